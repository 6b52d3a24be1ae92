import { Octokit } from "octokit";
import { describe, expect, test } from "vitest";
import { git, repositoryOf } from "../repository.js";
import { startDouble } from "./double.js";
import { nameOf, TOKEN } from "./people.js";
import { call, HERE } from "./plain-call.js";
import { REPOSITORY } from "./world-of.js";

describe("a name", () => {
  test.each(["main", "heads/main", "tags/v1", "HEAD"])("the id of the commit of %s", async (ref) => {
    const folder = repositoryOf({ a: "1" });
    const { url } = await startDouble({ repository: folder });
    git(folder, "tag", "v1", "main");
    const { data, headers } = await new Octokit({ auth: TOKEN, baseUrl: url }).request(
      "GET /repos/{owner}/{repo}/commits/{ref}",
      {
        ...nameOf(REPOSITORY),
        ref,
        headers: { accept: "application/vnd.github.sha" },
      },
    );
    expect(data).toBe(git(folder, "rev-parse", "main").trim());
    expect(headers["content-type"]).toBe("application/vnd.github.sha; charset=utf-8");
  });

  test("the commit of a name", async () => {
    const folder = repositoryOf({ a: "1" });
    const { url } = await startDouble({ repository: folder });
    const { body } = await call(url, `GET ${HERE}/commits/main`);
    expect(body.sha).toBe(git(folder, "rev-parse", "main").trim());
    expect(body.commit).toMatchObject({ message: "change", committer: { date: "2026-04-01T12:00:00Z" } });
  });

  test.each(["nowhere", "main~1", "main^{tree}", "-n"])("that is none: %s", async (name) => {
    const { url } = await startDouble({ repository: repositoryOf({ a: "1" }, { a: "2" }) });
    const { status, body } = await call(url, `GET ${HERE}/commits/${encodeURIComponent(name)}`);
    expect([status, body.message]).toEqual([422, `No commit found for SHA: ${name}`]);
  });
});

describe("a comparison", () => {
  const parted = () => {
    const folder = repositoryOf({ a: "1" }, { a: "2" });
    git(folder, "checkout", "--quiet", "-b", "topic", "main~1");
    for (const message of ["one", "two"]) git(folder, "commit", "--quiet", "--allow-empty", `--message=${message}`);
    git(folder, "rm", "--quiet", "a");
    git(folder, "commit", "--quiet", "--message=three");
    return folder;
  };

  test.each([
    ["main...topic", "diverged", 3, 1, "main~1"],
    ["topic...main", "diverged", 1, 3, "main~1"],
    ["topic~1...topic", undefined, 0, 0, ""],
    ["heads/main...main", "identical", 0, 0, "main"],
    ["main", undefined, 0, 0, ""],
    ["main..topic", undefined, 0, 0, ""],
    ["main...nowhere", undefined, 0, 0, ""],
  ])("%s", async (basehead, state, ahead, behind, base) => {
    const folder = parted();
    const { url } = await startDouble({ repository: folder });
    const { status, body } = await call(url, `GET ${HERE}/compare/${encodeURIComponent(basehead)}`);
    expect(status).toBe(state === undefined ? 404 : 200);
    if (state === undefined) return;
    expect(body).toMatchObject({ status: state, ahead_by: ahead, behind_by: behind, total_commits: ahead });
    expect(body.merge_base_commit.sha).toBe(git(folder, "rev-parse", base).trim());
  });

  test.each([
    ["", ["one", "two", "three"], ["a"]],
    ["?per_page=2", ["one", "two"], ["a"]],
    ["?per_page=2&page=2", ["three"], undefined],
    ["?per_page=2&page=3", [], undefined],
  ])("in pages%s", async (query, messages, files) => {
    const { url } = await startDouble({ repository: parted() });
    const { body } = await call(url, `GET ${HERE}/compare/main...topic${query}`);
    expect(body.commits.map(({ commit }: { commit: { message: string } }) => commit.message)).toEqual(messages);
    expect(body.files?.map(({ filename }: { filename: string }) => filename)).toEqual(files);
  });

  test("of what has nothing in common", async () => {
    const folder = parted();
    git(folder, "checkout", "--quiet", "--orphan", "apart");
    git(folder, "commit", "--quiet", "--allow-empty", "--message=apart");
    const { url } = await startDouble({ repository: folder });
    const { status, body } = await call(url, `GET ${HERE}/compare/main...apart`);
    expect([status, body.message]).toEqual([404, "No common ancestor between main and apart."]);
  });
});
