import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { pullRequest } from "../github/origin.js";
import { temporaryFolder } from "../repository.js";
import { announced, domain, README } from "./domains.js";
import { type Played, play, type Scene } from "./scene.js";

const DIST = fileURLToPath(new URL("../../dist/", import.meta.url));

interface Coverage {
  readonly result: readonly { readonly url: string }[];
}

/** The files of dist/ that a run has loaded, as V8 counts them for NODE_V8_COVERAGE. */
async function loadedBy(scene: Scene): Promise<Pick<Played, "calls" | "result"> & { readonly loaded: string[] }> {
  const folder = temporaryFolder();
  const { calls, result } = await play({ ...scene, step: { ...scene.step, env: { NODE_V8_COVERAGE: folder } } });
  const scripts = readdirSync(folder).flatMap((name) => {
    const coverage: Coverage = JSON.parse(readFileSync(join(folder, name), "utf8"));
    return coverage.result.filter(({ url }) => url.startsWith("file://")).map(({ url }) => fileURLToPath(url));
  });
  const loaded = scripts.filter((path) => path.startsWith(DIST)).map((path) => path.slice(DIST.length));
  return { calls, result, loaded: loaded.sort() };
}

/** Those of them with code that speaks with GitHub. */
function network(loaded: readonly string[]): string[] {
  return ["undici", "octokit"].filter((name) => {
    return loaded.some((file) =>
      readFileSync(DIST + file, "utf8")
        .toLowerCase()
        .includes(name),
    );
  });
}

const good = domain();
const hyphen = domain({ zone: { sts: announced("2026-04-01") } });
const event = "pull_request";
const START = ["action.js", "chunks/action-start.js", "chunks/files.js", "chunks/rolldown-runtime.js"];

test("a change that does not concern us loads what tells that, and nothing else", async () => {
  const origin = pullRequest({ ...good, ...README }, { ...good, "README.md": "# Our DNS, and our mail\n" });
  const { result, calls, loaded } = await loadedBy({ origin, event, depth: 2, facts: { comments: 0 } });
  expect([result.code, calls, loaded]).toEqual([0, [], START]);
});

test.each<[string, Partial<Scene>]>([
  ["on a pull request from a fork", { facts: { fork: "stranger/dns" }, step: { token: "ghs_readonly" } }],
  ["that nobody shall be told of", { inputs: { comment: "never" } }],
  ["on schedule", { event: "schedule" }],
  ["in a merge queue", { event: "merge_group" }],
])("findings %s: neither undici nor Octokit is loaded", async (_, scene) => {
  const origin = pullRequest(scene.event === "schedule" ? hyphen : good, hyphen);
  const { result, calls, loaded } = await loadedBy({ origin, event, ...scene });
  expect([result.code, calls, network(loaded)]).toEqual([1, [], []]);
});

test("no findings, and nobody has commented: likewise", async () => {
  const newId = domain({ zone: { sts: announced("20260401") } });
  const scene = { origin: pullRequest(good, newId), event, facts: { comments: 0 } };
  const { result, calls, loaded } = await loadedBy(scene);
  expect([result.code, calls, network(loaded)]).toEqual([0, [], []]);
});

test("with a call both are", async () => {
  const { calls, loaded } = await loadedBy({ origin: pullRequest(good, hyphen), event });
  expect(calls).toEqual(["GET /issues/1/comments 200", "POST /issues/1/comments 201"]);
  expect(network(loaded)).toEqual(["undici", "octokit"]);
});
