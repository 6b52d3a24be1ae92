import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { startDouble } from "../github/double.js";
import { occurrence } from "../github/occurrences.js";
import { checkout, type Origin } from "../github/origin.js";
import type { Adaptation } from "../github/payloads.js";
import type { Identity, Permissions } from "../github/people.js";
import { runAction, type Step, type StepResult } from "../github/runner.js";
import { temporaryFolder } from "../repository.js";

/** A workflow with one job, as far as the steps of this Action depend on it. */
export interface Workflow {
  /** The names of the events that start it. */
  readonly events: readonly string[];
  readonly permissions: Readonly<Record<string, string>>;
  readonly steps: readonly WorkflowStep[];
}

interface WorkflowStep {
  /** `owner/name`, without the version. */
  readonly uses: string;
  readonly with: Readonly<Record<string, string>>;
}

interface Written {
  readonly on: string | readonly string[] | Readonly<Record<string, unknown>>;
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, { readonly steps: readonly WrittenStep[] }>>;
}

interface WrittenStep {
  readonly uses: string;
  readonly with?: Readonly<Record<string, string | number | boolean>>;
}

/** The workflows in a section of the README: blocks of YAML that have jobs. */
export function workflowsIn(title: string): Workflow[] {
  const text = readFileSync(new URL("../../README.md", import.meta.url), "utf8");
  const [, section = ""] = text.split(`\n## ${title}\n`);
  const [own = ""] = section.split(/^## /m);
  const blocks = [...own.matchAll(/^```yaml\n(.*?)^```$/gms)].map(([, block = ""]) => block);
  return blocks.filter((block) => /^jobs:/m.test(block)).map((block) => workflowOf(parse(block)));
}

function workflowOf({ on, permissions, jobs }: Written): Workflow {
  const events = typeof on === "string" ? [on] : Array.isArray(on) ? on : Object.keys(on);
  const steps = Object.values(jobs).flatMap((job) => job.steps);
  return {
    events,
    permissions,
    steps: steps.map(({ uses, with: inputs = {} }) => ({
      uses: uses.replace(/@.*/, ""),
      with: Object.fromEntries(Object.entries(inputs).map(([name, value]) => [name, evaluated(`${value}`)])),
    })),
  };
}

/** A runner would put in what an expression stands for; none is needed so far. */
function evaluated(value: string): string {
  if (value.includes("${{")) throw new Error(`the harness does not know the expression in ${value}`);
  return value;
}

export interface Job {
  readonly result: StepResult;
  readonly workspace: string;
  /** The calls to GitHub's API, as `METHOD path status`. */
  readonly calls: readonly string[];
  /** The bodies of the comments on the pull request afterwards. */
  readonly comments: readonly string[];
}

/** Runs the job: actions/checkout and this Action, one after another in one workspace. Other actions are passed over. */
export async function runJob(workflow: Workflow, origin: Origin, event: string, facts: Adaptation = {}): Promise<Job> {
  const happened = occurrence(event, origin, facts);
  const token = "ghs_job";
  const identity = identityOf(workflow, facts.fork !== undefined);
  const double = await startDouble({ repository: origin.folder, tokens: { [token]: identity } });
  let workspace = temporaryFolder();
  let result: StepResult | undefined;
  for (const step of workflow.steps) {
    if (step.uses === "actions/checkout") workspace = checkedOut(step, origin, happened);
    if (step.uses !== "mta-sts-lint/mta-sts-lint") continue;
    result = await runAction({ ...happened, workspace, api: double.url, token, inputs: step.with });
  }
  if (result === undefined) throw new Error("the workflow has no step with this Action");
  return { result, workspace, calls: double.calls, comments: double.state.comments.map(({ body }) => body) };
}

function checkedOut({ with: inputs }: WorkflowStep, origin: Origin, { sha, ref }: Pick<Step, "sha" | "ref">): string {
  const { "fetch-depth": depth = "1", ...others } = inputs;
  const [unknown] = Object.keys(others);
  if (unknown !== undefined) throw new Error(`the harness does not know the input ${unknown} of actions/checkout`);
  return checkout({ origin: origin.folder, sha, ref, depth: Number(depth) });
}

/** What is not named has no permission; and for a fork, nothing may be written. */
function identityOf({ permissions }: Workflow, isFork: boolean): Identity {
  const known: Record<string, "read" | "write"> = {};
  for (const name of ["contents", "issues", "pull-requests"] as const) {
    const level = permissions[name];
    if (level === "read" || level === "write") known[name] = isFork ? "read" : level;
  }
  return { login: "github-actions[bot]", kind: "installation", permissions: known satisfies Permissions };
}
