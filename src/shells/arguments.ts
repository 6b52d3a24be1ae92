import { parseArgs } from "node:util";
import { FAIL_ON, type FailOn, REPORT_SCOPES, type ReportScope } from "../config/config.js";
import { nearestWord } from "../model/nearest.js";
import { FORMATS, type Format } from "../reporters/index.js";
import { UsageError } from "../snapshots/usage-error.js";

export interface CheckOptions {
  readonly directory: string;
  readonly base: string | undefined;
  readonly head: string | undefined;
  readonly config: string | undefined;
  readonly format: Format;
  readonly output: string | undefined;
  /** Undefined where the configuration, or else the default, decides. */
  readonly report: ReportScope | undefined;
  readonly failOn: FailOn | undefined;
  readonly fix: boolean;
  readonly patch: string | undefined;
}

export type Command =
  | { readonly name: "check"; readonly options: CheckOptions }
  | { readonly name: "rules" }
  | { readonly name: "explain"; readonly rule: string }
  | { readonly name: "demo" }
  | { readonly name: "help" }
  | { readonly name: "version" };

const COMMANDS: readonly Command["name"][] = ["check", "rules", "explain", "demo", "help", "version"];

const OPTIONS = {
  directory: { type: "string", short: "C" },
  base: { type: "string" },
  head: { type: "string" },
  config: { type: "string" },
  format: { type: "string" },
  output: { type: "string" },
  report: { type: "string" },
  "fail-on": { type: "string" },
  fix: { type: "boolean" },
  patch: { type: "string" },
  help: { type: "boolean", short: "h" },
  version: { type: "boolean", short: "V" },
} as const;

type Values = ReturnType<typeof parse>["values"];

function parse(args: readonly string[]) {
  return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true, strict: true });
}

/** Reads the command line. Throws a {@link UsageError} that says what is wrong with it. */
export function readArguments(args: readonly string[]): Command {
  const { values, positionals } = parseStrictly(args);
  if (values.help) return { name: "help" };
  if (values.version) return { name: "version" };
  const [name = "check", ...operands] = positionals;
  const command = COMMANDS.find((known) => known === name);
  if (command === undefined)
    throw new UsageError(`There is no command "${name}".${suggestion(name, COMMANDS)} See \`mta-sts-lint help\`.`);
  const expected = command === "explain" ? 1 : 0;
  if (operands.length > expected)
    throw new UsageError(
      `\`${command}\` does not know what to do with "${operands[expected]}". A folder goes behind -C.`,
    );
  const [foreign] = Object.keys(values);
  if (command !== "check" && foreign !== undefined)
    throw new UsageError(`\`${command}\` takes no --${foreign}: that is an option of \`check\`.`);
  switch (command) {
    case "check":
      return { name: command, options: checkOptions(values) };
    case "explain":
      return {
        name: command,
        rule: required(operands[0], "`explain` needs the id of a rule; `mta-sts-lint rules` lists them."),
      };
    default:
      return { name: command };
  }
}

function parseStrictly(args: readonly string[]): ReturnType<typeof parse> {
  try {
    return parse(args);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const unknown = /'(--?[^\s']+)/.exec(message)?.[1];
    const known = Object.keys(OPTIONS).map((option) => `--${option}`);
    if (/unknown option/i.test(message) && unknown !== undefined) {
      throw new UsageError(`There is no option ${unknown}.${suggestion(unknown, known)} See \`mta-sts-lint help\`.`);
    }
    throw new UsageError(`${message.split(". ")[0]}. See \`mta-sts-lint help\`.`);
  }
}

function suggestion(word: string, known: readonly string[]): string {
  const nearest = nearestWord(word, known);
  return nearest === undefined ? "" : ` Did you mean "${nearest}"?`;
}

function required(value: string | undefined, message: string): string {
  if (value === undefined) throw new UsageError(message);
  return value;
}

function checkOptions(values: Values): CheckOptions {
  if (values.fix && values.patch !== undefined)
    throw new UsageError("--fix changes the files and --patch writes what would change: choose one.");
  for (const option of ["output", "patch"] as const)
    if (values[option] === "") throw new UsageError(`--${option} needs the name of a file.`);
  return {
    directory: values.directory ?? ".",
    base: values.base,
    head: values.head,
    config: values.config,
    format: oneOf("--format", values.format, FORMATS) ?? "text",
    output: values.output,
    report: oneOf("--report", values.report, REPORT_SCOPES),
    failOn: oneOf("--fail-on", values["fail-on"], FAIL_ON),
    fix: values.fix ?? false,
    patch: values.patch,
  };
}

function oneOf<T extends string>(option: string, value: string | undefined, choices: readonly T[]): T | undefined {
  if (value === undefined) return undefined;
  const choice = choices.find((known) => known === value);
  if (choice === undefined)
    throw new UsageError(`${option} takes ${choices.join(", ")}, not "${value}".${suggestion(value, choices)}`);
  return choice;
}
