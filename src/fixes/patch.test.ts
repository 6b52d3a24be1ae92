import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Name } from "../model/dns.js";
import { differences, effectivePolicy } from "../model/effective-policy.js";
import type { Finding, Fix } from "../model/finding.js";
import { findingKey } from "../model/finding-key.js";
import { MODES, parsePolicy, policyField, validPatterns } from "../model/policy.js";
import { type PolicyDomain, type State, servedPolicy } from "../model/policy-domain.js";
import { textOf } from "../model/text.js";
import { type PatchTask, type ProvenPatch, provePatch } from "./patch.js";
import { type SampleFiles, sampleState } from "./sample-state.js";
import { knownId, onBase, type Sides, sidesOf } from "./sides.js";

const TIME = new Date("2026-01-02T03:04:05Z");
const SERVES = { "a.txt": ["a.example"], "b.txt": ["b.example"], "ab.txt": ["a.example", "b.example"] };

const policy = (mode: string, mx: readonly string[] = ["mx.a.example"]): string =>
  `version: STSv1\nmode: ${mode}\n${mx.map((host) => `mx: ${host}\n`).join("")}max_age: 86400\n`;
const zone = (a: string, b: string): string =>
  `_mta-sts.a.example TXT "v=STSv1; id=${a};"\n_mta-sts.b.example TXT "v=STSv1; id=${b};"\n`;

interface About {
  readonly name: Name | undefined;
  readonly policies: PolicyDomain["policies"];
}

const A: About = { name: "a.example" as Name, policies: [] };
const B: About = { name: "b.example" as Name, policies: [] };
const NOBODY: About = { name: undefined, policies: [] };

function finding(rule: string, domain: About, subject: string, fix: Omit<Fix, "title" | "safe">): Finding {
  const range = domain.policies[0]?.range;
  const fixes = [{ title: "t", safe: true, ...fix }];
  return {
    rule,
    severity: "error",
    message: "m",
    domain: domain.name,
    subject,
    range,
    fixes,
    related: [],
    introduced: true,
  };
}

/** Three rules, in small: the mode, the MX hosts `needed`, and the id. */
function lint(sides: Sides, needed: Readonly<Record<string, readonly string[]>>): Finding[] {
  const findings: Finding[] = [];
  for (const domain of [...sides.head.values()].flat()) {
    const document = servedPolicy(domain);
    if (!document) continue;
    const mode = policyField(document.policy, "mode")?.value;
    if (mode && !MODES.some((known) => known === mode.value)) {
      const edits = [{ path: document.path, start: mode.range.start, end: mode.range.end, text: "enforce" }];
      findings.push(finding("policy-mode-invalid", domain, mode.value, { edits }));
    }
    const end = policyField(document.policy, "max_age")?.line.text.range.start ?? 0;
    for (const host of needed[domain.name] ?? []) {
      if (validPatterns(document.policy).includes(host)) continue;
      const edits = [{ path: document.path, start: end, end, text: `mx: ${host}\n` }];
      findings.push(finding("mx-not-covered", domain, host, { edits, renewIdOf: [domain.name] }));
    }
    const base = onBase(domain, sides);
    const before = base && servedPolicy(base);
    const changed = before && differences(effectivePolicy(before.policy), effectivePolicy(document.policy)).length > 0;
    if (changed && knownId(domain) !== undefined && knownId(base) === knownId(domain))
      findings.push(finding("policy-changed-without-new-id", domain, "", { edits: [], renewIdOf: [domain.name] }));
  }
  return findings;
}

interface Run {
  readonly task: PatchTask;
  readonly patch: ProvenPatch | undefined;
  /** The files with the patch applied. */
  readonly after: SampleFiles;
  readonly relints: number;
}

/** Lints, proves and applies; `also` is what linting again says besides the rules. */
async function run(
  head: SampleFiles,
  base: SampleFiles | undefined,
  needed: Readonly<Record<string, readonly string[]>> = {},
  also: (files: SampleFiles) => readonly Finding[] = () => [],
  isExpected?: PatchTask["isExpected"],
): Promise<Run> {
  const state = sampleState(head, SERVES);
  const baseState = base && sampleState(base, SERVES);
  const sides = sidesOf(state, baseState, TIME);
  const known = lint(sides, needed);
  let relints = 0;
  const relint: PatchTask["relint"] = async (files) => {
    relints += 1;
    const edited = withFiles(head, files);
    return [...lint(sidesOf(sampleState(edited, SERVES), baseState ?? state, TIME), needed), ...also(edited)];
  };
  const task = { findings: known, known, files: state.files, sides, relint, ...(isExpected && { isExpected }) };
  const patch = await provePatch(task);
  return { task, patch, after: patch ? appliedByGit(state, head, patch) : head, relints };
}

function withFiles(head: SampleFiles, files: ReadonlyMap<string, Uint8Array>): SampleFiles {
  return { ...head, ...Object.fromEntries([...files].map(([path, bytes]) => [path, new TextDecoder().decode(bytes)])) };
}

function appliedByGit(state: State, head: SampleFiles, patch: ProvenPatch): SampleFiles {
  const folder = mkdtempSync(join(tmpdir(), "patch-"));
  try {
    for (const { path, bytes } of state.files.values()) writeFileSync(join(folder, path), bytes);
    execFileSync("git", ["apply"], { cwd: folder, input: patch.diff });
    return Object.fromEntries(Object.keys(head).map((path) => [path, readFileSync(join(folder, path), "utf8")]));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const key = (rule: string, domain: string, subject = ""): string =>
  findingKey({ rule, domain: domain as Name, subject });

test.each<[string, SampleFiles, SampleFiles | undefined, Record<string, string[]>, SampleFiles, string[]]>([
  [
    "a policy that changed without a new id",
    { "a.txt": policy("enforce"), "z.zone": zone("1", "1") },
    { "a.txt": policy("testing"), "z.zone": zone("1", "1") },
    {},
    { "a.txt": policy("enforce"), "z.zone": zone("2", "1") },
    [key("policy-changed-without-new-id", "a.example")],
  ],
  [
    "two hosts in one place, and one id",
    { "a.txt": policy("enforce", []), "z.zone": zone("1", "1") },
    undefined,
    { "a.example": ["x.example", "y.example"] },
    { "a.txt": policy("enforce", ["x.example", "y.example"]), "z.zone": zone("2", "1") },
    [key("mx-not-covered", "a.example", "x.example"), key("mx-not-covered", "a.example", "y.example")],
  ],
  [
    "a shared policy, whose other domain needs a new id too",
    { "ab.txt": policy("enforce", []), "z.zone": zone("1", "v8") },
    { "ab.txt": policy("enforce", []), "z.zone": zone("1", "v8") },
    { "a.example": ["x.example"] },
    { "ab.txt": policy("enforce", ["x.example"]), "z.zone": zone("2", "v9") },
    [key("mx-not-covered", "a.example", "x.example")],
  ],
  [
    "one repair for two domains",
    { "ab.txt": policy("enforced"), "z.zone": zone("1", "1") },
    { "ab.txt": policy("enforce"), "z.zone": zone("1", "1") },
    {},
    { "ab.txt": policy("enforce"), "z.zone": zone("1", "1") },
    ["policy-mode-invalid", "policy-changed-without-new-id"].flatMap((rule) =>
      ["a.example", "b.example"].map((domain) => key(rule, domain, rule === "policy-mode-invalid" ? "enforced" : "")),
    ),
  ],
  [
    "a record that is elsewhere",
    { "a.txt": policy("live") },
    undefined,
    {},
    { "a.txt": policy("enforce") },
    [key("policy-mode-invalid", "a.example", "live")],
  ],
])("%s", async (_, head, base, needed, after, mends) => {
  const first = await run(head, base, needed);
  expect(first.after).toEqual(after);
  expect([...(first.patch?.mends ?? [])].sort()).toEqual([...mends].sort());
  const second = await run(first.after, base, needed);
  expect(second.patch).toBeUndefined();
  expect(second.relints).toBe(0);
});

const BROKEN = { "a.txt": policy("live"), "b.txt": policy("live"), "z.zone": zone("1", "1") };

test("nothing to mend, nothing linted again", async () => {
  const { patch, relints } = await run({ "a.txt": policy("enforce") }, undefined);
  expect([patch, relints]).toEqual([undefined, 0]);
});

test("a fix that brings something new is left out, the others stay", async () => {
  const { patch, after } = await run(BROKEN, undefined, {}, (files) => {
    return files["a.txt"]?.includes("enforce") ? [finding("mx-not-covered", A, "x", { edits: [] })] : [];
  });
  expect(after).toEqual({ ...BROKEN, "b.txt": policy("enforce"), "z.zone": zone("1", "2") });
  expect(patch?.mends).toEqual([key("policy-mode-invalid", "b.example", "live")]);
});

test("what is expected to come keeps no fix out, and is told", async () => {
  const fresh = finding("mx-not-in-cached-policy", A, "x", { edits: [] });
  const { patch } = await run(
    BROKEN,
    undefined,
    {},
    (files) => (files["a.txt"]?.includes("enforce") ? [fresh] : []),
    ({ rule }) => rule === fresh.rule,
  );
  expect(patch?.mends).toContain(key("policy-mode-invalid", "a.example", "live"));
  expect(patch?.leaves).toEqual([findingKey(fresh)]);
  expect((await run(BROKEN, undefined)).patch?.leaves).toEqual([]);
});

test("something new that belongs to no domain is traced to its fix", async () => {
  const { patch, after } = await run(BROKEN, undefined, {}, (files) => {
    return files["b.txt"]?.includes("enforce") ? [finding("policy-too-large", NOBODY, "x", { edits: [] })] : [];
  });
  expect(after).toEqual({ ...BROKEN, "a.txt": policy("enforce"), "z.zone": zone("2", "1") });
  expect(patch?.mends).toEqual([key("policy-mode-invalid", "a.example", "live")]);
});

test("a new notice does no harm; a finding that stays drops its fix", async () => {
  const stays = await run(BROKEN, undefined, {}, (files) => {
    const still = { ...finding("policy-mode-invalid", B, "live", { edits: [] }), severity: "notice" } as const;
    return files["b.txt"]?.includes("enforce") ? [still] : [];
  });
  expect(stays.patch?.mends).toEqual([key("policy-mode-invalid", "a.example", "live")]);
  const notice = await run(BROKEN, undefined, {}, () => {
    return [{ ...finding("id-changed", B, "", { edits: [] }), severity: "notice" }];
  });
  expect(notice.patch?.mends).toHaveLength(2);
});

test("a finding that gets graver counts as new", async () => {
  const head = sampleState(BROKEN, SERVES);
  const sides = sidesOf(head, undefined, TIME);
  const findings = lint(sides, {}).slice(0, 1);
  const before = { ...finding("policy-max-age-short", A, "", { edits: [] }), severity: "notice" } as const;
  const prove = (severity: "notice" | "warning"): Promise<ProvenPatch | undefined> => {
    const relint = async (): Promise<Finding[]> => [{ ...before, severity }];
    return provePatch({ findings, known: [...findings, before], files: head.files, sides, relint });
  };
  expect(await prove("warning")).toBeUndefined();
  expect((await prove("notice"))?.mends).toHaveLength(1);
});

test("linting again is bounded", async () => {
  const names = Array.from({ length: 30 }, (_, index) => `x${index}.example`);
  const head = { "a.txt": policy("enforce", []), "z.zone": zone("1", "1") };
  let count = 0;
  const { patch, relints } = await run(head, undefined, { "a.example": names }, () => {
    count += 1;
    return [finding("policy-too-large", NOBODY, String(count), { edits: [] })];
  });
  expect(patch).toBeUndefined();
  expect(relints).toBeLessThanOrEqual(8);
});

test("a file of which no diff can be written is left out, and so is a fix with wrong places", async () => {
  const head = sampleState(BROKEN, SERVES);
  const bytes = Uint8Array.from([...(head.files.get("b.txt")?.bytes ?? []), 0xff, 0x0a]);
  const files = new Map([...head.files, ["b.txt", { path: "b.txt", bytes }]]);
  const document = { ...head.policies[1], policy: parsePolicy(textOf({ path: "b.txt", bytes })) };
  expect(document.policy.text.pieces.length).toBe(3);
  const sides = sidesOf(head, undefined, TIME);
  const known = lint(sides, {});
  const [first] = known;
  const outside = { path: "a.txt", start: 5, end: 5000, text: "" };
  const wrong = first ? [{ ...first, subject: "wrong", fixes: [{ title: "t", safe: true, edits: [outside] }] }] : [];
  const missing = first
    ? [{ ...first, subject: "gone", fixes: [{ title: "t", safe: true, edits: [{ ...outside, path: "c" }] }] }]
    : [];
  const patch = await provePatch({
    findings: [...wrong, ...missing, ...known],
    known,
    files,
    sides,
    relint: async () => [],
  });
  expect(patch?.diff).toContain("a/a.txt");
  expect(patch?.diff).not.toContain("b.txt");
  expect(patch?.diff).not.toContain('id=2;"\n_mta-sts.b');
});

test("of two fixes that exclude each other the graver is taken", async () => {
  const head = sampleState(BROKEN, SERVES);
  const sides = sidesOf(head, undefined, TIME);
  const known = lint(sides, {}).slice(0, 1);
  const [first] = known;
  const edit = first?.fixes[0]?.edits[0];
  if (!first || !edit) throw new Error("the sample has no finding");
  const whole = { ...edit, start: 0, text: "" };
  const lighter = {
    ...first,
    severity: "notice",
    subject: "x",
    fixes: [{ title: "t", safe: true, edits: [whole] }],
  } as const;
  const task = { known, files: head.files, sides, relint: async () => [] };
  const patch = await provePatch({ ...task, findings: [first, lighter] });
  expect(patch?.edits.filter(({ path }) => path === "a.txt")).toEqual([edit]);
  const other = await provePatch({ ...task, findings: [lighter, first] });
  expect(other?.edits.filter(({ path }) => path === "a.txt")).toEqual([whole]);
});
