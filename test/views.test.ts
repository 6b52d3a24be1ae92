import { describe, expect, test } from "vitest";
import { lint } from "../src/lint.js";
import type { Finding } from "../src/model/finding.js";
import { createNodeRuntime } from "../src/runtime/node-runtime.js";
import { memorySnapshots } from "../src/snapshots/memory.js";
import type { Files } from "./rule-cases.js";
import { zoneText } from "./zone-text.js";

const POLICY = "version: STSv1\nmode: enforce\nmx: mail.example.com\nmax_age: 604800\n";

/** A program of DNSControl with a domain for each tag and its MX host. */
function program(views: Readonly<Record<string, string>>, more = ""): string {
  const domains = Object.entries(views).map(
    ([name, mx]) => `D("${name}", REG, DNS, A("@", "192.0.2.1"), MX("@", 10, "${mx}."), COMMON);\n`,
  );
  return `var REG = NewRegistrar("none");
var DNS = DnsProvider(NewDnsProvider("bind"));
var COMMON = [CNAME("mta-sts", "web"), A("mail", "192.0.2.1"), A("web", "192.0.2.1"), ${more}
  TXT("_smtp._tls", "v=TLSRPTv1; rua=mailto:tls@example.com"), TXT("_mta-sts", "v=STSv1; id=1")];
${domains.join("")}`;
}

async function findingsOf(head: Files, base?: Files): Promise<readonly Finding[]> {
  return (await lint(memorySnapshots(head, base), { report: "all", runtime: createNodeRuntime() })).findings;
}

const inWords = ({ rule, severity, message }: Finding): string =>
  `${severity} ${rule}: ${/This concerns.*|It is so with.*/.exec(message)?.[0] ?? ""}`;

const OTHER = "Another view of this domain, which is not internal, has no such problem.";

function zone(mx: string, id = "1"): string {
  return zoneText({ mx: `@ IN MX 10 ${mx}`, sts: `_mta-sts IN TXT "v=STSv1; id=${id}"` });
}

const errors = (findings: readonly Finding[]): readonly string[] =>
  findings.filter(({ severity, introduced }) => severity === "error" && introduced).map(inWords);

describe("of a domain that is there more than once", () => {
  const files = (inner: string, outer: string): Files => ({
    "mta-sts.txt": POLICY,
    "inner/example.com.zone": inner,
    "outer/example.com.zone": outer,
  });

  test("what one of them had before is new in the other", async () => {
    const [good, bad] = [zone("mail.example.com."), zone("other.example.com.")];
    expect(errors(await findingsOf(files(bad, bad), files(bad, good)))).toEqual(["error mx-not-covered: "]);
    expect(errors(await findingsOf(files(bad, bad), files(good, bad)))).toEqual(["error mx-not-covered: "]);
    expect(errors(await findingsOf(files(bad, good), files(bad, good)))).toEqual([]);
  });

  test("what they had before is not new in a copy, nor where they have moved to", async () => {
    const bad = zone("other.example.com.");
    const base = { "mta-sts.txt": POLICY, "zones/example.com.zone": bad };
    expect(errors(await findingsOf({ ...base, "copies/example.com.zone": bad }, base))).toEqual([]);
    expect(errors(await findingsOf(files(bad, bad), base))).toEqual([]);
  });

  test("a forgotten id is an error, whatever is copied beside it", async () => {
    const old = zone("mail.example.com.");
    const base = { "mta-sts.txt": POLICY, "zones/example.com.zone": old };
    const changed = { "mta-sts.txt": POLICY.replace("604800", "1209600") };
    const copied = await findingsOf({ ...base, ...changed, "copies/example.com.zone": old }, base);
    expect(errors(copied)).toEqual(["error policy-changed-without-new-id: "]);
    const dropped = await findingsOf({ ...base, ...changed }, files(old, old));
    expect(errors(dropped)).toContain("error policy-changed-without-new-id: ");
  });

  test("a domain in enforce is not new to it where it is in another tool too", async () => {
    const base = { "mta-sts.txt": POLICY, "zones/example.com.zone": zone("mail.example.com.") };
    const head = {
      "mta-sts.txt": POLICY.replace("604800", "1209600"),
      "zones/example.com.zone": zone("mail.example.com.", "2"),
      "dnsconfig.js": program({ "example.com": "mail.example.com" }).replace("id=1", "id=2"),
    };
    expect((await findingsOf(head, base)).filter(({ severity }) => severity !== "notice")).toEqual([]);
  });
});

describe("of a split horizon", () => {
  const domains = (views: Readonly<Record<string, string>>): Files => ({
    "dnsconfig.js": program(views),
    "mta-sts.txt": POLICY,
  });

  test("an internal view that does not fit is a notice without a fix, where another one does", async () => {
    const findings = await findingsOf(
      domains({ "example.com!internal": "exchange.corp.example.com", "example.com!external": "mail.example.com" }),
    );
    expect(findings.map(inWords)).toEqual([
      `notice mx-not-covered: This concerns only the zone example.com!internal. ${OTHER}`,
    ]);
    expect(findings[0]?.fixes).toEqual([]);
  });

  test("a domain without a tag is a view too", async () => {
    const findings = await findingsOf(
      domains({ "example.com": "mail.example.com", "example.com!internal": "exchange.corp.example.com" }),
    );
    expect(findings.map(inWords)).toEqual([
      `notice mx-not-covered: This concerns only the zone example.com!internal. ${OTHER}`,
    ]);
  });

  test("what is wrong in all views stays an error", async () => {
    const findings = await findingsOf(
      domains({ "example.com!internal": "a.example.com", "example.com!external": "b.example.com" }),
    );
    expect(findings.filter(({ severity }) => severity === "error").map(({ rule, subject }) => [rule, subject])).toEqual(
      [
        ["mx-not-covered", "a.example.com"],
        ["mx-not-covered", "b.example.com"],
      ],
    );
  });

  test("the same mistake in all views says nothing of views", async () => {
    const findings = await findingsOf(
      domains({ "example.com!internal": "a.example.com", "example.com!external": "a.example.com" }),
    );
    expect(findings.filter(({ severity }) => severity === "error").map(inWords)).toEqual([
      "error mx-not-covered: ",
      "error mx-not-covered: ",
    ]);
  });

  test("a view with another error does not excuse", async () => {
    const files = domains({
      "example.com!internal": "exchange.corp.example.com",
      "example.com!external": "mail.example.com",
    });
    const text = `${files["dnsconfig.js"]}D_EXTEND("example.com!external", TXT("_mta-sts", "v=STSv1; id=2"));`;
    const findings = await findingsOf({ ...files, "dnsconfig.js": text });
    expect(errors(findings)).toEqual([
      "error mx-not-covered: This concerns only the zone example.com!internal.",
      "error record-duplicate: This concerns only the zone example.com!external.",
    ]);
  });

  test.each([
    ["the external one", { "example.com!internal": "mail.example.com", "example.com!external": "other.example.com" }],
    [
      "one of two that nobody calls internal",
      { "example.com!a": "other.example.com", "example.com!b": "mail.example.com" },
    ],
  ])("what is wrong in %s is an error", async (_, views) => {
    expect(errors(await findingsOf(domains(views)))).toEqual([
      expect.stringMatching(/^error mx-not-covered: This concerns only the zone example\.com!(external|a)\.$/),
    ]);
  });

  test("zone files of one apex are no views that excuse one another", async () => {
    const files = { "mta-sts.txt": POLICY, "live/example.com.zone": zone("other.example.com.") };
    expect(errors(await findingsOf({ ...files, "backup/example.com.zone": zone("mail.example.com.") }))).toEqual([
      "error mx-not-covered: ",
    ]);
  });

  test("an inner MX host that changes is a notice, and a forgotten id in all views an error", async () => {
    const views = { "example.com!internal": "exchange.corp.example.com", "example.com!external": "mail.example.com" };
    const moved = await findingsOf(
      domains({ ...views, "example.com!internal": "exch2.corp.example.com" }),
      domains(views),
    );
    expect(moved.filter(({ severity }) => severity !== "notice")).toEqual([]);
    const forgotten = await findingsOf(
      { ...domains(views), "mta-sts.txt": POLICY.replace("604800", "1209600") },
      domains(views),
    );
    expect(forgotten.filter(({ severity }) => severity === "error").map(inWords)).toEqual([
      "error policy-changed-without-new-id: ",
    ]);
  });
});

test("of sets of variables each is an environment: what is wrong with one stays wrong", async () => {
  const findings = await findingsOf({
    "main.tf": `variable "live" {}
resource "aws_route53_zone" "main" {
  name = "example.com"
}
resource "aws_route53_record" "mx" {
  zone_id = aws_route53_zone.main.zone_id
  name    = "example.com"
  type    = "MX"
  ttl     = 300
  records = ["10 mail.example.com", var.live ? "20 other.example.com" : "20 mail.example.com"]
}
resource "aws_route53_record" "sts" {
  zone_id = aws_route53_zone.main.zone_id
  name    = "_mta-sts.example.com"
  type    = "TXT"
  ttl     = 300
  records = ["v=STSv1; id=\${var.live ? 1 : 2}"]
}
`,
    "prod.tfvars": "live = true\n",
    "test.tfvars": "live = false\n",
    "mta-sts.txt": POLICY,
  });
  expect(findings.filter(({ severity }) => severity === "error").map(inWords)).toEqual([
    "error mx-not-covered: It is so with prod.tfvars.",
  ]);
});
