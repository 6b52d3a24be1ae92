import type { Finding } from "../model/finding.js";

/** The titles of the fixes that are never part of the patch, but for what the steps say already. */
export function judgements({ fixes, steps = [] }: Finding): readonly string[] {
  const said = new Set(steps.map((step) => step.replace(/\.$/, "")));
  return fixes.flatMap(({ safe, title }) => (safe || said.has(title) ? [] : [title]));
}
