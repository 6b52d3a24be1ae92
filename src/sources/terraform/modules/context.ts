import type { ReadContext } from "../../source.js";
import type { HclParser } from "../syntax/parser.js";

/** What evaluating configurations takes besides their files. */
export interface TerraformContext extends Pick<ReadContext, "open" | "has" | "filesIn"> {
  readonly parser: HclParser;
}
