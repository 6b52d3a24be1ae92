import { createHash } from "node:crypto";
import { Octokit } from "octokit";
import { describe, expect, test } from "vitest";
import { git, repositoryOf } from "../repository.js";
import { type DoubleOptions, startDouble } from "./double.js";
import { answerMistakes, DESCRIBED } from "./openapi.js";
import { TOKEN } from "./people.js";
import { COMMENTS, call, HERE, type Plain } from "./plain-call.js";
import { ROUTES } from "./routes.js";

const repository = { owner: "octo-org", repo: "dns" };

/** Octokit without its retries: these tests look at single answers. */
function octokitOf(url: string, token = TOKEN): Octokit {
  const quiet = { debug() {}, info() {}, warn() {}, error() {} };
  return new Octokit({
    auth: token,
    baseUrl: url,
    retry: { enabled: false },
    throttle: { enabled: false },
    log: quiet,
  });
}

test("there is an answer to each call that the fixture describes", () => {
  expect(Object.keys(ROUTES).sort()).toEqual([...DESCRIBED.keys()].sort());
});

describe("a conversation", () => {
  test("a comment's life", async () => {
    const double = await startDouble();
    const { url, state } = double;
    const { request } = octokitOf(url);
    const made = await request("POST /repos/{owner}/{repo}/issues/{issue_number}/comments", {
      ...repository,
      issue_number: 1,
      body: "one",
    });
    expect(made.data).toMatchObject({ body: "one", user: { login: "github-actions[bot]", type: "Bot" } });
    expect(made.data.performed_via_github_app?.slug).toBe("github-actions");
    expect(made.data.html_url).toBe(`https://github.com/octo-org/dns/pull/1#issuecomment-${made.data.id}`);
    const comment = { ...repository, comment_id: made.data.id };
    const edited = await request("PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}", { ...comment, body: "2" });
    expect(edited.data.updated_at > made.data.updated_at).toBe(true);
    expect(state.comments.map(({ author, body }) => [author, body])).toEqual([["github-actions[bot]", "2"]]);
    await request("DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}", comment);
    expect(state.comments).toEqual([]);
    const itself = `/issues/comments/${made.data.id}`;
    expect(double.calls).toEqual(["POST /issues/1/comments 201", `PATCH ${itself} 200`, `DELETE ${itself} 204`]);
  });

  test("pages, by links that name the repository by its number", async () => {
    const { url, say } = await startDouble();
    for (let count = 1; count <= 250; count++) say("octocat", `${count}`);
    const first = await call(url, `GET ${COMMENTS}?per_page=100`);
    const links = first.headers.get("link") ?? "";
    expect(links).toMatch(/^<[^>]+\/repositories\/\d+\/issues\/1\/comments\?per_page=100&page=2>; rel="next", /);
    expect(links).toContain('page=3>; rel="last"');
    const all = await octokitOf(url).paginate("GET /repos/{owner}/{repo}/issues/{issue_number}/comments", {
      ...repository,
      issue_number: 1,
      per_page: 100,
    });
    expect(all.map(({ body }) => body)).toEqual(Array.from({ length: 250 }, (_, index) => `${index + 1}`));
  });

  const long = "x".repeat(65_537);
  test.each([
    ["of an unknown token", `GET ${COMMENTS}`, { token: "ghp_wrong" }, 401, "Bad credentials"],
    ["too long", `POST ${COMMENTS}`, { body: { body: long } }, 422, "Validation Failed"],
    ["just as long as it may be", `POST ${COMMENTS}`, { body: { body: long.slice(1) } }, 201, undefined],
    ["blank", `POST ${COMMENTS}`, { body: { body: " " } }, 422, "Validation Failed"],
    ["of a number that is not there", `GET ${HERE}/issues/2/comments`, {}, 404, "Not Found"],
    ["of a repository that is not there", "GET /repos/octo-org/dms/issues/1/comments", {}, 404, "Not Found"],
    ["deleted before", `DELETE ${HERE}/issues/comments/1`, {}, 404, "Not Found"],
    [
      "read only",
      `POST ${COMMENTS}`,
      { token: "ghs_readonly", body: { body: "a" } },
      403,
      /^Resource not acc.*integration$/,
    ],
    [
      "with a narrow token",
      `POST ${COMMENTS}`,
      { token: "github_pat_narrow", body: { body: "a" } },
      403,
      /access token$/,
    ],
    ["read with a narrow token", `GET ${COMMENTS}`, { token: "github_pat_narrow" }, 200, undefined],
    ["about itself", "GET /user", {}, 403, /^Resource not accessible by integration$/],
    ["about a person", "GET /user", { token: "ghp_person" }, 200, undefined],
  ])("%s", async (_what, route, plain, status, message) => {
    const { url } = await startDouble();
    const said = await call(url, route, plain);
    expect(said.status).toBe(status);
    if (message !== undefined) expect(said.body.message).toMatch(message);
  });

  test("a private repository is not there for who may not see it", async () => {
    const { url } = await startDouble({ private: true });
    expect((await call(url, `GET ${COMMENTS}`, { token: "ghs_elsewhere" })).status).toBe(404);
    expect((await call(url, `GET ${COMMENTS}`, { token: "ghs_nothing" })).status).toBe(403);
    expect((await call(url, `GET ${COMMENTS}`, { token: "ghs_readonly" })).status).toBe(200);
  });

  test.each([
    ["", "https://github.com/octo-org/dns/pull/1#"],
    ["/api/v3", "http://127.0.0.1:"],
  ])("on a server whose API begins at %j", async (basePath, page) => {
    const { url, say } = await startDouble({ basePath });
    for (let count = 0; count < 3; count++) say("octocat", "hello");
    const place = { ...repository, issue_number: 1, per_page: 1 };
    const all = await octokitOf(url).paginate("GET /repos/{owner}/{repo}/issues/{issue_number}/comments", place);
    expect(all.map(({ html_url }) => html_url.startsWith(page))).toEqual([true, true, true]);
    expect(new URL(url).pathname).toBe(basePath === "" ? "/" : basePath);
  });

  test("a locked one", async () => {
    const { url, state } = await startDouble();
    state.locked.add(1);
    const said = await call(url, `POST ${COMMENTS}`, { body: { body: "a" } });
    expect([said.status, said.body.message]).toEqual([403, "Unable to create comment because issue is locked."]);
  });
});

describe("what GitHub does not know", () => {
  const body = { body: { body: "a" } };
  test.each<[string, string, Plain, RegExp]>([
    ["a route", "GET /repos/octo-org/dns", {}, /no known route/],
    ["a method", `PUT ${COMMENTS}`, body, /no known route/],
    ["a parameter", `GET ${COMMENTS}?perpage=100`, {}, /query {2}must NOT have additional.*perpage/],
    ["a page that is too large", `GET ${COMMENTS}?per_page=101`, {}, /per_page must be 1 to 100/],
    ["a number that is none", `GET ${HERE}/issues/one/comments`, {}, /path \/issue_number must be integer/],
    ["no body", `POST ${COMMENTS}`, {}, /the body is missing/],
    ["a body for nothing", `DELETE ${HERE}/issues/comments/1`, body, /a body where none is known/],
    ["another type", `POST ${COMMENTS}`, { body: { body: 1 } }, /body \/body must be string/],
    ["a misspelt name", `POST ${COMMENTS}`, { body: { body: "a", tittle: "b" } }, /additional.*tittle/],
    ["a misspelt name further down", `POST ${HERE}/pulls/1/reviews`, REVIEW, /comments\/0 must NOT have.*lines/],
    ["a value", `GET ${HERE}/pulls/1/comments?sort=size`, {}, /sort must be equal to one of the allowed values/],
    ["no token", `GET ${COMMENTS}`, { token: "" }, /no authorization/],
    ["a token of another kind", `GET ${COMMENTS}`, { headers: { authorization: "Basic eDp5" } }, /that is no token/],
    ["what is accepted", `GET ${COMMENTS}`, { headers: { accept: "text/html" } }, /accept: text\/html/],
    ["no name", `GET ${COMMENTS}`, { headers: { "user-agent": "" } }, /no user-agent/],
    [
      "a body of another type",
      `POST ${COMMENTS}`,
      { ...body, headers: { "content-type": "text/plain" } },
      /content-type/,
    ],
  ])("%s", async (_what, route, plain, violation) => {
    const { url, violations } = await startDouble();
    expect((await call(url, route, plain)).status).toBe(500);
    expect(violations.splice(0)).toEqual([expect.stringMatching(violation)]);
  });

  test.each<[string, number, unknown, RegExp]>([
    ["GET /user", 200, { login: "octocat" }, /must have required property 'id'/],
    ["GET /user", 201, {}, /201 is no known status/],
    ["GET /user", 404, { message: 1 }, /404 \/message must be string/],
    ["DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}", 204, {}, /204 with a body/],
    ["GET /repos/{owner}/{repo}/git/trees/{tree_sha}", 200, [], /200 {2}must be object/],
  ])("an answer of its own: %s %i %j", (route, status, body, mistake) => {
    expect(answerMistakes(route, status, body)).toContainEqual(expect.stringMatching(mistake));
  });

  test("lets the test fail", async () => {
    const { url, close, violations } = await startDouble({ basePath: "/api/v3" });
    await call(url.replace("/v3", "/v4"), `GET ${COMMENTS}`);
    expect(violations).toEqual([expect.stringMatching(/not below \/api\/v3/), expect.stringMatching(/no known route/)]);
    violations.length = 1;
    await expect(close()).rejects.toThrow("not below /api/v3");
  });
});

const REVIEW = { body: { comments: [{ path: "a", body: "b", lines: 3 }] } };

describe("git's objects", () => {
  const FILES = { "zones/a.zone": "@ IN SOA\n", "b.bin": new Uint8Array(200).fill(255), "c/d/e": "" };
  const served = async (options: DoubleOptions = {}) => {
    const folder = repositoryOf({ "a.zone": "old\n" }, FILES);
    return { folder, ...(await startDouble({ repository: folder, ...options })) };
  };

  test("a commit", async () => {
    const { folder, url } = await served();
    const oid = (revision: string) => git(folder, "rev-parse", revision).trim();
    const { data } = await octokitOf(url).request("GET /repos/{owner}/{repo}/git/commits/{commit_sha}", {
      ...repository,
      commit_sha: oid("HEAD"),
    });
    expect(data).toMatchObject({ sha: oid("HEAD"), tree: { sha: oid("HEAD^{tree}") }, message: "change" });
    expect(data.parents.map(({ sha }) => sha)).toEqual([oid("HEAD~1")]);
    expect(data.committer.date).toBe("2026-04-01T12:00:00Z");
  });

  test.each([
    ["", ["b.bin blob 200", "c tree", "zones tree"], {}, false],
    [
      "?recursive=1",
      ["b.bin blob 200", "c tree", "c/d tree", "c/d/e blob 0", "zones tree", "zones/a.zone blob 9"],
      {},
      false,
    ],
    ["?recursive=false", ["b.bin blob 200", "c tree"], { treeLimit: 2 }, true],
  ])("a tree%s", async (query, names, options, truncated) => {
    const { folder, url } = await served(options);
    const tree = git(folder, "rev-parse", "HEAD^{tree}").trim();
    const { body } = await call(url, `GET ${HERE}/git/trees/${tree}${query}`);
    const named = ({ path, type, size }: Record<string, unknown>) =>
      [path, type, size].filter((one) => one !== undefined);
    expect(body.tree.map((one: Record<string, unknown>) => named(one).join(" "))).toEqual(names);
    expect([body.sha, body.truncated]).toEqual([tree, truncated]);
  });

  test("a blob, in lines of 60", async () => {
    const { folder, url } = await served();
    const sha = git(folder, "rev-parse", "HEAD:b.bin").trim();
    const { body } = await call(url, `GET ${HERE}/git/blobs/${sha}`);
    expect(body.content.split("\n").map((line: string) => line.length)).toEqual([60, 60, 60, 60, 28, 0]);
    const bytes = Buffer.from(body.content, "base64");
    expect(createHash("sha1").update(`blob ${body.size}\0`).update(bytes).digest("hex")).toBe(sha);
  });

  test.each([
    ["an id of nothing", `git/blobs/${"0".repeat(40)}`, 404],
    ["a blob that is no id", "git/blobs/HEAD", 422],
    ["a commit that is a name", "git/commits/HEAD", 404],
    ["a tree of nothing", `git/trees/${"1".repeat(40)}`, 404],
  ])("%s", async (_what, path, status) => {
    const { url } = await served();
    expect((await call(url, `GET ${HERE}/${path}`)).status).toBe(status);
  });

  test("a blob that is too large", async () => {
    const { folder, url } = await served({ blobLimit: 199 });
    const sha = git(folder, "rev-parse", "HEAD:b.bin").trim();
    expect((await call(url, `GET ${HERE}/git/blobs/${sha}`)).status).toBe(403);
  });
});
