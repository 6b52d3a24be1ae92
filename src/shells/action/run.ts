import type { Connect } from "../../github/api/client.js";
import type { Situation } from "../../github/situation.js";
import { printableLines } from "../../reporters/printable.js";
import type { Environment } from "../../snapshots/git.js";
import type { Inputs } from "./inputs.js";

/** What the Action uses of the machine it runs on. */
export interface Runner {
  readonly environment: Environment;
  /** Writes to the log of the step. */
  out(text: string): void;
}

/** One run of the Action, told before anything is read. */
export interface ActionRun {
  readonly runner: Runner;
  readonly inputs: Inputs;
  readonly situation: Situation;
  /** GITHUB_WORKSPACE, absolute. */
  readonly workspace: string;
  readonly connect: Connect;
}

/** Empty where there is none. */
export function tokenOf({ inputs }: Pick<ActionRun, "inputs">): string {
  return inputs.githubToken ?? "";
}

/** True where an earlier attempt of the same run may have written what the payload does not know of. */
export function isRerun({ runner }: ActionRun): boolean {
  return Number(runner.environment.GITHUB_RUN_ATTEMPT) > 1;
}

/** Sentences for the log, one a line. */
export function tell(runner: Runner, sentences: readonly string[]): void {
  if (sentences.length > 0) runner.out(`\n${sentences.map((sentence) => `${printableLines(sentence)}\n`).join("")}`);
}
