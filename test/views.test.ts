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

const OTHER =
  "Another view of this domain has no such problem, and which one senders on the Internet see can't be told from here.";

describe("of a split horizon", () => {
  const domains = (views: Readonly<Record<string, string>>): Files => ({
    "dnsconfig.js": program(views),
    "mta-sts.txt": POLICY,
  });

  test("a view that does not fit is a notice without a fix, where another one does", async () => {
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
    const zone = (mx: string, id: string): string =>
      zoneText({ mx: `@ IN MX 10 ${mx}`, sts: `_mta-sts IN TXT "v=STSv1; id=${id}"` });
    const findings = await findingsOf({
      "inner/example.com.zone": zone("exchange.corp.example.com.", "1"),
      "outer/example.com.zone": zone("mail.example.com.", "a-b"),
      "mta-sts.txt": POLICY,
    });
    expect(findings.filter(({ severity }) => severity === "error").map(inWords)).toEqual([
      "error mx-not-covered: This concerns only the zone in inner/example.com.zone.",
      "error record-id-invalid: This concerns only the zone in outer/example.com.zone.",
    ]);
  });

  test("zone files of one apex are views", async () => {
    const zone = (mx: string): string => zoneText({ mx: `@ IN MX 10 ${mx}`, sts: '_mta-sts IN TXT "v=STSv1; id=1"' });
    const findings = await findingsOf({
      "inner/example.com.zone": zone("exchange.corp.example.com."),
      "outer/example.com.zone": zone("mail.example.com."),
      "mta-sts.txt": POLICY,
    });
    expect(findings.filter(({ rule }) => rule === "mx-not-covered").map(inWords)).toEqual([
      `notice mx-not-covered: This concerns only the zone in inner/example.com.zone. ${OTHER}`,
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
