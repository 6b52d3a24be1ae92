import { mayBeDnsControl, mayBeReadByDnsControl } from "./dnscontrol/paths.js";
import { MTA_STS_WORDS } from "./mta-sts-words.js";
import { mayBeOctodns } from "./octodns/paths.js";
import { mayBePolicy } from "./policy-file/paths.js";
import type { Source } from "./source.js";
import { mayBeReadByTerraform, mayBeTerraform } from "./terraform/paths.js";
import { mayBeZoneFile } from "./zone-file/paths.js";

/** A file goes to the first source that claims it, so the stricter ones come first. */
export const sources: readonly Source[] = [
  {
    name: "terraform",
    mayClaim: mayBeTerraform,
    mayRead: mayBeReadByTerraform,
    words: MTA_STS_WORDS,
    load: async () => (await import("./terraform/index.js")).terraform,
  },
  { name: "policy-file", mayClaim: mayBePolicy, load: async () => (await import("./policy-file/index.js")).policyFile },
  { name: "octodns", mayClaim: mayBeOctodns, load: async () => (await import("./octodns/index.js")).octodns },
  {
    name: "dnscontrol",
    mayClaim: mayBeDnsControl,
    mayRead: mayBeReadByDnsControl,
    words: MTA_STS_WORDS,
    load: async () => (await import("./dnscontrol/index.js")).dnscontrol,
  },
  { name: "zone-file", mayClaim: mayBeZoneFile, load: async () => (await import("./zone-file/index.js")).zoneFile },
];
