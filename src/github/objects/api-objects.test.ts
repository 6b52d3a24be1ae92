import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { type Double, type DoubleOptions, startDouble } from "../../../test/github/double.js";
import { TOKEN } from "../../../test/github/people.js";
import { isSkipped } from "../../model/snapshot.js";
import { compareCommits } from "../../snapshots/commit-comparison.js";
import type { ObjectStore } from "../../snapshots/commit-snapshot.js";
import { type Fixture, removeFixtures, repositoryFixture } from "../../snapshots/git-fixture.js";
import { openSnapshots } from "../../snapshots/open.js";
import { readCommit } from "../../snapshots/revision.js";
import { treeReader } from "../../snapshots/tree-reader.js";
import { connector } from "../api/connect.js";
import { HASTY } from "../api/hasty.testing.js";
import { apiObjects } from "./api-objects.js";

const NAME = { owner: "acme", repo: "zones" };

afterAll(removeFixtures);

async function serve(fixture: Fixture, options: DoubleOptions = {}) {
  const double = await startDouble({ name: "acme/zones", repository: fixture.root, ...options });
  const connect = connector({ token: TOKEN, apiUrl: double.url, version: "0", pace: HASTY });
  const objects = apiObjects({ connect, repositories: [NAME], remedy: "Check it out." });
  const trees = treeReader(objects);
  const store: ObjectStore = { objects, trees, search: (_, tree) => trees.files(tree) };
  return { double, objects, store };
}

/** Changes all answers about objects of a kind. */
function changing(double: Double, kind: "commits" | "trees" | "blobs", change: (body: Body) => unknown): void {
  double.fault({ path: `/git/${kind}/` }, { kind: "lie", change: (body) => change(body as Body) });
}

async function commitIn(store: ObjectStore, oid: string) {
  const commit = await readCommit(store, "", oid);
  if (!commit) throw new Error(`no commit ${oid}`);
  return commit;
}

function many(count: number, folder = ""): Record<string, string> {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`${folder}f${index}.zone`, `file ${index}`]));
}

const PLAIN = repositoryFixture();
const BASE = PLAIN.commit({ a: "a", "d/b": "b", "d/e/c": "c", "a-b": "1", "z/x.txt": "z" });
PLAIN.remove("d/b");
const HEAD = PLAIN.commit({ "d/e/c": "C", "d/e/n": "n", bin: new Uint8Array([0, 1, 2]) });
const idOf = (revision: string): string => PLAIN.git("rev-parse", revision);

describe("objects through the API", () => {
  it("are asked for once, all trees of a commit at once", async () => {
    const { store, double } = await serve(PLAIN);
    const [head, base] = await Promise.all([commitIn(store, HEAD), commitIn(store, BASE)]);
    const snapshots = await compareCommits(store, head, base);
    expect(snapshots.changed).toEqual(["bin", "d/b", "d/e/c", "d/e/n"]);
    expect(snapshots.time).toEqual(new Date("2024-05-06T07:08:09Z"));
    await Promise.all([snapshots.head.list(), snapshots.base?.list()]);
    for (const path of ["a", "a", "d/e/c"]) await Promise.all([snapshots.head.read(path), snapshots.base?.read(path)]);
    const kinds = double.calls.map((call) => call.split("/")[2]).sort();
    expect(kinds).toEqual(["blobs", "blobs", "blobs", "commits", "commits", "trees", "trees"]);
  });

  it("come no more than eight at a time", async () => {
    const fixture = repositoryFixture();
    const { store, double } = await serve(fixture);
    // Octokit sends one each few milliseconds.
    double.fault({ path: "/git/blobs/" }, { kind: "slow", milliseconds: 100 });
    const commit = await commitIn(store, fixture.commit(many(50)));
    const { head } = await compareCommits(store, commit, undefined);
    await Promise.all((await head.list()).map((path) => head.read(path)));
    expect(double.mostAtOnce).toBe(8);
  });

  it("are none when there is none, or it is no id", async () => {
    const { objects, double } = await serve(PLAIN);
    const names = ["0123456789012345678901234567890123456789", `${HEAD}^`, "HEAD", "../../user", "a".repeat(64), ""];
    for (const name of names) expect(await objects.read(name, "commit")).toBeUndefined();
    for (const name of names.slice(1)) {
      for (const type of ["tree", "blob"] as const) expect(await objects.read(name, type)).toBeUndefined();
    }
    expect(double.calls).toHaveLength(1);
    for (const type of ["tree", "blob"] as const) {
      await expect(objects.read(names[0] ?? "", type)).rejects.toThrow(
        / it is not there, or not for this token\. .*`contents: read`/,
      );
    }
  });

  it.each([1, 2, 3, 5, 8])("are complete where an answer is cut after %i lines", async (treeLimit) => {
    const { store } = await serve(PLAIN, { treeLimit });
    const [head, base] = await Promise.all([commitIn(store, HEAD), commitIn(store, BASE)]);
    const snapshots = await compareCommits(store, head, base);
    expect(snapshots.changed).toEqual(["bin", "d/b", "d/e/c", "d/e/n"]);
    expect(await snapshots.head.list()).toEqual(["a", "a-b", "bin", "d/e/c", "d/e/n", "z/x.txt"]);
  });
});

interface Body {
  [key: string]: unknown;
}

/** What is done to the answer about an object of this kind. */
const LIES: readonly (readonly [string, "commits" | "trees" | "blobs", (body: Body) => unknown])[] = [
  ["another commit", "commits", (body) => ({ ...body, sha: BASE })],
  ["no tree", "commits", (body) => ({ ...body, tree: { sha: "x" } })],
  ["no parents", "commits", (body) => ({ ...body, parents: {} })],
  ["a parent without an id", "commits", (body) => ({ ...body, parents: [null] })],
  ["no time", "commits", (body) => ({ ...body, committer: { date: "now" } })],
  ["no committer", "commits", (body) => ({ ...body, committer: null })],
  ["a list", "commits", () => []],
  ["another tree", "trees", (body) => ({ ...body, sha: BASE })],
  ["no list", "trees", (body) => ({ ...body, tree: {} })],
  ["null in the list", "trees", (body) => ({ ...body, tree: [null] })],
  ["no path", "trees", (body) => ({ ...body, tree: [{ ...first(body), path: undefined }] })],
  ["an empty path", "trees", (body) => ({ ...body, tree: [{ ...first(body), path: "" }] })],
  ["a path with a NUL", "trees", (body) => ({ ...body, tree: [{ ...first(body), path: "a\0b" }] })],
  ["a path without end", "trees", (body) => ({ ...body, tree: [{ ...first(body), path: "a".repeat(5_000) }] })],
  ["an odd mode", "trees", (body) => ({ ...body, tree: [{ ...first(body), mode: "100644 x" }] })],
  ["an unknown mode", "trees", (body) => ({ ...body, tree: [{ ...first(body), mode: "777777" }] })],
  ["a type that is not that of the mode", "trees", (body) => ({ ...body, tree: [{ ...first(body), type: "tree" }] })],
  ["an odd id", "trees", (body) => ({ ...body, tree: [{ ...first(body), sha: "../../user" }] })],
  ["another file", "blobs", (body) => ({ ...body, sha: BASE })],
  ["other content", "blobs", (body) => ({ ...body, content: Buffer.from("b").toString("base64") })],
  ["no base64", "blobs", (body) => ({ ...body, content: "%%%" })],
  ["another encoding", "blobs", (body) => ({ ...body, encoding: "utf-8", content: "a" })],
  ["a wrong size", "blobs", (body) => ({ ...body, size: 2 })],
  ["a size that is none", "blobs", (body) => ({ ...body, size: "1" })],
  ["no content", "blobs", (body) => ({ ...body, content: null })],
  ["a string", "blobs", () => "a"],
];

function linesOf({ tree }: Body): readonly object[] {
  return Array.isArray(tree) ? tree : [];
}

function first(body: Body): object {
  return linesOf(body)[0] ?? {};
}

describe("an answer is refused that has", () => {
  it.each(LIES)("%s (%s)", async (_, kind, lie) => {
    const { objects, double } = await serve(PLAIN);
    changing(double, kind, lie);
    const asked = {
      commits: ["commit", HEAD],
      trees: ["tree", idOf("HEAD:")],
      blobs: ["blob", idOf("HEAD:a")],
    } as const;
    const [type, oid] = asked[kind];
    await expect(objects.read(oid, type)).rejects.toThrow(
      /^The (?:commit|tree|file) [0-9a-f]{40} can't be read through GitHub's API\. The answer of GitHub is not the /,
    );
  });

  it.each([401, 403, 429, 500, 502])("the status %i", async (status) => {
    const { objects, double } = await serve(PLAIN);
    double.fault({}, { kind: "status", status });
    await expect(objects.read(HEAD, "commit")).rejects.toThrow(/^The commit [0-9a-f]{40} can't be read through/);
  });
});

describe("what can't be taken for a path", () => {
  it("is left out", async () => {
    const paths = ["..", ".git", ".GIT", "a/../b", "/etc/passwd", "x//y", "good"];
    const { store, double } = await serve(PLAIN);
    changing(double, "trees", (body) => ({ ...body, tree: paths.map((path) => ({ ...first(body), path })) }));
    const { head } = await compareCommits(store, await commitIn(store, HEAD), undefined);
    expect(await head.list()).toEqual(["good"]);
    for (const path of paths.slice(0, -1)) expect(await head.read(path)).toBeUndefined();
  });
});

describe("a run reads", () => {
  const TOO_MUCH = /^To check this, .* would have to be read through GitHub's API, which is too much\. Check it out\.$/;

  it("a thousand files", async () => {
    const fixture = repositoryFixture();
    const { store } = await serve(fixture);
    const { head } = await compareCommits(store, await commitIn(store, fixture.commit(many(1_001))), undefined);
    const paths = await head.list();
    // The same content at another path is not asked for again.
    for (const path of paths.slice(0, 1)) await head.read(path);
    const read = await Promise.allSettled(paths.map((path) => head.read(path)));
    const refused = read.filter((each) => each.status === "rejected");
    expect(refused).toHaveLength(1);
    expect(String(refused[0]?.reason)).toMatch(/more than 1000 files/);
  });

  it("three hundred trees", async () => {
    const fixture = repositoryFixture();
    const { store } = await serve(fixture, { treeLimit: 0 });
    const folders = Array.from({ length: 160 }, (_, index) => many(1, `${index}/`));
    const files = Object.fromEntries(
      folders.flatMap((each, index) => Object.keys(each).map((path) => [path, `${index}`])),
    );
    const { head } = await compareCommits(store, await commitIn(store, fixture.commit(files)), undefined);
    await expect(head.list()).rejects.toThrow(TOO_MUCH);
    await expect(head.list()).rejects.toThrow("more than 300 folders");
  });

  it("no folder that is cut by itself", async () => {
    const { store, double } = await serve(PLAIN);
    changing(double, "trees", (body) => ({ ...body, tree: linesOf(body).slice(1), truncated: true }));
    const { head } = await compareCommits(store, await commitIn(store, HEAD), undefined);
    await expect(head.list()).rejects.toThrow("a folder with more files than GitHub's API lists");
  });

  it.each([
    [100 * 1024 * 1024 + 1, "is larger than 100 MiB"],
    [90 * 1024 * 1024, "is too much with others"],
  ])("no file of %i bytes that %s", async (size, what) => {
    const fixture = repositoryFixture();
    const { store, double } = await serve(fixture);
    changing(double, "trees", (body) => ({ ...body, tree: linesOf(body).map((line) => ({ ...line, size })) }));
    const { head } = await compareCommits(store, await commitIn(store, fixture.commit(many(3))), undefined);
    const read = Promise.all((await head.list()).map((path) => head.read(path)));
    if (what.includes("others")) await expect(read).rejects.toThrow(TOO_MUCH);
    else expect((await read).every((file) => file && isSkipped(file) && file.skipped.startsWith("larger"))).toBe(true);
    if (!what.includes("others")) expect(double.calls.filter((call) => call.includes("/blobs/"))).toEqual([]);
  });
});

const SEGMENT = fc.constantFrom("a", "b", "a-b", "a.b", "a0", "ab", "ä", "\u{1f600}", "\u{ff5e}", " ", "a%2Fb", '"');
const PATH = fc.array(SEGMENT, { minLength: 1, maxLength: 4 }).map((names) => names.join("/"));
const MODE = fc.constantFrom("100644", "100644", "100755", "120000", "160000");
const TREE = fc.dictionary(PATH, fc.tuple(MODE, fc.constantFrom("0", "1", "2")), { maxKeys: 20 });
type RandomTree = Readonly<Record<string, readonly [string, string]>>;

/** Writes a commit without a working tree. A path below a file loses against the file. */
function commitOf(fixture: Fixture, tree: RandomTree, blobs: readonly string[]): string {
  fixture.git("read-tree", "--empty");
  const paths = Object.keys(tree).filter((path) => !ancestorsOf(path).some((above) => Object.hasOwn(tree, above)));
  const lines = paths.map((path) => `${tree[path]?.[0]} ${blobs[Number(tree[path]?.[1])]}\t${path}\0`);
  execFileSync("git", ["update-index", "-z", "--index-info"], { cwd: fixture.root, input: lines.join("") });
  return fixture.git("commit-tree", "-m", "x", fixture.git("write-tree"));
}

function ancestorsOf(path: string): string[] {
  const names = path.split("/");
  return names.slice(1).map((_, index) => names.slice(0, index + 1).join("/"));
}

describe("a comparison through the API", () => {
  it("is that of git", async () => {
    const fixture = repositoryFixture();
    const blobs = ["0", "1", "2"].map((text) => {
      fixture.write({ text: text.repeat(100 * Number(text)) });
      return fixture.git("hash-object", "-w", "text");
    });
    const limit = fc.constantFrom(100_000, 0, 1, 4, 9);
    await fc.assert(
      fc.asyncProperty(TREE, TREE, limit, async (one, other, treeLimit) => {
        const [base, head] = [commitOf(fixture, one, blobs), commitOf(fixture, { ...one, ...other }, blobs)];
        const { store, double } = await serve(fixture, { treeLimit });
        const byApi = await compareCommits(store, await commitIn(store, head), await commitIn(store, base));
        const { snapshots: byGit, close } = await openSnapshots({ directory: fixture.root, base, head });
        expect(byApi.changed).toEqual(byGit.changed);
        expect(byApi.time).toEqual(byGit.time);
        for (const side of ["base", "head"] as const) {
          const enter = (directory: string): boolean => !directory.endsWith("a");
          const paths = await byGit[side]?.list();
          expect(await byApi[side]?.list()).toEqual(paths);
          expect(await byApi[side]?.list(enter)).toEqual(await byGit[side]?.list(enter));
          for (const path of [...(paths ?? []), "a", "b/a", "nowhere"]) {
            expect(await byApi[side]?.read(path)).toEqual(await byGit[side]?.read(path));
          }
        }
        close();
        await double.close();
      }),
      { numRuns: 25 },
    );
  }, 60_000);
});
