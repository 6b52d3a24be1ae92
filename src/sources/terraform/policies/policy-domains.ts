import type { Name } from "../../../model/dns.js";
import type { Evaluation } from "../values/instances.js";
import { textOfPieces } from "../values/values.js";
import { mentionsPolicy } from "./mentions.js";
import { policyDomainsInText } from "./policy-hosts.js";
import { textsIn } from "./texts.js";

/** The domains D for which a text of the evaluation holds the host `mta-sts.D`. */
export function policyDomainsIn(evaluation: Evaluation): ReadonlySet<Name> {
  const found = new Set<Name>();
  if (!mentionsPolicy(evaluation)) return found;
  for (const { value } of textsIn(evaluation)) {
    if (value.kind !== "text") continue;
    for (const domain of policyDomainsInText(textOfPieces(value.pieces))) found.add(domain);
  }
  return found;
}
