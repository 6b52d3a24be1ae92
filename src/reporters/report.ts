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
  /**
   * For files of head that differ from those of the pull request's head, by path: the line there of a line here, both
   * counted from 1; undefined where the pull request does not have that line. Annotations and links go by it.
   */
  readonly headLines?: ReadonlyMap<string, (line: number) => number | undefined>;
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
  /** The keys of the findings that come with it, since only waiting mends them. */
  readonly leaves: readonly string[];
}

export interface ReportOptions {
  readonly version: string;
  readonly color: boolean;
  /** Columns of the terminal. */
  readonly width: number;
  /** What a reader can do next; default: in the words of the command line. */
  readonly advice?: Advice;
  /** Where the report can be looked at on GitHub; absent on the command line. */
  readonly pages?: Pages;
}

/** What a reader can do next, where the tool was run. Sentences of ours: what is between backticks is a setting or a command. */
export interface Advice {
  /** The setting that shows what was there before the change: `--report all`. */
  readonly showAll: string;
  /** Said where a comparison found nothing to compare. */
  readonly unchanged: string;
  /** Said where there is no MTA-STS, sentence by sentence. */
  readonly nothingFound: readonly string[];
  /** How to apply a fix that can be copied from where it is shown. */
  readonly fix: string;
  /** How to apply one that can't. */
  readonly inexactFix: string;
  /** Where the whole report is: `in the log of this step`. */
  readonly whole: string;
  /** Where a rule is explained. */
  readonly explain: (rule: string) => string;
}

/** Addresses on GitHub, made of what the runner says, never of what is in a repository. */
export interface Pages {
  /** Where files are shown, by side, without a final slash: `https://github.com/o/r/blob/<commit>`. */
  readonly files: { readonly head?: string; readonly base?: string };
  /** The object id of the pull request's head, when it is not what was checked: that was its merge into base. */
  readonly pullRequestHead?: string;
  /** The page of the run, with its summary. */
  readonly run?: string;
}

/** Turns a report into text. Escapes whatever comes from files. */
export type Reporter = (report: Report, options: ReportOptions) => string | Promise<string>;
