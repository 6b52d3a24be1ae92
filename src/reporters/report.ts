import type { Finding, RuleFacts, Undecided } from "../model/finding.js";
import type { State } from "../model/policy-domain.js";
import type { TextEdit } from "../model/text.js";

/** The result of a run, whole: what every reporter makes its text of. */
export interface Report {
  /** The revision of base; undefined without one. */
  readonly base: string | undefined;
  /** The revision of head, or "worktree". */
  readonly head: string;
  /** The way from the root of the repository to the folder that was checked: empty, or with a final slash. */
  readonly prefix: string;
  readonly baseState: State | undefined;
  readonly state: State;
  /** To be shown, by weight, then path and place. */
  readonly findings: readonly Finding[];
  readonly undecided: readonly Undecided[];
  readonly suppressed: number;
  /** Findings that base has too and that are not shown. */
  readonly preexisting: number;
  /** The proven fixes of all findings together; undefined when there is none. */
  readonly patch: Patch | undefined;
  /** The rules that were run, whether they found something or not. */
  readonly rules: readonly RuleFacts[];
}

/** Edits that have been applied to a copy and linted again. */
interface Patch {
  readonly edits: readonly TextEdit[];
  /** A unified diff that `git apply` takes. */
  readonly diff: string;
  /** The keys (`findingKey`) of the findings that it mends. */
  readonly mends: readonly string[];
}

export interface ReportOptions {
  readonly version: string;
  readonly color: boolean;
  /** Columns of the terminal. */
  readonly width: number;
}

/** Turns a report into text. Escapes whatever comes from files. */
export type Reporter = (report: Report, options: ReportOptions) => string | Promise<string>;
