import { expect, test } from "vitest";
import { type ActionRun, actionOptions } from "./action-options.js";

const HEAD = "a".repeat(40);
const BASE = "b".repeat(40);
const PULL = "c".repeat(40);
const RUN: ActionRun = {
  version: "1.2.3",
  server: "https://github.com",
  owner: "o",
  repo: "r.s",
  run: { id: "7", attempt: "2" },
  head: HEAD,
  base: BASE,
  pullRequestHead: undefined,
};
const ROOT = "https://github.com/o/r.s";
const run = `${ROOT}/actions/runs/7/attempts/2`;
const files = { head: `${ROOT}/blob/${HEAD}`, base: `${ROOT}/blob/${BASE}` };

test.each<[string, Partial<ActionRun>, unknown]>([
  ["a comparison", {}, { files, run }],
  [
    "a pull request",
    { pullRequestHead: PULL },
    { files: { ...files, head: `${ROOT}/blob/${PULL}` }, pullRequestHead: PULL, run },
  ],
  ["a whole repository", { base: undefined }, { files: { head: files.head }, run }],
  ["files that are in no commit", { head: "worktree", base: undefined }, { files: {}, run }],
  [
    "a server of one's own",
    { server: "https://git.example.com:8443/", run: undefined },
    {
      files: {
        head: `https://git.example.com:8443/o/r.s/blob/${HEAD}`,
        base: `https://git.example.com:8443/o/r.s/blob/${BASE}`,
      },
    },
  ],
  ["a run without a number", { run: { id: "7)", attempt: "1" } }, { files }],
  [
    "revisions that are no ids",
    { head: "main) [a](b", base: "c".repeat(41), pullRequestHead: undefined },
    { files: {}, run },
  ],
  ["a name that is none", { owner: "o)[a](b" }, { files: {} }],
  ["a server that is none", { server: "javascript:alert(1)" }, { files: {} }],
])("the pages of %s", (_name, parts, pages) => {
  expect(actionOptions({ ...RUN, ...parts }).pages).toEqual(pages);
});
