import { describe, expect, test } from "vitest";
import { pullRequest } from "../github/origin.js";
import { git } from "../repository.js";
import { announced, domain, README } from "./domains.js";
import { golden } from "./golden.js";

const good = domain();
const hyphen = domain({ zone: { sts: announced("2026-04-01") } });
const event = "pull_request";

describe("what is checked out makes no difference", () => {
  const cases = [
    ["the merge commit alone", { depth: 1 }],
    ["the merge commit and its parents", { depth: 2 }],
    ["all of the history", { depth: 0 }],
  ] as const;
  test.each(cases)("%s", async (_, { depth }) => {
    await golden("checkout", { origin: pullRequest(good, hyphen), event, depth });
  });

  test("the head of the pull request", async () => {
    const origin = pullRequest(good, hyphen);
    await golden("checkout", { origin, event, checkedOut: origin.head });
  });
});

describe("files come through the API", () => {
  test("there is no checkout", async () => {
    await golden("checkout-none", { origin: pullRequest(good, hyphen), event, depth: "none" });
  });

  test("there is no checkout, and the pull request touches nothing that is read", async () => {
    const origin = pullRequest({ ...good, ...README }, { ...good, "README.md": "# Our DNS, and our mail\n" });
    await golden("checkout-none-unconcerned", { origin, event, depth: "none", facts: { comments: 0 } });
  });

  test("the origin can't be reached any more", async () => {
    const origin = pullRequest(good, hyphen);
    const { result } = await golden("checkout-offline", { origin, event, cutOff: true });
    expect(result.code).toBe(1);
  });

  test("schedule without a checkout", async () => {
    await golden("checkout-none-schedule", { origin: pullRequest(hyphen, good), event: "schedule", depth: "none" });
  });
});

describe("pull_request_target", () => {
  const facts = { action: "opened", fork: "stranger/dns", author: "stranger" };

  test("without a checkout", async () => {
    const origin = pullRequest(good, hyphen, { fork: true });
    const double = { others: { "stranger/dns": origin.folder } };
    await golden("target", { origin, event: "pull_request_target", facts, depth: "none", double });
  });

  test("with the base checked out, as it is by default", async () => {
    const origin = pullRequest(good, hyphen, { fork: true });
    const double = { others: { "stranger/dns": origin.folder } };
    const { workspace } = await golden("target-with-base", { origin, event: "pull_request_target", facts, double });
    expect(() => git(workspace, "cat-file", "-e", origin.head)).toThrow();
  });
});

test("working-directory: another folder's mistakes are none of ours", async () => {
  const base = { ...domain({ folder: "live/" }), ...domain({ name: "example.net", folder: "lab/" }) };
  const head = {
    ...domain({ folder: "live/", zone: { sts: announced("2026-04-01") } }),
    ...domain({ name: "example.net", folder: "lab/", policy: { mode: "mode: on" } }),
  };
  const inputs = { "working-directory": "live" };
  await golden("working-directory", { origin: pullRequest(base, head), event, inputs });
});

test("working-directory that is not there", async () => {
  const inputs = { "working-directory": "lvie" };
  await golden("working-directory-missing", { origin: pullRequest(good, hyphen), event, inputs });
});

test("GitHub Enterprise Server", async () => {
  const origin = pullRequest(good, hyphen);
  await golden("enterprise-server", { origin, event, double: { basePath: "/api/v3" } });
});
