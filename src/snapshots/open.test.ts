import { execFileSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, describe, expect, it } from "vitest";
import {
  type Fixture,
  folderFixture,
  removeFixtures,
  repositoryFixture,
  runGit,
  temporaryFolder,
} from "./git-fixture.js";
import { type OpenOptions, openSnapshots } from "./open.js";
import { UsageError } from "./usage-error.js";

afterAll(removeFixtures);

function committed(): Fixture {
  const fixture = repositoryFixture();
  fixture.commit({ a: "1" });
  fixture.commit({ a: "2" });
  return fixture;
}

function shallow(): string {
  const clone = `${temporaryFolder()}/clone`;
  runGit(temporaryFolder(), "clone", "-q", "--depth=1", `file://${committed().root}`, clone);
  return clone;
}

const ID = "0123456789012345678901234567890123456789";

const WRONG: readonly (readonly [string, () => OpenOptions, RegExp])[] = [
  ["no directory", () => ({ directory: "/nowhere/at/all" }), /^There is no directory \/nowhere\/at\/all\.$/],
  ["a file", () => ({ directory: import.meta.filename }), /is not a directory\. Give the folder that holds it\.$/],
  [
    "no repository",
    () => ({ directory: folderFixture().root, base: "HEAD" }),
    /is not in a git repository.* Leave out/,
  ],
  ["no such base", () => ({ directory: committed().root, base: "nope" }), /^No such revision: nope\. Check how/],
  ["no such head", () => ({ directory: committed().root, head: "nope" }), /^No such revision: nope\./],
  ["no such id", () => ({ directory: committed().root, base: ID, head: "HEAD" }), /^No such revision: 0123/],
  ["a file for a commit", () => ({ directory: committed().root, base: "HEAD:a" }), /^No such revision: HEAD:a\./],
  ["a range", () => ({ directory: committed().root, base: "HEAD~1..HEAD" }), /^No such revision/],
  ["an option", () => ({ directory: committed().root, base: "--all" }), /^--base "--all" is not a revision/],
  ["an empty revision", () => ({ directory: committed().root, head: "" }), /^--head "" is not a revision/],
  ["two lines", () => ({ directory: committed().root, base: "HEAD\nHEAD" }), /^--base "HEAD\\nHEAD" is not/],
  [
    "an upstream that is not there",
    () => ({ directory: committed().root, base: "@{u}" }),
    /^(No such rev|`git cat-file` fa)/,
  ],
  ["no commit to compare with", () => ({ directory: repositoryFixture().root, base: "main" }), /no commit yet/],
  ["no commit at all", () => ({ directory: repositoryFixture("--bare").root }), /^The repository has no commit yet/],
  [
    "a shallow clone",
    () => ({ directory: shallow(), base: "HEAD~1" }),
    /shallow.*`git fetch --deepen=1`.*fetch-depth: 0/,
  ],
  ["a shallow clone and a branch", () => ({ directory: shallow(), base: "origin/x" }), /fetch --depth=1 origin x`/],
  ["a shallow clone and an id", () => ({ directory: shallow(), base: ID }), /`git fetch --depth=1 origin 0123456789/],
  ["no git", () => ({ directory: committed().root, environment: { PATH: "" } }), /^git was not found on PATH/],
  [
    "git in the current folder only",
    () => ({ directory: withGit(), environment: { PATH: ":." } }),
    /^git was not found/,
  ],
  ["a broken repository", () => ({ directory: broken() }), /^Git finds no repository|^`git ls-files` failed/],
];

function withGit(): string {
  const fixture = committed();
  fixture.write({ git: "#!/bin/sh\n" });
  execFileSync("chmod", ["+x", fixture.path("git")]);
  return fixture.root;
}

function broken(): string {
  const fixture = committed();
  fixture.write({ ".git/HEAD": "nonsense" });
  return fixture.root;
}

describe("openSnapshots refuses", () => {
  it.each(WRONG)("%s", async (_, options, message) => {
    const error = await openSnapshots(options()).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(UsageError);
    expect(error).toMatchObject({ message: expect.stringMatching(message) });
  });

  it("a partial clone, rather than to fetch what is missing", async () => {
    const fixture = committed();
    fixture.git("config", "uploadpack.allowFilter", "true");
    const clone = `${temporaryFolder()}/clone`;
    runGit(temporaryFolder(), "clone", "-q", "--filter=blob:none", `file://${fixture.root}`, clone);
    const { snapshots, close } = await openSnapshots({ directory: clone, base: "HEAD~1", head: "HEAD" });
    await expect(snapshots.base?.read("a")).rejects.toThrow(/partial clone.*`git fetch --refetch --no-filter`/);
    close();
  });

  it("a repository of somebody else", async () => {
    const { root } = committed();
    const environment = { PATH: process.env.PATH, GIT_TEST_ASSUME_DIFFERENT_OWNER: "1", HOME: root };
    const message = `git config --global --add safe.directory '${root}'\``;
    mkdirSync(`${root}/below`);
    for (const directory of [root, `${root}/below`]) {
      for (const base of [undefined, "HEAD"]) {
        await expect(openSnapshots({ directory, base, environment })).rejects.toThrow(message);
      }
    }
  });
});

describe("openSnapshots", () => {
  it("looks at the folder that it was given, whatever a hook of git says", async () => {
    const fixture = committed();
    const environment = { ...process.env, GIT_DIR: "/nowhere", GIT_INDEX_FILE: "/nowhere/index", GIT_WORK_TREE: "/" };
    const { snapshots, close } = await openSnapshots({ directory: fixture.root, base: "HEAD~1", environment });
    expect(snapshots.changed).toEqual(["a"]);
    close();
  });

  it("takes a further working tree", async () => {
    const fixture = committed();
    const further = `${temporaryFolder()}/further`;
    fixture.git("worktree", "add", "-q", "--detach", further, "HEAD~1");
    const { snapshots, close } = await openSnapshots({ directory: further, base: "main" });
    expect(snapshots.changed).toEqual(["a"]);
    close();
  });

  it("leaves no process behind", async () => {
    const fixture = committed();
    const opened = await openSnapshots({ directory: fixture.root, base: "HEAD~1", head: "HEAD" });
    await opened.snapshots.head.read("a");
    expect(processesIn(fixture.root)).toHaveLength(1);
    opened.close();
    opened.close();
    await expect.poll(() => processesIn(fixture.root)).toEqual([]);
    await expect(opened.snapshots.base?.read("a")).rejects.toThrow("closed");
    await openSnapshots({ directory: fixture.root, base: "nope" }).catch(() => {});
    await pause(1);
    await expect.poll(() => processesIn(fixture.root)).toEqual([]);
  });
});

/** The ids of the processes whose current directory that is. */
function processesIn(directory: string): string[] {
  const script = 'for p in /proc/[0-9]*; do [ "$(readlink $p/cwd)" = "$1" ] && basename $p; done; true';
  return execFileSync("sh", ["-c", script, "sh", directory]).toString().split("\n").filter(Boolean);
}
