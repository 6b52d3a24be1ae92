import { posix } from "node:path";
import { FAIL_ON, type FailOn, REPORT_SCOPES, type ReportScope } from "../../config/config.js";
import { nearestWord } from "../../model/nearest.js";
import type { Environment } from "../../snapshots/git.js";
import { UsageError } from "../../snapshots/usage-error.js";

/**
 * The inputs and their defaults in action.yml; empty where there is none, above all for what the configuration file may
 * say too. test/action-contract.test.ts holds action.yml and the README to this list.
 */
export const INPUT_DEFAULTS = {
  "github-token": "${{ github.token }}",
  "working-directory": "",
  "config-file": "",
  "base-ref": "",
  "head-ref": "",
  "fail-on": "",
  report: "",
  comment: "on-failure",
  "comment-key": "",
  annotations: "true",
  suggestions: "false",
  "sarif-file": "",
  "json-file": "",
  "patch-file": "",
} as const;

type InputName = keyof typeof INPUT_DEFAULTS;

/** When the comment is made. One that is there is kept up to date, but for "never". */
type CommentMode = "on-failure" | "always" | "never";
const COMMENT_MODES: readonly CommentMode[] = ["on-failure", "always", "never"];

export interface Inputs {
  readonly githubToken: string | undefined;
  /** Relative to the workspace, with `/`, and without `..`; "." for the workspace itself. */
  readonly workingDirectory: string;
  /** Relative to the working directory, likewise. */
  readonly configFile: string | undefined;
  /** As they were written: `situationOf` checks them. */
  readonly baseRef: string | undefined;
  readonly headRef: string | undefined;
  /** Undefined where the configuration, or else the default, decides. */
  readonly failOn: FailOn | undefined;
  readonly report: ReportScope | undefined;
  readonly comment: CommentMode;
  readonly commentKey: string;
  readonly annotations: boolean;
  readonly suggestions: boolean;
  /** Paths as they were written, each another one: `writeReportFile` takes them. */
  readonly sarifFile: string | undefined;
  readonly jsonFile: string | undefined;
  readonly patchFile: string | undefined;
}

/**
 * The inputs, out of the variables that the runner makes of them, as `@actions/core` reads them: loading that takes a
 * quarter of the time of a run that nothing concerns. Throws one UsageError that tells all mistakes.
 */
export function readInputs(environment: Environment): Inputs {
  const mistakes: string[] = [];
  const reader = inputReader(environment, (mistake) => mistakes.push(mistake));
  const inputs: Inputs = {
    githubToken: reader.text("github-token"),
    workingDirectory: reader.path("working-directory", "the workspace") ?? ".",
    configFile: reader.path("config-file", "the working directory"),
    baseRef: reader.text("base-ref"),
    headRef: reader.text("head-ref"),
    failOn: reader.oneOf("fail-on", FAIL_ON),
    report: reader.oneOf("report", REPORT_SCOPES),
    comment: reader.oneOf("comment", COMMENT_MODES) ?? INPUT_DEFAULTS.comment,
    commentKey: reader.text("comment-key") ?? "",
    annotations: reader.boolean("annotations"),
    suggestions: reader.boolean("suggestions"),
    sarifFile: reader.text("sarif-file"),
    jsonFile: reader.text("json-file"),
    patchFile: reader.text("patch-file"),
  };
  mistakes.push(...doubles(inputs));
  if (mistakes.length === 0) return inputs;
  throw new UsageError(mistakes.length === 1 ? mistakes.join() : `The inputs have mistakes.\n${mistakes.join("\n")}`);
}

interface InputReader {
  /** Undefined when it is not given. */
  text(name: InputName): string | undefined;
  oneOf<Choice extends string>(name: InputName, choices: readonly Choice[]): Choice | undefined;
  boolean(name: InputName): boolean;
  path(name: InputName, root: string): string | undefined;
}

function inputReader(environment: Environment, mistaken: (sentence: string) => void): InputReader {
  // A workflow can't but give an empty text where an expression has no value.
  const text = (name: InputName) => environment[`INPUT_${name.toUpperCase()}`]?.trim() || undefined;
  return {
    text,
    oneOf: (name, choices) => {
      const value = text(name);
      const choice = choices.find((known) => known === value);
      if (value !== undefined && choice === undefined) mistaken(wrongChoice(name, value, choices));
      return choice;
    },
    boolean: (name) => {
      const value = text(name) ?? INPUT_DEFAULTS[name];
      if (!BOOLEAN.test(value)) mistaken(wrongChoice(name, value, ["true", "false"]));
      return value.toLowerCase() === "true";
    },
    path: (name, root) => {
      const value = text(name);
      if (value === undefined) return undefined;
      const path = posix.normalize(value).replace(/(?<=.)\/$/, "");
      const reason = whyNotBelow(value, path);
      if (reason !== undefined) mistaken(`${name} takes a path below ${root}, and "${value}" ${reason}`);
      return path;
    },
  };
}

/** The core schema of YAML 1.2, section 10.3.2. */
const BOOLEAN = /^(?:true|True|TRUE|false|False|FALSE)$/;

function wrongChoice(name: string, value: string, choices: readonly string[]): string {
  const nearest = nearestWord(value, choices);
  return `${name} takes ${choices.join(", ")}, not "${value}".${nearest === undefined ? "" : ` Did you mean "${nearest}"?`}`;
}

function whyNotBelow(value: string, path: string): string | undefined {
  if (/[\u0000-\u001f\u007f]/.test(value)) return "has a control character in it.";
  if (posix.isAbsolute(value) || /^[a-z]:/i.test(value)) {
    return "is absolute. Give it without the way to that folder.";
  }
  if (value.includes("\\")) return "has a backslash in it. Write it with /.";
  return path === ".." || path.startsWith("../") ? "leads out of it." : undefined;
}

function doubles({ sarifFile, jsonFile, patchFile }: Inputs): string[] {
  const files = Object.entries({ "sarif-file": sarifFile, "json-file": jsonFile, "patch-file": patchFile });
  const first = new Map<string, string>();
  const sentences: string[] = [];
  for (const [name, file] of files) {
    if (file === undefined) continue;
    const path = posix.normalize(file);
    const other = first.get(path);
    if (other === undefined) first.set(path, name);
    else sentences.push(`${other} and ${name} name the same file: one would overwrite the other.`);
  }
  return sentences;
}
