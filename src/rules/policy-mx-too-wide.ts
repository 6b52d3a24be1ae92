import type { Name } from "../model/dns.js";
import type { Observation } from "../model/finding.js";
import { normalizePattern } from "../model/mx-pattern.js";
import { mxFields } from "../model/policy.js";
import type { Change } from "../model/policy-domain.js";
import { isKnown } from "../model/text.js";
import { type JudgedPolicy, policiesOf, subjectIn } from "./parts/judged-policy.js";
import { providerWithCustomersBelow } from "./parts/mail-providers.js";
import { mxMistake } from "./parts/mx-repair.js";
import type { Rule } from "./rule.js";

export const policyMxTooWide: Rule = {
  id: "policy-mx-too-wide",
  summary: "A wildcard covers hosts of other people, or all of the domain",
  severity: "warning",
  rfc: "RFC 8461, section 10.4",
  why: "Whoever can get a certificate for a host that a pattern covers can receive the mail of the domain.",
  aliases: [],
  *check({ head, isPublicSuffix }) {
    for (const judged of policiesOf(head)) {
      const seen = new Set<string>();
      for (const { value } of mxFields(judged.policy)) {
        const pattern = normalizePattern(value.value);
        if (!pattern.startsWith("*.") || seen.has(pattern) || !isKnown(value) || mxMistake(value.value)) continue;
        seen.add(pattern);
        const width = widthOf(pattern.slice(2) as Name, judged, isPublicSuffix);
        if (width) yield { ...width, range: value.range, subject: subjectIn(judged, pattern) };
      }
    }
  },
};

type Width = Pick<Observation, "severity" | "domain" | "message" | "steps">;

function widthOf(parent: Name, judged: JudgedPolicy, isPublicSuffix: Change["isPublicSuffix"]): Width | undefined {
  const steps = ["Write a line `mx: ` with the whole name of each mail host instead."];
  if (!parent.includes(".") || isPublicSuffix(parent)) {
    return {
      severity: "warning",
      domain: judged.domain,
      message: `\`*.${parent}\` covers every domain right below ${parent}, whoever it belongs to: the policy lets mail go to hosts of strangers.`,
      steps,
    };
  }
  const provider = providerWithCustomersBelow(parent);
  if (provider !== undefined) {
    return {
      severity: "notice",
      domain: judged.domain,
      message: `\`*.${parent}\` covers the mail hosts of other customers of ${provider} too, not only this domain's own.`,
      steps,
    };
  }
  const own = judged.domains.find(({ name }) => name === parent);
  if (!own) return undefined;
  return {
    severity: "notice",
    domain: own.name,
    message: `\`*.${parent}\` covers every host right below ${parent}, also those that have nothing to do with mail: whoever takes over one of them could receive mail.`,
    steps,
  };
}
