import { expect, test } from "vitest";
import type { Name } from "../model/dns.js";
import type { Fix } from "../model/finding.js";
import type { PolicyDomain, State } from "../model/policy-domain.js";
import { applyEdits } from "../model/text.js";
import { completeFix } from "./compose.js";
import { type SampleFiles, sampleState } from "./sample-state.js";
import { sidesOf } from "./sides.js";

const TIME = new Date("2026-01-02T03:04:05Z");
const POLICY = "version: STSv1\nmode: testing\nmx: mx.a.example\nmax_age: 86400\n";
const ENFORCE = POLICY.replace("testing", "enforce");

const zone = (id: string, name = "a.example"): string => `_mta-sts.${name} TXT "v=STSv1; id=${id};"\n`;

/** A fix that replaces words in files, each where it stands first. */
function fixOf(head: SampleFiles, replaced: Replaced, renew: string[] = []): Fix {
  const edits = replaced.map(([path, word, text]) => {
    const start = head[path]?.indexOf(word) ?? -1;
    return { path, start, end: start + word.length, text };
  });
  return { title: "t", safe: true, edits, renewIdOf: renew as Name[] };
}

function after(state: State, fix: Fix): Record<string, string> {
  const edited = [...state.files.values()].map(({ path, bytes }) => {
    const edits = fix.edits.filter((edit) => edit.path === path);
    return [path, new TextDecoder().decode(applyEdits(bytes, edits))];
  });
  return Object.fromEntries(edited);
}

type Replaced = readonly (readonly [path: string, word: string, text: string])[];

const MODE: Replaced = [["p.txt", "testing", "enforce"]];
const SERVES = { "p.txt": ["a.example"] };

test.each<[string, SampleFiles, SampleFiles | undefined, Replaced, string[], SampleFiles]>([
  ["a domain that is named", { "a.zone": zone("7") }, undefined, [], ["a.example"], { "a.zone": zone("8") }],
  ["no domain", { "p.txt": POLICY, "a.zone": zone("7") }, undefined, [], [], { "a.zone": zone("7") }],
  [
    "a changed policy",
    { "p.txt": POLICY, "a.zone": zone("7") },
    undefined,
    MODE,
    [],
    { "p.txt": ENFORCE, "a.zone": zone("8") },
  ],
  [
    "a policy that means the same afterwards",
    { "p.txt": `${POLICY}\n`, "a.zone": zone("7") },
    undefined,
    [["p.txt", "86400\n\n", "86400\n"]],
    [],
    { "p.txt": POLICY, "a.zone": zone("7") },
  ],
  [
    "an id that is new already",
    { "p.txt": POLICY, "a.zone": zone("7") },
    { "p.txt": POLICY.replace("mx.a", "mx.b"), "a.zone": zone("6") },
    MODE,
    [],
    { "p.txt": ENFORCE, "a.zone": zone("7") },
  ],
  [
    "a policy that goes back to that of base",
    { "p.txt": POLICY, "a.zone": zone("7") },
    { "p.txt": ENFORCE, "a.zone": zone("7") },
    MODE,
    [],
    { "p.txt": ENFORCE, "a.zone": zone("7") },
  ],
  [
    "a policy that leaves that of base",
    { "p.txt": POLICY, "a.zone": zone("7") },
    { "p.txt": POLICY, "a.zone": zone("7") },
    MODE,
    [],
    { "p.txt": ENFORCE, "a.zone": zone("8") },
  ],
  [
    "a domain that base lacks",
    { "p.txt": POLICY, "a.zone": zone("7") },
    {},
    MODE,
    [],
    { "p.txt": ENFORCE, "a.zone": zone("7") },
  ],
  [
    "an id that base and head used",
    { "a.zone": zone("20260101") },
    { "a.zone": zone("20260102") },
    [],
    ["a.example"],
    { "a.zone": zone("2026010201") },
  ],
  [
    "an id in two strings",
    { "a.zone": '_mta-sts.a.example TXT "v=STSv1; id=" "7;"\n' },
    undefined,
    [],
    ["a.example"],
    { "a.zone": '_mta-sts.a.example TXT "v=STSv1; id=" "8;"\n' },
  ],
  [
    "an escaped record without id",
    { "a.zone": '_mta-sts.a.example TXT "v=STSv1\\;"\n' },
    undefined,
    [],
    ["a.example"],
    { "a.zone": '_mta-sts.a.example TXT "v=STSv1\\; id=20260102030405\\;"\n' },
  ],
  ["an empty id", { "a.zone": zone("") }, undefined, [], ["a.example"], { "a.zone": zone("20260102030405") }],
])("%s", (_, head, base, replaced, renew, expected) => {
  const state = sampleState(head, SERVES);
  const sides = sidesOf(state, base && sampleState(base, SERVES), TIME);
  const { fix } = completeFix(fixOf(head, replaced, renew), sides);
  expect(fix.safe).toBe(true);
  expect(fix.renewIdOf).toBeUndefined();
  expect(after(state, fix)).toMatchObject(expected);
});

test("a record that several domains share gets one id, one that is apart its own", () => {
  const head = {
    "p.txt": POLICY,
    "x.zone": `${zone("3", "a.example")}_mta-sts.b.example CNAME _mta-sts.a.example\n${zone("v9", "c.example")}`,
  };
  const state = sampleState(head, { "p.txt": ["a.example", "b.example", "c.example"] });
  const { fix, publish, idEdits } = completeFix(fixOf(head, MODE), sidesOf(state, undefined, TIME));
  expect(after(state, fix)["x.zone"]).toBe(head["x.zone"].replace("id=3", "id=4").replace("id=v9", "id=v10"));
  expect(idEdits).toHaveLength(2);
  expect(publish).toEqual([
    { owner: "_mta-sts.a.example", ttl: 3600, type: "TXT", value: "v=STSv1; id=4" },
    { owner: "_mta-sts.c.example", ttl: 3600, type: "TXT", value: "v=STSv1; id=v10" },
  ]);
});

test("ids of the history count as used, ids of other domains do not", () => {
  const head = { "x.zone": `${zone("20250101", "a.example")}${zone("20260102", "b.example")}` };
  const state = sampleState(head, {});
  const fix = fixOf(head, [], ["a.example"]);
  const idIn = (usedIds: readonly string[]): string | undefined =>
    completeFix(fix, sidesOf(state, undefined, TIME, new Set(usedIds))).fix.edits[0]?.text;
  expect(idIn([])).toBe("20260102");
  expect(idIn(["20260102"])).toBe("2026010201");
});

test("the record to publish keeps its extensions and leaves out what is broken", () => {
  const head = { "a.zone": '_mta-sts.a.example TXT " v=STSv1; foo=bar; id=7; ;"\n' };
  const { publish } = completeFix(fixOf(head, [], ["a.example"]), sidesOf(sampleState(head, {}), undefined, TIME));
  expect(publish.map(({ value }) => value)).toEqual(["v=STSv1; id=8; foo=bar"]);
});

test("a record that is elsewhere is left to a step", () => {
  const head = { "p.txt": POLICY };
  const state = sampleState(head, SERVES);
  const { fix, publish, steps } = completeFix(fixOf(head, MODE), sidesOf(state, undefined, TIME));
  expect(fix.edits).toHaveLength(1);
  expect(publish).toEqual([]);
  expect(steps).toEqual([
    "Once the new policy is served, publish a new id in the TXT record at _mta-sts.a.example; it is not in this repository.",
  ]);
});

test("an alias that leads away gets neither an edit nor a step", () => {
  const head = { "p.txt": POLICY, "a.zone": "_mta-sts.a.example CNAME sts.provider.example\n" };
  const completed = completeFix(fixOf(head, MODE), sidesOf(sampleState(head, SERVES), undefined, TIME));
  expect([completed.fix.edits.length, completed.publish, completed.steps]).toEqual([1, [], []]);
});

test("an id that is edited already is not edited twice, and the fix is no longer safe", () => {
  const head = { "a.zone": zone("7") };
  const fix = fixOf(head, [["a.zone", "id=7", "id=9"]], ["a.example"]);
  const completed = completeFix(fix, sidesOf(sampleState(head, {}), undefined, TIME));
  expect(completed.fix.safe).toBe(false);
  expect(completed.fix.edits).toEqual(fix.edits);
});

test("of several views of a zone only that which keeps its old id gets a new one", () => {
  const base = { "live.zone": zone("5"), "trial.zone": zone("6", "b.example") };
  const head = { ...base, "live.zone": zone("7") };
  const renamed = (files: SampleFiles): State => {
    const { domains, ...rest } = sampleState(files, {});
    return { ...rest, domains: domains.map((domain) => inFile(domain)) };
  };
  const { fix, publish } = completeFix(fixOf(head, [], ["a.example"]), sidesOf(renamed(head), renamed(base), TIME));
  expect(fix.edits.map(({ path, text }) => `${path} ${text}`)).toEqual(["trial.zone 8"]);
  expect(publish).toHaveLength(1);
});

/** The domain as a view of `a.example` in the file that holds its record. */
function inFile(domain: PolicyDomain): PolicyDomain {
  const { announcement } = domain;
  const path = announcement.state === "present" ? (announcement.value.txt[0]?.range.path ?? "") : "";
  const zones = [
    {
      apex: "a.example" as Name,
      complete: true,
      records: [],
      path,
      range: { path, start: 0, end: 0 },
      format: "zone-file" as const,
    },
  ];
  return { ...domain, name: "a.example" as Name, zones };
}
