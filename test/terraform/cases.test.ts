import { describe, expect, test } from "vitest";
import { lint } from "../../src/lint.js";
import { effectivePolicy } from "../../src/model/effective-policy.js";
import { announcedRecord, type PolicyDomain, servedPolicy } from "../../src/model/policy-domain.js";
import { LineIndex } from "../../src/model/position.js";
import { idOf } from "../../src/model/sts-record.js";
import { applyEdits, isKnown, isUnknown, type TextEdit } from "../../src/model/text.js";
import type { Report } from "../../src/reporters/report.js";
import { createNodeRuntime } from "../../src/runtime/node-runtime.js";
import { memorySnapshots } from "../../src/snapshots/memory.js";
import { edited, type Files, type TerraformCase, TIME } from "./case.js";
import { computedCases } from "./computed-cases.js";
import { environmentCases } from "./environment-cases.js";
import { fieldCases } from "./field-cases.js";
import { fixCases } from "./fix-cases.js";
import { harmlessCases } from "./harmless-cases.js";
import { idCases } from "./id-cases.js";
import { mxCases } from "./mx-cases.js";
import { policyCases } from "./policy-cases.js";
import { providerCases } from "./provider-cases.js";
import { trapCases } from "./trap-cases.js";
import { unknownCases } from "./unknown-cases.js";
import { unnamedZoneCases } from "./unnamed-zone-cases.js";

describe.each([
  { kind: "providers", cases: providerCases },
  { kind: "where the id is", cases: idCases },
  { kind: "ids that are computed", cases: computedCases },
  { kind: "how the policy is written", cases: policyCases },
  { kind: "MX records", cases: mxCases },
  { kind: "environments and modules", cases: environmentCases },
  { kind: "where a host is added, and what is removed", cases: fixCases },
  { kind: "as people have it", cases: fieldCases },
  { kind: "harmless changes", cases: harmlessCases },
  { kind: "what is no mistake", cases: trapCases },
  { kind: "what can't be known", cases: unknownCases },
  { kind: "zones without a name, policies without a server", cases: unnamedZoneCases },
])("$kind", ({ cases }) => {
  test.each(cases)("$name", judge);
});

async function judge({ base, head, expected, says, notices, undecided, holds, fixed }: TerraformCase): Promise<void> {
  const report = await lint(memorySnapshots(head, base, TIME), { runtime: createNodeRuntime() });
  const found = findingsIn(report);
  expect(found.filter((line) => !line.includes(" notice ")).sort()).toEqual([...expected].sort());
  if (says) expect(report.findings[0]?.message).toMatch(says);
  if (notices) expect(found).toEqual(expect.arrayContaining([...notices]));
  const reasons = report.undecided.map(({ undecided: what, reason }) => `${what}, because ${reason}`);
  if (undecided instanceof RegExp) expect(reasons.join("\n")).toMatch(undecided);
  else if (undecided === undefined) expect(reasons).toEqual([]);
  if (holds) expect(report.state.domains.map(summaryOf)).toEqual(holds);
  if (fixed) await expectPatch(report, head, base, edited(head, fixed));
}

function findingsIn({ findings, state, baseState }: Report): string[] {
  return findings.map(({ range, severity, rule, domain }) => {
    const file = range && (range.side === "base" ? baseState : state)?.files.get(range.path);
    if (!range || !file) return `- ${severity} ${rule} ${domain ?? "-"}`;
    const { line, column } = new LineIndex(file).position(range.start);
    return `${range.side === "base" ? "base " : ""}${range.path}:${line}:${column} ${severity} ${rule} ${domain ?? "-"}`;
  });
}

/** As in `holds` of a case. */
function summaryOf(domain: PolicyDomain): string {
  const record = announcedRecord(domain);
  const id = record && idOf(record);
  const document = servedPolicy(domain);
  const parts = document && effectivePolicy(document.policy);
  const policy = parts ? `${parts.mode ?? "?"} ${parts.maxAge ?? "?"} ${[...parts.patterns].join(" ")}` : "-";
  const mx =
    domain.mx.state === "present"
      ? domain.mx.value.map(({ exchange }) => (isUnknown(exchange) ? "?" : exchange.value))
      : ["-"];
  return `${domain.name} | ${id ? (isKnown(id) ? id.value : "?") : "-"} | ${policy} | ${mx.join(" ")}`;
}

/** The patch makes just these files of the head, and with them nothing is left to find. */
async function expectPatch({ patch }: Report, head: Files, base: Files | undefined, after: Files): Promise<void> {
  expect(patch).toBeDefined();
  const mended = withEdits(head, patch?.edits ?? []);
  expect(mended).toEqual(after);
  const again = await lint(memorySnapshots(mended, base, TIME), { runtime: createNodeRuntime() });
  expect(findingsIn(again).filter((line) => !line.includes(" notice "))).toEqual([]);
}

function withEdits(files: Files, edits: readonly TextEdit[]): Files {
  return Object.fromEntries(
    Object.entries(files).map(([path, text]) => {
      const own = edits.filter((edit) => edit.path === path);
      return [path, own.length > 0 ? Buffer.from(applyEdits(Buffer.from(text), own)).toString() : text];
    }),
  );
}
