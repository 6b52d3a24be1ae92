import { expect, test } from "vitest";
import { check, ruleCatches, ruleCatchesNot } from "../../test/rule-cases.js";
import { zoneText } from "../../test/zone-text.js";
import { mxNotInCachedPolicy } from "./mx-not-in-cached-policy.js";

const ZONE = "zones/example.com.zone";
const POLICY = "mta-sts.example.com/.well-known/mta-sts.txt";

function state(mx: readonly string[], patterns: readonly string[], id: string, mode = "enforce") {
  return {
    [ZONE]: zoneText({
      sts: `_mta-sts IN TXT "v=STSv1; id=${id}"`,
      mx: mx.map((host) => `@ IN MX 10 ${host}`).join("\n"),
    }),
    [POLICY]: `version: STSv1\nmode: ${mode}\n${patterns.map((pattern) => `mx: ${pattern}\n`).join("")}max_age: 604800\n`,
  };
}

const OLD = state(["mail"], ["mail.example.com"], "1");

ruleCatches(mxNotInCachedPolicy, [
  {
    name: "a move in one go: nothing that is left is covered",
    base: OLD,
    head: state(["mx.example.net."], ["mx.example.net"], "2"),
    findings: [`${ZONE}:9:12 error`],
    says: /mx\.example\.net is new .* for up to 1 week.*can't deliver any mail/,
  },
  {
    name: "a second host together with its pattern",
    base: OLD,
    head: state(["mail", "mx.example.net."], ["mail.example.com", "mx.example.net"], "2"),
    findings: [`${ZONE}:10:12 warning`],
    says: /deliver only to the other MX hosts/,
  },
  {
    name: "several new hosts in one finding",
    base: OLD,
    head: state(["a.example.net.", "b.example.net."], ["*.example.net"], "2"),
    findings: [`${ZONE}:9:12 error`],
    says: /a\.example\.net and b\.example\.net/,
  },
  {
    name: "a new host while the policy goes to none: the old one is still held",
    base: OLD,
    head: state(["mx.example.net."], ["mail.example.com"], "2", "none"),
    findings: [`${ZONE}:9:12 error`],
  },
  {
    name: "a zone that becomes octoDNS meanwhile",
    base: OLD,
    head: {
      "config/example.com.yaml":
        "'':\n  type: MX\n  value:\n    exchange: mx.example.net.\n    preference: 10\n_mta-sts:\n  type: TXT\n  value: v=STSv1\\; id=2\n",
      [POLICY]: "version: STSv1\nmode: enforce\nmx: mx.example.net\nmax_age: 604800\n",
    },
    findings: ["config/example.com.yaml:4:15 error"],
  },
]);

ruleCatchesNot(mxNotInCachedPolicy, [
  { name: "a single state", head: OLD },
  {
    name: "a host that the old policy covers",
    base: state(["mail"], ["mail.example.com", "mx.example.net"], "1"),
    head: state(["mx.example.net."], ["mx.example.net"], "2"),
  },
  {
    name: "a host that no policy covers, which is another rule's",
    base: OLD,
    head: state(["mail", "mx.example.net."], ["mail.example.com"], "1"),
  },
  {
    name: "the pattern for a host that was there before: the mending of another mistake",
    base: state(["mail", "mx.example.net."], ["mail.example.com"], "1"),
    head: state(["mail", "mx.example.net."], ["mail.example.com", "mx.example.net"], "2"),
  },
  {
    name: "an old policy in testing",
    base: state(["mail"], ["mail.example.com"], "1", "testing"),
    head: state(["mx.example.net."], ["mx.example.net"], "2"),
  },
  {
    name: "an old policy in none",
    base: state(["mail"], ["mail.example.com"], "1", "none"),
    head: state(["mx.example.net."], ["mx.example.net"], "2"),
  },
  {
    name: "an old policy that was not announced",
    base: { ...OLD, [ZONE]: zoneText({ sts: "" }) },
    head: state(["mx.example.net."], ["mx.example.net"], "2"),
  },
  {
    name: "a zone that enters the repository",
    base: { [POLICY]: OLD[POLICY] ?? "" },
    head: state(["mx.example.net."], ["mx.example.net"], "2"),
  },
  {
    name: "an old policy that is partly filled in",
    base: state(["mail"], ["mail.example.com", "{{ mx }}"], "1"),
    head: state(["mx.example.net."], ["mx.example.net"], "2"),
  },
  { name: "a null MX in the place of the host", base: OLD, head: state(["."], ["mail.example.com"], "1") },
  { name: "the same host in capitals", base: OLD, head: state(["MAIL.Example.com."], ["mail.example.com"], "1") },
]);

test("the plan names the time to wait in words and in seconds", async () => {
  const head = state(["mx.example.net."], ["mx.example.net"], "2");
  const { observations } = await check(mxNotInCachedPolicy, { base: OLD, head });
  expect(observations[0]?.steps?.[2]).toBe(
    "Wait 1 week (604800 seconds, the max_age of the old policy): only then has the last sender let go of it.",
  );
  expect(observations[0]?.related?.map(({ range }) => range.side)).toEqual(["base"]);
});
