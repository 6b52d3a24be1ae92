import { describe, expect, test } from "vitest";
import { startDouble } from "../github/double.js";
import { pullRequest, pushOn } from "../github/origin.js";
import { announced, domain } from "./domains.js";
import { golden } from "./golden.js";
import { play } from "./scene.js";

const event = "pull_request";
const good = domain();
const newId = domain({ zone: { sts: announced("20260401") } });
const plain = "sites/mta-sts.example.com/.well-known/mta-sts.txt";
/** An mx line with a final dot. */
const dot = domain({ policy: { mx: "mx: mail.example.com." } });
/** The same, and now a blank line too. */
const dotAndGap = { ...dot, [plain]: `${dot[plain]}\n\n` };
const short = domain({ policy: { maxAge: "max_age: 3600" }, zone: { sts: announced("20260401") } });

describe("comment", () => {
  test("always: there is nothing to complain about", async () => {
    await golden("comment-always", { origin: pullRequest(good, newId), event, inputs: { comment: "always" } });
  });

  test("always: nothing of it concerns us", async () => {
    const origin = pullRequest(good, { ...good, "README.md": "# Our DNS\n" });
    await golden("comment-always-unconcerned", { origin, event, inputs: { comment: "always" } });
  });

  test("never", async () => {
    const origin = pullRequest(good, dot);
    const { calls } = await golden("comment-never", { origin, event, inputs: { comment: "never" } });
    expect(calls).toEqual([]);
  });

  test("of two jobs with a key each", async () => {
    const live = domain({ folder: "live/", zone: { sts: announced("2026-04-01") } });
    const lab = domain({ name: "example.net", folder: "lab/", policy: { mode: "mode: on" } });
    const base = { ...domain({ folder: "live/" }), ...domain({ name: "example.net", folder: "lab/" }) };
    const origin = pullRequest(base, { ...live, ...lab });
    const double = await startDouble({ repository: origin.folder });
    const job = (folder: string) => ({ "working-directory": folder, "comment-key": folder });
    await play({ origin, event, double, inputs: job("live") });
    await golden("comment-key", { origin, event, double, inputs: job("lab") });
    const again = await play({ origin, event, double, inputs: job("live"), step: { runId: 14_000_000_002 } });
    expect(again.calls).toEqual(["GET /issues/1/comments 200"]);
  });
});

describe("the verdict", () => {
  test("report: all", async () => {
    await golden("report-all", { origin: pullRequest(dot, dotAndGap), event, inputs: { report: "all" } });
  });

  test("fail-on: warning", async () => {
    const inputs = { "fail-on": "warning", comment: "never" };
    await golden("fail-on-warning", { origin: pullRequest(good, short), event, inputs });
  });

  test("fail-on: never", async () => {
    await golden("fail-on-never", { origin: pullRequest(good, dot), event, inputs: { "fail-on": "never" } });
  });

  test("an input with mistakes", async () => {
    const inputs = { "fail-on": "warnings", annotations: "no", "config-file": "../mta-sts-lint.yml" };
    await golden("wrong-inputs", { origin: pullRequest(good, dot), event, inputs });
  });
});

test("annotations: false", async () => {
  const { result } = await golden("annotations-false", {
    origin: pullRequest(good, dot),
    event,
    inputs: { annotations: "false" },
  });
  expect(result.commands).toEqual([]);
});

test("files with the report and the fix", async () => {
  const inputs = { "sarif-file": "out/report.sarif", "json-file": "out/report.json", "patch-file": "out/fix.patch" };
  await golden("files", { origin: pullRequest(good, dot), event, inputs: { ...inputs, comment: "never" } });
});

test("files that can't be written there", async () => {
  const inputs = { "patch-file": "../fix.patch", comment: "never" };
  await golden("files-outside", { origin: pullRequest(good, newId), event, inputs });
});

test("suggestions: on lines that changed, and on those around them", async () => {
  const tls = '_smtp._tls IN TXT "v=TLSRPTv1; rua=tls@example.com"';
  const head = domain({ zone: { tls }, policy: { maxAge: "max_age: 1209600" } });
  await golden("suggestions", { origin: pullRequest(good, head), event, inputs: { suggestions: "true" } });
});

test("suggestions: the last one is taken back though nothing else is said", async () => {
  const origin = pullRequest({ ...good, "README.md": "" }, { ...dot, "README.md": "" });
  const inputs = { suggestions: "true", comment: "never" };
  const double = await startDouble({ repository: origin.folder });
  await play({ origin, event, double, inputs });
  const pushed = pushOn(origin, { ...good, "README.md": "# Our DNS\n" });
  const facts = { action: "synchronize", comments: 0 };
  await golden("suggestions-taken-back", { origin: pushed, event, double, facts, inputs });
});

describe("config-file", () => {
  const config = (text: string) => ({ "dns/lint.yml": text });
  const inputs = { "config-file": "dns/lint.yml" };

  test("is that of base", async () => {
    const quiet = config(
      "rules:\n  policy-max-age-short: off\nignore:\n  - rule: tls-report-missing\n    reason: no reports\n",
    );
    const base = { ...good, ...quiet };
    const head = { ...domain({ zone: { tls: "" }, policy: { maxAge: "max_age: 3600" } }), ...quiet };
    await golden("config-file", { origin: pullRequest(base, head), event, inputs });
  });

  test("has a mistake", async () => {
    const wrong = config("rules:\n  policy-max-age-shrot: off\n");
    await golden("config-file-wrong", {
      origin: pullRequest({ ...good, ...wrong }, { ...dot, ...wrong }),
      event,
      inputs,
    });
  });

  test("is not there", async () => {
    await golden("config-file-missing", { origin: pullRequest(good, dot), event, inputs });
  });
});
