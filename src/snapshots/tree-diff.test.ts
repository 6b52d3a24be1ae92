import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { isSkipped } from "../model/snapshot.js";
import { type Fixture, removeFixtures, repositoryFixture } from "./git-fixture.js";
import { openSnapshots } from "./open.js";

afterAll(removeFixtures);

const NAME = fc.constantFrom("a", "b", "a-b", "a.b", "a0", "ab", "ä", "\u{1f600}", "\u{ff5e}", " ");
const PATH = fc.array(NAME, { minLength: 1, maxLength: 4 }).map((names) => names.join("/"));
const MODE = fc.constantFrom("100644", "100644", "100755", "120000", "160000");
const TREE = fc.dictionary(PATH, fc.tuple(MODE, fc.constantFrom("0", "1", "2")), { maxKeys: 25 });
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

describe("changed and list", () => {
  it.each(["sha1", "sha256"])(
    "say what git says (%s)",
    async (format) => {
      const fixture = repositoryFixture(`--object-format=${format}`);
      const blobs = ["0", "1", "2"].map((text) => {
        fixture.write({ text });
        return fixture.git("hash-object", "-w", "text");
      });
      const pathsIn = (output: string) => output.split("\0").filter(Boolean).sort();
      await fc.assert(
        fc.asyncProperty(TREE, TREE, async (one, other) => {
          const base = commitOf(fixture, one, blobs);
          const head = commitOf(fixture, { ...one, ...other }, blobs);
          const { snapshots, close } = await openSnapshots({ directory: fixture.root, base, head });
          const expected = fixture.git("diff-tree", "-r", "-z", "--name-only", "--no-renames", base, head);
          expect(snapshots.changed).toEqual(pathsIn(expected));
          const listed = pathsIn(fixture.git("ls-tree", "-r", "-z", head));
          const files = listed.filter((line) => /^1[02]0/.test(line)).map((line) => line.slice(line.indexOf("\t") + 1));
          expect(await snapshots.head.list()).toEqual(files.sort());
          const enter = (directory: string) => !directory.endsWith("a");
          const entered = files.filter((path) => ancestorsOf(path).every(enter));
          expect(await snapshots.head.list(enter)).toEqual(entered);
          for (const path of files) {
            if (isSkipped((await snapshots.head.read(path)) ?? { path, skipped: "" })) continue;
            const same = (await snapshots.base?.read(path)) === (await snapshots.head.read(path));
            const [before, after] = [base, head].map((commit) => fixture.git("ls-tree", "-z", commit, "--", path));
            expect(same).toBe(before?.slice(0, 3) === "100" && before.split(/[ \t]/)[2] === after?.split(/[ \t]/)[2]);
          }
          close();
        }),
        { numRuns: 15 },
      );
    },
    60_000,
  );
});
