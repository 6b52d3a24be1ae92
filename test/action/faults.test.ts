import { expect, test } from "vitest";
import { pullRequest, pushOn } from "../github/origin.js";
import { announced, domain } from "./domains.js";
import { bodiesIn, type FaultCase, faultsAreSaid, faultyRuns, LIMIT, SAID, steady, TIME_LIMIT } from "./faulty-runs.js";
import { type Played, play, type Scene } from "./scene.js";

const NO_COMMENT = "The comment was not written.";
const NO_SUGGESTIONS = "The suggestions were not all brought up to date.";

const good = domain();
/** Mended within the lines that it changes, so that there is something to suggest. */
const bad = domain({ zone: { sts: announced("2026-04-01") } });

test("every fault at every call: the verdict stands, and the log says what was not possible", {
  timeout: TIME_LIMIT,
}, async () => {
  // All at once, since most of it is waiting.
  await Promise.all([
    aPullRequestWithMistakes(),
    aPullRequestThatIsMended(),
    suggestions(),
    aPullRequestReadThroughTheApi(),
    filesThatCannotBeRead(),
  ]);
});

async function aPullRequestWithMistakes(): Promise<void> {
  const plain = await faultsAreSaid({ origin: pullRequest(good, bad), event: "pull_request" }, [
    ["create the comment", "silence when done", ""],
    ["look for the comment", "403", `${NO_COMMENT} ${SAID.mayNotWrite}`],
    ["look for the comment", LIMIT, `${NO_COMMENT} ${SAID.usedUp}`],
    ["look for the comment", "cut", `${NO_COMMENT} ${SAID.cut}`],
    ["create the comment", "403", `${NO_COMMENT} ${SAID.mayNotWrite}`],
    ["create the comment", LIMIT, `${NO_COMMENT} ${SAID.usedUp}`],
    ["create the comment", "cut", `${NO_COMMENT} ${SAID.cut}`],
    ["create the comment", "502 when done", ""],
    ["create the comment", "half an answer", ""],
  ]);
  expect(plain.result.code).toBe(1);
}

async function aPullRequestThatIsMended(): Promise<void> {
  const opened = pullRequest(good, bad);
  const { double } = await play({ origin: opened, event: "pull_request" });
  const [comment = ""] = double.state.comments.map(({ body }) => body);
  const origin = pushOn(opened, good);
  const cases: readonly FaultCase[] = [
    ["look for the comment", "403", `${NO_COMMENT} ${SAID.mayNotWrite}`],
    ["update the comment", "403", `${NO_COMMENT} ${SAID.mayNotWrite}`],
    ["update the comment", LIMIT, `${NO_COMMENT} ${SAID.usedUp}`],
    ["update the comment", "502 when done", `${NO_COMMENT} ${SAID.failed}`],
  ];
  const later = { facts: { action: "synchronize", comments: 1 }, step: { runId: 14_000_000_002 } };
  const plain = await faultsAreSaid({ origin, event: "pull_request", ...later }, cases, ({ say }) => {
    say("github-actions[bot]", comment);
  });
  expect(plain.result.code).toBe(0);
  expect(bodiesIn(plain.double)).toMatchObject([expect.stringContaining("✅")]);
}

async function suggestions(): Promise<void> {
  const inputs = { suggestions: "true" };
  const plain = await faultsAreSaid({ origin: pullRequest(good, bad), event: "pull_request", inputs }, [
    ["look for suggestions", "403", `${NO_SUGGESTIONS} ${SAID.mayNotWrite}`],
    ["look at the changed lines", "cut", `${NO_SUGGESTIONS} ${SAID.cut}`],
    ["suggest", "403", `${NO_SUGGESTIONS} ${SAID.mayNotWrite}`],
    ["suggest", LIMIT, `${NO_SUGGESTIONS} ${SAID.usedUp}`],
    ["suggest", "502 when done", ""],
  ]);
  expect(plain.double.state.reviewComments).toHaveLength(1);
}

/** Nothing is checked out. */
const unseen = (): Scene => ({ origin: pullRequest(good, bad), event: "pull_request_target", depth: "none" });

async function aPullRequestReadThroughTheApi(): Promise<void> {
  const plain = await faultsAreSaid(unseen(), [
    ["look for the comment", LIMIT, `The comment was not written. ${SAID.usedUp}`],
    ["create the comment", "403", `The comment was not written. ${SAID.mayNotWrite}`],
    ["create the comment", "502 when done", ""],
  ]);
  expect(plain.result.code).toBe(1);
}

const UNREAD = "can't be read through GitHub's API.";
const NOT_THE_FILE =
  "The answer of GitHub is not the file that was asked for. Run the job again, and look whether a proxy changes answers.";

/** What can't be read is not taken for right. */
async function filesThatCannotBeRead(): Promise<void> {
  const cases: readonly FaultCase[] = [
    ["read a commit", "403", `The commit <id> ${UNREAD} ${SAID.mayNotRead}`],
    ["read a commit", "cut", `The commit <id> ${UNREAD} ${SAID.cut}`],
    ["ask where they parted", "403", `Where <id> parted from <id> ${UNREAD} ${SAID.mayNotRead}`],
    ["ask where they parted", LIMIT, `Where <id> parted from <id> ${UNREAD} ${SAID.usedUp}`],
    ["read a tree", "403", `The tree <id> ${UNREAD} ${SAID.mayNotRead}`],
    ["read a tree", LIMIT, `The tree <id> ${UNREAD} ${SAID.usedUp}`],
    ["read a file", "403", `The file <id> ${UNREAD} ${SAID.mayNotRead}`],
    ["read a file", LIMIT, `The file <id> ${UNREAD} ${SAID.usedUp}`],
    ["read a file", "half an answer", `The file <id> ${UNREAD} ${SAID.cut}`],
    ["read a file", "no JSON", `The file <id> ${UNREAD} ${NOT_THE_FILE}`],
  ];
  const { faulty } = await faultyRuns(unseen(), cases);
  const outcomes = faulty.map((played, index) => [...(cases[index]?.slice(0, 2) ?? []), saidInstead(played)]);
  expect(outcomes).toEqual(cases);
}

function saidInstead({ result, double }: Played): string {
  expect(result).toMatchObject({ code: 2, outputs: { conclusion: "failure", errors: "", "report-json": "" } });
  expect(result.annotations).toMatchObject([{ level: "error", title: "mta-sts-lint could not check this" }]);
  expect(double.state.comments).toEqual([]);
  const [{ message } = { message: "" }] = result.annotations;
  expect(result.summary).toContain(message);
  return steady(message).replace(/\b[0-9a-f]{40}\b/g, "<id>");
}
