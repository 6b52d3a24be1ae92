import { describe, expect, test } from "vitest";
import { lint } from "../../src/lint.js";
import { announcedRecord } from "../../src/model/policy-domain.js";
import { LineIndex } from "../../src/model/position.js";
import { idOf } from "../../src/model/sts-record.js";
import { applyEdits } from "../../src/model/text.js";
import type { Report } from "../../src/reporters/report.js";
import { createNodeRuntime } from "../../src/runtime/node-runtime.js";
import { memorySnapshots } from "../../src/snapshots/memory.js";
import { CHANGED_POLICY, type Files, NEW_ID, OLD_ID, POLICY, POLICY_PATH, shapes } from "./shapes.js";

const TIME = new Date("2026-04-01T12:00:00Z");

function compare(base: Files, head: Files): Promise<Report> {
  return lint(memorySnapshots(head, base, TIME), { runtime: createNodeRuntime() });
}

/** `path:line:column rule` of errors and warnings about the domain. */
function found({ findings, state }: Report): readonly string[] {
  return findings
    .filter(({ severity, domain }) => severity !== "notice" && domain === "example.com")
    .map(({ rule, range }) => {
      const file = range && state.files.get(range.path);
      const place = file && range && new LineIndex(file).position(range.start);
      return `${range?.path}:${place?.line}:${place?.column} ${rule}`;
    });
}

function ids({ state }: Report): readonly (string | undefined)[] {
  const domains = state.domains.filter(({ name }) => name === "example.com");
  return domains.map(announcedRecord).map((record) => record && idOf(record)?.value);
}

/** The files with the patch applied. */
function patched(files: Files, { patch }: Report): Files {
  const result: Record<string, string> = {};
  for (const [path, text] of Object.entries(files)) {
    const edits = (patch?.edits ?? []).filter((edit) => edit.path === path);
    result[path] = new TextDecoder().decode(applyEdits(new TextEncoder().encode(text), edits));
  }
  return result;
}

function placeOf(files: Files, path: string): string {
  const text = files[path] ?? "";
  const bytes = new TextEncoder().encode(text);
  const start = new TextEncoder().encode(text.slice(0, text.indexOf(OLD_ID))).length;
  const { line, column } = new LineIndex({ path, bytes }).position(start);
  return `${path}:${line}:${column}`;
}

describe.each(shapes)("$name", ({ files, idPath = Object.keys(files)[0] ?? "", refactored }) => {
  const base = { ...files, [POLICY_PATH]: POLICY };
  const forgotten = { ...files, [POLICY_PATH]: CHANGED_POLICY };
  const renewed = { ...forgotten, [idPath]: (files[idPath] ?? "").replace(OLD_ID, NEW_ID) };

  test("a forgotten id is found at the literal and mended there", async () => {
    const report = await compare(base, forgotten);
    expect(report.state.problems).toEqual([]);
    expect(new Set(found(report))).toEqual(new Set([`${placeOf(files, idPath)} policy-changed-without-new-id`]));
    expect(patched(forgotten, report)).toEqual(renewed);
  });

  test("a new id is enough", async () => {
    const report = await compare(base, renewed);
    expect(found(report)).toEqual([]);
    expect(new Set(ids(report))).toEqual(new Set([NEW_ID]));
  });

  test("the same in other words is silent", async () => {
    const report = await compare(base, { ...refactored, [POLICY_PATH]: POLICY });
    expect(found(report)).toEqual([]);
    expect(new Set(ids(report))).toEqual(new Set([OLD_ID]));
  });

  test("written so, nothing is wrong", async () => {
    const report = await lint(memorySnapshots(base), { runtime: createNodeRuntime() });
    expect(found(report)).toEqual([]);
    expect(report.undecided).toEqual([]);
  });
});
