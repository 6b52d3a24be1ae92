import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, symlinkSync, utimesSync } from "node:fs";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { isSkipped, type Snapshot } from "../model/snapshot.js";
import { type Fixture, folderFixture, removeFixtures, repositoryFixture } from "./git-fixture.js";
import { type Opened, openSnapshots } from "./open.js";

const opened: Opened[] = [];
afterEach(() => {
  for (const each of opened.splice(0)) each.close();
});
afterAll(removeFixtures);

async function open(directory: string, base?: string): Promise<Opened> {
  const each = await openSnapshots({ directory, base });
  opened.push(each);
  return each;
}

/** All texts of a snapshot by path. */
async function textsOf(snapshot: Snapshot): Promise<Record<string, string>> {
  const texts: Record<string, string> = {};
  for (const path of await snapshot.list()) {
    const file = await snapshot.read(path);
    texts[path] = !file || isSkipped(file) ? `(${file?.skipped})` : Buffer.from(file.bytes).toString();
  }
  return texts;
}

const LINK = "(a symbolic link, which is not followed)";

const BASE = { "a.txt": "a", "d/b.txt": "b", "d/e/c.txt": "c" };

interface Case {
  readonly name: string;
  readonly change: (fixture: Fixture) => void;
  readonly changed: readonly string[];
  readonly texts: Readonly<Record<string, string>>;
}

const CASES: readonly Case[] = [
  { name: "nothing", change: () => {}, changed: [], texts: BASE },
  {
    name: "a dirty file",
    change: (fixture) => fixture.write({ "d/b.txt": "new" }),
    changed: ["d/b.txt"],
    texts: { ...BASE, "d/b.txt": "new" },
  },
  {
    name: "a staged file",
    change: (fixture) => {
      fixture.write({ "d/b.txt": "new" });
      fixture.git("add", "-A");
    },
    changed: ["d/b.txt"],
    texts: { ...BASE, "d/b.txt": "new" },
  },
  {
    name: "a file staged and taken back",
    change: (fixture) => {
      fixture.write({ "d/b.txt": "new" });
      fixture.git("add", "-A");
      fixture.write({ "d/b.txt": "b" });
    },
    changed: [],
    texts: BASE,
  },
  {
    name: "a committed file",
    change: (fixture) => fixture.commit({ "d/b.txt": "new" }),
    changed: ["d/b.txt"],
    texts: { ...BASE, "d/b.txt": "new" },
  },
  {
    name: "an untracked file",
    change: (fixture) => fixture.write({ "new/file": "n" }),
    changed: ["new/file"],
    texts: { ...BASE, "new/file": "n" },
  },
  {
    name: "a file that is to be added",
    change: (fixture) => {
      fixture.write({ intended: "n" });
      fixture.git("add", "-N", "intended");
    },
    changed: ["intended"],
    texts: { ...BASE, intended: "n" },
  },
  {
    name: "an ignored file",
    change: (fixture) => fixture.write({ ".gitignore": "/out\n", "out/file": "o" }),
    changed: [".gitignore"],
    texts: { ...BASE, ".gitignore": "/out\n" },
  },
  {
    name: "a deleted file",
    change: (fixture) => fixture.remove("d/b.txt"),
    changed: ["d/b.txt"],
    texts: { "a.txt": "a", "d/e/c.txt": "c" },
  },
  {
    name: "a file taken out of the index",
    change: (fixture) => fixture.git("rm", "-q", "--cached", "a.txt"),
    changed: [],
    texts: BASE,
  },
  {
    name: "a touched file",
    change: (fixture) => utimesSync(fixture.path("a.txt"), 1, 1),
    changed: [],
    texts: BASE,
  },
  {
    name: "another mode",
    change: (fixture) => chmodSync(fixture.path("a.txt"), 0o755),
    changed: ["a.txt"],
    texts: BASE,
  },
  {
    name: "a file that became a link",
    change: (fixture) => {
      fixture.remove("a.txt");
      symlinkSync("d/b.txt", fixture.path("a.txt"));
    },
    changed: ["a.txt"],
    texts: { "a.txt": LINK, "d/b.txt": "b", "d/e/c.txt": "c" },
  },
  {
    name: "a folder that became a link out of the repository",
    change: (fixture) => {
      fixture.remove("d");
      symlinkSync("/etc", fixture.path("d"));
    },
    changed: ["d", "d/b.txt", "d/e/c.txt"],
    texts: { "a.txt": "a", d: LINK },
  },
  {
    name: "a file that became a folder",
    change: (fixture) => {
      fixture.remove("a.txt");
      fixture.write({ "a.txt/x": "x" });
    },
    changed: ["a.txt", "a.txt/x"],
    texts: { "d/b.txt": "b", "d/e/c.txt": "c", "a.txt/x": "x" },
  },
  {
    name: "a folder that became a file",
    change: (fixture) => {
      fixture.remove("d");
      fixture.write({ d: "d" });
    },
    changed: ["d", "d/b.txt", "d/e/c.txt"],
    texts: { "a.txt": "a", d: "d" },
  },
  {
    name: "a named pipe",
    change: (fixture) => {
      fixture.remove("a.txt");
      execFileSync("mkfifo", [fixture.path("a.txt")]);
    },
    changed: ["a.txt"],
    texts: { "d/b.txt": "b", "d/e/c.txt": "c" },
  },
  {
    name: "a repository in the repository",
    change: (fixture) => {
      fixture.write({ "nested/f": "f" });
      execFileSync("git", ["init", "-q", fixture.path("nested")]);
      execFileSync("git", ["-c", "user.name=A", "-c", "user.email=a@b.c", "commit", "-q", "--allow-empty", "-m", "x"], {
        cwd: fixture.path("nested"),
      });
    },
    changed: [],
    texts: BASE,
  },
  {
    name: "a file that is not checked out",
    change: (fixture) => {
      fixture.git("update-index", "--skip-worktree", "a.txt");
      fixture.remove("a.txt");
    },
    changed: [],
    texts: BASE,
  },
  {
    name: "CRLF where git converts line ends",
    change: (fixture) => {
      fixture.commit({ ".gitattributes": "*.crlf text eol=crlf\n", "x.crlf": "1\n2\n" });
      fixture.git("tag", "-f", "base");
      fixture.write({ "x.crlf": "1\r\n2\r\n" });
      utimesSync(fixture.path("x.crlf"), 1, 1);
    },
    changed: [],
    texts: { ...BASE, ".gitattributes": "*.crlf text eol=crlf\n", "x.crlf": "1\n2\n" },
  },
  {
    name: "CRLF where git does not",
    change: (fixture) => {
      fixture.commit({ "x.crlf": "1\n2\n" });
      fixture.git("tag", "-f", "base");
      fixture.write({ "x.crlf": "1\r\n2\r\n" });
    },
    changed: ["x.crlf"],
    texts: { ...BASE, "x.crlf": "1\r\n2\r\n" },
  },
];

function prepared({ change }: Case): Fixture {
  const fixture = repositoryFixture();
  fixture.commit(BASE);
  fixture.git("tag", "base");
  change(fixture);
  return fixture;
}

describe("the working tree against a commit", () => {
  it.each(CASES)("$name", async (each) => {
    const { root } = prepared(each);
    const { head, base, changed } = (await open(root, "base")).snapshots;
    expect(changed).toEqual(each.changed);
    expect(await textsOf(head)).toEqual(each.texts);
    expect(head.revision).toBe("worktree");
    expect(await base?.read("a.txt")).toMatchObject({ path: "a.txt", bytes: new TextEncoder().encode("a") });
    const letters = await head.search(["a", "b", "c", "n", "x", "1"]);
    expect(letters).toEqual(
      Object.entries(each.texts)
        .flatMap(([path, text]) => (text !== LINK && /[abcnx1]/.test(text) ? [path] : []))
        .sort(),
    );
  });

  it.each(CASES)("shares what is the same: $name", async (each) => {
    const { root } = prepared(each);
    const { head, base } = (await open(root, "base")).snapshots;
    for (const path of (await base?.list()) ?? []) {
      const [onHead, onBase] = await Promise.all([head.read(path), base?.read(path)]);
      if (!onBase || isSkipped(onBase)) throw new Error(`${path} is not on base`);
      const same = onHead && !isSkipped(onHead) && Buffer.from(onHead.bytes).equals(onBase.bytes);
      if (same) expect(onBase).toBe(onHead);
      else expect(onBase.side).toBe("base");
    }
  });
});

describe("the working tree alone", () => {
  it.each(CASES)("$name", async (each) => {
    const { root } = prepared(each);
    const { head, base, changed } = (await open(root)).snapshots;
    expect({ base, changed }).toEqual({ base: undefined, changed: [] });
    const texts = await textsOf(head);
    for (const path of Object.keys(texts)) texts[path] = (texts[path] ?? "").replaceAll("\r", "");
    const expected = Object.entries(each.texts).map(([path, text]) => [path, text.replaceAll("\r", "")] as const);
    expect(texts).toEqual(Object.fromEntries(expected));
    const found = expected.flatMap(([path, text]) => (text !== LINK && /[abcnx1]/.test(text) ? [path] : []));
    expect(await head.search(["a", "b", "c", "n", "x", "1"])).toEqual(found.toSorted());
  });

  it("takes a subfolder", async () => {
    const fixture = repositoryFixture();
    fixture.commit(BASE);
    fixture.write({ "d/new": "n", e: "outside" });
    for (const base of [undefined, "HEAD"]) {
      const { snapshots, root } = await open(fixture.path("d"), base);
      expect({ prefix: snapshots.prefix, root }).toEqual({ prefix: "d/", root: fixture.path("d") });
      expect(await textsOf(snapshots.head)).toEqual({ "b.txt": "b", "e/c.txt": "c", new: "n" });
      expect(await snapshots.head.search(["b", "n"])).toEqual(["b.txt", "new"]);
      expect(snapshots.changed).toEqual(base ? ["new"] : []);
      expect(await snapshots.head.list((directory) => directory !== "e")).toEqual(["b.txt", "new"]);
    }
  });

  it("takes a subfolder whose line ends git converts", async () => {
    const fixture = repositoryFixture();
    fixture.commit({ ".gitattributes": "* text eol=crlf\n", "d/x": "1\n" });
    fixture.write({ "d/x": "1\r\n" });
    utimesSync(fixture.path("d/x"), 1, 1);
    expect((await open(fixture.path("d"), "HEAD")).snapshots.changed).toEqual([]);
  });

  it("takes a folder that git ignores for a plain one", async () => {
    const fixture = repositoryFixture();
    fixture.commit({ ".gitignore": "build\n" });
    fixture.write({ "build/x": "x" });
    expect(await textsOf((await open(fixture.path("build"))).snapshots.head)).toEqual({ x: "x" });
  });

  it("takes a repository without commits", async () => {
    const fixture = repositoryFixture();
    fixture.write({ x: "x" });
    expect(await textsOf((await open(fixture.root)).snapshots.head)).toEqual({ x: "x" });
  });

  it("changes nothing in the repository", async () => {
    const fixture = repositoryFixture();
    fixture.commit(BASE);
    utimesSync(fixture.path("a.txt"), 1, 1);
    const index = () => execFileSync("sha256sum", [fixture.path(".git/index")]).toString();
    const before = index();
    await textsOf((await open(fixture.root, "HEAD")).snapshots.head);
    expect(index()).toBe(before);
  });

  it("starts no program that the repository names", async () => {
    const fixture = repositoryFixture();
    fixture.commit(BASE);
    fixture.write({ "hook.sh": `#!/bin/sh\ntouch ${fixture.path("started")}\n` });
    chmodSync(fixture.path("hook.sh"), 0o755);
    const hook = fixture.path("hook.sh");
    fixture.write({ ".gitattributes": "* diff=x filter=x\n*.md filter=y=z\n", "a.txt": "changed", "x.md": "1\n" });
    fixture.git("add", "-A");
    fixture.write({ "x.md": "1\r\n" });
    for (const setting of ["core.fsmonitor", "diff.external", "diff.x.textconv", "core.pager", "diff.x.command"]) {
      fixture.git("config", setting, hook);
    }
    for (const setting of ["filter.x.clean", "filter.x.process", "filter.x.smudge", "filter.y=z.clean"]) {
      fixture.git("config", setting, hook);
    }
    fixture.git("config", "filter.x.required", "true");
    const { head, base } = (await open(fixture.root, "HEAD")).snapshots;
    expect(await base?.read("a.txt")).toMatchObject({ side: "base" });
    await head.search(["a"]);
    await (await open(fixture.root)).snapshots.head.search(["a"]);
    expect(existsSync(fixture.path("started"))).toBe(false);
  });
});

describe("a folder that is in no repository", () => {
  it("is read as it is", async () => {
    const fixture = folderFixture();
    fixture.write({ ...BASE, ".git/config": "", "node_modules/x/y": "", "d/node_modules/z": "", bin: "\0b" });
    symlinkSync("/etc/passwd", fixture.path("passwd"));
    symlinkSync("/etc", fixture.path("etc"));
    symlinkSync(".", fixture.path("loop"));
    execFileSync("mkfifo", [fixture.path("pipe")]);
    const { head } = (await open(fixture.root)).snapshots;
    expect(await textsOf(head)).toEqual({ ...BASE, bin: "(a binary file)", etc: LINK, loop: LINK, passwd: LINK });
    expect(await head.list((directory) => directory !== "d/e")).toEqual([
      "a.txt",
      "bin",
      "d/b.txt",
      "etc",
      "loop",
      "passwd",
    ]);
    expect(await head.search(["B", "root"])).toEqual(["d/b.txt"]);
    expect(await head.read("passwd")).toEqual({ path: "passwd", skipped: "a symbolic link, which is not followed" });
    expect(await head.read("pipe")).toEqual({ path: "pipe", skipped: "not a regular file" });
    for (const path of ["etc/passwd", "../x", "d/../a.txt", ".git/config", "d", "", "/etc/passwd", "a.txt/b", "a\0"]) {
      expect(await head.read(path)).toBeUndefined();
    }
  });

  it("says when it may not read", async () => {
    const fixture = folderFixture();
    fixture.write({ secret: "x" });
    chmodSync(fixture.root, 0o755);
    chmodSync(fixture.path("secret"), 0);
    const { head } = (await open(fixture.root)).snapshots;
    expect(await asNobody(() => head.read("secret"))).toEqual({
      path: "secret",
      skipped: "unreadable: permission denied",
    });
  });
});

/** Root may read everything. */
async function asNobody<T>(act: () => Promise<T>): Promise<T> {
  const root = process.geteuid?.() === 0;
  if (root) process.seteuid?.(65_534);
  try {
    return await act();
  } finally {
    if (root) process.seteuid?.(0);
  }
}
