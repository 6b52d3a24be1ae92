import { expect, test } from "vitest";
import { payloadOf } from "../github/payloads.js";
import { temporaryFolder } from "../repository.js";
import { announced, domain } from "./domains.js";
import { runHere } from "./in-process.js";
import { type QuickRepository, quickRepository } from "./quick-repository.js";

const wrong = domain({ zone: { sts: announced("2026-04-01") } });
const named = (oid: string) => `\`${oid.slice(0, 12)}\``;

type Shown = (repository: QuickRepository) => { readonly inputs?: Record<string, string>; readonly footer: string };

test.each<[string, Shown, keyof QuickRepository]>([
  [
    "the merge, by the pull request's head",
    ({ base, head }) => ({ footer: `compared ${named(base)} with ${named(head)}, merged into it` }),
    "head",
  ],
  [
    "the merge and another base",
    ({ base, merge }) => ({ inputs: { "base-ref": base }, footer: `compared ${named(base)} with ${named(merge)}.` }),
    "merge",
  ],
  [
    "two other commits",
    ({ base, head }) => ({
      inputs: { "base-ref": head, "head-ref": base },
      footer: `compared ${named(head)} with ${named(base)}.`,
    }),
    "base",
  ],
  ["another commit alone", ({ base }) => ({ inputs: { "head-ref": base }, footer: `checked ${named(base)}.` }), "base"],
])("on a pull request, names and links what was checked: %s", async (_name, shown, linked) => {
  const below = temporaryFolder();
  const repository = quickRepository(below, wrong, {
    ...wrong,
    ...domain({ name: "example.net", zone: { sts: announced("2026-04-02") } }),
  });
  const { folder: workspace, base, head, merge: sha } = repository;
  const { inputs, footer } = shown(repository);
  const payload = payloadOf("pull_request", { base, head });
  const told = { below, event: "pull_request", payload, workspace, sha, ref: "refs/pull/1/merge" };
  const given = { comment: "never", report: "all", ...inputs };
  const { summary } = await runHere({ ...told, api: "http://127.0.0.1:9", inputs: given });
  expect(summary).toContain(footer);
  const commits = new Set([...summary.matchAll(/\/blob\/([0-9a-f]{40})\//g)].map(([, oid]) => oid));
  expect(commits).toEqual(new Set([repository[linked]]));
});
