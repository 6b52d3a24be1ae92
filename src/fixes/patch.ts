import type { Name } from "../model/dns.js";
import type { Finding, Severity } from "../model/finding.js";
import { findingKey } from "../model/finding-key.js";
import type { SourceFile, TextEdit } from "../model/text.js";
import { type Candidate, compatibleFixes } from "./compatible.js";
import { type Draft, draftOf } from "./draft.js";
import type { Sides } from "./sides.js";

export interface PatchTask {
  /** What is to be mended, the gravest first, with the fixes as the rules gave them: ids not yet chosen. */
  readonly findings: readonly Finding[];
  /** All findings of head, those too that are not shown: what is among them is not new. */
  readonly known: readonly Finding[];
  /** The files of head, by path. */
  readonly files: ReadonlyMap<string, SourceFile>;
  readonly sides: Sides;
  /** The way from the root of the repository to the files, since `git apply` goes by that. Default: empty. */
  readonly prefix?: string;
  /**
   * Lints head with these files in the place of its own, against base, or against head as it was where there is no base.
   * Gives all findings.
   */
  readonly relint: (files: ReadonlyMap<string, Uint8Array>) => Promise<readonly Finding[]>;
  /** Findings that may come with a patch, because no edit can mend them. Default: none. */
  readonly isExpected?: (finding: Finding) => boolean;
}

/** Edits that have been applied to a copy and linted again. */
export interface ProvenPatch {
  readonly edits: readonly TextEdit[];
  /** A unified diff that `git apply` takes. */
  readonly diff: string;
  /** The keys (`findingKey`) of the findings that it mends. */
  readonly mends: readonly string[];
  /** The keys of the expected findings that come with it. */
  readonly leaves: readonly string[];
}

/** How often is linted again, at most, and how often of it with all fixes together. */
const MAX_RELINTS = 8;
const MAX_RELINTS_TOGETHER = 4;

/**
 * The safe fixes of all findings as one patch that has been tried: on a copy, linted again, every finding it claims to
 * mend is gone, and no error or warning has come but those that are expected. A fix that breaks this is left out, and so is one in a file of which a
 * diff can't be written as text. Undefined when nothing is left.
 */
export async function provePatch(task: PatchTask): Promise<ProvenPatch | undefined> {
  const proof: Proof = { task, known: weightsByKey(task.known), relints: 0 };
  const { proven, postponed } = await proveTogether(compatibleFixes(task.findings, task.files, task.sides), proof);
  const last = await proveOneByOne(proven, postponed, proof);
  if (!last) return undefined;
  const mends = task.findings.map(findingKey).filter((key) => !last.after.has(key));
  return { edits: last.draft.edits, diff: last.draft.diff, mends: [...new Set(mends)], leaves: last.leaves };
}

const WEIGHT: Readonly<Record<Severity, number>> = { notice: 1, warning: 2, error: 3 };

function weightsByKey(findings: readonly Finding[]): ReadonlyMap<string, number> {
  const weights = new Map<string, number>();
  for (const finding of findings) {
    const key = findingKey(finding);
    weights.set(key, Math.max(weights.get(key) ?? 0, WEIGHT[finding.severity]));
  }
  return weights;
}

interface Proof {
  readonly task: PatchTask;
  /** How grave each finding was before, by its key. */
  readonly known: ReadonlyMap<string, number>;
  relints: number;
}

interface Trial {
  readonly draft: Draft;
  /** The domains that got a new id besides those that the fixes name. */
  readonly renewed: ReadonlySet<Name>;
  /** The keys of all findings with the draft applied. */
  readonly after: ReadonlySet<string>;
  /** Errors and warnings that were not there before, or not as grave, and that nobody expects. */
  readonly fresh: readonly Finding[];
  /** The keys of those that were expected. */
  readonly leaves: readonly string[];
  /** Those whose finding is still there. */
  readonly failed: ReadonlySet<Candidate>;
}

/** Tries fixes together; once again when they make a policy differ from that of base and its id has to be new too. */
async function tryFixes(
  candidates: readonly Candidate[],
  renewed: ReadonlySet<Name>,
  proof: Proof,
): Promise<Trial | undefined> {
  const trial = await tryOnce(candidates, renewed, proof);
  const asked = trial ? renewalsIn(trial.fresh) : [];
  const more = new Set([...renewed, ...asked]);
  return more.size > renewed.size && proof.relints < MAX_RELINTS ? await tryOnce(candidates, more, proof) : trial;
}

async function tryOnce(
  candidates: readonly Candidate[],
  renewed: ReadonlySet<Name>,
  proof: Proof,
): Promise<Trial | undefined> {
  const { task, known } = proof;
  const draft = draftOf(candidates, renewed, task);
  if (!draft) return undefined;
  proof.relints += 1;
  const findings = await task.relint(draft.files);
  const after = new Set(findings.map(findingKey));
  const come = findings.filter(
    (finding) => WEIGHT[finding.severity] > Math.max(known.get(findingKey(finding)) ?? 0, WEIGHT.notice),
  );
  const expected = come.filter((finding) => task.isExpected?.(finding));
  const fresh = come.filter((finding) => !expected.includes(finding));
  const failed = new Set(draft.candidates.filter(({ finding }) => after.has(findingKey(finding))));
  return { draft, renewed, after, fresh, leaves: expected.map(findingKey), failed };
}

function isProven(trial: Trial): boolean {
  return trial.fresh.length === 0 && trial.failed.size === 0;
}

interface Together {
  readonly proven: Trial | undefined;
  /** To be tried one by one. */
  readonly postponed: readonly Candidate[];
}

/** All at once, then again without those that are to blame. */
async function proveTogether(candidates: readonly Candidate[], proof: Proof): Promise<Together> {
  const postponed: Candidate[] = [];
  let chosen = candidates;
  while (chosen.length > 0 && proof.relints < MAX_RELINTS_TOGETHER) {
    const trial = await tryFixes(chosen, new Set(), proof);
    if (!trial) break;
    if (isProven(trial)) return { proven: trial, postponed };
    const kept = chosen.filter((candidate) => !trial.failed.has(candidate));
    const domains = new Set(trial.fresh.map((finding) => finding.domain));
    const left = kept.filter(({ finding }) => !domains.has(finding.domain));
    // What has come belongs to no domain of these: each has to show by itself that it is not to blame.
    if (left.length === chosen.length) break;
    postponed.push(...kept.filter((candidate) => !left.includes(candidate)));
    chosen = left;
  }
  return { proven: undefined, postponed: [...chosen, ...postponed] };
}

function renewalsIn(fresh: readonly Finding[]): readonly Name[] {
  return fresh
    .filter((finding) => finding.rule === "policy-changed-without-new-id")
    .flatMap((finding) => finding.fixes.flatMap((fix) => fix.renewIdOf ?? []).concat(finding.domain ?? []));
}

async function proveOneByOne(
  proven: Trial | undefined,
  postponed: readonly Candidate[],
  proof: Proof,
): Promise<Trial | undefined> {
  let last = proven;
  for (const candidate of postponed) {
    if (proof.relints >= MAX_RELINTS) break;
    const trial = await tryFixes([...(last?.draft.candidates ?? []), candidate], last?.renewed ?? new Set(), proof);
    if (trial?.draft.candidates.includes(candidate) && isProven(trial)) last = trial;
  }
  return last;
}
