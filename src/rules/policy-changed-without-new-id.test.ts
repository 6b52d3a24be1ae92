import { expect, test } from "vitest";
import { check, ruleCatches, ruleCatchesNot, ruleLeavesUndecided } from "../../test/rule-cases.js";
import { zoneText } from "../../test/zone-text.js";
import { policyChangedWithoutNewId } from "./policy-changed-without-new-id.js";

const ZONE = "zones/example.com.zone";
const OTHER_ZONE = "zones/example.org.zone";
const POLICY = "mta-sts.example.com/.well-known/mta-sts.txt";
const TEXT = "version: STSv1\nmode: testing\nmx: mail.example.com\nmax_age: 604800\n";

const sts = (id: string): string => `_mta-sts IN TXT "v=STSv1; id=${id}"`;
const shared = (id: string): string =>
  zoneText({
    apex: "example.org",
    sts: sts(id),
    mx: "@ IN MX 10 mail.example.com.",
    host: "mta-sts IN CNAME mta-sts.example.com.",
  });

const BASE = { [ZONE]: zoneText({ sts: sts("1") }), [POLICY]: TEXT };
const LISTS = "mta-sts.lists.example.com/.well-known/mta-sts.txt";

ruleCatches(policyChangedWithoutNewId, [
  {
    name: "another mode",
    base: BASE,
    head: { ...BASE, [POLICY]: TEXT.replace("testing", "enforce") },
    findings: [`${ZONE}:6:30 error`],
    says: /mode from "testing" to "enforce".*still "1".*for up to 1 week/,
  },
  {
    name: "another max_age",
    base: BASE,
    head: { ...BASE, [POLICY]: TEXT.replace("604800", "86400") },
    findings: [`${ZONE}:6:30 error`],
    says: /max_age from "604800" to "86400"/,
  },
  {
    name: "a pattern more and one less",
    base: BASE,
    head: { ...BASE, [POLICY]: TEXT.replace("mail.example.com", "mx.example.net\nmx: *.example.net") },
    findings: [`${ZONE}:6:30 error`],
    says: /mx "mx\.example\.net" and "\*\.example\.net" added; mx "mail\.example\.com" removed/,
  },
  {
    name: "a record that is quoted and split another way, with the same id",
    base: BASE,
    head: {
      [ZONE]: zoneText({ sts: '_mta-sts 300 IN TXT ( "v=STSv1;" " id=1;" )' }),
      [POLICY]: TEXT.replace("testing", "enforce"),
    },
    findings: [`${ZONE}:6:39 error`],
  },
  {
    name: "a policy that moves and changes",
    base: BASE,
    head: {
      [ZONE]: BASE[ZONE] ?? "",
      "sites/mta-sts.example.com/.well-known/mta-sts.txt": TEXT.replace("testing", "enforce"),
    },
    findings: [`${ZONE}:6:30 error`],
  },
  {
    name: "a shared policy, for the domain that keeps its id only",
    base: { ...BASE, [OTHER_ZONE]: shared("7") },
    head: {
      [ZONE]: zoneText({ sts: sts("2") }),
      [OTHER_ZONE]: shared("7"),
      [POLICY]: TEXT.replace("testing", "enforce"),
    },
    findings: [`${OTHER_ZONE}:6:30 error`],
  },
  {
    name: "a shared policy, for each domain that keeps its id",
    base: { ...BASE, [OTHER_ZONE]: shared("7") },
    head: { ...BASE, [OTHER_ZONE]: shared("7"), [POLICY]: TEXT.replace("testing", "enforce") },
    findings: [`${ZONE}:6:30 error`, `${OTHER_ZONE}:6:30 error`],
  },
  {
    name: "one record that announces two domains: the policy of the second changes",
    base: {
      [ZONE]: zoneText({ sts: sts("1"), extra: "_mta-sts.lists IN CNAME _mta-sts\nlists IN MX 10 mail" }),
      [POLICY]: TEXT,
      [LISTS]: TEXT,
    },
    head: {
      [ZONE]: zoneText({ sts: sts("1"), extra: "_mta-sts.lists IN CNAME _mta-sts\nlists IN MX 10 mail" }),
      [POLICY]: TEXT,
      [LISTS]: TEXT.replace("testing", "enforce"),
    },
    findings: [`${ZONE}:6:30 error`],
    says: /policy of lists\.example\.com changes/,
  },
  {
    name: "an octoDNS record, at the id",
    base: { "config/example.com.yaml": "_mta-sts:\n  type: TXT\n  value: v=STSv1\\; id=1\n", [POLICY]: TEXT },
    head: {
      "config/example.com.yaml": "_mta-sts:\n  type: TXT\n  value: v=STSv1\\; id=1\n",
      [POLICY]: TEXT.replace("testing", "enforce"),
    },
    findings: ["config/example.com.yaml:3:23 error"],
  },
  {
    name: "a zone that becomes octoDNS and keeps the id",
    base: BASE,
    head: {
      "config/example.com.yaml": "_mta-sts:\n  type: TXT\n  value: v=STSv1\\; id=1\n",
      [POLICY]: TEXT.replace("testing", "enforce"),
    },
    findings: ["config/example.com.yaml:3:23 error"],
  },
]);

ruleCatchesNot(policyChangedWithoutNewId, [
  { name: "a single state", head: BASE },
  {
    name: "policy and id together",
    base: BASE,
    head: { [ZONE]: zoneText({ sts: sts("2") }), [POLICY]: TEXT.replace("testing", "enforce") },
  },
  {
    name: "order, line ends, blanks, capitals and an unknown field",
    base: BASE,
    head: {
      ...BASE,
      [POLICY]: "version:   STSv1\r\nmx: MAIL.example.com \r\nmax_age: 604800\r\nmode: testing\r\nx-note: hello\r\n",
    },
  },
  {
    name: "a policy that becomes valid with the same fields",
    base: { ...BASE, [POLICY]: `\n${TEXT.replace("example.com", "example.com.")}\n` },
    head: BASE,
  },
  {
    name: "a policy that moves",
    base: BASE,
    head: { [ZONE]: BASE[ZONE] ?? "", "www/mta-sts.example.com/mta-sts.txt": TEXT },
  },
  { name: "a policy that enters the repository", base: { [ZONE]: BASE[ZONE] ?? "" }, head: BASE },
  {
    name: "a record that enters the repository",
    base: { [POLICY]: TEXT },
    head: { ...BASE, [POLICY]: TEXT.replace("testing", "enforce") },
  },
  {
    name: "a domain that joins a shared policy",
    base: BASE,
    head: { ...BASE, [OTHER_ZONE]: shared("1") },
  },
  {
    name: "a copy elsewhere that changes",
    base: { ...BASE, "backup/mta-sts.example.com/mta-sts.txt": TEXT },
    head: { ...BASE, "backup/mta-sts.example.com/mta-sts.txt": TEXT.replace("testing", "none") },
  },
  {
    name: "a template whose text is the same",
    base: { ...BASE, [POLICY]: TEXT.replace("mail.example.com", "{{ mx }}") },
    head: { ...BASE, [POLICY]: TEXT.replace("mail.example.com", "{{ mail.host }}") },
  },
  {
    name: "a second record with a new id, which is a mistake of its own",
    base: BASE,
    head: {
      [ZONE]: zoneText({ sts: `${sts("1")}\n${sts("2")}` }),
      [POLICY]: TEXT.replace("testing", "enforce"),
    },
  },
  {
    name: "an id that becomes another expression",
    base: { ...BASE, [ZONE]: zoneText({ sts: sts("{{ old }}") }) },
    head: { [ZONE]: zoneText({ sts: sts("{{ new }}") }), [POLICY]: TEXT.replace("testing", "enforce") },
  },
]);

/** What no sender takes: nobody holds it, and once it is mended every sender fetches it anew. */
const DROPPED: readonly (readonly [string, string])[] = [
  ["a mode that is none", TEXT.replace("testing", "enforced")],
  ["no mode", TEXT.replace("mode: testing\n", "")],
  ["a misspelt mode", TEXT.replace("mode", "mod")],
  ["another version", TEXT.replace("STSv1", "2")],
  ["no version", TEXT.replace("version: STSv1\n", "")],
  ["a max_age that is no number", TEXT.replace("604800", "7d")],
  ["a comment behind the max_age", TEXT.replace("604800", "604800 # a week")],
  ["no max_age", TEXT.replace("max_age: 604800\n", "")],
  ["a max_age of zero", TEXT.replace("604800", "0")],
  ["no mx", TEXT.replace("mx: mail.example.com\n", "")],
  ["a misspelt mx", TEXT.replace("mx", "nmx")],
];
const ENFORCED = TEXT.replace("testing", "enforce").replace("604800", "1209600");

ruleCatchesNot(
  policyChangedWithoutNewId,
  DROPPED.map(([name, text]) => ({
    name: `${name} on base`,
    base: { ...BASE, [POLICY]: text },
    head: { ...BASE, [POLICY]: ENFORCED },
  })),
);

/** The slip itself is one mistake, of another rule; with it mended there is no change, or nobody knows which. */
ruleCatchesNot(
  policyChangedWithoutNewId,
  [
    ...DROPPED.filter(([name]) => !/zero|is none/.test(name)),
    ["a mode with a slip", TEXT.replace("testing", "test")] as const,
    ["a mode that can only be guessed", TEXT.replace("testing", "report")] as const,
    ["a preference before the mx", TEXT.replace("mail.", "10 mail.")] as const,
    ["an mx that is an address", TEXT.replace("mail.example.com", "192.0.2.1")] as const,
  ].map(([name, text]) => ({ name: `${name} on head`, base: BASE, head: { ...BASE, [POLICY]: text } })),
);

ruleCatches(policyChangedWithoutNewId, [
  {
    name: "another mode with a slip in it",
    base: BASE,
    head: { ...BASE, [POLICY]: TEXT.replace("testing", "enforced") },
    findings: [`${ZONE}:6:30 error`],
    says: /mode from "testing" to "enforced"/,
  },
  {
    name: "another max_age beside a slip",
    base: BASE,
    head: { ...BASE, [POLICY]: TEXT.replace("604800", "1209600").replace("mail.", "10 mail.") },
    findings: [`${ZONE}:6:30 error`],
    says: /changes \(max_age from "604800" to "1209600"\)/,
  },
  {
    name: "an mx that becomes right: most senders kept the wrong one",
    base: { ...BASE, [POLICY]: TEXT.replace("mail.", "10 mail.") },
    head: BASE,
    findings: [`${ZONE}:6:30 error`],
  },
  {
    name: "a max_age over the limit, which some senders keep",
    base: { ...BASE, [POLICY]: TEXT.replace("604800", "99999999") },
    head: BASE,
    findings: [`${ZONE}:6:30 error`],
  },
]);

ruleLeavesUndecided(policyChangedWithoutNewId, [
  {
    name: "a record that is not in the repository",
    base: { [POLICY]: TEXT },
    head: { [POLICY]: TEXT.replace("testing", "enforce") },
    because: /publish a new id in the TXT record at _mta-sts\.example\.com/,
  },
  {
    name: "a policy of an unknown domain",
    base: { "public/.well-known/mta-sts.txt": TEXT },
    head: { "public/.well-known/mta-sts.txt": TEXT.replace("testing", "enforce") },
    because: /which domain the policy serves/,
  },
  {
    name: "an id that is filled in",
    base: { ...BASE, [ZONE]: zoneText({ sts: sts("{{ id }}") }) },
    head: { [ZONE]: zoneText({ sts: sts("{{ id }}") }), [POLICY]: TEXT.replace("testing", "enforce") },
    because: /filled in/,
  },
  {
    name: "a record that is filled in",
    base: { ...BASE, [ZONE]: zoneText({ sts: '_mta-sts IN TXT "{{ record }}"' }) },
    head: {
      [ZONE]: zoneText({ sts: '_mta-sts IN TXT "{{ record }}"' }),
      [POLICY]: TEXT.replace("testing", "enforce"),
    },
    because: /filled in before it is published: publish a new id/,
  },
  {
    name: "a record whose end is filled in",
    base: { ...BASE, [ZONE]: zoneText({ sts: '_mta-sts IN TXT "v=STSv1; {{ rest }}"' }) },
    head: {
      [ZONE]: zoneText({ sts: '_mta-sts IN TXT "v=STSv1; {{ rest }}"' }),
      [POLICY]: TEXT.replace("testing", "enforce"),
    },
    because: /filled in before it is published: publish a new id/,
  },
  {
    name: "a pattern beside one that is filled in",
    base: { ...BASE, [POLICY]: TEXT.replace("max_age", "mx: {{ mx }}\nmax_age") },
    head: { ...BASE, [POLICY]: TEXT.replace("max_age", "mx: {{ mx }}\nmx: b.example.com\nmax_age") },
    because: /filled in/,
  },
  {
    name: "a record that is an alias out of the repository",
    base: { ...BASE, [ZONE]: zoneText({ sts: "_mta-sts IN CNAME _mta-sts.provider.example." }) },
    head: {
      [ZONE]: zoneText({ sts: "_mta-sts IN CNAME _mta-sts.provider.example." }),
      [POLICY]: TEXT.replace("testing", "enforce"),
    },
    because: /outside this repository/,
  },
]);

test("the fix asks for a new id, and the changed lines are shown", async () => {
  const head = { ...BASE, [POLICY]: TEXT.replace("testing", "enforce") };
  const { observations } = await check(policyChangedWithoutNewId, { base: BASE, head });
  const [finding] = observations;
  expect(finding?.fixes?.map(({ safe, renewIdOf }) => ({ safe, renewIdOf }))).toEqual([
    { safe: true, renewIdOf: ["example.com"] },
  ]);
  expect(finding?.related?.map(({ range }) => [range.path, range.side])).toEqual([[POLICY, undefined]]);
});

test("one record that announces several domains gives one finding, which names them and shows the alias", async () => {
  const zone = zoneText({ sts: sts("1"), extra: "_mta-sts.lists IN CNAME _mta-sts\nlists IN MX 10 mail" });
  const { observations } = await check(policyChangedWithoutNewId, {
    base: { [ZONE]: zone, [POLICY]: TEXT, [LISTS]: TEXT },
    head: { [ZONE]: zone, [POLICY]: TEXT.replace("testing", "enforce"), [LISTS]: TEXT.replace("604800", "86400") },
  });
  expect(observations.map(({ fixes }) => fixes?.[0]?.renewIdOf)).toEqual([["example.com", "lists.example.com"]]);
  expect(observations[0]?.related?.map(({ range }) => range.path)).toEqual([POLICY, LISTS, ZONE]);
});
