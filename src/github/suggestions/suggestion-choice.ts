import type { Finding } from "../../model/finding.js";
import { findingKey } from "../../model/finding-key.js";
import type { TextEdit } from "../../model/text.js";
import type { Report } from "../../reporters/report.js";
import type { Stretch } from "./hunks.js";
import { type Sheet, type Suggestion, sheetOf, suggestionsOf } from "./suggestion.js";

/** A suggestion with what it is for. */
export interface Proposal extends Suggestion {
  readonly findings: readonly Finding[];
  /** How many suggestions have to be committed together, this one among them. */
  readonly together: number;
}

export interface Choice {
  readonly report: Report;
  /** Proves a patch of some of the report's findings alone; see `lintToProve`. */
  readonly prove: (findings: readonly Finding[]) => Promise<Report["patch"]>;
}

/** How many findings are looked at, how many of those are proved one by one, and how many suggestions come of it. */
const MAX_CANDIDATES = 100;
const MAX_PROVED = 10;
const MAX_SUGGESTIONS = 20;

/** The findings that suggestions could mend, as far as that can be told without the pull request's diff. */
export function candidatesOf({ findings }: Report): readonly Finding[] {
  return findings.filter((finding) => finding.introduced && editsFor(finding).length > 0).slice(0, MAX_CANDIDATES);
}

/** The files that the fixes of these findings edit, from the root of the repository. */
export function pathsOf(findings: readonly Finding[], { prefix }: Report): ReadonlySet<string> {
  return new Set(findings.flatMap((finding) => editsFor(finding).map(({ path }) => prefix + path)));
}

/**
 * The suggestions that make up the report's patch, where all of it lies in the pull request's lines. Else those for the
 * findings whose patch does, each proved alone, as one patch that is proved too; where that can't be, those for the
 * gravest of them.
 */
export async function choose(
  { report, prove }: Choice,
  stretches: ReadonlyMap<string, readonly Stretch[]>,
): Promise<readonly Proposal[]> {
  const { patch } = report;
  const candidates = candidatesOf(report);
  // Nothing that can be proved, alone neither.
  if (!patch || candidates.length === 0) return [];
  const place = placer(report, stretches);
  const whole = place(patch.edits);
  if (whole) return proposalsOf(whole, mendedBy(patch, candidates), place);

  const fitting = candidates.filter((finding) => place(editsFor(finding)) !== undefined);
  const alone: Finding[] = [];
  let first: readonly Suggestion[] | undefined;
  for (const finding of fitting.slice(0, MAX_PROVED)) {
    const suggestions = place((await prove([finding]))?.edits ?? []);
    if (!suggestions) continue;
    first ??= suggestions;
    alone.push(finding);
  }
  if (!first) return [];
  const together = alone.length > 1 ? place((await prove(alone))?.edits ?? []) : first;
  return together ? proposalsOf(together, alone, place) : proposalsOf(first, alone.slice(0, 1), place);
}

function mendedBy({ mends }: NonNullable<Report["patch"]>, findings: readonly Finding[]): readonly Finding[] {
  const keys = new Set(mends);
  return findings.filter((finding) => keys.has(findingKey(finding)));
}

/** Those of the first safe fix, which is the one that a patch takes. */
function editsFor(finding: Finding): readonly TextEdit[] {
  return finding.fixes.find(({ safe }) => safe)?.edits ?? [];
}

/** Undefined where some of the edits, or all for want of any, can't be suggested. */
type Place = (edits: readonly TextEdit[]) => readonly Suggestion[] | undefined;

function placer(report: Report, stretches: ReadonlyMap<string, readonly Stretch[]>): Place {
  const sheets = new Map<string, Sheet | undefined>();
  const sheetAt = (path: string): Sheet | undefined => {
    if (!sheets.has(path)) sheets.set(path, openSheet(path, report, stretches));
    return sheets.get(path);
  };
  return (edits) => {
    const placed: Suggestion[] = [];
    for (const path of [...new Set(edits.map((edit) => edit.path))].sort()) {
      const sheet = sheetAt(path);
      const ofFile =
        sheet &&
        suggestionsOf(
          sheet,
          edits.filter((edit) => edit.path === path),
        );
      if (!ofFile) return undefined;
      placed.push(...ofFile);
    }
    return placed.length > 0 && placed.length <= MAX_SUGGESTIONS ? placed : undefined;
  };
}

function openSheet(
  path: string,
  { state, headLines, prefix }: Report,
  stretches: ReadonlyMap<string, readonly Stretch[]>,
): Sheet | undefined {
  const file = state.files.get(path);
  const inDiff = stretches.get(prefix + path);
  if (!file || file.side === "base" || !inDiff) return undefined;
  return sheetOf(file, prefix + path, headLines?.get(path) ?? ((line) => line), inDiff);
}

function proposalsOf(
  suggestions: readonly Suggestion[],
  findings: readonly Finding[],
  place: Place,
): readonly Proposal[] {
  const touched = findings.map((finding) => ({
    finding,
    // Each by itself: the others may lie elsewhere, and not be needed once all is done together.
    places: editsFor(finding).flatMap((edit) => place([edit]) ?? []),
  }));
  const proposals = suggestions.map((suggestion) => {
    const own = touched.filter(({ places }) => places.some((other) => overlap(suggestion, other)));
    // An id that only all of them together make new.
    return { ...suggestion, findings: own.length > 0 ? own.map(({ finding }) => finding) : findings };
  });
  return proposals.map((proposal) => ({ ...proposal, together: connected(proposal, proposals).size }));
}

function overlap(one: Suggestion, other: Suggestion): boolean {
  return one.path === other.path && one.first <= other.last && other.first <= one.last;
}

/** Those that mend a finding in common, over however many others. */
function connected<One extends { readonly findings: readonly Finding[] }>(one: One, all: readonly One[]): Set<One> {
  const reached = new Set([one]);
  const findings = new Set<Finding>();
  for (const proposal of reached) {
    for (const finding of proposal.findings) findings.add(finding);
    for (const other of all) if (other.findings.some((finding) => findings.has(finding))) reached.add(other);
  }
  return reached;
}
