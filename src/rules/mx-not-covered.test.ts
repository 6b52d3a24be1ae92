import { expect, test } from "vitest";
import { check, ruleCatches, ruleCatchesNot, ruleLeavesUndecided } from "../../test/rule-cases.js";
import { zoneText } from "../../test/zone-text.js";
import { mxNotCovered } from "./mx-not-covered.js";

const ZONE = "zones/example.com.zone";
const POLICY = "mta-sts.example.com/.well-known/mta-sts.txt";

function policy(mx: readonly string[], mode = "enforce"): string {
  return `version: STSv1\nmode: ${mode}\n${mx.map((pattern) => `mx: ${pattern}\n`).join("")}max_age: 604800\n`;
}

function files(mx: string, patterns: readonly string[], mode?: string) {
  return { [ZONE]: zoneText({ mx }), [POLICY]: policy(patterns, mode) };
}

const TWO = "@ IN MX 10 mail\n@ IN MX 20 backup.example.net.";

ruleCatches(mxNotCovered, [
  {
    name: "the one host, and says that no mail comes through",
    head: files("@ IN MX 10 mail", ["mail.example.net"]),
    findings: [`${ZONE}:9:12 error`],
    says: /No mail to example\.com can be delivered/,
  },
  {
    name: "one of two hosts",
    head: files(TWO, ["mail.example.com"]),
    findings: [`${ZONE}:10:12 error`],
    says: /backup\.example\.net .* do not deliver to this host/,
  },
  {
    name: "two of three hosts, each",
    head: files(`${TWO}\n@ IN MX 30 third.example.net.`, ["mail.example.com"]),
    findings: [`${ZONE}:10:12 error`, `${ZONE}:11:12 error`],
  },
  {
    name: "none of two hosts, in one finding",
    head: files(TWO, ["mx.example.org"]),
    findings: [`${ZONE}:9:12 error`],
    says: /None of the MX hosts .*mail\.example\.com and backup\.example\.net/,
  },
  {
    name: "a wildcard that stands for one label only",
    head: files("@ IN MX 10 a.b.example.net.", ["*.example.net"]),
    findings: [`${ZONE}:9:12 error`],
    says: /exactly one label, and a\.b\.example\.net has more/,
  },
  {
    name: "a wildcard above the host itself",
    head: files("@ IN MX 10 example.net.", ["*.example.net"]),
    findings: [`${ZONE}:9:12 error`],
    says: /does not match example\.net itself/,
  },
  {
    name: "a pattern that is not the whole name",
    head: files("@ IN MX 10 mail", ["mail"]),
    findings: [`${ZONE}:9:12 error`],
    says: /"mail" does not help: .*written in full/,
  },
  {
    name: "the new hosts of Microsoft 365, which lie one label deeper",
    head: files("@ IN MX 0 example-com.a-v1.mx.microsoft.", ["*.mx.microsoft"]),
    findings: [`${ZONE}:9:11 error`],
    says: /exactly one label/,
  },
  {
    name: "an alias whose target is covered",
    head: files("@ IN MX 10 mail\nmail IN CNAME mx.example.net.", ["mx.example.net"]),
    findings: [`${ZONE}:9:12 error`],
    says: /senders compare the name that the MX record holds/,
  },
  {
    name: "a misspelt host",
    head: files("@ IN MX 10 mial", ["mail.example.com"]),
    findings: [`${ZONE}:9:12 error`],
    says: /misspelt/,
  },
  {
    name: "a host without the final dot",
    head: files("@ IN MX 1 SMTP.GOOGLE.COM", ["smtp.google.com"]),
    findings: [`${ZONE}:9:11 error`],
    says: /Without a final dot, "smtp\.google\.com" stands for smtp\.google\.com\.example\.com in this zone/,
  },
  {
    name: "several without the final dot",
    head: files("@ IN MX 1 aspmx.l.google.com\n@ IN MX 5 alt1.aspmx.l.google.com", [
      "aspmx.l.google.com",
      "*.aspmx.l.google.com",
    ]),
    findings: [`${ZONE}:9:11 error`],
    says: /None of the MX hosts .* Without a final dot, "aspmx\.l\.google\.com" stands for/,
  },
  {
    name: "testing mode, with what comes of it there",
    head: files("@ IN MX 10 mail", ["mail.example.net"], "testing"),
    findings: [`${ZONE}:9:12 error`],
    says: /In testing mode mail still arrives/,
  },
  {
    name: "a domain without MX records, which takes its mail itself",
    head: files("@ IN A 192.0.2.9", ["mail.example.net"]),
    findings: [`${ZONE}:9:1 error`],
    says: /no MX record/,
  },
  {
    name: "each domain of a shared policy by itself",
    head: {
      ...files("@ IN MX 10 mail", ["mail.example.com"]),
      "zones/example.org.zone": zoneText({
        apex: "example.org",
        mx: "@ IN MX 10 mx.old.example.",
        host: "mta-sts IN CNAME mta-sts.example.com.",
      }),
    },
    findings: ["zones/example.org.zone:9:12 error"],
  },
  {
    name: "an octoDNS record, at the value",
    head: {
      "config/example.com.yaml":
        "'':\n  type: MX\n  values:\n    - exchange: mail.example.net.\n      preference: 10\n_mta-sts:\n  type: TXT\n  value: v=STSv1\\; id=1\n",
      [POLICY]: policy(["mail.example.com"]),
    },
    findings: ["config/example.com.yaml:4:17 error"],
  },
]);

ruleCatchesNot(mxNotCovered, [
  {
    name: "an address as the only pattern, which is a mistake of its own",
    head: files("@ IN MX 10 mail", ["192.0.2.1"]),
  },
  { name: "an address in brackets", head: files("@ IN MX 10 mail", ["[192.0.2.1]"]) },
  { name: "a label that is too long", head: files("@ IN MX 10 mail", [`${"a".repeat(64)}.example.com`]) },
  { name: "covered hosts", head: files(TWO, ["mail.example.com", "*.example.net"]) },
  { name: "capitals on either side", head: files("@ IN MX 1 SMTP.GOOGLE.COM.", ["Smtp.Google.com"]) },
  {
    name: "more patterns than hosts",
    head: files("@ IN MX 1 smtp.google.com.", ["smtp.google.com", "*.aspmx.l.google.com"]),
  },
  { name: "mode none", head: files("@ IN MX 10 mail", ["mail.example.net"], "none") },
  { name: "a null MX", head: files("@ IN MX 0 .", ["mail.example.com"]) },
  { name: "no MX and no address in the zone", head: files("", ["mail.example.com"]) },
  { name: "the domain itself as the implicit MX", head: files("@ IN A 192.0.2.9", ["example.com"]) },
  {
    name: "MX records of other names, for bounces and by wildcard",
    head: files(
      "@ IN MX 10 mail\nmail IN A 192.0.2.1\n*.sub IN MX 10 other\nbounce IN MX 10 feedback-smtp.eu-west-1.amazonses.com.",
      ["mail.example.com"],
    ),
  },
  { name: "a policy without its zone", head: { [POLICY]: policy(["mail.example.com"]) } },
  {
    name: "a fragment without MX records",
    head: {
      "zones/example.com.zone": '$ORIGIN example.com.\n@ A 192.0.2.1\n_mta-sts TXT "v=STSv1; id=1"\n',
      [POLICY]: policy(["mail.example.net"]),
    },
  },
  {
    name: "a pattern that another rule calls wrong: a final dot",
    head: files("@ IN MX 10 mail", ["mail.example.com."]),
  },
  {
    name: "a pattern that another rule calls wrong: a preference",
    head: files("@ IN MX 10 mail", ["10 mail.example.com"]),
  },
  { name: "a policy without patterns", head: files("@ IN MX 10 mail", []) },
  { name: "an address in place of a host", head: files("@ IN MX 10 192.0.2.1", ["mail.example.com"]) },
]);

ruleLeavesUndecided(mxNotCovered, [
  { name: "a pattern that is filled in", head: files("@ IN MX 10 mail", ["{{ mx }}"]), because: /filled in/ },
  {
    name: "an exchange that is filled in",
    head: files("@ IN MX 10 {{ mx }}", ["mail.example.com"]),
    because: /filled in/,
  },
  {
    name: "a mode that is filled in",
    head: files("@ IN MX 10 mail", ["mail.example.net"], "{{ mode }}"),
    because: /mode/,
  },
]);

test("the fix adds a line behind the last mx line, written like that one", async () => {
  const text = "version:  STSv1\r\nmode:     enforce\r\nmx:       mail.example.com  \r\nmax_age:  604800\r\n";
  const { observations } = await check(mxNotCovered, { head: { [ZONE]: zoneText({ mx: TWO }), [POLICY]: text } });
  const at = text.indexOf("\r\nmax_age");
  expect(observations[0]?.fixes).toEqual([
    {
      title: "Add `mx: backup.example.net` to the policy",
      safe: true,
      edits: [{ path: POLICY, start: at, end: at, text: "\r\nmx:       backup.example.net" }],
      renewIdOf: ["example.com"],
    },
  ]);
});

test("the fix for a missing final dot in a zone file is that dot", async () => {
  const { observations } = await check(mxNotCovered, {
    head: files("@ IN MX 10 mail.example.com", ["mail.example.com"]),
  });
  const at = zoneText({ mx: "@ IN MX 10 mail.example.com" }).indexOf("MX 10 mail.example.com") + 22;
  expect(observations[0]?.fixes?.[0]?.edits).toEqual([{ path: ZONE, start: at, end: at, text: "." }]);
});

test("what may lack its final dot is not added to the policy without a person's judgement", async () => {
  const { observations } = await check(mxNotCovered, { head: files("@ IN MX 1 mx.example.net", ["mail.example.com"]) });
  expect(observations[0]?.message).toMatch(/add the dot if that is not the host you mean/);
  expect(observations[0]?.fixes?.map(({ safe }) => safe)).toEqual([false]);
});

test("a new host has to wait for the policy that senders hold, an old one has not", async () => {
  const step = /Wait 1 week \(604800 seconds, .* publish the MX record for backup\.example\.net/;
  const head = files(TWO, ["mail.example.com"]);
  const moved = await check(mxNotCovered, { base: files("@ IN MX 10 mail", ["mail.example.com"]), head });
  expect(moved.observations[0]?.steps?.join("\n")).toMatch(step);
  const before = files(TWO, ["mail.example.com", "backup.example.net"]);
  for (const base of [undefined, before, files("@ IN MX 10 mail", ["mail.example.com"], "testing")]) {
    const { observations } = await check(mxNotCovered, { ...(base && { base }), head });
    expect(observations[0]?.steps?.join("\n")).not.toMatch(/Wait/);
  }
});

test("of a zone that is here in part nobody can say that no mail comes through", async () => {
  const head = {
    [ZONE]: zoneText({ mx: "@ IN MX 10 mx.example.net.\n$INCLUDE mail.inc" }),
    [POLICY]: policy(["mail.example.com"]),
  };
  const { observations } = await check(mxNotCovered, { head });
  expect(observations.map(({ message }) => message)).toEqual([expect.stringMatching(/do not deliver to this host/)]);
});

test("a host that may be misspelt is not added without a person's judgement", async () => {
  const { observations } = await check(mxNotCovered, { head: files("@ IN MX 10 mial", ["mail.example.com"]) });
  expect(observations[0]?.fixes?.map(({ safe }) => safe)).toEqual([false]);
});

test("the fix adds the line to every copy of the policy, and asks for a new id of all it serves", async () => {
  const copy = "www/mta-sts.example.com/mta-sts.txt";
  const { observations } = await check(mxNotCovered, {
    head: {
      ...files(TWO, ["mail.example.com"]),
      [copy]: policy(["mail.example.com"]),
      "zones/example.org.zone": zoneText({
        apex: "example.org",
        mx: "@ IN MX 10 mail.example.com.",
        host: "mta-sts IN CNAME mta-sts.example.com.",
      }),
    },
  });
  expect(observations.map(({ domain }) => domain)).toEqual(["example.com"]);
  const [fix] = observations[0]?.fixes ?? [];
  expect(fix?.edits.map(({ path }) => path)).toEqual([POLICY, copy]);
  expect(fix?.renewIdOf).toEqual(["example.com", "example.org"]);
});
