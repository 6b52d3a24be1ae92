import { expect, test } from "vitest";
import { type Double, startDouble } from "../../../test/github/double.js";
import { FAULTS, type Fault } from "../../../test/github/faults.js";
import { nameOf, TOKEN } from "../../../test/github/people.js";
import { PULL_REQUEST, REPOSITORY } from "../../../test/github/world-of.js";
import { writerOf } from "../api/author.js";
import { connector } from "../api/connect.js";
import { HASTY } from "../api/hasty.testing.js";
import { digest, readMarker, writeMarker } from "../marker.js";
import { type CommentOutcome, type CommentTask, keepComment, MOST_BODY_CHARACTERS } from "./comment.js";

const HEAD = "a".repeat(40);
const BOT = "github-actions[bot]";
const LIST = `GET /issues/${PULL_REQUEST}/comments`;
const POST = `POST /issues/${PULL_REQUEST}/comments`;

/** A comment of ours, as a run wrote it. */
function ours(run: string, says: string, key = ""): string {
  const [id, attempt] = run.split(".").map(Number);
  const marker = { key: digest(key), head: HEAD, run: { id: id ?? 0, attempt: attempt ?? 0 }, body: digest(says) };
  return `${writeMarker(marker)}\n${says}`;
}

interface Said {
  readonly by?: string;
  readonly text: string;
}

type Told = Partial<Omit<CommentTask, "run">> & {
  readonly run?: string;
  readonly token?: string;
  /** In milliseconds. */
  readonly timeLimit?: number;
};

/** What run 5 makes of a conversation when it has `body` to say. */
async function say(
  double: Double,
  { run = "5.1", token = TOKEN, timeLimit = 10_000, ...told }: Told,
): Promise<CommentOutcome> {
  const [id = 0, attempt = 0] = run.split(".").map(Number);
  return keepComment({
    connect: connector({ token, apiUrl: double.url, version: "1", timeLimit, pace: HASTY }),
    writer: writerOf(token),
    repository: nameOf(REPOSITORY),
    pullRequest: PULL_REQUEST,
    key: "",
    run: { id, attempt },
    head: HEAD,
    body: "bad",
    create: true,
    ...told,
  });
}

/** One line for each comment: who wrote it, for ours which run, and what it says. */
function conversation({ state }: Double): string[] {
  return state.comments.map(({ author, body }) => {
    const marker = readMarker(body);
    const by = author === BOT ? "" : `${author}: `;
    return by + (marker ? `${marker.run.id}.${marker.run.attempt} ${body.slice(body.indexOf("\n") + 1)}` : body);
  });
}

/** Calls without the ids of comments. */
function calls(double: Double): string[] {
  return double.calls.map((call) => call.replace(/comments\/\d+/, "comments"));
}

interface Case {
  readonly before: readonly Said[];
  readonly told?: Told;
  readonly what: CommentOutcome["what"];
  readonly after: readonly string[];
  readonly calls: readonly string[];
}

const LOOK = [`${LIST} 200`];
const CREATE_AGAIN = [...LOOK, `${POST} 502`, ...LOOK, `${POST} 201`, ...LOOK];
const CREATE = [...LOOK, `${POST} 201`];
const UPDATE = [...LOOK, "PATCH /issues/comments 200"];

const CASES: Readonly<Record<string, Case>> = {
  "none yet, and something to say": { before: [], what: "created", after: ["5.1 bad"], calls: CREATE },
  "none yet, and nothing to say": { before: [], told: { create: false }, what: "none", after: [], calls: LOOK },
  "it says so already": {
    before: [{ text: ours("4.1", "bad") }],
    what: "unchanged",
    after: ["4.1 bad"],
    calls: LOOK,
  },
  "it says so already, and names the page of its run": {
    before: [{ text: ours("4.1", "bad ") }],
    told: { body: "bad https://github.test/runs/5", runPage: "https://github.test/runs/5" },
    what: "unchanged",
    after: ["4.1 bad "],
    calls: LOOK,
  },
  "it says something else": {
    before: [{ text: ours("4.1", "worse") }],
    what: "updated",
    after: ["5.1 bad"],
    calls: UPDATE,
  },
  "the mistakes are gone": {
    before: [{ text: ours("4.1", "bad") }],
    told: { body: "resolved", create: false },
    what: "updated",
    after: ["5.1 resolved"],
    calls: UPDATE,
  },
  "the mistakes have been gone for long": {
    before: [{ text: ours("4.1", "resolved") }],
    told: { body: "resolved", create: false },
    what: "unchanged",
    after: ["4.1 resolved"],
    calls: LOOK,
  },
  "it was changed by hand": {
    before: [{ text: `${ours("4.1", "bad")}\r\nI fixed it` }],
    what: "unchanged",
    after: ["4.1 bad\r\nI fixed it"],
    calls: LOOK,
  },
  "it was changed by hand, and there is something else to say": {
    before: [{ text: `${ours("4.1", "bad")}\r\nI fixed it` }],
    told: { body: "worse" },
    what: "updated",
    after: ["5.1 worse"],
    calls: UPDATE,
  },
  "its marker was taken away by hand": {
    before: [{ text: "bad" }],
    what: "created",
    after: ["bad", "5.1 bad"],
    calls: CREATE,
  },
  "the first attempt of the run wrote it": {
    before: [{ text: ours("5.1", "worse") }],
    told: { run: "5.2" },
    what: "updated",
    after: ["5.2 bad"],
    calls: UPDATE,
  },
  "a newer run wrote it": {
    before: [{ text: ours("6.1", "worse") }],
    what: "superseded",
    after: ["6.1 worse"],
    calls: LOOK,
  },
  "a newer attempt wrote it": {
    before: [{ text: ours("5.2", "worse") }],
    what: "superseded",
    after: ["5.2 worse"],
    calls: LOOK,
  },
  "another job has one": {
    before: [{ text: ours("6.1", "bad", "inner") }],
    told: { key: "outer --> <b>" },
    what: "created",
    after: ["6.1 bad", "5.1 bad"],
    calls: CREATE,
  },
  "each job has one": {
    before: [{ text: ours("4.1", "worse", "inner") }, { text: ours("4.2", "worse", "outer") }],
    told: { key: "outer" },
    what: "updated",
    after: ["4.1 worse", "5.1 bad"],
    calls: UPDATE,
  },
  "somebody else wrote the marker": {
    before: [{ by: "mallory", text: ours("9.1", "resolved") }],
    what: "created",
    after: ["mallory: 9.1 resolved", "5.1 bad"],
    calls: CREATE,
  },
  "somebody else quotes it": {
    before: [{ by: "mallory", text: `> ${ours("9.1", "resolved")}` }, { text: ours("4.1", "worse") }],
    what: "updated",
    after: [`mallory: > ${ours("9.1", "resolved")}`, "5.1 bad"],
    calls: UPDATE,
  },
  "another bot wrote the marker too": {
    before: [{ by: "echo[bot]", text: ours("9.1", "resolved") }, { text: ours("4.1", "worse") }],
    what: "updated",
    after: ["echo[bot]: 9.1 resolved", "5.1 bad"],
    calls: UPDATE,
  },
  "an app of the repository wrote it": {
    before: [{ by: "dns-robot[bot]", text: ours("4.1", "worse") }],
    told: { token: "ghs_app" },
    what: "updated",
    after: ["dns-robot[bot]: 5.1 bad"],
    calls: UPDATE,
  },
  "the token is a person's": {
    before: [{ text: ours("9.1", "worse") }, { by: "octocat", text: ours("4.1", "worse") }],
    told: { token: "ghp_person" },
    what: "updated",
    after: ["9.1 worse", "octocat: 5.1 bad"],
    calls: [...LOOK, "GET /user 200", "PATCH /issues/comments 200"],
  },
  "the token is a person's who has written none": {
    before: [{ by: "octocat", text: "hello" }],
    told: { token: "ghp_person" },
    what: "created",
    after: ["octocat: hello", "octocat: 5.1 bad"],
    calls: CREATE,
  },
  "a token that does not tell whose it is": {
    before: [{ text: ours("4.1", "worse") }],
    told: { writer: "user" },
    what: "failed",
    after: ["4.1 worse"],
    calls: [...LOOK, "GET /user 403"],
  },
  "two runs each made one": {
    before: [{ text: ours("4.1", "worse") }, { by: "octocat", text: "two?" }, { text: ours("4.2", "bad") }],
    what: "updated",
    after: ["5.1 bad", "octocat: two?"],
    calls: [...UPDATE, "DELETE /issues/comments 204"],
  },
  "two say the same": {
    before: [{ text: ours("4.1", "bad") }, { text: ours("4.2", "bad") }],
    what: "unchanged",
    after: ["4.1 bad"],
    calls: [...LOOK, "DELETE /issues/comments 204"],
  },
  "two, the younger of a newer run": {
    before: [{ text: ours("4.1", "worse") }, { text: ours("6.1", "good") }],
    what: "superseded",
    after: ["4.1 worse", "6.1 good"],
    calls: LOOK,
  },
  "a run outside of a runner": {
    before: [],
    told: { run: "x.y" },
    what: "created",
    after: ["0.0 bad"],
    calls: CREATE,
  },
};

test.each(Object.entries(CASES))("%s", async (_, { before, told = {}, what, after, calls: made }) => {
  const double = await startDouble();
  for (const { by = BOT, text } of before) double.say(by, text);
  const outcome = await say(double, told);
  expect(outcome.what).toBe(what);
  expect(conversation(double)).toEqual(after);
  expect(calls(double)).toEqual(made);
  const mine = double.state.comments.find(({ id }) => id === outcome.id);
  expect(mine === undefined).toBe(what === "none" || what === "failed");
});

test.each([
  [99, 1],
  [100, 2],
  [250, 3],
])("after %i comments of others, it is made once, with %i pages looked at", async (others, pages) => {
  const double = await startDouble();
  for (let said = 0; said < others; said++) double.say("octocat", "me too");
  expect((await say(double, {})).what).toBe("created");
  expect(calls(double)).toEqual([...Array(pages).fill(`${LIST} 200`), `${POST} 201`]);
  expect((await say(double, { body: "worse", run: "6.1" })).what).toBe("updated");
  expect(conversation(double).slice(others)).toEqual(["6.1 worse"]);
});

test("no further page is looked at than the one that it is on", async () => {
  const double = await startDouble();
  double.say(BOT, ours("4.1", "bad"));
  for (let said = 0; said < 250; said++) double.say("octocat", "me too");
  await say(double, {});
  expect(calls(double)).toEqual(LOOK);
});

test("a conversation that is too long to be looked through is left alone", async () => {
  const double = await startDouble();
  for (let said = 0; said < 3001; said++) double.say("octocat", "me too");
  const outcome = await say(double, {});
  expect(outcome).toMatchObject({ what: "failed", sentence: expect.stringContaining("more than 3000 comments") });
  expect(calls(double)).toEqual(Array(30).fill(`${LIST} 200`));
});

test("one that was hidden is still the one, and stays hidden", async () => {
  const double = await startDouble();
  double.say(BOT, ours("4.1", "worse"));
  for (const comment of double.state.comments) comment.minimized = "outdated";
  await say(double, {});
  expect(conversation(double)).toEqual(["5.1 bad"]);
  expect(double.state.comments[0]?.minimized).toBe("outdated");
});

test("one that was deleted comes again when there is something to say", async () => {
  const double = await startDouble();
  await say(double, {});
  double.state.comments = [];
  expect(await say(double, { run: "6.1", body: "resolved", create: false })).toMatchObject({ what: "none" });
  expect(await say(double, { run: "7.1" })).toMatchObject({ what: "created" });
  expect(conversation(double)).toEqual(["7.1 bad"]);
});

test.each([
  [MOST_BODY_CHARACTERS, "created"],
  [65_536, "failed"],
])("%i characters: %s", async (characters, what) => {
  const double = await startDouble();
  expect((await say(double, { body: "x".repeat(characters) })).what).toBe(what);
  expect(double.state.comments.length).toBe(what === "created" ? 1 : 0);
});

/** Each call of the life of a comment, with what is there before it. */
const PATHS: Readonly<Record<string, { method: string; before: readonly Said[]; told?: Told }>> = {
  "looking for it": { method: "GET", before: [{ text: ours("4.1", "worse") }] },
  "creating it": { method: "POST", before: [] },
  "updating it": { method: "PATCH", before: [{ text: ours("4.1", "worse") }] },
  "deleting a double": { method: "DELETE", before: [{ text: ours("4.1", "worse") }, { text: ours("4.2", "bad") }] },
  "asking who we are": {
    method: "GET",
    before: [{ by: "octocat", text: ours("4.1", "worse") }],
    told: { token: "ghp_person" },
  },
};

const SENTENCE =
  /^(?:The comment was not written|A second comment of ours was not deleted)\. [A-Z`\d][\w `.,:;'()/-]+\.$/;
const WRITTEN = ["created", "updated"];

for (const [name, { method, before, told = {} }] of Object.entries(PATHS)) {
  const path = name === "asking who we are" ? /\/user$/ : /comments/;
  const isDouble = (after: readonly string[]) => after.length > Math.max(1, before.length);
  const limitOf = (fault: Fault) => (fault.kind === "silent" ? { timeLimit: 150 } : {});

  test.each(Object.entries(FAULTS))(
    `${name}, always %s: nothing is doubled, and a plain sentence`,
    async (_, fault) => {
      const double = await startDouble();
      for (const { by = BOT, text } of before) double.say(by, text);
      double.fault({ method, path }, fault);
      const outcome = await say(double, { ...told, ...limitOf(fault) });
      const after = conversation(double);
      expect(isDouble(after)).toBe(false);
      if (WRITTEN.includes(outcome.what)) expect(after.filter((line) => line.endsWith("5.1 bad"))).toHaveLength(1);
      else expect(outcome).toMatchObject({ what: "failed", sentence: expect.stringMatching(SENTENCE) });
      if (outcome.sentence !== undefined) expect(outcome.sentence).toMatch(SENTENCE);
      expect(double.requests.length).toBeLessThan(12);
    },
  );

  test.each(Object.entries(FAULTS))(`${name}, %s once: the next run has exactly one`, async (_, fault) => {
    const double = await startDouble();
    for (const { by = BOT, text } of before) double.say(by, text);
    double.fault({ method, path, times: 1 }, fault);
    await say(double, { ...told, ...limitOf(fault) });
    expect(isDouble(conversation(double))).toBe(false);
    await say(double, { ...told, run: "6.1", body: "worst" });
    expect(conversation(double).map((line) => line.replace("octocat: ", ""))).toEqual(["6.1 worst"]);
  });
}

test.each([
  [1, 1, "created", CREATE_AGAIN],
  [1, 2, "failed", [...LOOK, `${POST} 502`, ...LOOK, `${POST} 502`, ...LOOK]],
])("creating it fails from call %i for %i times without being done: %s", async (nth, times, what, made) => {
  const double = await startDouble();
  double.fault({ method: "POST", nth, times }, { kind: "status", status: 502 });
  expect((await say(double, {})).what).toBe(what);
  expect(calls(double)).toEqual(made);
});

test("it was created although the answer was lost: it is found, and not posted again", async () => {
  const double = await startDouble();
  double.fault({ method: "POST", times: 1 }, { kind: "status", status: 502, done: true });
  const outcome = await say(double, {});
  expect(outcome).toMatchObject({ what: "created", id: double.state.comments[0]?.id });
  expect(calls(double)).toEqual([...LOOK, `${POST} 502`, ...LOOK]);
});

test("it is there twice only after the second post: the younger one goes", async () => {
  const double = await startDouble();
  double.fault({ method: "POST", times: 1 }, { kind: "status", status: 502, done: true });
  // GitHub's list lags behind: the first comment is not in it yet.
  double.fault({ method: "GET", nth: 2, times: 1 }, { kind: "lie", change: () => [] });
  const outcome = await say(double, {});
  expect(outcome).toMatchObject({ what: "created", id: double.state.comments[0]?.id });
  expect(conversation(double)).toEqual(["5.1 bad"]);
});

test("it was deleted between looking and writing: it is made anew", async () => {
  const double = await startDouble();
  double.say(BOT, ours("4.1", "worse"));
  // The list still shows what is gone.
  const [gone] = double.state.comments;
  double.fault({ method: "GET", times: 1 }, { kind: "lie", change: (body) => emptied(double, body) });
  expect((await say(double, {})).what).toBe("created");
  expect(double.state.comments.map(({ id }) => id)).not.toContain(gone?.id);
  expect(conversation(double)).toEqual(["5.1 bad"]);
});

function emptied(double: Double, body: unknown): unknown {
  double.state.comments = [];
  return body;
}

test("what is no comment in a list is passed over", async () => {
  const double = await startDouble();
  const text = ours("9.1", "bad");
  const user = { id: 41_898_282, login: BOT, type: "Bot" };
  const odd = [null, 1, "x", [], {}, { body: text }, { id: "1", body: text, user }, { id: 1, body: text, user: null }];
  double.fault({ method: "GET", times: 1 }, { kind: "lie", change: () => odd });
  expect((await say(double, {})).what).toBe("created");
});
