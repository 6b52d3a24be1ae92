import { childOf } from "../model/dns.js";
import type { Observation } from "../model/finding.js";
import type { PolicyDomain } from "../model/policy-domain.js";
import { keptFor, waitingTime } from "./parts/policy-step-words.js";
import { type Retirement, retirementsIn } from "./parts/removal.js";
import { series } from "./parts/series.js";
import type { Rule } from "./rule.js";

export const policyRemovedWithoutNone: Rule = {
  id: "policy-removed-without-none",
  summary: "MTA-STS is removed while senders may still hold the policy",
  severity: "error",
  rfc: "RFC 8461, section 8.3",
  why: "Senders keep a policy for its max_age, and with the record or the policy gone they can't learn that it ended.",
  aliases: [],
  *check(change) {
    const found = new Map<string, Retired>();
    for (const said of retirementsIn(change)) {
      if ("undecided" in said) yield said;
      // One record or policy may serve many domains: its removal is one mistake.
      else {
        const key = `${said.range.path} ${said.range.start}`;
        const known = found.get(key);
        if (known) known.bases.push(said.base);
        else found.set(key, { ...said, bases: [said.base] });
      }
    }
    for (const retired of found.values()) yield observe(retired);
  },
};

interface Retired extends Omit<Retirement, "base"> {
  readonly bases: PolicyDomain[];
}

const WHAT_IS_GONE = {
  record: ({ recordOwner }: PolicyDomain) => `The TXT record at ${recordOwner}`,
  policy: () => "The policy file",
  host: ({ name }: PolicyDomain) => `The host ${childOf("mta-sts", name)}`,
} as const;

function observe({ bases, gone, range, document, mode }: Retired): Observation {
  const [first] = bases;
  const domains = series([...new Set(bases.map(({ name }) => name))]);
  const what = first === undefined ? "" : WHAT_IS_GONE[gone](first);
  const consequence =
    mode === "enforce"
      ? "and keep mail back if the mail hosts or their certificates change in that time"
      : "and go on sending reports for it";
  return {
    message: `${what} is removed, while the policy of ${domains} was in mode ${mode}. Senders that hold that policy go on using it ${keptFor(document.policy)} without a way to learn that it has ended, ${consequence}.`,
    steps: [
      "Put back what this change removes.",
      `Change the policy to \`mode: none\` with \`max_age: 86400\` (1 day), leave its mx lines, and serve it.`,
      `Then publish a new id at ${series([...new Set(bases.map(({ recordOwner }) => recordOwner))])}.`,
      `Wait ${waitingTime(document.policy)}, or longer if an earlier policy had a greater max_age.`,
      "Then remove the TXT record, and after it the policy and its host.",
    ],
    domain: first?.name,
    range,
    subject: gone,
    severity: mode === "enforce" ? "error" : "warning",
    related: gone === "policy" ? [] : [{ message: `This is the policy in mode ${mode}.`, range: document.range }],
  };
}
