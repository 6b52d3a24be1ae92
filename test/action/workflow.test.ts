import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { pullRequest } from "../github/origin.js";
import type { Adaptation } from "../github/payloads.js";
import { announced, domain } from "./domains.js";
import { runJob, type Workflow, workflowsIn } from "./workflow.js";

const workflows = workflowsIn("As a GitHub Action");
const named: readonly (readonly [string, Workflow])[] = workflows.map((workflow) => [
  `on ${workflow.events.join(", ")}`,
  workflow,
]);

const published = domain();
const hyphen = domain({ zone: { sts: announced("2026-04-01") } });
/** Another domain's mistake, which was there before. */
const old = domain({ name: "example.net", policy: { mode: "mode: Enforce" } });
const origin = () => pullRequest({ ...published, ...old }, { ...hyphen, ...old });
const asGood = () => pullRequest(published, published);
const ONE_NEW = ["zones/example.com.zone:6"];
const ALL = ["sites/mta-sts.example.net/.well-known/mta-sts.txt:2", ...ONE_NEW];
const COMMENTED = ["GET /issues/1/comments 200", "POST /issues/1/comments 201"];

interface Case {
  readonly event: string;
  readonly facts?: Adaptation;
  readonly annotated: readonly string[];
  readonly calls: readonly string[];
}

const CASES: Readonly<Record<string, Case>> = {
  "a pull request": { event: "pull_request", annotated: ONE_NEW, calls: COMMENTED },
  "a pull request of a fork": {
    event: "pull_request",
    facts: { fork: "stranger/dns", author: "stranger" },
    annotated: ONE_NEW,
    calls: [],
  },
  "a merge queue": { event: "merge_group", annotated: ONE_NEW, calls: [] },
  "a push": { event: "push", annotated: ALL, calls: [] },
};

test("the README has a workflow for each event", () => {
  const events = new Set(workflows.flatMap((workflow) => workflow.events));
  expect([...events].sort()).toEqual(["merge_group", "pull_request", "push", "schedule", "workflow_dispatch"]);
});

test("the first workflow is the shortest that works", () => {
  expect(workflows[0]).toEqual({
    events: ["pull_request"],
    permissions: { contents: "read", "pull-requests": "write" },
    steps: [
      { uses: "actions/checkout", with: {} },
      { uses: "mta-sts-lint/mta-sts-lint", with: {} },
    ],
  });
});

describe.each(named)("the README's workflow %s", (_, workflow) => {
  test("has inputs that there are", () => {
    const action: { inputs: object } = parse(readFileSync(new URL("../../action.yml", import.meta.url), "utf8"));
    const used = workflow.steps.filter(({ uses }) => uses === "mta-sts-lint/mta-sts-lint");
    expect(used).toHaveLength(1);
    for (const step of used) expect(Object.keys(action.inputs)).toEqual(expect.arrayContaining(Object.keys(step.with)));
  });

  const cases = Object.entries(CASES).filter(([, { event }]) => workflow.events.includes(event));
  test.each(cases)("finds the mistakes of %s", async (_name, { event, facts, annotated, calls }) => {
    const { result, comments, ...job } = await runJob(workflow, origin(), event, facts);
    expect(result.code).toBe(1);
    expect(result.annotations.map(({ file, line }) => `${file}:${line}`).sort()).toEqual([...annotated]);
    expect(result.summary).toContain("2026-04-01");
    expect(result.outputs).toMatchObject({ conclusion: "failure", errors: `${annotated.length}`, "new-findings": "2" });
    expect(job.calls).toEqual(calls);
    expect(comments).toHaveLength(calls.length > 0 ? 1 : 0);
  });

  const always = workflow.events.filter((event) => event !== "pull_request");
  test.each(["pull_request", ...always])("is green where all is well: %s", async (event) => {
    const { result, comments } = await runJob(workflow, asGood(), event);
    expect(result.code).toBe(0);
    expect(result.commands).toEqual([]);
    expect(comments).toEqual([]);
  });

  const uploads = workflow.steps.flatMap((step) => step.with.sarif_file ?? []);
  test.each(uploads)("writes %s, which a later step takes", async (path) => {
    const { workspace } = await runJob(workflow, origin(), "push");
    const file = join(workspace, path);
    expect(existsSync(file)).toBe(true);
    expect(JSON.parse(readFileSync(file, "utf8"))).toMatchObject({ version: "2.1.0" });
  });

  const withoutChange = workflow.events.filter((event) => event === "schedule" || event === "workflow_dispatch");
  test.each(withoutChange)("looks at all that is there: %s", async (event) => {
    const { result, calls } = await runJob(workflow, pullRequest({ ...hyphen, ...old }, published), event);
    expect(result.annotations.map(({ file, line }) => `${file}:${line}`).sort()).toEqual(ALL);
    expect([result.code, calls]).toEqual([1, []]);
  });
});
