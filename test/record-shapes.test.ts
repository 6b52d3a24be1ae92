import { describe, expect, test } from "vitest";
import type { Observation } from "../src/model/finding.js";
import { applyEdits } from "../src/model/text.js";
import { rules } from "../src/rules/index.js";
import { check } from "./rule-cases.js";
import { type ZoneParts, zoneText } from "./zone-text.js";

const PATH = "zones/example.com.zone";

async function judged(text: string) {
  const said: string[] = [];
  const observations: Observation[] = [];
  for (const rule of rules) {
    const { observations: found } = await check(rule, { head: { [PATH]: text } });
    said.push(...found.map(({ severity }) => `${rule.id} ${severity ?? rule.severity}`));
    observations.push(...found);
  }
  return { said, observations };
}

interface Shape {
  /** The rdata of the announcing record. */
  readonly sts: string;
  /** `rule severity` of all that is found. */
  readonly finds: readonly string[];
  /** The rdata after the safe fixes; undefined when they leave it alone. */
  readonly mended?: string;
}

const GOOD = '"v=STSv1; id=1"';
const SYNTAX = ["record-syntax-invalid error"];
const VERSION = ["record-version-invalid error"];

const SHAPES: readonly Shape[] = [
  { sts: GOOD, finds: [] },
  { sts: '"v=STSv1;id=1;"', finds: [] },
  { sts: '"v=STSv1;" " id=1"', finds: [] },
  { sts: '"v=STSv1; id={{ id }}"', finds: [] },
  { sts: '"{{ mta_sts }}"', finds: [] },
  { sts: "v=STSv1; id=1", finds: ["record-id-missing error"], mended: GOOD },
  { sts: '"v=stsv1; id=1"', finds: VERSION, mended: GOOD },
  { sts: '"V=STSv1; id=1"', finds: VERSION, mended: GOOD },
  { sts: '" v=STSv1; id=1"', finds: VERSION, mended: GOOD },
  { sts: '"id=1; v=STSv1"', finds: VERSION, mended: GOOD },
  { sts: '"id=1"', finds: VERSION, mended: GOOD },
  { sts: '"STSv1; id=1"', finds: VERSION, mended: GOOD },
  { sts: '"v:STSv1; id=1"', finds: VERSION, mended: GOOD },
  { sts: '"v=STSv2; id=1"', finds: VERSION },
  { sts: String.raw`"\"v=STSv1; id=1\""`, finds: VERSION, mended: GOOD },
  { sts: '"\u201cv=STSv1; id=1\u201d"', finds: VERSION, mended: GOOD },
  { sts: '"version: STSv1 mode: enforce"', finds: VERSION },
  { sts: '"v=STSv1 ; id=1"', finds: SYNTAX, mended: GOOD },
  { sts: '"v=STSv1 id=1"', finds: SYNTAX, mended: GOOD },
  { sts: '"v=STSv1, id=1"', finds: SYNTAX, mended: GOOD },
  { sts: '"v=STSv1" "id=1"', finds: SYNTAX, mended: '"v=STSv1" "; id=1"' },
  { sts: '"v=STSv1;; id=1"', finds: SYNTAX, mended: GOOD },
  { sts: '"v=STSv1; id=1;;"', finds: SYNTAX, mended: '"v=STSv1; id=1;"' },
  { sts: '"v = STSv1; id = 1"', finds: SYNTAX, mended: GOOD },
  { sts: '"v=STSv1; id:1"', finds: SYNTAX, mended: GOOD },
  { sts: '"v=STSv1; 20240101"', finds: SYNTAX },
  { sts: '"v=STSv1; id=1 "', finds: SYNTAX, mended: GOOD },
  { sts: '"v=STSv1; id=1; no te=a"', finds: SYNTAX },
  { sts: '"v=STSv1; id=1; note=\u00e9"', finds: SYNTAX },
  { sts: '"v=STSv1; \u00a0id=1"', finds: SYNTAX, mended: GOOD },
  { sts: String.raw`"v=STSv1\\; id=1"`, finds: SYNTAX, mended: GOOD },
  { sts: '"v=STSv1;"', finds: ["record-id-missing error"] },
  { sts: '"v=STSv1; ID=1"', finds: ["record-id-missing error"], mended: GOOD },
  { sts: '"v=STSv1; id=2024-01-01"', finds: ["record-id-invalid error"] },
  { sts: '"v=STSv1; id=1; id=1"', finds: ["record-field-duplicate error"], mended: GOOD },
  { sts: '"v=STSv1; id=1; id=2"', finds: ["record-field-duplicate error"] },
  { sts: '"v=STSv1; id=1; note=a"', finds: ["record-field-unknown notice"] },
];

const recordWith = (sts: string): string => zoneText({ sts: `_mta-sts IN TXT ${sts}` });

describe("one mistake in a record gives one finding, and its safe fix mends it", () => {
  test.each(SHAPES)("$sts", async ({ sts, finds, mended }) => {
    const text = recordWith(sts);
    const { said, observations } = await judged(text);
    expect(said).toEqual(finds);
    const edits = observations.flatMap(({ fixes = [] }) => fixes.flatMap((fix) => (fix.safe ? fix.edits : [])));
    const after = new TextDecoder().decode(applyEdits(new TextEncoder().encode(text), edits));
    expect(after).toBe(recordWith(mended ?? sts));
    if (mended !== undefined) expect((await judged(after)).said).toEqual([]);
  });
});

const MISPLACED = ["record-misplaced error"];

test.each<{ readonly name: string; readonly parts: ZoneParts; readonly finds: readonly string[] }>([
  { name: "a zone in which nothing is wrong", parts: {}, finds: [] },
  { name: "the apex", parts: { sts: `@ IN TXT ${GOOD}` }, finds: MISPLACED },
  { name: "the policy host", parts: { sts: `mta-sts IN TXT ${GOOD}` }, finds: MISPLACED },
  { name: "underscores", parts: { sts: `_mta_sts IN TXT ${GOOD}` }, finds: MISPLACED },
  { name: "no final dot", parts: { sts: `_mta-sts.example.com IN TXT ${GOOD}` }, finds: MISPLACED },
  { name: "a wildcard", parts: { sts: `* IN TXT ${GOOD}` }, finds: ["record-wildcard-only warning"] },
  { name: "two records", parts: { extra: `_mta-sts IN TXT ${GOOD}` }, finds: ["record-duplicate error"] },
  {
    name: "SPF beside it",
    parts: { extra: '_mta-sts IN TXT "v=spf1 -all"' },
    finds: ["record-unrelated-txt warning"],
  },
  {
    name: "an alias beside it",
    parts: { extra: "_mta-sts IN CNAME x.example.net." },
    finds: ["record-cname-conflict error"],
  },
  { name: "no policy host", parts: { host: "" }, finds: ["policy-host-missing error"] },
  {
    name: "an alias at the policy host",
    parts: { extra: "mta-sts IN CNAME x.example.net." },
    finds: ["policy-host-conflict error"],
  },
  { name: "no reports", parts: { tls: "" }, finds: ["tls-report-missing notice"] },
  { name: "broken reports", parts: { tls: '_smtp._tls IN TXT "v=TLSRPTv1;"' }, finds: ["tls-report-invalid warning"] },
  {
    name: "reports cut by a comment",
    parts: { tls: "_smtp._tls IN TXT v=TLSRPTv1; rua=mailto:a@example.com" },
    finds: ["tls-report-invalid warning"],
  },
  {
    name: "a mistake elsewhere in the file",
    parts: { extra: "@ IN MX mail2 20" },
    finds: ["file-syntax-invalid warning"],
  },
])("one mistake in a zone gives one finding: $name", async ({ parts, finds }) => {
  expect((await judged(zoneText(parts))).said).toEqual(finds);
});
