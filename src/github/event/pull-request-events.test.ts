import { describe, expect, it } from "vitest";
import type { Situation } from "../situation.js";
import {
  BASE,
  branchPush,
  changed,
  closed,
  DATA,
  example,
  HEAD,
  MERGED,
  merged,
  OTHER,
  opened,
  type Run,
  SHA,
  situation,
} from "./webhooks.testing.js";

const PULL = ["assigned", "labeled", "locked", "opened", "ready_for_review", "reopened", "review_requested"];
const MERGE = { kind: "merge", merge: SHA };
const CHECKED_OUT = { kind: "whole", head: undefined };
const CLOSED = { kind: "nothing", reason: expect.stringMatching(/^The pull request was closed without/) };

const COMPARISONS: readonly (readonly [string, Run, Situation["comparison"] | object, Situation["report"]])[] = [
  ...[...PULL, "synchronize", "unlabeled", "converted_to_draft"].map(
    (action) =>
      [
        `${action} pull request`,
        { event: "pull_request", payload: example("pull_request", { action }) },
        MERGE,
        "new",
      ] as const,
  ),
  ["auto-merge", { event: "pull_request", payload: changed(opened(), { action: "auto_merge_enabled" }) }, MERGE, "new"],
  ["a review", { event: "pull_request_review", payload: example("pull_request_review") }, MERGE, "new"],
  [
    "a comment on a line",
    { event: "pull_request_review_comment", payload: example("pull_request_review_comment") },
    MERGE,
    "new",
  ],
  ["an empty payload", { event: "pull_request" }, MERGE, "new"],
  ["closed", { event: "pull_request", payload: closed() }, CLOSED, "all"],
  [
    "closed, the merge refused",
    { event: "pull_request", payload: changed(closed(), { "pull_request.merged_at": null }) },
    CLOSED,
    "all",
  ],
  ["merged", { event: "pull_request", ref: "refs/heads/main", payload: changed(closed(), merged) }, CHECKED_OUT, "all"],
  [
    "merged, the name of the branch alone",
    { event: "pull_request", ref: "main", payload: changed(closed(), merged) },
    CHECKED_OUT,
    "all",
  ],
  ["merged, an empty payload", { event: "pull_request", ref: "refs/heads/main" }, CHECKED_OUT, "all"],
  [
    "labeled after it was closed",
    { event: "pull_request", payload: changed(opened(), { action: "labeled", "pull_request.state": "closed" }) },
    CLOSED,
    "all",
  ],
  [
    "reviewed after it was merged",
    {
      event: "pull_request_review",
      payload: changed(example("pull_request_review"), { "pull_request.merged_at": "2026-01-02T03:04:05Z" }),
    },
    CHECKED_OUT,
    "all",
  ],
  ["target", { event: "pull_request_target", ref: "refs/heads/main", payload: opened() }, DATA, "new"],
  [
    "target, from a fork",
    { event: "pull_request_target", payload: changed(opened(), { "pull_request.head.repo.full_name": "x/y" }) },
    { ...DATA, headRepository: { owner: "x", repo: "y" } },
    "new",
  ],
  [
    "target, the fork is gone",
    { event: "pull_request_target", payload: changed(opened(), { "pull_request.head.repo": null }) },
    DATA,
    "new",
  ],
  [
    "target, a merge commit that may be of the head before",
    {
      event: "pull_request_target",
      payload: changed(example("pull_request", { action: "synchronize" }), { "pull_request.merge_commit_sha": OTHER }),
    },
    DATA,
    "new",
  ],
  [
    "target, a branch whose name is none",
    { event: "pull_request_target", payload: changed(opened(), { "pull_request.base.ref": "--upload-pack=x" }) },
    { ...DATA, base: BASE },
    "new",
  ],
  ["target, closed", { event: "pull_request_target", payload: closed() }, CLOSED, "all"],
  [
    "target, merged",
    { event: "pull_request_target", ref: "refs/heads/main", payload: changed(closed(), merged) },
    { kind: "whole", head: MERGED },
    "all",
  ],
];

describe("what is compared", () => {
  it.each(COMPARISONS)("%s", (_, run, comparison, report) => {
    const found = situation(run);
    expect(found).toMatchObject({ event: run.event, repository: { owner: "Codertocat", repo: "Hello-World" }, report });
    expect(found.comparison).toEqual(comparison);
  });
});

const IN_REPOSITORY = { number: 2, head: HEAD, writable: true, comments: 0, opened: true };
const PULL_REQUESTS: readonly (readonly [string, Run, Situation["pullRequest"]])[] = [
  ["of the repository itself", { event: "pull_request", payload: opened() }, IN_REPOSITORY],
  [
    "of the repository itself, in other letters",
    {
      event: "pull_request",
      payload: changed(opened(), { "pull_request.head.repo.full_name": "codertocat/hello-world" }),
    },
    IN_REPOSITORY,
  ],
  [
    "of a fork",
    { event: "pull_request", payload: changed(opened(), { "pull_request.head.repo.full_name": "x/Hello-World" }) },
    { ...IN_REPOSITORY, writable: false },
  ],
  [
    "of a fork that is gone",
    { event: "pull_request", payload: changed(opened(), { "pull_request.head.repo": null }) },
    { ...IN_REPOSITORY, writable: false },
  ],
  [
    "of a fork, with the rights of the target",
    { event: "pull_request_target", payload: changed(opened(), { "pull_request.head.repo.full_name": "x/y" }) },
    IN_REPOSITORY,
  ],
  [
    "of Dependabot, whose token may have been given the right",
    { event: "pull_request", payload: changed(opened(), { "sender.login": "dependabot[bot]" }) },
    IN_REPOSITORY,
  ],
  [
    "reviewed: the payload does not count comments",
    { event: "pull_request_review", payload: example("pull_request_review") },
    { ...IN_REPOSITORY, comments: undefined, opened: false },
  ],
  [
    "with numbers that are none",
    { event: "pull_request", payload: changed(opened(), { "pull_request.number": "2", "pull_request.comments": "9" }) },
    { ...IN_REPOSITORY, comments: undefined },
  ],
  [
    "without any number",
    { event: "pull_request", payload: changed(opened(), { "pull_request.number": 0, number: -2 }) },
    undefined,
  ],
  [
    "whose head is no object id",
    { event: "pull_request", payload: changed(opened(), { "pull_request.head.sha": "--upload-pack=x" }) },
    undefined,
  ],
  ["merged: nobody waits for a comment", { event: "pull_request", payload: changed(closed(), merged) }, undefined],
  ["in a queue, with others", { event: "merge_group", payload: example("merge_group") }, undefined],
  ["pushed to", { event: "push", payload: branchPush }, undefined],
];

describe("the pull request", () => {
  it.each(PULL_REQUESTS)("%s", (_, run, pullRequest) => {
    expect(situation(run).pullRequest).toEqual(pullRequest);
  });
});
