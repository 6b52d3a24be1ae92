import { describe, expect, test } from "vitest";
import type { Name } from "../src/model/dns.js";
import type { Observation, Undecided } from "../src/model/finding.js";
import type { State } from "../src/model/policy-domain.js";
import { LineIndex } from "../src/model/position.js";
import { applyEdits, type TextEdit } from "../src/model/text.js";
import type { Rule } from "../src/rules/rule.js";
import { createNodeRuntime } from "../src/runtime/node-runtime.js";
import { memorySnapshots } from "../src/snapshots/memory.js";
import { NO_LAYOUT } from "../src/states/candidates.js";
import { readStates } from "../src/states/scope.js";

/** Paths and contents. */
export type Files = Readonly<Record<string, string | Uint8Array>>;

export interface RuleCase {
  /** What the case shows. */
  readonly name: string;
  /** The base side of a comparison; without it the head is judged alone. */
  readonly base?: Files;
  readonly head: Files;
}

export interface CaughtCase extends RuleCase {
  /** `path:line:column severity`, in order; `- severity` for a finding without a place. */
  readonly findings: readonly string[];
  /** What the first message has to say. */
  readonly says?: RegExp;
}

export interface UndecidedCase extends RuleCase {
  /** What the reason has to say. */
  readonly because: RegExp;
}

/** Public suffixes for tests; the real list is loaded by the shells. */
const SUFFIXES = new Set(["com", "org", "net", "example", "uk", "co.uk", "de"]);

/** All that a rule says about some files, read by the real sources. */
export async function check(rule: Rule, { base, head }: Pick<RuleCase, "base" | "head">) {
  const states = await readStates(memorySnapshots(head, base), NO_LAYOUT, "new", createNodeRuntime());
  const isPublicSuffix = (name: Name): boolean => SUFFIXES.has(name);
  const said = [...rule.check({ ...states, isPublicSuffix })];
  return {
    ...states,
    observations: said.filter((one): one is Observation => !("undecided" in one)),
    undecided: said.filter((one): one is Undecided => "undecided" in one),
  };
}

/** `path:line:column severity` of a finding. */
function placeOf(observation: Observation, rule: Rule, head: State, base: State | undefined): string {
  const severity = observation.severity ?? rule.severity;
  const { range } = observation;
  if (!range) return `- ${severity}`;
  const file = (range.side === "base" ? base : head)?.files.get(range.path);
  if (!file) throw new Error(`${rule.id} points at ${range.path}, which was not read`);
  const { line, column } = new LineIndex(file).position(range.start);
  return `${range.side === "base" ? "base " : ""}${range.path}:${line}:${column} ${severity}`;
}

export function ruleCatches(rule: Rule, cases: readonly CaughtCase[]): void {
  describe(`${rule.id} catches`, () => {
    test.each(cases)("$name", async ({ findings, says, ...files }) => {
      const { observations, head, base } = await check(rule, files);
      expect(observations.map((observation) => placeOf(observation, rule, head, base)).sort()).toEqual(
        [...findings].sort(),
      );
      if (says) expect(observations[0]?.message).toMatch(says);
      await expectFixesToWork(rule, files);
    });
  });
}

/** A safe fix that a rule writes by itself mends what it is for: the finding is gone, and nothing is left to do. */
async function expectFixesToWork(rule: Rule, files: Pick<RuleCase, "base" | "head">): Promise<void> {
  const { observations } = await check(rule, files);
  for (const { subject, domain, fixes = [] } of observations) {
    for (const { safe, edits } of fixes) {
      if (!safe || edits.length === 0) continue;
      const after = await check(rule, { ...files, head: withEdits(files.head, edits) });
      const left = after.observations.filter((other) => other.subject === subject && other.domain === domain);
      expect(left.map(({ message }) => message)).toEqual([]);
    }
  }
}

function withEdits(files: Files, edits: readonly TextEdit[]): Files {
  const edited = new Map(Object.entries(files));
  for (const path of new Set(edits.map((edit) => edit.path))) {
    const content = edited.get(path) ?? "";
    const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
    edited.set(
      path,
      applyEdits(
        bytes,
        edits.filter((edit) => edit.path === path),
      ),
    );
  }
  return Object.fromEntries(edited);
}

export function ruleCatchesNot(rule: Rule, cases: readonly RuleCase[]): void {
  describe(`${rule.id} is silent`, () => {
    test.each(cases)("$name", async (files) => {
      const { observations } = await check(rule, files);
      expect(observations.map((observation) => observation.message)).toEqual([]);
    });
  });
}

export function ruleLeavesUndecided(rule: Rule, cases: readonly UndecidedCase[]): void {
  describe(`${rule.id} leaves undecided`, () => {
    test.each(cases)("$name", async ({ because, ...files }) => {
      const { observations, undecided } = await check(rule, files);
      expect(observations).toEqual([]);
      expect(undecided[0]?.reason).toMatch(because);
    });
  });
}
