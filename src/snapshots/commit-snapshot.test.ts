import { execFileSync } from "node:child_process";
import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { type Fixture, removeFixtures, repositoryFixture, temporaryFolder } from "./git-fixture.js";
import { type Opened, openSnapshots } from "./open.js";

const opened: Opened[] = [];
afterEach(() => {
  for (const each of opened.splice(0)) each.close();
});
afterAll(removeFixtures);

async function open(directory: string, base?: string, head?: string): Promise<Opened> {
  const each = await openSnapshots({ directory, base, head });
  opened.push(each);
  return each;
}

function textOf(file: unknown): string | undefined {
  return typeof file === "object" && file !== null && "bytes" in file && file.bytes instanceof Uint8Array
    ? Buffer.from(file.bytes).toString()
    : undefined;
}

const FIRST = {
  "a.txt": "one",
  "zones/x.zone": "_mta-sts TXT",
  "zones/y.zone": "nothing",
  "policies/x/mta-sts.txt": "v",
};

function twoCommits(...options: readonly string[]): Fixture & { readonly base: string; readonly head: string } {
  const fixture = repositoryFixture(...options);
  const base = fixture.commit(FIRST);
  fixture.remove("a.txt");
  const head = fixture.commit({ "zones/y.zone": "now _MTA-STS too", "new/file": "n" });
  return { ...fixture, base, head };
}

describe("two commits", () => {
  it("gives what differs, what is there and what it holds", async () => {
    const { root, base, head } = twoCommits();
    const { snapshots } = await open(root, "HEAD~1", "HEAD");
    expect(snapshots).toMatchObject({ head: { revision: head }, base: { revision: base } });
    expect(snapshots.time).toEqual(new Date("2024-05-06T07:08:09Z"));
    expect(snapshots.changed).toEqual(["a.txt", "new/file", "zones/y.zone"]);
    expect(snapshots.prefix).toBe("");
    expect(await snapshots.head.list()).toEqual(["new/file", "policies/x/mta-sts.txt", "zones/x.zone", "zones/y.zone"]);
    expect(await snapshots.base?.list((directory) => directory === "zones")).toEqual([
      "a.txt",
      "zones/x.zone",
      "zones/y.zone",
    ]);
    expect(await snapshots.head.search(["_mta-sts"])).toEqual(["zones/x.zone", "zones/y.zone"]);
    expect(await snapshots.base?.search(["_mta-sts", "ONE"])).toEqual(["a.txt", "zones/x.zone"]);
  });

  it("shares what is the same and marks what is of base only", async () => {
    const { root } = twoCommits();
    const { head, base } = (await open(root, "HEAD~1", "HEAD")).snapshots;
    expect(await base?.read("zones/x.zone")).toBe(await head.read("zones/x.zone"));
    expect(await head.read("zones/x.zone")).not.toHaveProperty("side");
    expect(await base?.read("zones/y.zone")).toMatchObject({ side: "base" });
    expect(await base?.read("a.txt")).toMatchObject({ side: "base" });
    expect(textOf(await base?.read("zones/y.zone"))).toBe("nothing");
    expect(textOf(await head.read("zones/y.zone"))).toBe("now _MTA-STS too");
    expect(await head.read("a.txt")).toBeUndefined();
  });

  it.each(["", "/", "zones", "zones/", "../x", "zones/../a.txt", "/etc/passwd", "zones/x.zone/y", "a\nb"])(
    "has no file %j",
    async (path) => {
      const { root } = twoCommits();
      expect(await (await open(root, "HEAD~1", "HEAD")).snapshots.base?.read(path)).toBeUndefined();
    },
  );

  it("works with 32-byte object ids", async () => {
    const { root, head } = twoCommits("--object-format=sha256");
    const { snapshots } = await open(root, "HEAD~1", "HEAD");
    expect(head).toHaveLength(64);
    expect(snapshots.changed).toEqual(["a.txt", "new/file", "zones/y.zone"]);
    expect(textOf(await snapshots.head.read("zones/y.zone"))).toBe("now _MTA-STS too");
    const worktree = await open(root, "HEAD~1");
    expect(worktree.snapshots.changed).toEqual(["a.txt", "new/file", "zones/y.zone"]);
  });

  it.each([
    ["a branch", "main"],
    ["a tag", "light"],
    ["an annotated tag", "heavy"],
    ["an id", "<id>"],
    ["the beginning of an id", "<short>"],
    ["a full reference", "refs/heads/main"],
    ["what a message says", "HEAD^{/a change}"],
  ])("takes %s", async (_, revision) => {
    const fixture = twoCommits();
    fixture.git("tag", "light");
    fixture.git("tag", "-a", "-m", "x", "heavy");
    const written = revision.replace("<id>", fixture.head).replace("<short>", fixture.head.slice(0, 10));
    expect((await open(fixture.root, undefined, written)).snapshots.head.revision).toBe(fixture.head);
  });

  it("compares with the revision itself, not with where the branches parted", async () => {
    const fixture = twoCommits();
    fixture.git("checkout", "-q", "-b", "side", "HEAD~1");
    fixture.commit({ side: "s" });
    const { snapshots } = await open(fixture.root, "main", "side");
    expect(snapshots.changed).toEqual(["a.txt", "new/file", "side", "zones/y.zone"]);
  });

  it("takes a detached head, and a commit without a base", async () => {
    const fixture = twoCommits();
    fixture.git("checkout", "-q", "--detach", "HEAD~1");
    const { snapshots } = await open(fixture.root, undefined, "HEAD");
    expect(snapshots.head.revision).toBe(fixture.base);
    expect(snapshots.base).toBeUndefined();
    expect(snapshots.changed).toEqual([]);
  });

  it("lints the last commit of a bare repository", async () => {
    const fixture = twoCommits();
    const bare = `${temporaryFolder()}/x.git`;
    fixture.git("clone", "-q", "--bare", fixture.root, bare);
    const without = await open(bare);
    expect(without.snapshots.head.revision).toBe(fixture.head);
    expect(await without.snapshots.head.search(["_mta-sts"])).toEqual(["zones/x.zone", "zones/y.zone"]);
    expect((await open(bare, "HEAD~1")).snapshots.changed).toEqual(["a.txt", "new/file", "zones/y.zone"]);
    expect((await open(fixture.path(".git"))).snapshots.head.revision).toBe(fixture.head);
  });

  it("sees only the folder that it was given", async () => {
    const { root } = twoCommits();
    const { snapshots } = await open(`${root}/zones`, "HEAD~1", "HEAD");
    expect(snapshots.prefix).toBe("zones/");
    expect(snapshots.changed).toEqual(["y.zone"]);
    expect(await snapshots.head.list()).toEqual(["x.zone", "y.zone"]);
    expect(await snapshots.head.search(["_mta-sts"])).toEqual(["x.zone", "y.zone"]);
    expect(textOf(await snapshots.base?.read("y.zone"))).toBe("nothing");
  });

  it("takes a folder that a commit does not have", async () => {
    const { root } = twoCommits();
    const { snapshots } = await open(`${root}/new`, "HEAD~1", "HEAD");
    expect(snapshots.changed).toEqual(["file"]);
    expect(await snapshots.base?.list()).toEqual([]);
    expect(await snapshots.base?.search(["n"])).toEqual([]);
    expect(await snapshots.base?.read("file")).toBeUndefined();
  });
});

describe("what is not read", () => {
  it("says why", async () => {
    const fixture = repositoryFixture();
    const other = repositoryFixture();
    other.commit({ f: "z" });
    fixture.commit({
      real: "x",
      "folder/inside": "inner",
      "bin.png": "\0PICTURE",
      lfs: "version https://git-lfs.github.com/spec/v1\n",
    });
    fixture.git("submodule", "add", "-q", other.root, "sub");
    symlinkSync("real", fixture.path("link"));
    symlinkSync("folder", fixture.path("linked"));
    symlinkSync("/etc/passwd", fixture.path("passwd"));
    fixture.commit();
    const expected = {
      "bin.png": "a binary file",
      lfs: "a Git LFS pointer: the content itself is not in the repository",
      link: "a symbolic link, which is not followed",
      linked: "a symbolic link, which is not followed",
      passwd: "a symbolic link, which is not followed",
      sub: "a submodule: its files are in another repository",
    };
    for (const { snapshots } of [
      await open(fixture.root, undefined, "HEAD"),
      await open(fixture.root),
      await open(fixture.root, "HEAD"),
    ]) {
      const { head } = snapshots;
      for (const [path, skipped] of Object.entries(expected)) expect(await head.read(path)).toEqual({ path, skipped });
      expect(await head.read("linked/inside")).toBeUndefined();
      expect(await head.read("sub/f")).toBeUndefined();
      expect(await head.list()).toEqual([
        ".gitmodules",
        "bin.png",
        "folder/inside",
        "lfs",
        "link",
        "linked",
        "passwd",
        "real",
      ]);
      expect(await head.search(["picture", "git-lfs", "root:x", "inner"])).toEqual(["folder/inside"]);
    }
  });

  it("does not hold a file that is too large", async () => {
    const fixture = repositoryFixture();
    writeFileSync(fixture.path("large"), "");
    truncateSync(fixture.path("large"), 101 * 1024 * 1024);
    fixture.commit({ small: "s" });
    for (const directory of [undefined, "HEAD"]) {
      const { head } = (await open(fixture.root, undefined, directory)).snapshots;
      const [large, small] = await Promise.all([head.read("large"), head.read("small")]);
      expect(large).toEqual({ path: "large", skipped: "larger than 100 MiB (it has 101 MiB)" });
      expect(textOf(small)).toBe("s");
    }
  });

  it("finds words also where .gitattributes calls a text binary", async () => {
    const fixture = repositoryFixture();
    fixture.commit({ ".gitattributes": "* binary\n", zone: "_mta-sts" });
    for (const head of [undefined, "HEAD"]) {
      expect(await (await open(fixture.root, undefined, head)).snapshots.head.search(["_mta-sts"])).toEqual(["zone"]);
    }
  });
});

describe("odd names", () => {
  const NAMES = [
    "a b",
    'q"uote',
    "new\nline",
    "tab\tand\\back",
    "ä/ö",
    "-dash",
    ":(glob)*",
    "*.txt",
    "\u{1f600}",
    "\u{ff5e}",
    "__proto__",
    "100644 x\ty",
  ];

  it.each([
    ["commits", "HEAD~1", "HEAD"],
    ["the working tree", "HEAD~1", undefined],
    ["no base", undefined, undefined],
  ])("are read from %s", async (_, base, head) => {
    const fixture = repositoryFixture();
    fixture.commit();
    fixture.commit(Object.fromEntries(NAMES.map((name) => [name, `word ${name}`])));
    fixture.write({ "untracked 100644 x\ty": "word" });
    const { snapshots } = await open(fixture.root, base, head);
    const names = (head ? NAMES : [...NAMES, "untracked 100644 x\ty"]).toSorted();
    if (base) expect(snapshots.changed).toEqual(names);
    expect(await snapshots.head.list()).toEqual(names);
    expect(await snapshots.head.search(["WORD"])).toEqual(names);
    for (const name of names) expect(textOf(await snapshots.head.read(name))).toContain("word");
  });

  it("are read when they are not UTF-8, from commits", async () => {
    const fixture = repositoryFixture();
    const oid = fixture.git("hash-object", "-w", fixture.path(".git/HEAD"));
    const tree = makeTree(fixture, Buffer.concat([Buffer.from("100644 a\xff\0", "latin1"), Buffer.from(oid, "hex")]));
    const head = fixture.git("commit-tree", "-m", "x", tree);
    const { snapshots } = await open(fixture.root, undefined, head);
    expect(await snapshots.head.list()).toEqual(["a\uFFFD"]);
    expect(textOf(await snapshots.head.read("a\uFFFD"))).toContain("ref:");
  });

  it.each(["..", ".", ".git", ".GIT", "a/b", ""])("are left out of a tree: %j", async (name) => {
    const fixture = repositoryFixture();
    const oid = fixture.git("hash-object", "-w", fixture.path(".git/HEAD"));
    const node = Buffer.concat([Buffer.from(`100644 ${name}\0`), Buffer.from(oid, "hex")]);
    const head = fixture.git("commit-tree", "-m", "x", makeTree(fixture, node));
    expect(await (await open(fixture.root, undefined, head)).snapshots.head.list()).toEqual([]);
  });

  it("stops at a tree that would unfold to billions of paths", async () => {
    const fixture = repositoryFixture();
    let below = fixture.git("hash-object", "-w", fixture.path(".git/HEAD"));
    for (let depth = 0; depth < 12; depth++) {
      const mode = depth === 0 ? "100644" : "40000";
      const nodes = Array.from("abcdefghij", (name) => [Buffer.from(`${mode} ${name}\0`), Buffer.from(below, "hex")]);
      below = makeTree(fixture, Buffer.concat(nodes.flat()));
    }
    const head = fixture.git("commit-tree", "-m", "x", below);
    const { snapshots } = await open(fixture.root, undefined, head);
    await expect(snapshots.head.list()).rejects.toThrow(/^More than \d+ files/);
    const empty = fixture.git("commit-tree", "-m", "x", makeTree(fixture, Buffer.alloc(0)));
    await expect(open(fixture.root, empty, head)).rejects.toThrow(/^More than \d+ files/);
  });
});

function makeTree(fixture: Fixture, content: Buffer): string {
  return execFileSync("git", ["hash-object", "-w", "-t", "tree", "--literally", "--stdin"], {
    cwd: fixture.root,
    input: content,
  })
    .toString()
    .trim();
}

it("lists two thousand folders, and only those it was asked for", async () => {
  const fixture = repositoryFixture();
  mkdirSync(fixture.path("zones"));
  const domains = Array.from({ length: 2_000 }, (_, index) => `d${index}.example`);
  fixture.commit(Object.fromEntries(domains.map((domain) => [`zones/${domain}/zone`, domain])));
  const { head } = (await open(fixture.root, undefined, "HEAD")).snapshots;
  expect(await head.list()).toEqual(domains.map((domain) => `zones/${domain}/zone`).sort());
  expect(await head.list((directory) => directory === "zones" || directory.endsWith("7.example"))).toHaveLength(200);
  expect(await head.list(() => false)).toEqual([]);
});
