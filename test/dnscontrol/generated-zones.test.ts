import { expect, test } from "vitest";
import { lint } from "../../src/lint.js";
import { createNodeRuntime } from "../../src/runtime/node-runtime.js";
import { memorySnapshots } from "../../src/snapshots/memory.js";
import type { Files } from "../rule-cases.js";

const program = (id: string, name = "example.com"): string => `var REG = NewRegistrar("none");
D("${name}", REG, DnsProvider(NewDnsProvider("bind")),
  A("@", "192.0.2.1"), MX("@", 10, "mail.example.com."), CNAME("mta-sts", "example.pages.dev."),
  TXT("_smtp._tls", "v=TLSRPTv1; rua=mailto:tls@example.com"), TXT("_mta-sts", "v=STSv1; id=${id}"));
`;

const zone = (header: string): string => `$TTL 300
${header}
@                IN SOA   ns1.example.net. h.example.com. 2024010100 3600 600 604800 1440
                 IN NS    ns1.example.net.
                 IN MX    10 mail.example.com.
_mta-sts         IN TXT   "v=STSv1; id=1"
_smtp._tls       IN TXT   "v=TLSRPTv1; rua=mailto:tls@example.com"
mta-sts          IN CNAME example.pages.dev.
`;

const GENERATED = zone("; generated with dnscontrol 2024-01-01T00:00:00Z");
const policy = (maxAge: number): string => `version: STSv1\nmode: enforce\nmx: mail.example.com\nmax_age: ${maxAge}\n`;

/** What a changed policy with a new id in the program alone brings. */
async function errorsOf(files: Files): Promise<readonly string[]> {
  const base = { "mta-sts.example.com/mta-sts.txt": policy(604_800), "dnsconfig.js": program("1"), ...files };
  const head = {
    ...base,
    "mta-sts.example.com/mta-sts.txt": policy(1_209_600),
    "dnsconfig.js": program("2"),
    ...files,
  };
  const { findings } = await lint(memorySnapshots(head, base), { runtime: createNodeRuntime() });
  return findings.filter(({ severity }) => severity === "error").map(({ rule, range }) => `${range?.path} ${rule}`);
}

const FORGOTTEN = "zones/example.com.zone policy-changed-without-new-id";

test("a zone file that DNSControl generated follows from the program that declares its domain", async () => {
  expect(await errorsOf({ "zones/example.com.zone": GENERATED })).toEqual([]);
});

test("one that somebody wrote does not", async () => {
  expect(await errorsOf({ "zones/example.com.zone": zone("; for dnscontrol") })).toEqual([FORGOTTEN]);
});

test("without a program that declares its domain it is read as any other", async () => {
  const files = { "zones/example.com.zone": GENERATED, "dnsconfig.js": program("2", "example.org") };
  expect(await errorsOf(files)).toEqual([FORGOTTEN]);
});

test("neither does one beside a program that does not say what is in the zone", async () => {
  const text = 'D("example.com", NewRegistrar("none"));';
  const files = { "zones/example.com.zone": GENERATED, "evil/dnsconfig.js": text, "dnsconfig.js": "" };
  expect(await errorsOf(files)).toContain(FORGOTTEN);
});
