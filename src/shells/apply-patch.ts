import { applyEdits } from "../model/text.js";
import { printable } from "../reporters/printable.js";
import type { Report } from "../reporters/report.js";
import { type Replacement, replaceFiles } from "../snapshots/replace-file.js";
import type { Terminal } from "./terminal.js";

/** Writes the proven edits into the working tree. */
export function applyPatch(report: Report, root: string, terminal: Terminal): void {
  const { patch } = report;
  if (!patch) {
    terminal.err("There is nothing that can be fixed without judgement.\n");
    return;
  }
  const paths = [...new Set(patch.edits.map((edit) => edit.path))];
  replaceFiles(
    root,
    paths.map((path) => replacementOf(path, report)),
  );
  const { length } = patch.mends;
  terminal.err(`Fixed ${length} ${length === 1 ? "finding" : "findings"} in ${paths.map(printable).join(", ")}.\n`);
}

function replacementOf(path: string, { state, patch }: Report): Replacement {
  const file = state.files.get(path);
  if (!file) throw new Error(`the patch edits ${path}, which was not read`);
  const edits = (patch?.edits ?? []).filter((edit) => edit.path === path);
  return { path, before: file.bytes, after: applyEdits(file.bytes, edits) };
}
