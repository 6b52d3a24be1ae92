import { expect, test } from "vitest";
import { git, repositoryOf } from "../repository.js";
import { startDouble } from "./double.js";
import { FAULTS } from "./faults.js";
import { TOKEN } from "./people.js";
import { COMMENTS, call, HERE } from "./plain-call.js";

const post = { body: { body: "a" } };
/** What a client sees: a status, or that there was no answer. */
const seen = (url: string) =>
  call(url, `POST ${COMMENTS}`, post).then(
    ({ status, headers }) => ({ status, headers }),
    () => ({ status: 0, headers: new Headers() }),
  );

const later = Object.entries(FAULTS).filter(([, { kind }]) => kind !== "silent" && kind !== "endless");
test.each(later)("%s: befalls the second call and no other", async (name, fault) => {
  const { url, fault: announce, state } = await startDouble();
  const announced = announce({ method: "POST", path: "/comments", nth: 2, times: 1 }, fault);
  expect((await seen(url)).status).toBe(201);
  const { status } = await seen(url);
  const isNoAnswer = fault.kind === "cut" || fault.kind === "half" || (fault.kind === "text" && fault.text !== "");
  expect(status).toBe(isNoAnswer ? 0 : "status" in fault ? fault.status : 201);
  expect((await seen(url)).status).toBe(201);
  const isDone = name.includes("done") || fault.kind === "half" || fault.kind === "lie";
  expect([state.comments.length, announced.met]).toEqual([isDone ? 3 : 2, 1]);
});

test.each([
  ["rate limit, 403", "x-ratelimit-remaining", "0"],
  ["secondary limit, 429", "retry-after", "3000"],
])("%s tells it in %s", async (name, header, value) => {
  const { url, fault } = await startDouble();
  const limit = FAULTS[name];
  if (limit === undefined) throw new Error(`no fault ${name}`);
  fault({}, limit);
  expect((await seen(url)).headers.get(header)).toBe(value);
});

test("no answer, and one without end, last as long as the client waits", async () => {
  const { url, fault, requests } = await startDouble();
  fault({ times: 1 }, { kind: "silent" });
  fault({ times: 1 }, { kind: "endless" });
  const headers = { accept: "application/json", "user-agent": "test", authorization: `token ${TOKEN}` };
  const silent = fetch(`${url}${COMMENTS}`, { headers, signal: AbortSignal.timeout(100) });
  await expect(silent).rejects.toThrow("timeout");
  const endless = await fetch(`${url}${COMMENTS}`, { headers });
  let read = 0;
  for await (const chunk of endless.body ?? []) {
    read += chunk.length;
    if (read > 5_000_000) break;
  }
  expect(requests.map(({ status }) => status)).toEqual([undefined, 200]);
  expect(requests[1]?.sent).toBeGreaterThan(5_000_000);
});

test("a redirect, here and to another host", async () => {
  const { url, elsewhere, fault, requests, say } = await startDouble();
  say("octocat", "hello");
  fault({ path: "/repos/", times: 1 }, { kind: "redirect", status: 301, to: "/repositories/1/issues/1/comments" });
  fault({ path: "/repos/", times: 1 }, { kind: "redirect", status: 307, to: `${elsewhere}${COMMENTS}` });
  const headers = { accept: "application/json", "user-agent": "test", authorization: `token ${TOKEN}` };
  expect((await fetch(`${url}${COMMENTS}`, { headers })).status).toBe(404);
  expect(await (await fetch(`${url}${COMMENTS}`, { headers })).json()).toMatchObject([{ body: "hello" }]);
  expect(requests.map((one) => [one.elsewhere, one.authorization !== undefined])).toEqual([
    [false, true],
    [false, true],
    [false, true],
    [true, false],
  ]);
});

test("an answer that is late, and one that lies", async () => {
  const folder = repositoryOf({ a: "text" });
  const { url, fault } = await startDouble({ repository: folder });
  const sha = git(folder, "rev-parse", "HEAD:a").trim();
  fault({ path: "/git/blobs/", times: 1 }, { kind: "slow", milliseconds: 50 });
  fault({ path: /blobs/ }, { kind: "lie", change: (body) => ({ ...Object(body), size: 5 }) });
  const before = performance.now();
  expect((await call(url, `GET ${HERE}/git/blobs/${sha}`)).body.size).toBe(4);
  expect(performance.now() - before).toBeGreaterThan(40);
  expect((await call(url, `GET ${HERE}/git/blobs/${sha}`)).body.size).toBe(5);
});
