import { findingKey } from "../model/finding-key.js";
import { applyEdits, type TextEdit } from "../model/text.js";
import type { Report } from "../reporters/report.js";
import { replaceFile } from "../snapshots/replace-file.js";
import type { Terminal } from "./terminal.js";

/** Writes the proven edits into the working tree. Gives the report of what is left. */
export function applyPatch(report: Report, root: string, terminal: Terminal): Report {
  const { patch } = report;
  if (!patch) {
    terminal.err("There is nothing that can be fixed without judgement.\n");
    return report;
  }
  const paths = [...new Set(patch.edits.map((edit) => edit.path))];
  for (const path of paths) editFile(path, patch.edits, report, root);
  const mended = new Set(patch.mends);
  terminal.err(`Fixed ${mended.size} ${mended.size === 1 ? "finding" : "findings"} in ${paths.join(", ")}.\n`);
  return {
    ...report,
    findings: report.findings.filter((finding) => !mended.has(findingKey(finding))),
    patch: undefined,
  };
}

function editFile(path: string, edits: readonly TextEdit[], { state }: Report, root: string): void {
  const file = state.files.get(path);
  if (!file) throw new Error(`the patch edits ${path}, which was not read`);
  replaceFile(
    root,
    path,
    file.bytes,
    applyEdits(
      file.bytes,
      edits.filter((edit) => edit.path === path),
    ),
  );
}
