import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { UsageError } from "../../snapshots/usage-error.js";
import { below } from "../payload.js";
import type { Situation } from "../situation.js";
import { type EventFacts, situationOf } from "./events.js";
import {
  BASE,
  branchPush,
  changed,
  example,
  HEAD,
  opened,
  PUSHED,
  type Run,
  SHA,
  situation,
  webhooks,
  ZERO,
} from "./webhooks.testing.js";

const CHECKED_OUT = { kind: "whole", head: undefined };
const DELETED = { kind: "nothing", reason: expect.stringMatching(/^The branch or tag was deleted/) };

const COMPARISONS: readonly (readonly [string, Run, Situation["comparison"] | object, Situation["report"]])[] = [
  [
    "a merge group",
    { event: "merge_group", payload: example("merge_group") },
    {
      kind: "commits",
      base: "380387fbc80638b734a49e1be1c4dfec1c01b33c",
      head: "2ffea6db159f6b6c47a24e778fb9ef40cf6b1c7d",
    },
    "new",
  ],
  [
    "a merge group whose head only the runner tells",
    { event: "merge_group", payload: changed(example("merge_group"), { "merge_group.head_sha": 7 }) },
    { kind: "commits", base: "380387fbc80638b734a49e1be1c4dfec1c01b33c", head: SHA },
    "new",
  ],
  [
    "a push",
    { event: "push", payload: changed(example("push"), branchPush) },
    { kind: "commits", base: BASE, head: HEAD },
    "all",
  ],
  [
    "a push with ids of SHA-256",
    { event: "push", payload: { ...branchPush, before: "C".repeat(64), after: "d".repeat(64) } },
    { kind: "commits", base: "c".repeat(64), head: "d".repeat(64) },
    "all",
  ],
  [
    "a push that says not what after it is",
    { event: "push", payload: { before: BASE } },
    { kind: "commits", base: BASE, head: SHA },
    "all",
  ],
  [
    "a new branch",
    { event: "push", payload: example("push", { ref: "refs/heads/master", before: ZERO }) },
    CHECKED_OUT,
    "all",
  ],
  ["a new tag", { event: "push", payload: example("push", { before: ZERO, after: PUSHED }) }, CHECKED_OUT, "all"],
  ["a tag that moved", { event: "push", payload: { ...branchPush, ref: "refs/tags/v1" } }, CHECKED_OUT, "all"],
  ["a deleted tag", { event: "push", payload: example("push", { deleted: true }) }, DELETED, "all"],
  ["a deleted branch", { event: "push", payload: { ...branchPush, after: ZERO } }, DELETED, "all"],
  ["a push with an empty payload", { event: "push" }, CHECKED_OUT, "all"],
  ["a schedule", { event: "schedule", payload: { schedule: "0 4 * * *" } }, CHECKED_OUT, "all"],
  ...["workflow_dispatch", "repository_dispatch", "workflow_run", "release", "create", "delete", "issue_comment"].map(
    (event) => [event, { event, payload: example(event) }, CHECKED_OUT, "all"] as const,
  ),
  ["an event of tomorrow", { event: "__proto__", payload: null }, CHECKED_OUT, "all"],
  ["no event", { event: "", payload: undefined }, CHECKED_OUT, "all"],
];

describe("what is compared", () => {
  it.each(COMPARISONS)("%s", (_, run, comparison, report) => {
    const found = situation(run);
    expect(found).toMatchObject({ event: run.event, repository: { owner: "Codertocat", repo: "Hello-World" }, report });
    expect(found.comparison).toEqual(comparison);
  });
});

const INCOMPLETE: readonly (readonly [string, Run, RegExp])[] = [
  [
    "no merge commit",
    { event: "pull_request", sha: "HEAD" },
    /^This pull_request event comes without a valid GITHUB_SHA/,
  ],
  ["no object", { event: "pull_request", sha: ZERO }, /GITHUB_SHA/],
  ["no pull request", { event: "pull_request_target" }, /pull_request\.base\.ref/],
  [
    "no head",
    { event: "pull_request_target", payload: changed(opened(), { "pull_request.head": [] }) },
    /pull_request\.head\.sha/,
  ],
  [
    "no base of a group",
    { event: "merge_group", payload: { merge_group: { base_sha: "main" } } },
    /merge_group\.base_sha/,
  ],
  [
    "no head of a group",
    { event: "merge_group", sha: "", payload: { merge_group: { base_sha: BASE } } },
    /merge_group\.head_sha/,
  ],
];

describe("what can't be understood", () => {
  it.each(INCOMPLETE)("%s", (_, run, message) => {
    expect(() => situation(run)).toThrow(UsageError);
    expect(() => situation(run)).toThrow(message);
  });
});

describe("the repository", () => {
  const of = (given: string | undefined, payload: unknown = {}) =>
    situationOf({ environment: { GITHUB_REPOSITORY: given }, payload, baseRef: undefined, headRef: undefined })
      .repository;

  it.each(["a/b", "octo_corp/.github", "A-1/x.y_z-1", "a/..b"])("%s", (name) => {
    const [owner, repo] = name.split("/");
    expect(of(name)).toEqual({ owner, repo });
    expect(of(undefined, { repository: { full_name: name } })).toEqual({ owner, repo });
  });

  it.each(["", "a", "a/b/c", "../b", "a/..", "a/.", "a /b", "a/b?c", "/b", "a/", "a/b\n"])("%j is none", (name) => {
    expect(() => of(name)).toThrow(/GITHUB_REPOSITORY names no repository.*`mta-sts-lint check`/);
    expect(() => of(undefined, { repository: { full_name: name } })).toThrow(UsageError);
  });
});

const EVENTS = ["pull_request", "pull_request_review", "pull_request_target", "merge_group", "push"];
const OID = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;
const OID_OR_BRANCH = /^(?:[0-9a-f]{40}|[0-9a-f]{64}|refs\/heads\/(?!-)[^\s:]+)$/;

/** Every way of keys of a payload to something. */
function waysIn(value: unknown, prefix: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) => [[...prefix, key], ...waysIn(child, [...prefix, key])]);
}

const READ =
  /^(?:action|number|ref|before|after|deleted|pull_request|merge_group)(?:$|\.(?:number|state|merged|comments|merge_commit_sha|base|head|.*sha|.*repo|.*full_name)$)/;
const payloads = EVENTS.flatMap((event) =>
  (webhooks.find(({ name }) => name === event.replace("_target", ""))?.examples ?? []).map((payload) => ({
    event,
    payload,
  })),
);

test("whatever a payload holds, it is a situation or said to be none", () => {
  const mutation = fc.constantFrom(...payloads).chain(({ event, payload }) =>
    fc.record({
      event: fc.constant(event),
      payload: fc.constant(payload),
      ways: fc.subarray(
        waysIn(payload).filter((way) => READ.test(way.join("."))),
        { minLength: 1, maxLength: 4 },
      ),
      values: fc.array(fc.oneof(fc.jsonValue(), fc.constantFrom(undefined, ZERO, SHA, "-x", "closed", true, null)), {
        minLength: 4,
        maxLength: 4,
      }),
      sha: fc.constantFrom(SHA, "", "x"),
    }),
  );
  fc.assert(
    fc.property(mutation, ({ event, payload, ways, values, sha }) => {
      const mutant = structuredClone(payload);
      for (const [index, way] of ways.entries()) {
        const holder = below(mutant, ...way.slice(0, -1));
        if (typeof holder === "object" && holder !== null) Object.assign(holder, { [way.at(-1) ?? ""]: values[index] });
      }
      expectSound(() => situation({ event, payload: mutant, sha }));
    }),
    { numRuns: 2_000 },
  );
});

test("a payload may be any JSON", () => {
  fc.assert(
    fc.property(fc.constantFrom(...EVENTS, "schedule"), fc.jsonValue(), (event, payload) => {
      expectSound(() => situation({ event, payload }));
    }),
  );
});

function expectSound(run: () => Situation): void {
  let found: Situation;
  try {
    found = run();
  } catch (error) {
    expect(error).toBeInstanceOf(UsageError);
    return;
  }
  const { comparison, pullRequest } = found;
  const oids = Object.entries(comparison).flatMap(([key, value]) =>
    /^(?:base|head|merge)$/.test(key) && value !== undefined ? [value] : [],
  );
  for (const oid of oids) expect(oid).toMatch(OID_OR_BRANCH);
  if (pullRequest === undefined) return;
  expect(pullRequest.head).toMatch(OID);
  expect(Number.isSafeInteger(pullRequest.number) && pullRequest.number > 0).toBe(true);
}

test("facts are all that is needed", () => {
  const facts: EventFacts = { environment: {}, payload: undefined, baseRef: undefined, headRef: undefined };
  expect(() => situationOf(facts)).toThrow(UsageError);
});
