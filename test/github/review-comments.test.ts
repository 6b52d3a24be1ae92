import { expect, test } from "vitest";
import { startDouble } from "./double.js";
import { pullRequest, pushOn } from "./origin.js";
import { call, HERE } from "./plain-call.js";

const lines = (...changed: readonly number[]) =>
  Array.from({ length: 40 }, (_, index) =>
    changed.includes(index + 1) ? `new ${index + 1}\n` : `${index + 1}\n`,
  ).join("");
const origin = () =>
  pullRequest(
    { "a.zone": lines(), "b.zone": lines(), "c.bin": "\0a" },
    { "a.zone": lines(10, 30), "d.zone": lines(5), "c.bin": "\0b" },
  );
const started = async () => {
  const made = origin();
  const double = await startDouble({ repository: made.folder });
  const review = (...wanted: readonly object[]) => {
    const body = {
      commit_id: made.head,
      event: "COMMENT",
      comments: wanted.map((one) => ({ body: "text", ...one })),
    };
    return call(double.url, `POST ${HERE}/pulls/1/reviews`, { body });
  };
  return { origin: made, double, review };
};

test("the files", async () => {
  const { double } = await started();
  const { body } = await call(double.url, `GET ${HERE}/pulls/1/files?per_page=100`);
  const facts = body.map((file: Record<string, unknown>) => [file.filename, file.status, file.previous_filename]);
  expect(facts).toEqual([
    ["a.zone", "modified", undefined],
    ["c.bin", "modified", undefined],
    ["d.zone", "renamed", "b.zone"],
  ]);
  expect(body[0].patch).toMatch(/^@@ -7,7 \+7,7 @@.*\n 7\n 8\n 9\n-10\n\+new 10\n 11\n/);
  expect([body[0].additions, body[0].deletions, body[1].patch]).toEqual([2, 2, undefined]);
  expect(body[2].patch).toMatch(/^@@ -2,7 \+2,7 @@/);
});

test.each([
  ["a changed line", { path: "a.zone", line: 10 }, undefined],
  ["the first line of a hunk", { path: "a.zone", line: 7 }, undefined],
  ["the line before it", { path: "a.zone", line: 6 }, /must be part of the diff/],
  ["the last line of a hunk", { path: "a.zone", line: 13 }, undefined],
  ["the line behind it", { path: "a.zone", line: 14 }, /must be part of the diff/],
  ["a line of a file that moved", { path: "d.zone", line: 9 }, /must be part of the diff/],
  ["some lines", { path: "a.zone", start_line: 8, line: 11 }, undefined],
  ["lines the wrong way round", { path: "a.zone", start_line: 11, line: 11 }, /must precede the end line/],
  ["lines of two hunks", { path: "a.zone", start_line: 10, line: 30 }, /must be part of the same hunk/],
  ["a deleted line", { path: "a.zone", line: 10, side: "LEFT" }, undefined],
  ["another file", { path: "README.md", line: 1 }, "Path could not be resolved"],
  ["no line", { path: "a.zone" }, "Line could not be resolved"],
])("%s", async (_what, comment, error) => {
  const { double, review } = await started();
  const said = await review({ path: "a.zone", line: 31 }, comment);
  expect(said.status).toBe(error === undefined ? 200 : 422);
  if (error !== undefined) expect(said.body.errors[0]).toMatch(error);
  expect(double.state.reviewComments).toHaveLength(error === undefined ? 2 : 0);
});

test("its comments are listed, answered, edited, taken back", async () => {
  const { double, review } = await started();
  await review({ path: "a.zone", start_line: 9, line: 10 }, { path: "a.zone", line: 30 });
  const list = async () => (await call(double.url, `GET ${HERE}/pulls/1/comments?per_page=100`)).body;
  const [first, second] = await list();
  expect(first).toMatchObject({ path: "a.zone", start_line: 9, line: 10, side: "RIGHT", body: "text" });
  expect(first.diff_hunk).toMatch(/\n-10\n\+new 10$/);
  const replies = `POST ${HERE}/pulls/1/comments/${first.id}/replies`;
  const reply = await call(double.url, replies, { token: "ghp_person", body: { body: "why?" } });
  expect(reply.body).toMatchObject({ in_reply_to_id: first.id, user: { login: "octocat", type: "User" } });
  await call(double.url, `PATCH ${HERE}/pulls/comments/${first.id}`, { body: { body: "so" } });
  await call(double.url, `DELETE ${HERE}/pulls/comments/${second.id}`);
  expect((await list()).map(({ body }: { body: string }) => body)).toEqual(["so", "why?"]);
});

test("a comment follows its line until the line changes", async () => {
  const { origin: made, double, review } = await started();
  await review({ path: "a.zone", line: 10 }, { path: "a.zone", line: 30 });
  const lineNow = async () => (await call(double.url, `GET ${HERE}/pulls/1/comments`)).body;
  pushOn(made, { "a.zone": `first\n${lines(10, 29)}`, "d.zone": lines(), "c.bin": "\0b" });
  const places = ({ line, original_line }: Record<string, unknown>) => [line, original_line];
  expect((await lineNow()).map(places)).toEqual([
    [11, 10],
    [null, 30],
  ]);
});

test("a commit that is not the pull request's", async () => {
  const { origin: made, double } = await started();
  const body = { commit_id: made.base, event: "COMMENT", comments: [{ path: "a.zone", line: 10, body: "a" }] };
  expect((await call(double.url, `POST ${HERE}/pulls/1/reviews`, { body })).status).toBe(422);
});
