import type { MxRecord, Name, TxtRecord, Zone } from "../../src/model/dns.js";
import type { Finding, RecordToPublish, RuleFacts, Severity } from "../../src/model/finding.js";
import { findingKey } from "../../src/model/finding-key.js";
import { parsePolicy } from "../../src/model/policy.js";
import type { PolicyDocument, PolicyDomain, State } from "../../src/model/policy-domain.js";
import { parseStsRecord } from "../../src/model/sts-record.js";
import { type Range, rangeOf, type SourceFile, subtext, textOf } from "../../src/model/text.js";
import { actionOptions } from "../../src/reporters/action-options.js";
import type { Report } from "../../src/reporters/report.js";

/** Reports as a run makes them, put together by hand: what reporters are tried on. */

export const RULES: readonly RuleFacts[] = [
  {
    id: "policy-changed-without-new-id",
    summary: "The policy changed, but the id in the TXT record did not",
    severity: "error",
    rfc: "RFC 8461, section 3.1",
    why: "Senders keep the old policy until its max_age runs out, because only a new id makes them look again.",
    aliases: [],
  },
  {
    id: "mx-not-covered",
    summary: "An MX host matches no mx pattern of the policy",
    severity: "error",
    rfc: "RFC 8461, section 4.1",
    why: "In mode enforce, senders do not deliver to a host that the policy does not name.",
    aliases: ["MTASTS_MX_MISMATCH"],
  },
  {
    id: "policy-removed-without-none",
    summary: "A policy was removed without serving mode none first",
    severity: "error",
    rfc: "RFC 8461, section 8.3",
    why: "Senders go on enforcing the policy they keep, up to its max_age.",
    aliases: [],
  },
  {
    id: "policy-max-age-short",
    summary: "The max_age is short",
    severity: "warning",
    rfc: "RFC 8461, section 10.2",
    why: "A policy that senders soon forget protects only against an attack that is shorter than that.",
    aliases: ["MTASTS_SHORT_MAXAGE"],
  },
  {
    id: "tls-report-missing",
    summary: "No TLSRPT record",
    severity: "notice",
    rfc: "RFC 8460, section 3",
    why: "Without reports nobody learns of mail that was not delivered.",
    aliases: [],
  },
];

export const fileOf = (path: string, text: string, side?: "base"): SourceFile => ({
  path,
  bytes: new TextEncoder().encode(text),
  ...(side ? { side } : {}),
});

/** The bytes of the first occurrence of a text in a file. */
export function placeOf(file: SourceFile, text: string): Range {
  const whole = textOf(file);
  const at = whole.value.indexOf(text);
  if (at === -1) throw new RangeError(`${file.path} does not hold ${text}`);
  return subtext(whole, at, at + text.length).range;
}

const ZONE = `$ORIGIN example.com.
$TTL 3600
@         IN  SOA ns1 hostmaster 2026010101 7200 3600 1209600 300
          IN  MX  10 mx1
          IN  MX  20 mx2.example.net.
_mta-sts  IN  TXT "v=STSv1; id=20260101;"
mta-sts   IN  A   192.0.2.10
`;
const POLICY = `version: STSv1
mode: enforce
mx: mx1.example.com
mx: *.example.net
max_age: 86400
`;
export const zoneFile = fileOf("zones/example.com.zone", ZONE);
export const policyFile = fileOf("public/.well-known/mta-sts.txt", POLICY);
export const basePolicyFile = fileOf(
  "public/.well-known/mta-sts.txt",
  POLICY.replace("mx: *.example.net\n", ""),
  "base",
);
const DOMAIN = "example.com" as Name;

/** One domain with its zone and policy; everything else empty. */
export function stateOf(zone: SourceFile, policy: SourceFile, more: readonly SourceFile[] = []): State {
  const document: PolicyDocument = {
    policy: parsePolicy(textOf(policy)),
    path: policy.path,
    range: rangeOf(policy),
    form: "file",
    domains: [DOMAIN],
  };
  const whole = textOf(zone);
  const at = whole.value.indexOf("v=STSv1");
  const text = subtext(whole, at, whole.value.indexOf('"', at));
  const txt: TxtRecord = {
    type: "TXT",
    owner: { value: `_mta-sts.${DOMAIN}` as Name, range: text.range },
    range: text.range,
    text,
  };
  const mx = ["mx1.example.com", "mx2.example.net"].map((host): MxRecord => {
    const range = placeOf(zone, host.replace(/\.example\.com$/, ""));
    const owner = { value: DOMAIN, range };
    return { type: "MX", owner, range, preference: 10, exchange: { value: host as Name, range }, written: host };
  });
  const zoneOf: Zone = {
    apex: DOMAIN,
    complete: true,
    records: [...mx, txt],
    path: zone.path,
    range: rangeOf(zone),
    format: "zone-file",
  };
  const owner = txt.owner.value;
  const domain: PolicyDomain = {
    name: DOMAIN,
    zones: [zoneOf],
    complete: true,
    records: new Map([[owner, [txt]]]),
    recordOwner: owner,
    announcement: {
      state: "present",
      value: { owner, alias: undefined, txt: [txt], records: [parseStsRecord(txt)], wildcard: false },
    },
    mx: { state: "present", value: mx },
    policyHost: { state: "unknown", reason: "the host is somewhere else" },
    tlsReport: { state: "absent" },
    policies: [document],
  };
  const files = new Map([zone, policy, ...more].map((file) => [file.path, file]));
  return {
    domains: [domain],
    zones: [zoneOf],
    policies: [document],
    unassigned: [],
    problems: [],
    undecided: [],
    unread: [],
    files,
  };
}

export const EMPTY_STATE: State = {
  domains: [],
  zones: [],
  policies: [],
  unassigned: [],
  problems: [],
  undecided: [],
  unread: [],
  files: new Map(),
};

export const OPTIONS = { version: "0.1.0", color: false, width: 100 } as const;

/** As in a run of the Action on a pull request. */
export const ACTION_OPTIONS = actionOptions({
  version: "0.1.0",
  server: "https://github.com",
  owner: "example",
  repo: "dns",
  run: { id: "7", attempt: "1" },
  head: "2222222222222222222222222222222222222222",
  base: "1111111111111111111111111111111111111111",
  pullRequestHead: "3333333333333333333333333333333333333333",
});

export function reportOf(parts: Partial<Report>): Report {
  return {
    base: undefined,
    head: "worktree",
    prefix: "",
    baseState: undefined,
    state: stateOf(zoneFile, policyFile),
    findings: [],
    undecided: [],
    suppressed: 0,
    preexisting: 0,
    patch: undefined,
    rules: RULES,
    ...parts,
  };
}

export function findingOf(parts: Partial<Finding> & { readonly rule: string }): Finding {
  const severity: Severity = RULES.find(({ id }) => id === parts.rule)?.severity ?? "error";
  return {
    severity,
    message: "Something is wrong.",
    domain: DOMAIN,
    range: undefined,
    subject: "",
    fixes: [],
    related: [],
    introduced: true,
    ...parts,
  };
}

const idPlace = placeOf(zoneFile, "20260101;");
const idRange = { ...idPlace, end: idPlace.end - 1 };
const NEW_ID: RecordToPublish = {
  owner: "_mta-sts.example.com" as Name,
  ttl: 3600,
  type: "TXT",
  value: "v=STSv1; id=20260214;",
};

const sameId = findingOf({
  rule: "policy-changed-without-new-id",
  message:
    "The policy of `example.com` changed (its mx patterns), but the id in the TXT record is still `20260101`. Senders look at the policy again only when the id is new, so most will go by the old one until its max_age of a day is over.",
  steps: ["Put a new id into the TXT record, such as `20260214`, in the same change as the policy."],
  range: idRange,
  subject: "id",
  related: [
    { message: "the policy has a new mx pattern", range: placeOf(policyFile, "*.example.net") },
    { message: "the patterns were these", range: placeOf(basePolicyFile, "mx: mx1.example.com") },
  ],
  fixes: [
    {
      title: "Publish the new id 20260214",
      safe: true,
      edits: [{ path: zoneFile.path, start: idRange.start, end: idRange.end, text: "20260214" }],
    },
  ],
  publish: [NEW_ID],
});

const DIFF = `--- a/zones/example.com.zone
+++ b/zones/example.com.zone
@@ -3,5 +3,5 @@
 @         IN  SOA ns1 hostmaster 2026010101 7200 3600 1209600 300
           IN  MX  10 mx1
           IN  MX  20 mx2.example.net.
-_mta-sts  IN  TXT "v=STSv1; id=20260101;"
+_mta-sts  IN  TXT "v=STSv1; id=20260214;"
 mta-sts   IN  A   192.0.2.10
`;

const notice = findingOf({
  rule: "tls-report-missing",
  message: "Nobody is told of mail that was not delivered, since `_smtp._tls.example.com` has no TLSRPT record.",
  range: rangeOf(zoneFile),
  subject: "_smtp._tls",
});

const shortAge = findingOf({
  rule: "policy-max-age-short",
  message: "The max_age of 86400 seconds is a day; a week is the least that most operators choose.",
  range: placeOf(policyFile, "86400"),
  subject: "max_age",
  introduced: false,
});

/** Several lines, wide characters, tabs, a long line, a range on several lines, a removal, no place at all. */
const oddFile = fileOf(
  "dns/日本/odd.tf",
  `locals {\n\tmx = ["メール.example.jp", "mx9.example.jp"] # 郵便\n\n  policy = <<-EOT\n    version: STSv1\n    mode: enforce\n    mx: mx1.example.jp\n    mx: mx2.example.jp\n    mx: mx3.example.jp\n    max_age: 86400\n  EOT\n  long = "${"v=spf1 include:_spf.example.jp ".repeat(9)}id=2026-01-01 ${"and so on ".repeat(12)}"\n}\n`,
);
const odd = "example.jp" as Name;
const ODD_FINDINGS: readonly Finding[] = [
  findingOf({
    rule: "mx-not-covered",
    domain: odd,
    message: "The MX host `mx9.example.jp` matches no mx pattern of the policy.",
    steps: [
      "Add the line `mx: mx9.example.jp` to the policy.",
      "Put a new id into the TXT record once the policy is served, so that senders fetch it; until they have done so, they do not deliver to this host.",
    ],
    range: placeOf(oddFile, "mx9.example.jp"),
    subject: "mx9.example.jp",
    related: [
      {
        message: "the patterns of the policy",
        range: placeOf(
          oddFile,
          "version: STSv1\n    mode: enforce\n    mx: mx1.example.jp\n    mx: mx2.example.jp\n    mx: mx3.example.jp\n    max_age: 86400",
        ),
      },
    ],
    publish: [{ owner: "_mta-sts.example.jp" as Name, ttl: 300, type: "TXT", value: "v=STSv1; id=2;" }],
  }),
  findingOf({
    rule: "mx-not-covered",
    domain: odd,
    message: "The MX host `メール.example.jp` matches no mx pattern of the policy.",
    range: placeOf(oddFile, "メール.example.jp"),
    subject: "メール.example.jp",
  }),
  findingOf({
    rule: "policy-removed-without-none",
    message: "The policy of `example.com` is removed while senders may keep it in mode enforce until 2026-03-01.",
    steps: ["Bring it back with mode none and a new id.", "Remove it after 2026-03-01."],
    range: rangeOf(basePolicyFile),
    subject: "policy",
    related: [{ message: "the mode that senders keep", range: placeOf(basePolicyFile, "mode: enforce") }],
  }),
  findingOf({
    rule: "policy-max-age-short",
    domain: odd,
    message: "The id is not one.",
    range: placeOf(oddFile, "2026-01-01"),
    subject: "long",
  }),
  findingOf({
    rule: "config-unknown-domain",
    domain: undefined,
    severity: "warning",
    message: "The configuration names a domain that is not here.",
    subject: "x",
  }),
];

const compared = {
  base: "1111111111111111111111111111111111111111",
  head: "2222222222222222222222222222222222222222",
  baseState: stateOf({ ...zoneFile, side: "base" }, basePolicyFile),
};

const many: readonly Finding[] = Array.from({ length: 200 }, (_, index) =>
  findingOf({
    rule: index < 120 ? "mx-not-covered" : "policy-max-age-short",
    domain: `d${index}.example.com` as Name,
    message: `The MX host \`mx${index}.example.net\` matches no mx pattern of the policy of d${index}.example.com, so that senders in mode enforce do not deliver to it.`,
    steps: ["Add the pattern to the policy.", "Publish a new id."],
    range: placeOf(zoneFile, "mx2.example.net."),
    subject: `mx${index}.example.net`,
  }),
);

/** By the name of its golden files. */
export const SAMPLES: Readonly<Record<string, Report>> = {
  clean: reportOf({ ...compared, findings: [notice], preexisting: 1 }),
  empty: reportOf({ state: EMPTY_STATE }),
  "one-error": reportOf({
    ...compared,
    findings: [sameId, shortAge, notice],
    patch: {
      edits: sameId.fixes.flatMap(({ edits }) => edits),
      diff: DIFF,
      mends: [findingKey(sameId)],
      leaves: [],
    },
  }),
  "many-places": reportOf({
    ...compared,
    state: stateOf(zoneFile, policyFile, [oddFile]),
    findings: ODD_FINDINGS,
    suppressed: 1,
  }),
  undecided: reportOf({
    undecided: [
      {
        domain: DOMAIN,
        undecided: "whether the id is new",
        reason: "it is made of the variable `build_number`, which has no default",
        range: idRange,
      },
      {
        domain: undefined,
        undecided: "whose policy this is",
        reason: "nothing names its domain",
        range: rangeOf(policyFile),
      },
    ],
  }),
  "two-hundred": reportOf({ findings: many }),
};
