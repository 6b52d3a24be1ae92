import { expect, test } from "vitest";
import { compare, type Files, findingsIn, repositoryOf } from "./repository.js";

const POLICY_PATH = "mta-sts.example.com/.well-known/mta-sts.txt";
const ZONE_PATH = "zones/example.com.zone";

const POLICY = "version: STSv1\nmode: enforce\nmx: mail.example.com\nmx: *.example.net\nmax_age: 604800\n";

const ZONE = `$ORIGIN example.com.
$TTL 3600
@ IN SOA ns1 hostmaster 1 7200 3600 1209600 3600
@ IN NS ns1
@ IN MX 10 mail
@ IN MX 20 backup.example.net.
ns1 IN A 192.0.2.53
mail IN A 192.0.2.1
mta-sts IN A 192.0.2.2
_mta-sts IN TXT "v=STSv1; id=20260101T000000"
_smtp._tls IN TXT "v=TLSRPTv1; rua=mailto:tls@example.com"
`;

const OCTODNS = `---
'':
  - type: MX
    values:
      - exchange: mail.example.com.
        preference: 10
      - exchange: backup.example.net.
        preference: 20
_mta-sts:
  type: TXT
  value: v=STSv1\\; id=20260101T000000
_smtp._tls:
  type: TXT
  value: v=TLSRPTv1\\; rua=mailto:tls@example.com
mail:
  type: A
  value: 192.0.2.1
mta-sts:
  type: Route53Provider/ALIAS
  value: sites.example.net.
`;

const BASE: Files = { [POLICY_PATH]: POLICY, [ZONE_PATH]: ZONE };

function zone(...replacements: readonly (readonly [string | RegExp, string])[]): string {
  return replacements.reduce((text, [from, to]) => text.replace(from, to), ZONE);
}

interface Trap {
  readonly name: string;
  readonly base: Files;
  readonly head: Files;
  /** The notices that are right all the same; nothing else may come. */
  readonly notices?: readonly string[];
}

const TRAPS: readonly Trap[] = [
  {
    name: "1 a template is refactored, the rendered text is the same",
    base: { ...BASE, "templates/mta-sts.txt.j2": "version: STSv1\nmode: {{ mode }}\nmx: {{ mx }}\nmax_age: 604800\n" },
    head: {
      ...BASE,
      "templates/mta-sts.txt.j2":
        "version: STSv1\nmode: {{ sts.mode }}\n{% for host in mx %}\nmx: {{ host }}\n{% endfor %}\nmax_age: 604800\n",
    },
  },
  {
    name: "2 only comments around the policy change, even such as hold mx",
    base: { ...BASE, "deploy.sh": "#!/bin/sh\n# mx: old.example.com\ncp mta-sts.txt /srv\n" },
    head: {
      ...BASE,
      "deploy.sh": "#!/bin/sh\n# mx: new.example.com, mode: none\ncp mta-sts.txt /srv\n",
      [ZONE_PATH]: `; mx: other.example.com\n${ZONE}`,
    },
  },
  {
    name: "3 the policy moves",
    base: BASE,
    head: { "sites/mta-sts.example.com/public/.well-known/mta-sts.txt": POLICY, [ZONE_PATH]: ZONE },
  },
  {
    name: "3 old copies of the zone stay what they are",
    base: { ...BASE, "zones/example.com.zone.bak": zone(["20260101", "20250101"]), "old/example.com.zone": ZONE },
    head: {
      [POLICY_PATH]: POLICY.replace("604800", "1209600"),
      [ZONE_PATH]: zone(["20260101T000000", "20260201T000000"]),
      "zones/example.com.zone.bak": zone(["20260101", "20250101"]),
      "old/example.com.zone": ZONE,
    },
    notices: [`${ZONE_PATH}:10:30 notice publish-order example.com`],
  },
  { name: "3 the zone moves", base: BASE, head: { [POLICY_PATH]: POLICY, "dns/db.example.com": ZONE } },
  {
    name: "3 the zone becomes octoDNS",
    base: BASE,
    head: { [POLICY_PATH]: POLICY, "config/example.com.yaml": OCTODNS },
  },
  {
    name: "4 the quoting of the TXT record changes",
    base: BASE,
    head: {
      ...BASE,
      [ZONE_PATH]: zone(['"v=STSv1; id=20260101T000000"', '( "v=STSv1; "\n  "id=2026" "0101T000000" )']),
    },
  },
  {
    name: "4 the escaping of the TXT record changes, and its place",
    base: BASE,
    head: {
      ...BASE,
      [ZONE_PATH]: `${zone([/^_mta-sts.*\n/m, ""])}_mta-sts.example.com. 3600 IN TXT v=STSv1\\;\\032id=20260101T000000\n`,
    },
  },
  {
    name: "5 the id is filled in by a program",
    base: { ...BASE, [ZONE_PATH]: zone(["20260101T000000", "{{ sts_id }}"]) },
    head: {
      [POLICY_PATH]: POLICY.replace("604800", "1209600"),
      [ZONE_PATH]: zone(["20260101T000000", "{{ sts_id }}"]),
    },
  },
  { name: "6 the policy enters the repository, the record was there before", base: { [ZONE_PATH]: ZONE }, head: BASE },
  {
    name: "7 a new domain joins a shared policy",
    base: BASE,
    head: {
      ...BASE,
      "zones/example.org.zone": ZONE.replaceAll("example.com", "example.org")
        .replace("MX 10 mail", "MX 10 mail.example.com.")
        .replace("mta-sts IN A 192.0.2.2", "mta-sts IN CNAME mta-sts.example.com."),
    },
  },
  {
    name: "8 a record without a policy here",
    base: { [ZONE_PATH]: ZONE },
    head: { [ZONE_PATH]: zone(["20260101T000000", "20260201T000000"]) },
  },
  {
    name: "8 a policy without a record here",
    base: { [POLICY_PATH]: POLICY },
    head: { [POLICY_PATH]: POLICY.replace("604800", "1209600") },
  },
  { name: "9 only line ends change", base: BASE, head: { ...BASE, [POLICY_PATH]: POLICY.replaceAll("\n", "\r\n") } },
  {
    name: "10 the id is bumped without a policy change",
    base: BASE,
    head: { ...BASE, [ZONE_PATH]: zone(["20260101T000000", "20260201T000000"]) },
    notices: [`${ZONE_PATH}:10:30 notice id-changed-without-policy example.com`],
  },
  {
    name: "11 documentation and tests hold records and policies",
    base: BASE,
    head: {
      ...BASE,
      "README.md": 'Publish `_mta-sts IN TXT "v=STSv1; id=1-2"` and\n\n    version: STSv1\n    mode: enforced\n',
      "docs/dns.txt":
        'To set up MTA-STS add this record:\n\n_mta-sts.example.com. IN TXT "v=STSv1; id=x-y"\n\nand serve the policy:\n\nversion: STSv1\nmode: enforced\n',
      "tests/fixtures/mta-sts.txt": "version: STSv2\nmode: enforced\n",
      "tests/zones/broken.zone": '$ORIGIN broken.example.\n@ SOA a b 1 2 3 4 5\n_mta-sts TXT "v=STSv1; id=not valid"\n',
    },
  },
  {
    name: "13 hosts and validation records with look-alike names",
    base: BASE,
    head: {
      ...BASE,
      [ZONE_PATH]: `${ZONE}_0123abc.mta-sts IN CNAME _x.acm-validations.aws.\n_443._tcp.mta-sts IN TLSA 3 1 1 00\nmta-sts-2 IN A 192.0.2.9\n`,
    },
  },
  {
    name: "14 the policy host is a provider's own record type",
    base: { [POLICY_PATH]: POLICY },
    head: { [POLICY_PATH]: POLICY, "config/example.com.yaml": OCTODNS },
  },
  {
    name: "15 a lenient provider and an unescaped semicolon",
    base: { [POLICY_PATH]: POLICY, "config/example.com.yaml": OCTODNS },
    head: {
      [POLICY_PATH]: POLICY,
      "config/example.com.yaml": OCTODNS.replace("v=STSv1\\; id", "v=STSv1; id").replace(
        "  type: TXT\n  value: v=STSv1",
        "  octodns:\n    lenient: true\n  type: TXT\n  value: v=STSv1",
      ),
    },
  },
  {
    name: "16 a scanner and a mail server that build such records",
    base: BASE,
    head: {
      ...BASE,
      "scanner/check.py": 'RECORD = "v=STSv1; id=%s"\nPOLICY = "version: STSv1\\nmode: none\\n"\n',
      "smtp/mtasts": 'grammar = "v=STSv1;"\n',
    },
  },
  {
    name: "a policy written another way: order, blanks, capitals, aligned values, no final newline",
    base: BASE,
    head: {
      ...BASE,
      [POLICY_PATH]:
        "version:  STSv1\nmx:       *.example.net\nmx:       Mail.Example.com  \nmax_age:  604800\nmode:     enforce",
    },
  },
];

test.each(TRAPS)("silent: $name", async ({ base, head, notices = [] }) => {
  const outcome = await compare(repositoryOf(base, head), "--format", "json");
  expect(outcome.err).toBe("");
  expect(findingsIn(outcome)).toEqual(notices);
  expect(outcome.code).toBe(0);
});

test("a real incident: a shared policy moves to a new provider, the second domain is left behind", async () => {
  // The new pattern was published in time; now the old one goes. Only the first domain is ready for it.
  const both = POLICY.replace("mx: mail.example.com\nmx: *.example.net", "mx: mx.old.example\nmx: mx.new.example");
  const first = zone(["MX 10 mail", "MX 10 mx.new.example."], ["@ IN MX 20 backup.example.net.\n", ""]);
  const second = first
    .replaceAll("example.com", "example.org")
    .replace("mx.new.example", "mx.old.example")
    .replace("mta-sts IN A 192.0.2.2", "mta-sts IN CNAME mta-sts.example.com.");
  const base = { [POLICY_PATH]: both, [ZONE_PATH]: first, "zones/example.org.zone": second };
  const head = {
    ...base,
    [POLICY_PATH]: both.replace("mx: mx.old.example\n", ""),
    [ZONE_PATH]: first.replace("20260101T000000", "20260401T000000"),
  };
  const outcome = await compare(repositoryOf(base, head), "--format", "json");
  expect(outcome.code).toBe(1);
  expect(findingsIn(outcome).filter((finding) => !finding.includes(" notice "))).toEqual([
    "zones/example.org.zone:5:12 error mx-not-covered example.org",
    "zones/example.org.zone:9:30 error policy-changed-without-new-id example.org",
  ]);
});
