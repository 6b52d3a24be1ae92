import { describe, expect, it } from "vitest";
import { UsageError } from "../../snapshots/usage-error.js";
import {
  branchPush,
  changed,
  closed,
  DATA,
  HEAD,
  MERGED,
  merged,
  OTHER,
  opened,
  type Run,
  SHA,
  situation,
} from "./webhooks.testing.js";

const DELETED = { kind: "nothing", reason: expect.stringMatching(/^The branch or tag was deleted/) };

const target = () => ({ event: "pull_request_target", payload: opened() });
const INPUTS: readonly (readonly [string, Run, object])[] = [
  [
    "base of a merge",
    { event: "pull_request", baseRef: "origin/main" },
    { kind: "commits", base: "origin/main", head: SHA },
  ],
  [
    "both of a merge",
    { event: "pull_request", baseRef: "v1.2", headRef: "HEAD" },
    { kind: "commits", base: "v1.2", head: "HEAD" },
  ],
  ["head of a merge", { event: "pull_request", headRef: HEAD }, { kind: "whole", head: HEAD }],
  [
    "base of a push",
    { event: "push", payload: branchPush, baseRef: "v1" },
    { kind: "commits", base: "v1", head: HEAD },
  ],
  ["base of a schedule", { event: "schedule", baseRef: "HEAD~1" }, { kind: "commits", base: "HEAD~1", head: "HEAD" }],
  [
    "both of a schedule",
    { event: "schedule", baseRef: "v1^{commit}", headRef: "grün/#3" },
    { kind: "commits", base: "v1^{commit}", head: "grün/#3" },
  ],
  ["head of a schedule", { event: "schedule", headRef: "main@{1}" }, { kind: "whole", head: "main@{1}" }],
  ["base of a target stays data", { ...target(), baseRef: "release/1" }, { ...DATA, base: "release/1" }],
  [
    "both of a target stay data",
    { ...target(), baseRef: "release/1", headRef: OTHER },
    { ...DATA, base: "release/1", head: OTHER },
  ],
  [
    "base of a merged target",
    { event: "pull_request_target", payload: changed(closed(), merged), baseRef: "v1" },
    { kind: "commits", base: "v1", head: MERGED },
  ],
  ["base of what is gone", { event: "push", payload: { deleted: true }, baseRef: "main" }, DELETED],
  [
    "both on what is gone",
    { event: "push", payload: { deleted: true }, baseRef: "v1", headRef: "v2" },
    { kind: "commits", base: "v1", head: "v2" },
  ],
];

describe("inputs", () => {
  it.each(INPUTS)("%s", (_, run, comparison) => {
    expect(situation(run).comparison).toEqual(comparison);
  });

  it.each([
    "",
    "-x",
    "--upload-pack=touch x",
    "main:refs/heads/x",
    ":/fix",
    "a..b",
    "a b",
    "a\nb",
    "a\0b",
    "^main",
    "+main",
    "a*",
    "a?",
    "a[1]",
    "a\\b",
    "$(id)",
    "`id`",
    "a;b",
    "a\u202eb",
    "x".repeat(256),
  ])("%j is no revision", (revision) => {
    const refusal = new UsageError(
      `base-ref ${JSON.stringify(revision)} is not a revision. Give a commit, a branch or a tag, such as origin/main.`,
    );
    expect(() => situation({ event: "schedule", baseRef: revision })).toThrow(refusal);
    expect(() => situation({ event: "pull_request", headRef: revision })).toThrow(/^head-ref .* is not a revision/);
  });
});
