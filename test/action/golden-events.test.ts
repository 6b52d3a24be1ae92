import { describe, expect, test } from "vitest";
import { ZERO } from "../../src/github/event/webhooks.testing.js";
import { pullRequest } from "../github/origin.js";
import { git } from "../repository.js";
import { announced, domain, README } from "./domains.js";
import { golden } from "./golden.js";

const GONE = "1234567890".repeat(4);
const good = domain();
const wrongId = domain({ zone: { sts: announced("2026-04-01") } });
/** Mistakes of before: an mx line with a final dot, and a domain whose record has no id. */
const old = {
  ...domain({ policy: { mx: "mx: mail.example.com." } }),
  ...domain({ name: "example.net", zone: { sts: '_mta-sts IN TXT "v=STSv1;"' } }),
};

describe("merge_group", () => {
  test("what the group brings is checked", async () => {
    const longer = { ...old, ...domain({ policy: { mx: "mx: mail.example.com.", maxAge: "max_age: 1209600" } }) };
    const origin = pullRequest(old, longer);
    const { calls } = await golden("merge-group", { origin, event: "merge_group" });
    expect(calls).toEqual([]);
  });

  test("nothing of it concerns us", async () => {
    const origin = pullRequest({ ...old, ...README }, { ...old, "README.md": "# Our DNS, and our mail\n" });
    await golden("merge-group-unconcerned", { origin, event: "merge_group" });
  });
});

describe("push", () => {
  test("to main: all is shown, with what is new", async () => {
    const origin = pullRequest(old, { ...old, ...domain({ name: "example.org", policy: { mode: "mode: Enforce" } }) });
    const [base, head] = [origin.base, origin.merge];
    git(origin.folder, "update-ref", "refs/heads/main", head);
    const { calls } = await golden("push", { origin, event: "push", facts: { base, head } });
    expect(calls).toEqual([]);
  });

  test("to main: nothing of what is wrong is new", async () => {
    const origin = pullRequest(old, { ...old, ...domain({ name: "example.org" }) });
    const [base, head] = [origin.base, origin.merge];
    git(origin.folder, "update-ref", "refs/heads/main", head);
    await golden("push-nothing-new", { origin, event: "push", facts: { base, head } });
  });

  test("of a new branch", async () => {
    const origin = pullRequest(good, wrongId);
    const facts = { base: ZERO, head: origin.head, ref: "refs/heads/change" };
    await golden("push-new-branch", { origin, event: "push", facts });
  });

  test("with force: the commit of before is gone", async () => {
    const origin = pullRequest(good, wrongId);
    const facts = { base: GONE, head: origin.head, ref: "refs/heads/change", forced: true };
    await golden("push-forced", { origin, event: "push", facts });
  });

  test("of a branch that goes", async () => {
    const origin = pullRequest(good, wrongId);
    const facts = { base: origin.head, head: ZERO, ref: "refs/heads/change" };
    await golden("push-deleted-branch", { origin, event: "push", facts });
  });

  test("of a tag", async () => {
    const origin = pullRequest(good, wrongId);
    git(origin.folder, "tag", "v1", origin.head);
    await golden("push-tag", { origin, event: "push", facts: { base: ZERO, head: origin.head, ref: "refs/tags/v1" } });
  });
});

describe("without a change", () => {
  test("schedule: what is there has mistakes", async () => {
    await golden("schedule", { origin: pullRequest(old, old), event: "schedule" });
  });

  test("schedule: all is well", async () => {
    const fine = { ...good, ...domain({ name: "example.net" }) };
    await golden("schedule-clean", { origin: pullRequest(fine, fine), event: "schedule" });
  });

  test("schedule: there is no MTA-STS", async () => {
    await golden("schedule-nothing-there", { origin: pullRequest(README, README), event: "schedule" });
  });

  test("workflow_dispatch", async () => {
    await golden("dispatch", { origin: pullRequest(wrongId, good), event: "workflow_dispatch" });
  });

  test("workflow_dispatch with both revisions", async () => {
    const inputs = { "base-ref": "main", "head-ref": "change" };
    await golden("dispatch-with-revisions", { origin: pullRequest(good, wrongId), event: "workflow_dispatch", inputs });
  });

  test("workflow_dispatch with a revision that is not there", async () => {
    const inputs = { "base-ref": "mian" };
    await golden("dispatch-wrong-revision", { origin: pullRequest(good, wrongId), event: "workflow_dispatch", inputs });
  });

  test("release, and whatever else there is", async () => {
    const origin = pullRequest(wrongId, good);
    await golden("release", { origin, event: "release" });
    await golden("release", { origin, event: "release", told: { event: "quantum_leap", payload: {} } });
  });
});
