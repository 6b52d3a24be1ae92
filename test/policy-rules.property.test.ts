import { array, assert, asyncProperty, constantFrom, tuple } from "fast-check";
import { expect, test } from "vitest";
import type { Observation } from "../src/model/finding.js";
import { applyEdits } from "../src/model/text.js";
import { rules } from "../src/rules/index.js";
import type { Rule } from "../src/rules/rule.js";
import { memorySnapshots } from "../src/snapshots/memory.js";
import { readStates } from "../src/states/scope.js";
import { POLICY_PATH } from "./policy-text.js";

const POLICY_RULES = rules.filter(({ id }) => id.startsWith("policy-"));

const LAYOUT = { policyPaths: new Map(), zonePaths: new Map(), origins: new Map(), isExcluded: () => false };

async function judge(bytes: Uint8Array): Promise<readonly (readonly [Rule, Observation])[]> {
  const states = await readStates(memorySnapshots({ [POLICY_PATH]: bytes }), LAYOUT);
  const change = { ...states, isPublicSuffix: () => false };
  return POLICY_RULES.flatMap((rule) =>
    [...rule.check(change)].flatMap((said) => ("undecided" in said ? [] : [[rule, said] as const])),
  );
}

const encoder = new TextEncoder();

/** Policies as people get them wrong, line by line. */
const LINES = array(
  constantFrom(
    "version: STSv1\n",
    "version: 2\n",
    "Version: STSv1\n",
    "mode: enforce\n",
    "mode: Enforced # yes\r\n",
    "  mode : [testing]\n",
    "mode=none\n",
    "mx: mail.example.com\n",
    "mx: 10 MAIL.example.com., b.example.com\n",
    "mx:\n  - c.example.com\n",
    "mx: *.bücher.example\r\n",
    "mx: my_mail\n",
    "nmx: d.example.com\n",
    "max_age: 604800\n",
    "max_age: 604,800 s\r",
    "max age: 1\n",
    "max_age: 1mx: e.example.com\n",
    "# ours\n",
    "\n",
    " \t\n",
    "note: ours\n",
    "hello\n",
    "version: STSv1; mode: enforce; mx: a; max_age: 1",
  ),
  { maxLength: 9 },
);

const POLICY = tuple(constantFrom("", "\uFEFF"), LINES).map(([mark, lines]) => `${mark}${lines.join("")}`);

test("each safe fix can be made, and mends what it is offered for", async () => {
  await assert(
    asyncProperty(POLICY, async (text) => {
      const bytes = encoder.encode(text);
      for (const [rule, { subject, fixes = [] }] of await judge(bytes)) {
        for (const { safe, edits } of fixes) {
          const mended = applyEdits(bytes, edits);
          if (!safe) continue;
          expect(edits.length).toBeGreaterThan(0);
          const left = (await judge(mended)).filter(([other, said]) => other === rule && said.subject === subject);
          expect(left.map(([, { message }]) => message)).toEqual([]);
        }
      }
    }),
    { numRuns: 200 },
  );
});

const SIZE = 60_000;

/** As much as is read, of what would take a careless pattern minutes. */
const HOSTILE: readonly (readonly [string, string])[] = [
  ["blanks in a value", `mode: a${" ".repeat(SIZE)}b\n`],
  ["dots in mx", `mx: ${".".repeat(SIZE)}x\n`],
  ["colons in mx", `mx: ${":".repeat(SIZE)}x\n`],
  ["commas in mx", `mx: ${"a,".repeat(SIZE / 2)}x\n`],
  ["brackets", `mx: ${"[".repeat(SIZE)}${"]".repeat(SIZE)}\n`],
  ["digits", `max_age: ${"1".repeat(SIZE)}x\n`],
  ["groups of digits", `max_age: ${"1_000".repeat(SIZE / 5)}x\n`],
  ["fields in a value", `version: ${"mode:".repeat(SIZE / 5)}\n`],
  ["equals signs", `mode ${"=".repeat(SIZE)} \n`],
  ["a long name", `${"-".repeat(SIZE)}mx: a\n`],
  ["many names", Array.from({ length: SIZE / 6 }, (_, at) => `a${at}: 1\n`).join("")],
  ["many hosts", Array.from({ length: SIZE / 8 }, (_, at) => `mx: a${at}.\n`).join("")],
  ["many lists", "mx:\n - a\n".repeat(SIZE / 9)],
  ["many comments", "#\n".repeat(SIZE / 2)],
  ["many blank lines", `mode: a\n${"\n".repeat(SIZE)}`],
  ["many modes", "mode: a\n".repeat(SIZE / 8)],
];

test.each(HOSTILE)("%s are judged in time", async (_, text) => {
  const observations = await judge(encoder.encode(text));
  expect(observations.length).toBeGreaterThan(0);
  for (const [, { related = [] }] of observations) expect(related.length).toBeLessThan(50);
});
