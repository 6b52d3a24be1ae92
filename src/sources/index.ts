import { octodnsSource } from "./octodns/index.js";
import { policyFileSource } from "./policy-file/index.js";
import type { Source } from "./source.js";
import { zoneFileSource } from "./zone-file/index.js";

/** A file goes to the first source that claims it, so the stricter ones come first. */
export const sources: readonly Source[] = [policyFileSource, octodnsSource, zoneFileSource];
