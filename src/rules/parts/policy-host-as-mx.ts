import type { Observation } from "../../model/finding.js";
import { normalizePattern } from "../../model/mx-pattern.js";
import { mxFields } from "../../model/policy.js";
import { type JudgedPolicy, subjectIn } from "./judged-policy.js";

/**
 * The policy host in the place of the mail host. Only where the MX records are not known: where they are,
 * `mx-not-covered` and `mx-pattern-unused` tell.
 */
export function* policyHostAsMx(judged: JudgedPolicy): Iterable<Observation> {
  for (const { value } of mxFields(judged.policy)) {
    const host = normalizePattern(value.value);
    const domain = judged.domains.find(({ name, mx }) => host === `mta-sts.${name}` && mx.state === "unknown");
    if (!domain) continue;
    yield {
      severity: "warning",
      domain: domain.name,
      range: value.range,
      subject: subjectIn(judged, host),
      message: `${host} is the host that serves this policy. The mx lines name the hosts that receive mail, and unless that is the same machine, no MX of ${domain.name} matches this one.`,
      steps: [`Write the hosts of the MX records of ${domain.name}.`],
    };
    return;
  }
}
