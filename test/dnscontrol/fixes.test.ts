import { expect, test } from "vitest";
import { lint } from "../../src/lint.js";
import { applyEdits } from "../../src/model/text.js";
import { createNodeRuntime } from "../../src/runtime/node-runtime.js";
import { memorySnapshots } from "../../src/snapshots/memory.js";

const TIME = new Date("2026-04-01T12:00:00Z");

function program(record: string, before = ""): string {
  return `var REG = NewRegistrar("none");
var DNS = DnsProvider(NewDnsProvider("bind"));
${before}
D("example.com", REG, DNS,
  MX("@", 1, "mail"), A("mta-sts", "192.0.2.1"), TXT("_smtp._tls", "v=TLSRPTv1; rua=mailto:a@example.com"),
  ${record}
);
`;
}

async function judged(text: string) {
  const report = await lint(memorySnapshots({ "dnsconfig.js": text }, undefined, TIME), {
    runtime: createNodeRuntime(),
  });
  const edits = report.patch?.edits ?? [];
  return {
    found: report.findings.map(({ rule }) => rule),
    fixes: report.findings.flatMap(({ fixes }) => fixes),
    mended: new TextDecoder().decode(applyEdits(new TextEncoder().encode(text), edits)),
  };
}

interface Case {
  readonly record: string;
  readonly before?: string;
  readonly finds: string;
  /** What the record, or what stands before the domain, becomes. */
  readonly mended?: string;
  readonly mendedBefore?: string;
}

test.each<Case>([
  {
    record: 'TXT("_mta-sts", "v=STSv1 id=1")',
    finds: "record-syntax-invalid",
    mended: 'TXT("_mta-sts", "v=STSv1; id=1")',
  },
  {
    record: 'TXT("_mta-sts", ["v=STSv1", "id=1"])',
    finds: "record-syntax-invalid",
    mended: 'TXT("_mta-sts", ["v=STSv1", "; id=1"])',
  },
  {
    record: "STS('v=STSv1, id=1')",
    before: "function STS(text) { return TXT('_mta-sts', text); }",
    finds: "record-syntax-invalid",
    mended: "STS('v=STSv1; id=1')",
  },
  {
    record: 'TXT("_mta-sts", V + "; id=1")',
    before: 'var V = "v=stsv1";',
    finds: "record-version-invalid",
    mended: 'TXT("_mta-sts", V + "; id=1")',
    mendedBefore: 'var V = "v=STSv1";',
  },
  {
    record: 'TXT("_mta-sts", "v=STSv1; ID=" + id())',
    before: "function id() { return String(6 * 7); }",
    finds: "record-id-missing",
    mended: 'TXT("_mta-sts", "v=STSv1; id=" + id())',
  },
  { record: 'TXT("_mta_sts", "v=STSv1; id=1")', finds: "record-misplaced", mended: 'TXT("_mta-sts", "v=STSv1; id=1")' },
  {
    record: 'TXT("_mta-sts.example.com", "v=STSv1; id=1")',
    finds: "record-misplaced",
    mended: 'TXT("_mta-sts", "v=STSv1; id=1")',
  },
])(
  "a mistake is mended where it is written: $record",
  async ({ record, before = "", finds, mended = record, mendedBefore = before }) => {
    const result = await judged(program(record, before));
    expect(result.found).toEqual([finds]);
    expect(result.mended).toBe(program(mended, mendedBefore));
    expect((await judged(result.mended)).found).toEqual([]);
  },
);

test.each([
  ["record-syntax-invalid", 'TXT.apply(null, ["_mta-sts", "v=STSv1 id=1"])'],
  ["record-version-invalid", 'TXT.apply(null, ["_mta-sts", "id=1"])'],
  ["record-field-duplicate", 'TXT.apply(null, ["_mta-sts", "v=STSv1; id=1; id=1"])'],
  ["record-id-missing", 'TXT.apply(null, ["_mta-sts", "v=STSv1; ID=1"])'],
  ["record-id-missing", 'TXT("_mta-sts", ["v=STSv1; ", "DI".split("").reverse().join(""), "=1"].join(""))'],
  ["record-id-invalid", 'TXT("_mta-sts", "v=STSv1; id=" + HASH("SHA1", "x"))'],
])("code is not written over: %s in %s", async (finds, record) => {
  const { found, fixes, mended } = await judged(program(record));
  expect(found).toEqual([finds]);
  expect(fixes).toEqual([]);
  expect(mended).toBe(program(record));
});

/** A policy that changes under an id that stays. */
async function forgotten(record: string, before = "") {
  const file = program(record, before);
  const policy = (maxAge: number): string =>
    `version: STSv1\nmode: enforce\nmx: mail.example.com\nmax_age: ${maxAge}\n`;
  const [base, head] = [604_800, 1_209_600].map((maxAge) => ({ "dnsconfig.js": file, "mta-sts.txt": policy(maxAge) }));
  const { findings, patch } = await lint(memorySnapshots(head ?? {}, base, TIME), { runtime: createNodeRuntime() });
  return {
    steps: findings.flatMap(({ steps = [] }) => steps),
    patch,
    publish: findings.flatMap(({ publish }) => publish),
  };
}

test("where code computes the id, the step says so and why there is no patch", async () => {
  const { steps, patch } = await forgotten('TXT("_mta-sts", "v=STSv1; id=" + HASH("SHA1", "enforce").substr(0, 16))');
  expect(steps).toEqual([
    "Serve the changed policy first.",
    "Once the new policy is served, let the code in dnsconfig.js make a new id for the TXT record at _mta-sts.example.com: change what it computes the id from, or write the id out, 1 to 32 letters or digits that were never the id there before. There is no patch for this, because the id is computed there and not written.",
  ]);
  expect(patch).toBeUndefined();
});

test.each([
  ['TXT("_mta-sts", "v=STSv1; id=" + id)', 'var id = ["2024", "01", "01"].join("");'],
  ['TXT("_mta-sts", "v=STSv1; id=" + day + "01")', 'var day = "20240101";'],
])("an id of several literals is not put into one of them: %s", async (record, before) => {
  const { steps, patch, publish } = await forgotten(record, before);
  expect(steps.at(-1)).toMatch(
    /^Let the parts that the id is put together from, in dnsconfig\.js, make 2026\d+ or another/,
  );
  expect(publish).toMatchObject([
    { owner: "_mta-sts.example.com", value: expect.stringMatching(/^v=STSv1; id=2026\d+$/) },
  ]);
  expect(patch).toBeUndefined();
});

test.each([
  ["record-id-invalid", 'TXT("_mta-sts", "v=STSv1; id=" + ["2024-", "01"].join(""))'],
  ["record-version-invalid", 'TXT("_mta-sts", ["v=sts", "v1", "; id=1"].join(""))'],
])("nor is another text: %s", async (finds, record) => {
  const { found, fixes, mended } = await judged(program(record));
  expect(found).toEqual([finds]);
  expect(fixes.flatMap(({ edits }) => edits)).toEqual([]);
  expect(mended).toBe(program(record));
});
