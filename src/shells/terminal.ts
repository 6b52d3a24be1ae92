import { reasonOf } from "../snapshots/usage-error.js";

/** What a command may use of the outside, besides the files it is pointed at. */
export interface Terminal {
  /** Findings and answers. */
  out(text: string): void;
  /** Everything else. */
  err(text: string): void;
  readonly color: boolean;
  /** Columns for text on standard output. */
  readonly width: number;
  /** True when a person watches standard error. */
  readonly interactive: boolean;
}

const DEFAULT_WIDTH = 100;
const MAX_WIDTH = 140;

/** What is used of a process. */
export type Surroundings = Pick<NodeJS.Process, "stdout" | "stderr" | "env" | "exitCode">;

/** The terminal of a process. NO_COLOR (https://no-color.org) and FORCE_COLOR are honoured. */
export function terminalOf(surroundings: Surroundings): Terminal {
  const { stdout, stderr, env } = surroundings;
  stdout.on("error", (error: NodeJS.ErrnoException) => {
    // A reader that has seen enough (`| head`) is no error.
    if (error.code === "EPIPE") return;
    surroundings.exitCode = 2;
    stderr.write(`mta-sts-lint: the report can't be written to standard output: ${reasonOf(error)}.\n`);
  });
  // There is nowhere left to say it.
  stderr.on("error", () => undefined);
  const wantsColor = env.FORCE_COLOR ? env.FORCE_COLOR !== "0" : stdout.isTTY && env.TERM !== "dumb";
  return {
    out: (text) => void stdout.write(text),
    err: (text) => void stderr.write(text),
    color: Boolean(wantsColor) && !env.NO_COLOR,
    width: Math.min(stdout.columns || DEFAULT_WIDTH, MAX_WIDTH),
    interactive: Boolean(stderr.isTTY),
  };
}
