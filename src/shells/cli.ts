import { UsageError } from "../snapshots/usage-error.js";
import { VERSION } from "../version.js";
import { type Command, readArguments } from "./arguments.js";
import type { Terminal } from "./terminal.js";

/** 0: nothing at or above the level. 1: findings. 2: what was asked for can't be done. 3: a bug of ours. */
export type ExitCode = 0 | 1 | 2 | 3;

/** Runs one command line. */
export async function runCli(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  try {
    return await runCommand(readArguments(args), terminal);
  } catch (error) {
    return reportFailure(error, terminal);
  }
}

async function runCommand(command: Command, terminal: Terminal): Promise<ExitCode> {
  switch (command.name) {
    case "check":
      return (await import("./check.js")).check(command.options, terminal);
    case "rules":
      return (await import("./explain.js")).listRules(terminal);
    case "explain":
      return (await import("./explain.js")).explainRule(command.rule, terminal);
    case "demo":
      return (await import("./demo.js")).demo(terminal);
    case "help":
      terminal.out((await import("./help.js")).HELP);
      return 0;
    case "version":
      terminal.out(`${VERSION}\n`);
      return 0;
  }
}

async function reportFailure(error: unknown, terminal: Terminal): Promise<ExitCode> {
  const { printableLines } = await import("../reporters/printable.js");
  if (error instanceof UsageError) {
    terminal.err(`mta-sts-lint: ${printableLines(error.message)}\n`);
    return 2;
  }
  const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
  terminal.err(
    `mta-sts-lint ${VERSION}: this is a bug in mta-sts-lint, not in your files. Please report it with these lines:\n${printableLines(trace)}\n`,
  );
  return 3;
}
