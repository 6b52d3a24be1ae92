import { expect, test } from "vitest";
import { lint } from "../../src/lint.js";
import { LineIndex } from "../../src/model/position.js";
import { applyEdits } from "../../src/model/text.js";
import { createNodeRuntime } from "../../src/runtime/node-runtime.js";
import { memorySnapshots } from "../../src/snapshots/memory.js";

type Files = Readonly<Record<string, string>>;

const COUNT = 100;
const TIME = new Date("2026-04-01T12:00:00Z");

const name = (index: number): string => `d${index}.example`;
const policyPath = (index: number): string => `sites/mta-sts.${name(index)}/.well-known/mta-sts.txt`;
const zonePath = (index: number): string => `domains/${name(index)}.js`;

/** A hundred domains of fifty records each, in a file each, with the mail in a macro. */
function repository(): Files {
  const files: Record<string, string> = {
    "dnsconfig.js": `var REG = NewRegistrar("none");
var DNS = DnsProvider(NewDnsProvider("cloudflare"));
require("./lib/mail.js");
require_glob("./domains/");
`,
    "lib/mail.js": `function MAIL(id) {
  return [
    MX("@", 10, "mx1.example.net."), MX("@", 20, "mx2.example.net."),
    CNAME("mta-sts", "sites.example.net."), TXT("_mta-sts", "v=STSv1; id=" + id + ";"),
    TXT("_smtp._tls", "v=TLSRPTv1; rua=mailto:tls@example.net"),
  ];
}
`,
  };
  for (let index = 0; index < COUNT; index++) {
    const hosts = Array.from({ length: 10 }, (_, host) => `  A("h${host}", "192.0.2.${host}"),`);
    files[zonePath(index)] = `D("${name(index)}", REG, DNS,\n${hosts.join("\n")}\n  MAIL("2024${1000 + index}")\n);\n`;
    files[policyPath(index)] = "version: STSv1\nmode: enforce\nmx: *.example.net\nmax_age: 604800\n";
  }
  return files;
}

function edited(files: Files, path: string, from: string, to: string): Files {
  return { ...files, [path]: (files[path] ?? "").replace(from, to) };
}

const BASE = repository();

async function compare(head: Files, base: Files = BASE) {
  const report = await lint(memorySnapshots(head, base, TIME), { runtime: createNodeRuntime() });
  const errors = report.findings.filter(({ severity }) => severity === "error");
  const found = errors.map(({ rule, severity, domain, range }) => {
    const file = range && report.state.files.get(range.path);
    const place = file && new LineIndex(file).position(range.start);
    return `${range?.path}:${place?.line}:${place?.column} ${severity} ${rule} ${domain}`;
  });
  return { report, found };
}

test("nothing is wrong with any of them", async () => {
  const report = await lint(memorySnapshots(BASE), { runtime: createNodeRuntime() });
  expect(report.findings).toEqual([]);
  expect(report.undecided).toEqual([]);
  expect(report.state.domains).toHaveLength(COUNT);
});

test("the one whose id is forgotten is found in its own file, and mended there", async () => {
  const head = edited(BASE, policyPath(42), "604800", "1209600");
  const { found, report } = await compare(head);
  expect(found).toEqual([`${zonePath(42)}:12:9 error policy-changed-without-new-id d42.example`]);
  const edits = report.patch?.edits ?? [];
  expect(edits.map(({ path }) => path)).toEqual([zonePath(42)]);
  const mended = new TextDecoder().decode(applyEdits(new TextEncoder().encode(head[zonePath(42)] ?? ""), edits));
  expect(mended).toContain('MAIL("20241043")');
});

test("a change of one domain's file concerns that domain, and one of the macro all of them", async () => {
  const moved = edited(BASE, zonePath(7), 'A("h1", "192.0.2.1")', 'A("h1", "192.0.2.99")');
  expect((await compare(moved)).found).toEqual([]);
  const broken = edited(BASE, zonePath(7), 'MAIL("20241007")', 'MAIL("2024-10-07")');
  expect((await compare(broken)).found).toEqual([`${zonePath(7)}:12:9 error record-id-invalid d7.example`]);
  const all = edited(BASE, "lib/mail.js", "mx2.example.net.", "mx2.example.org.");
  const { found } = await compare(all);
  const rules = new Set(found.map((each) => each.split(" ").slice(0, 3).join(" ")));
  expect([...rules]).toEqual(["lib/mail.js:3:51 error mx-not-covered"]);
  expect(found).toHaveLength(COUNT);
});

test("domains that come and go", async () => {
  const { [zonePath(3)]: zone, [policyPath(3)]: policy, ...without } = BASE;
  expect(zone && policy).toBeTruthy();
  expect((await compare(BASE, without)).found).toEqual([]);
  // It may be managed elsewhere now.
  expect((await compare(without)).found).toEqual([]);
  const unannounced = {
    ...without,
    [zonePath(3)]: (zone ?? "").replace(/MAIL\(.*\)/, 'MX("@", 10, "mx1.example.net.")'),
  };
  const rules = (await compare(unannounced)).found.map((each) => each.split(" ").slice(2).join(" "));
  expect(rules).toEqual(["policy-removed-without-none d3.example"]);
});

test("a missing file says so, and the domains before it are checked", async () => {
  const { "lib/mail.js": _, ...missing } = BASE;
  const { report } = await compare(missing);
  expect(report.undecided.map(({ reason }) => reason).join()).toMatch(/no file lib\/mail\.js/);
});
