import type { Fix, Observation } from "../model/finding.js";
import { modeOf, mxFields, policyField } from "../model/policy.js";
import { isKnown, isUnknown } from "../model/text.js";
import { type JudgedPolicy, policiesOf, subjectIn } from "./parts/judged-policy.js";
import { fieldsMeantElsewhere } from "./parts/known-field.js";
import { insertLinesAfter } from "./parts/policy-edits.js";
import type { Rule } from "./rule.js";

export const policyMxMissing: Rule = {
  id: "policy-mx-missing",
  summary: "The policy names no mail host",
  severity: "error",
  rfc: "RFC 8461, section 3.2",
  why: "The mx lines are what a sender compares with the MX records: without one no host is right, or the policy is dropped.",
  aliases: ["MTASTS_NO_MX"],
  *check({ head }) {
    for (const judged of policiesOf(head)) {
      const { policy } = judged;
      if (mxFields(policy).length > 0 || policy.mayHoldMoreFields || fieldsMeantElsewhere(policy).has("mx")) continue;
      const mode = policyField(policy, "mode");
      if (mode && !isKnown(mode.value)) continue;
      yield modeOf(policy) === "none" ? noneNeeded(judged) : missing(judged);
    }
  },
};

function place({ policy }: JudgedPolicy) {
  return (policyField(policy, "mode") ?? policy.fields.at(-1))?.line;
}

function noneNeeded(judged: JudgedPolicy): Observation {
  return {
    severity: "notice",
    domain: judged.domain,
    range: place(judged)?.text.range,
    subject: subjectIn(judged, "mx"),
    message:
      "The policy has no `mx` line. In mode none that is allowed, but two senders reject such a policy, and so keep the one they had.",
    steps: ["Keep the mx lines of the policy that is being retired."],
  };
}

function missing(judged: JudgedPolicy): Observation {
  const hosts = knownHosts(judged);
  return {
    domain: judged.domain,
    range: place(judged)?.text.range,
    subject: subjectIn(judged, "mx"),
    message: "The policy has no `mx` line, so it allows no mail host at all: senders drop it, or deliver nothing.",
    steps: [
      hosts.length > 0
        ? `Add ${hosts.map((host) => `\`mx: ${host}\``).join(", ")}, as in the MX records.`
        : "Add a line `mx: ` with the host name of each MX record of the domain.",
    ],
    fixes: fixesOf(judged, hosts),
  };
}

/** The hosts of all domains that the policy serves; none unless all of them are known. */
function knownHosts({ domains }: JudgedPolicy): readonly string[] {
  const hosts = new Set<string>();
  for (const { mx } of domains) {
    if (mx.state !== "present") return [];
    for (const { exchange } of mx.value) {
      const host = isUnknown(exchange) ? undefined : exchange.value;
      if (host === undefined || host === "") return [];
      hosts.add(host);
    }
  }
  return [...hosts];
}

function fixesOf(judged: JudgedPolicy, hosts: readonly string[]): readonly Fix[] {
  const line = place(judged);
  if (!line || hosts.length === 0) return [];
  const texts = hosts.map((host) => `mx: ${host}`);
  return [
    { title: "Name the hosts of the MX records", safe: true, edits: insertLinesAfter(judged.policy, line, texts) },
  ];
}
