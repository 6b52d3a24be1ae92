import { expect, test } from "vitest";
import { situationOf } from "../../src/github/event/events.js";
import { ZERO } from "../../src/github/event/webhooks.testing.js";
import { occurrence } from "./occurrences.js";
import { pullRequest } from "./origin.js";
import { type Adaptation, payloadOf } from "./payloads.js";
import { REPOSITORY } from "./world-of.js";

const EVENTS = [
  "pull_request",
  "pull_request_target",
  "pull_request_review",
  "pull_request_review_comment",
  "merge_group",
  "push",
  "workflow_dispatch",
  "repository_dispatch",
  "release",
  "schedule",
];

test.each(EVENTS)("%s names its repository everywhere", (event) => {
  const text = JSON.stringify(payloadOf(event, { repository: "dns-team/zones", number: 77 }));
  const names = /(?:dns-team|codertocat|octo-org)\/(?:zones|hello-world|octo-repo)|\/(?:pull|pulls|issues)\/\d+/gi;
  const expected = ["dns-team/zones", "/pulls/77", "/pull/77", "/issues/77"];
  expect([...new Set(text.match(names))].filter((name) => !expected.includes(name))).toEqual([]);
  expect(text.includes('"full_name":"dns-team/zones"')).toBe(true);
});

test("an example is copied, not changed", () => {
  payloadOf("pull_request", { number: 99, fork: "a/b" });
  expect(payloadOf("pull_request")).toMatchObject({ number: 1, pull_request: { head: { repo: { fork: false } } } });
});

const [BASE, HEAD] = ["1".repeat(40), "2".repeat(40)];

test.each<[string, Adaptation, object]>([
  ["pull_request", { action: "synchronize", head: HEAD }, { action: "synchronize", after: HEAD }],
  ["pull_request", { base: BASE, head: HEAD }, { pull_request: { base: { sha: BASE }, head: { sha: HEAD } } }],
  [
    "pull_request",
    { fork: "someone/dns" },
    { pull_request: { head: { repo: { full_name: "someone/dns", fork: true } } } },
  ],
  [
    "pull_request",
    { fork: "someone/dns" },
    { pull_request: { base: { repo: { full_name: REPOSITORY, fork: false } } } },
  ],
  ["pull_request", { fork: null }, { pull_request: { head: { repo: null, user: null } } }],
  [
    "pull_request",
    { author: "dependabot[bot]" },
    { sender: { login: "dependabot[bot]" }, pull_request: { user: { type: "Bot" } } },
  ],
  ["pull_request", { comments: 7 }, { pull_request: { comments: 7 } }],
  ["pull_request", { action: "closed", changes: { "pull_request.merged": true } }, { pull_request: { merged: true } }],
  ["push", { base: BASE, head: HEAD }, { before: BASE, after: HEAD, created: false, head_commit: { id: HEAD } }],
  ["push", { base: ZERO, head: HEAD }, { before: ZERO, created: true, deleted: false }],
  ["push", { base: BASE, head: ZERO }, { after: ZERO, created: false, deleted: true, head_commit: null }],
  ["push", { base: BASE, head: HEAD, forced: true }, { forced: true }],
  ["push", { ref: "refs/tags/v1", base: ZERO, head: HEAD }, { ref: "refs/tags/v1", created: true, after: HEAD }],
  ["merge_group", { base: BASE, head: HEAD }, { merge_group: { base_sha: BASE, head_sha: HEAD } }],
  ["schedule", {}, { schedule: expect.any(String), repository: { full_name: REPOSITORY, default_branch: "main" } }],
  ["workflow_dispatch", { changes: { inputs: { a: "b" } } }, { ref: "refs/heads/main", inputs: { a: "b" } }],
])("%s with %j", (event, wanted, expected) => {
  expect(payloadOf(event, wanted)).toMatchObject(expected);
});

test("what happens is understood", () => {
  const origin = pullRequest({ a: "1" }, { a: "2" }, { number: 5, moveBaseOn: { a: "1", b: "1" } });
  const { base, head, merge } = origin;
  const understood = (event: string, wanted?: Adaptation) => {
    const { payload, ref, sha } = occurrence(event, origin, wanted);
    const environment = {
      GITHUB_EVENT_NAME: event,
      GITHUB_SHA: sha,
      GITHUB_REF: ref,
      GITHUB_REPOSITORY: REPOSITORY,
    };
    return situationOf({ environment, payload, baseRef: undefined, headRef: undefined });
  };
  expect(understood("pull_request")).toMatchObject({
    comparison: { kind: "merge", merge },
    pullRequest: { number: 5, head, writable: true },
  });
  expect(understood("pull_request", { fork: "someone/dns" }).pullRequest?.writable).toBe(false);
  expect(understood("pull_request_target", { fork: "someone/dns" }).comparison).toMatchObject({
    kind: "data",
    head,
    headRepository: { owner: "someone", repo: "dns" },
  });
  expect(understood("merge_group").comparison).toEqual({ kind: "commits", base, head: merge });
  expect(understood("push").comparison).toEqual({ kind: "commits", base, head: merge });
  expect(understood("push", { head: ZERO }).comparison.kind).toBe("nothing");
  expect(understood("schedule").comparison.kind).toBe("whole");
});
