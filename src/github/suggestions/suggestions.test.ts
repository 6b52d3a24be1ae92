import { expect, test } from "vitest";
import { BASE, OTHER, PATH, policy, pullRequest, type Stage, WRONG } from "../../../test/github/suggestion-stage.js";
import type { Files } from "../../../test/repository.js";
import { TAKEN_BACK } from "./suggestion-body.js";
import type { SuggestionOutcome } from "./suggestions.js";

const BOTH_WRONG: Files = { [PATH]: policy("enforced"), [OTHER]: policy("enforced") };
const RIGHT: Files = { ...BASE, [PATH]: policy("testing") };

const SAID =
  '"enforced" is not a mode: there are only "enforce", "testing" and "none", in small letters and with nothing behind them. Senders drop the policy.';
const SUGGESTED = `${SAID}\n\n\`\`\`suggestion\nmode: enforce\n\`\`\`\n`;
const ONE = [`${PATH}:2 ${SUGGESTED}`];
const LIST = "GET /pulls/7/comments 200";
const FILES = "GET /pulls/7/files 200";
const POST = "POST /pulls/7/reviews 200";

test.each<[string, Files, readonly string[], SuggestionOutcome, readonly string[]]>([
  ["nothing to suggest", RIGHT, [], { what: "none", count: 0 }, [LIST]],
  ["one", WRONG, ONE, { what: "kept", count: 1 }, [LIST, FILES, POST]],
  [
    "two in one review",
    BOTH_WRONG,
    [...ONE, `${OTHER}:2 ${SUGGESTED}`],
    { what: "kept", count: 2 },
    [LIST, FILES, POST],
  ],
  [
    "a fix that can't be suggested",
    { ...BASE, [PATH]: policy("enforced").replaceAll("\n", "\r\n") },
    [],
    { what: "none", count: 0 },
    [LIST, FILES],
  ],
])("made anew: %s", async (_, head, there, outcome, calls) => {
  const stage = await pullRequest(head);
  expect(await stage.run()).toEqual(outcome);
  expect(stage.there()).toEqual(there);
  expect(stage.double.calls).toEqual(calls);
});

interface Life {
  /** What happens after the first run. */
  readonly meanwhile?: (stage: Stage) => void;
  /** What is pushed after it; the same files: an empty commit. */
  readonly push?: Files;
  readonly calls: readonly string[];
  readonly there: readonly string[];
}

const first = ({ double }: Stage) => {
  const [comment] = double.state.reviewComments;
  if (!comment) throw new Error("there is none");
  return comment;
};
const reply = (stage: Stage) => {
  const comment = first(stage);
  stage.double.state.reviewComments.push({ ...comment, id: 9, author: "ann", body: "Why?", replyTo: comment.id });
};
const repeated = (author: string, id: number) => (stage: Stage) => {
  stage.double.state.reviewComments.push({ ...first(stage), id, author });
};
const BELOW = policy("enforced").replace("mode", "x: y\nmode");

test.each<[string, Life]>([
  ["nothing: left as it is", { calls: [LIST, FILES], there: ONE }],
  ["an empty commit: left as it is", { push: WRONG, calls: [LIST, FILES], there: ONE }],
  ["it is mended: deleted", { push: RIGHT, calls: [LIST, FILES, "DELETE /pulls/comments/ID 204"], there: [] }],
  [
    "it is mended, and somebody has replied: says so",
    {
      meanwhile: reply,
      push: RIGHT,
      calls: [LIST, FILES, "PATCH /pulls/comments/ID 200"],
      there: [`${PATH}:2 ${TAKEN_BACK}`, `${PATH}:2 Why?`],
    },
  ],
  ["somebody has replied, nothing else", { meanwhile: reply, calls: [LIST, FILES], there: [...ONE, `${PATH}:2 Why?`] }],
  ["its line moves: left as it is", { push: { ...WRONG, [PATH]: BELOW }, calls: [LIST, FILES], there: ONE }],
  [
    "its line changes and is still wrong: made anew",
    {
      push: { ...WRONG, [PATH]: policy("enforcing") },
      calls: [LIST, FILES, "DELETE /pulls/comments/ID 204", POST],
      there: [`${PATH}:2 ${SUGGESTED.replace("enforced", "enforcing")}`],
    },
  ],
  [
    "another mistake: only that is added",
    { push: BOTH_WRONG, calls: [LIST, FILES, POST], there: [...ONE, `${OTHER}:2 ${SUGGESTED}`] },
  ],
  [
    "somebody has changed its words: put right",
    {
      meanwhile: (stage) => {
        first(stage).body += "Trust me.";
      },
      calls: [LIST, FILES, "PATCH /pulls/comments/ID 200"],
      there: ONE,
    },
  ],
  [
    "it is over more lines than it should be: made anew",
    {
      meanwhile: ({ double: { state } }) => {
        state.reviewComments = state.reviewComments.map((made) => ({ ...made, startLine: 1, startSide: "RIGHT" }));
      },
      calls: [LIST, FILES, "DELETE /pulls/comments/ID 204", POST],
      there: ONE,
    },
  ],
  [
    "it was for something else: made anew",
    {
      meanwhile: (stage) => {
        first(stage).body = first(stage).body.replace(/ id=\w+/, ` id=${"0".repeat(32)}`);
      },
      calls: [LIST, FILES, "DELETE /pulls/comments/ID 204", POST],
      there: ONE,
    },
  ],
  [
    "somebody has deleted it: made again",
    { meanwhile: ({ double }) => void double.state.reviewComments.pop(), calls: [LIST, FILES, POST], there: ONE },
  ],
  [
    "two runs at once have made it twice: one is deleted",
    {
      meanwhile: repeated("github-actions[bot]", 6e9),
      calls: [LIST, FILES, "DELETE /pulls/comments/6000000000 204"],
      there: ONE,
    },
  ],
  [
    "a person has copied it: not ours",
    { meanwhile: repeated("mallory", 9), calls: [LIST, FILES], there: [...ONE, ...ONE] },
  ],
  [
    "another app has copied it: not ours",
    { meanwhile: repeated("evil[bot]", 9), calls: [LIST, FILES], there: [...ONE, ...ONE] },
  ],
])("afterwards: %s", async (_, { meanwhile, push, calls, there }) => {
  const stage = await pullRequest(WRONG);
  await stage.run();
  const { id } = first(stage);
  meanwhile?.(stage);
  if (push) stage.push(push);
  const before = stage.double.calls.length;
  expect((await stage.run()).what).not.toBe("failed");
  expect(stage.double.calls.slice(before).map((call) => call.replace(`${id}`, "ID"))).toEqual(calls);
  expect(stage.there()).toEqual(there);
  const after = stage.double.calls.length;
  await stage.run();
  expect(stage.double.calls.slice(after).every((call) => call.startsWith("GET "))).toBe(true);
});

test("what was taken back stays as it is when the mistake comes again", async () => {
  const stage = await pullRequest(WRONG);
  await stage.run();
  reply(stage);
  stage.push(RIGHT);
  await stage.run();
  stage.push(WRONG);
  await stage.run();
  expect(stage.there()).toEqual([`${PATH}:2 ${TAKEN_BACK}`, `${PATH}:2 Why?`, ...ONE]);
});

test("those of other keys live beside", async () => {
  const stage = await pullRequest(WRONG);
  await stage.run({ key: "one" });
  await stage.run({ key: "two" });
  expect(stage.there()).toEqual([...ONE, ...ONE]);
  stage.push(RIGHT);
  await stage.run({ key: "two" });
  expect(stage.there()).toEqual(ONE);
});

test("a run for an older commit leaves what a newer one has made", async () => {
  const stage = await pullRequest(WRONG);
  await stage.run();
  const outcome = await stage.run({ head: "a".repeat(40) });
  expect(outcome).toEqual({
    what: "superseded",
    count: 1,
    sentence: "The suggestions were left as they are: the pull request has newer commits.",
  });
  expect(stage.there()).toEqual(ONE);
});

test("it is found behind hundreds of other comments", async () => {
  const stage = await pullRequest(WRONG);
  await stage.run();
  const { reviewComments } = stage.double.state;
  const ours = first(stage);
  const talk = Array.from({ length: 250 }, (_, at) => ({ ...ours, id: at + 1, author: "ann", body: `No. ${at}` }));
  reviewComments.unshift(...talk);
  const before = stage.double.calls.length;
  await stage.run();
  expect(stage.double.calls.slice(before)).toHaveLength(4);
  expect(reviewComments).toHaveLength(251);
});

test("the token of a person finds that person's own", async () => {
  const stage = await pullRequest(WRONG);
  await stage.run({ token: "ghp_person" });
  repeated("github-actions[bot]", 9)(stage);
  stage.push(RIGHT);
  await stage.run({ token: "ghp_person" });
  expect(stage.double.state.reviewComments.map(({ id }) => id)).toEqual([9]);
});

const NOT_ALL = "The suggestions were not all brought up to date. ";

test("a token that can only read", async () => {
  const stage = await pullRequest(WRONG);
  const sentence = `${NOT_ALL}The token may not do this (403): add \`pull-requests: write\` under \`permissions\` in the workflow.`;
  expect(await stage.run({ token: "ghs_readonly" })).toEqual({ what: "failed", count: 0, sentence });
  expect(stage.there()).toEqual([]);
});
