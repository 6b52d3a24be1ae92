import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { startDouble } from "../../../test/github/double.js";
import { TOKEN } from "../../../test/github/people.js";
import type { SkippedFile } from "../../model/snapshot.js";
import type { SourceFile } from "../../model/text.js";
import {
  type Fixture,
  removeFixtures,
  repositoryFixture,
  runGit,
  temporaryFolder,
} from "../../snapshots/git-fixture.js";
import { UsageError } from "../../snapshots/usage-error.js";
import { connector } from "../api/connect.js";
import { HASTY } from "../api/hasty.testing.js";
import { checkoutOf, pullRequestFixture, ZONE } from "./checkouts.testing.js";
import { type Compared, type OpenedChange, openChange, type Surroundings } from "./open-change.js";

const closing: { close(): void }[] = [];
afterEach(() => {
  for (const each of closing.splice(0)) each.close();
});
afterAll(removeFixtures);

const NAME = { owner: "acme", repo: "zones" };

/** For runs that must not ask GitHub anything. */
const OFFLINE = async () => {
  throw new Error("GitHub was asked");
};

async function open(
  workspace: string,
  comparison: Compared,
  { below = "", ...given }: Partial<Surroundings> & { readonly below?: string } = {},
): Promise<OpenedChange> {
  const opened = await openChange(comparison, {
    workspace,
    directory: join(workspace, below),
    environment: { PATH: process.env.PATH, HOME: "/nowhere", GIT_CONFIG_NOSYSTEM: "1" },
    repository: NAME,
    connect: OFFLINE,
    ...given,
  });
  closing.push(opened);
  return opened;
}

/** GitHub with `acme/zones`, and other repositories by full name. All by their folders. */
async function github(repository?: string, others: Readonly<Record<string, string>> = {}) {
  const double = await startDouble({ name: "acme/zones", ...(repository && { repository }), others });
  const connect = connector({ token: TOKEN, apiUrl: double.url, version: "0", pace: HASTY });
  return { connect, double };
}

function textOf(file: SourceFile | SkippedFile | undefined): string | undefined {
  return file && "bytes" in file ? Buffer.from(file.bytes).toString() : undefined;
}

async function messageOf(opened: Promise<unknown>): Promise<string> {
  const error = await opened.catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(UsageError);
  return error instanceof Error ? error.message : "";
}

const pull = pullRequestFixture();
const MERGE: Compared = { kind: "merge", merge: pull.merge };
const SERVED = pull.origin.root;

/** What every way to a pull request has to give. */
async function expectPullRequest({ snapshots, pullRequestHead }: OpenedChange): Promise<void> {
  expect(snapshots.head.revision).toBe(pull.merge);
  expect(snapshots.base?.revision).toBe(pull.base);
  expect(snapshots.changed).toEqual([ZONE, "zones/new.zone"]);
  expect(snapshots.time).toEqual(new Date("2024-05-06T07:08:09Z"));
  expect(textOf(await snapshots.head.read(ZONE))).toBe("zero\none\ntwo\nthree\nFOUR\n");
  expect(textOf(await snapshots.base?.read(ZONE))).toBe("zero\none\ntwo\nthree\nfour\n");
  expect(await snapshots.head.list()).toEqual(["other", ZONE, "zones/new.zone", "zones/old.zone"]);
  expect(await snapshots.head.search(["FOUR"])).toContain(ZONE);
  expect(textOf(await pullRequestHead?.(ZONE))).toBe("one\ntwo\nthree\nFOUR\n");
  expect(await pullRequestHead?.("zones/old.zone")).toBe(await snapshots.head.read("zones/old.zone"));
  expect(textOf(await pullRequestHead?.("other"))).toBe("x");
  expect(await pullRequestHead?.("nowhere")).toBeUndefined();
}

function without(checkout: Fixture, ...paths: readonly string[]): string {
  checkout.remove(...paths);
  return checkout.root;
}

function unreachable(checkout: Fixture): string {
  checkout.git("remote", "set-url", "origin", "file:///nowhere/at/all");
  return checkout.root;
}

/** A clone of somebody else's repository, whose address is GitHub's. */
function ofAnother(address = "https://github.com/Other/Thing.git"): string {
  const { origin, head } = pullRequestFixture();
  origin.commit({ own: "1" });
  const checkout = checkoutOf(origin, head === pull.head ? "main" : head);
  checkout.git("remote", "set-url", "origin", address);
  return checkout.root;
}

const WITH_GIT: readonly (readonly [string, () => string])[] = [
  ["at depth 1", () => checkoutOf(pull.origin, pull.merge).root],
  ["at depth 2", () => checkoutOf(pull.origin, pull.merge, "--depth=2").root],
  ["in full", () => checkoutOf(pull.origin, pull.merge, "--quiet").root],
  ["of the head of the pull request, at depth 1", () => checkoutOf(pull.origin, pull.head).root],
  ["of the head of the pull request, in full", () => checkoutOf(pull.origin, pull.head, "--quiet").root],
  ["of the base", () => checkoutOf(pull.origin, "main").root],
];

describe("a pull request whose repository is checked out", () => {
  it.each(WITH_GIT)("%s", async (_, workspace) => {
    const opened = await open(workspace(), MERGE);
    await expectPullRequest(opened);
    expect(opened.notes).toEqual([]);
  });

  it("is told from the folder that is asked for", async () => {
    const { snapshots, root, pullRequestHead } = await open(checkoutOf(pull.origin, pull.merge).root, MERGE, {
      below: "zones",
    });
    expect(snapshots).toMatchObject({ prefix: "zones/", changed: ["example.com.zone", "new.zone"] });
    expect(root).toMatch(/\/zones$/);
    expect(textOf(await pullRequestHead?.("example.com.zone"))).toBe("one\ntwo\nthree\nFOUR\n");
  });

  it("may lie in a folder of the workspace", async () => {
    const workspace = temporaryFolder();
    runGit(workspace, "clone", "-q", "--depth=1", `file://${pull.origin.root}`, "sub");
    const { snapshots } = await open(workspace, MERGE, { below: "sub/zones" });
    expect(snapshots).toMatchObject({ prefix: "zones/", changed: ["example.com.zone", "new.zone"] });
  });

  it("is trusted, whoever it belongs to", async () => {
    const environment = { PATH: process.env.PATH, GIT_TEST_ASSUME_DIFFERENT_OWNER: "1", HOME: "/nowhere" };
    const checkout = checkoutOf(pull.origin, pull.merge, "--quiet");
    expect(() => execFileSync("git", ["status"], { cwd: checkout.root, env: environment, stdio: "pipe" })).toThrow(
      "dubious",
    );
    const opened = await open(checkout.root, MERGE, { environment });
    await expectPullRequest(opened);
    expect(opened.notes).toEqual([]);
  });
});

describe("what is fetched", () => {
  it.each([
    ["a shallow clone stays shallow", ["--depth=1"], "1", true],
    ["a full one stays full", ["--quiet"], "4", false],
  ] as const)("%s, and gets no names", async (_, options, count, shallow) => {
    const checkout = checkoutOf(pull.origin, shallow ? pull.merge : pull.base, ...options);
    const before = checkout.git("for-each-ref");
    const commits = checkout.git("rev-list", "--count", "HEAD");
    await expectPullRequest(await open(checkout.root, MERGE));
    expect(checkout.git("rev-list", "--count", "HEAD")).toBe(commits);
    expect(checkout.git("rev-parse", "--is-shallow-repository")).toBe(String(shallow));
    expect(checkout.git("for-each-ref")).toBe(before);
    expect(checkout.git("rev-list", "--count", pull.merge)).toBe(shallow ? "1" : count);
    expect(() => checkout.git("rev-parse", "--verify", "FETCH_HEAD")).toThrow();
    expect(checkout.git("status", "--porcelain")).toBe("");
  });

  it("is the head of the pull request only when it is asked for", async () => {
    const checkout = checkoutOf(pull.origin, pull.merge);
    checkout.git("fetch", "-q", "--depth=1", "origin", pull.base);
    const { pullRequestHead } = await open(checkout.root, MERGE);
    expect(() => checkout.git("cat-file", "-e", pull.head)).toThrow();
    expect(textOf(await pullRequestHead?.("other"))).toBe("x");
    checkout.git("cat-file", "-e", pull.head);
  });

  it("does without the head of the pull request where it can't be had", async () => {
    const checkout = checkoutOf(pull.origin, pull.merge);
    checkout.git("fetch", "-q", "--depth=1", "origin", pull.base);
    const { pullRequestHead, notes } = await open(unreachable(checkout), MERGE);
    expect(textOf(await pullRequestHead?.("other"))).toBe("y");
    expect(textOf(await pullRequestHead?.(ZONE))).toBe("zero\none\ntwo\nthree\nFOUR\n");
    expect(notes).toEqual([
      expect.stringMatching(/So lines are told as they are after the merge, which may differ\.$/),
    ]);
  });
});

const WITHOUT_GIT: readonly (readonly [string, () => string, Partial<Surroundings>, RegExp])[] = [
  ["nothing is checked out", () => temporaryFolder(), {}, /^There is no git repository in the workspace\. What was/],
  ["a tarball is", () => without(checkoutOf(pull.origin, pull.merge), ".git"), {}, /^There is no git repository/],
  [
    "git is not there",
    () => checkoutOf(pull.origin, pull.merge).root,
    { environment: { PATH: "" } },
    /^git was not found/,
  ],
  [
    "the origin is not there",
    () => unreachable(checkoutOf(pull.origin, pull.merge)),
    {},
    /^`git fetch` failed in .* through/,
  ],
  [
    "the merge is nowhere",
    () => unreachable(checkoutOf(pull.origin, pull.base)),
    {},
    /^`git fetch` failed in .* through/,
  ],
  ["a fork is checked out", () => forkOf(pull.head), {}, /^`git fetch` failed in .* through/],
  ["the repository is broken", () => broken(), {}, /^(?:`git cat-file` failed|Git finds no repository)/],
];

/** What a fork has of the pull request. */
function forkOf(revision: string): string {
  const checkout = checkoutOf(pull.origin, revision);
  // Nothing listens there.
  checkout.git("remote", "set-url", "origin", "http://127.0.0.1:1/somebody/zones");
  return checkout.root;
}

function broken(): string {
  const checkout = checkoutOf(pull.origin, pull.merge);
  writeFileSync(checkout.path(".git/config"), "[nonsense");
  return checkout.root;
}

describe("a pull request through the API, where", () => {
  it.each(WITHOUT_GIT)("%s", async (_, workspace, given, note) => {
    const { connect } = await github(SERVED);
    const opened = await open(workspace(), MERGE, { connect, ...given });
    await expectPullRequest(opened);
    expect(opened.notes).toEqual([expect.stringMatching(note)]);
  });

  it("asks for little of what is checked out", async () => {
    const { connect, double } = await github(SERVED);
    await expectPullRequest(await open(unreachable(checkoutOf(pull.origin, pull.merge)), MERGE, { connect }));
    expect(double.calls.filter((call) => call.includes("/blobs/"))).toHaveLength(3);
    expect(double.calls.filter((call) => !call.includes("/blobs/"))).toHaveLength(4);
  });

  it("reads what a partial clone lacks", async () => {
    const { connect, double } = await github(SERVED);
    const checkout = checkoutOf(pull.origin, pull.merge, "--depth=1", "--filter=blob:none");
    const opened = await open(checkout.root, MERGE, { connect });
    await expectPullRequest(opened);
    expect(double.calls.every((call) => call.includes("/blobs/"))).toBe(true);
    expect(opened.notes).toEqual([expect.stringMatching(/^The checkout is a partial clone/)]);
  });

  it.each([
    ["in what is checked out", ["zones"], "zones", 0],
    ["beside it", ["--no-cone", "/other"], "", 2],
    ["in a folder that is not there", ["--no-cone", "/other"], "zones", 2],
  ])("reads a sparse checkout, %s", async (_, patterns, below, blobs) => {
    const { connect, double } = await github(SERVED);
    const sparse = `${temporaryFolder()}/clone`;
    const options = ["--depth=1", "--filter=blob:none", "--sparse"];
    runGit(temporaryFolder(), "clone", "-q", ...options, `file://${pull.origin.root}`, sparse);
    runGit(sparse, "sparse-checkout", "set", ...patterns);
    const { snapshots } = await open(sparse, { kind: "whole", head: undefined }, { connect, below });
    expect(snapshots.head.revision).toBe(pull.base);
    for (const path of await snapshots.head.list()) {
      expect(await snapshots.head.read(path)).not.toHaveProperty("skipped");
    }
    expect(double.calls).toHaveLength(blobs);
  });

  it("fails plainly when GitHub does not answer either", async () => {
    const { connect } = await github();
    const message = await messageOf(open(temporaryFolder(), MERGE, { connect }));
    expect(message).toMatch(
      /^There is no commit [0-9a-f]{40}, neither in the checkout nor at GitHub\. Run the job again/,
    );
  });
});

describe("a checkout of another repository", () => {
  it.each(["https://github.com/Other/Thing.git", "git@github.com:other/thing", "ssh://git@github.com:22/other/thing/"])(
    "from %s is checked as a whole",
    async (address) => {
      const { connect } = await github(SERVED);
      const { snapshots, notes } = await open(ofAnother(address), MERGE, { connect });
      expect(snapshots.base).toBeUndefined();
      expect(await snapshots.head.list()).toContain("own");
      expect(notes).toEqual([
        expect.stringMatching(/^What is checked out is other\/thing, while the event is about acme\/zones/),
      ]);
    },
  );
});

describe("two commits", () => {
  const commits = (base: string, head = pull.merge): Compared => ({ kind: "commits", base, head });

  it.each([
    ["an id", pull.start],
    ["a branch", "main~1"],
    ["a tag", "v1"],
    ["an annotated tag", "v2"],
    ["a full name", "refs/tags/v2"],
    ["a branch of the origin", "origin/old"],
    ["one that is named in full", "refs/remotes/origin/old"],
    ["an ancestor", "HEAD~2"],
    ["another way to it", "HEAD^2^"],
    ["the ancestor of a branch", "origin/topic^"],
  ])("takes %s (%s) at depth 1", async (_, base) => {
    pull.origin.git("tag", "-f", "v1", pull.start);
    pull.origin.git("tag", "-f", "-a", "-m", "x", "v2", pull.start);
    pull.origin.git("branch", "-f", "old", pull.start);
    const { snapshots, notes } = await open(checkoutOf(pull.origin, pull.merge).root, commits(base, "HEAD"));
    expect(snapshots.base?.revision).toBe(pull.start);
    expect(snapshots.head.revision).toBe(pull.merge);
    expect(notes).toEqual([]);
  });

  it.each([
    ["main", pull.base],
    ["origin/main", pull.base],
    ["refs/heads/main", pull.base],
    ["main~1", pull.start],
  ])("takes %s through the API", async (base, oid) => {
    const { connect } = await github(SERVED);
    const { snapshots } = await open(temporaryFolder(), commits(base), { connect });
    expect(snapshots.base?.revision).toBe(oid);
  });

  it.each([
    ["nowhere", () => checkoutOf(pull.origin, pull.merge).root],
    ["nowhere~1", () => checkoutOf(pull.origin, pull.merge).root],
    ["HEAD~99", () => checkoutOf(pull.origin, pull.merge).root],
    ["HEAD~9999999", () => checkoutOf(pull.origin, pull.merge, "--quiet").root],
    ["HEAD~1", () => temporaryFolder()],
  ])("refuses %s", async (base, workspace) => {
    const { connect } = await github(SERVED);
    const message = await messageOf(open(workspace(), commits(base), { connect }));
    expect(message).toContain(`There is no commit ${base}, neither in the checkout nor at GitHub. Check base-ref`);
  });

  it("checks all when what was before is gone", async () => {
    const { connect } = await github(SERVED);
    const gone = "0123456789012345678901234567890123456789";
    const { snapshots, notes } = await open(checkoutOf(pull.origin, pull.merge).root, commits(gone), { connect });
    expect(snapshots.base).toBeUndefined();
    expect(snapshots.head.revision).toBe(pull.merge);
    expect(notes).toEqual([
      expect.stringMatching(/^The commit 0123.* is not there any more.* all that is there is checked\.$/),
    ]);
  });
});

describe("a whole", () => {
  const whole: Compared = { kind: "whole", head: undefined };

  it("is the commit where the working tree is like it", async () => {
    const checkout = checkoutOf(pull.origin, pull.merge);
    const { snapshots } = await open(checkout.root, whole, { below: "zones" });
    expect(snapshots).toMatchObject({ head: { revision: pull.merge }, changed: [], prefix: "zones/" });
    checkout.write({ other: "changed" });
    expect((await open(checkout.root, whole, { below: "zones" })).snapshots.head.revision).toBe(pull.merge);
  });

  it.each([
    ["an uncommitted file", { "zones/made.zone": "m" }],
    ["a changed one", { [ZONE]: "m" }],
  ])("is the working tree where there is %s", async (_, files) => {
    const checkout = checkoutOf(pull.origin, pull.merge);
    checkout.write(files);
    const { snapshots } = await open(checkout.root, whole);
    expect(snapshots.head.revision).toBe("worktree");
    for (const path of Object.keys(files)) expect(textOf(await snapshots.head.read(path))).toBe("m");
  });

  it("is the folder where git ignores it", async () => {
    const checkout = checkoutOf(pull.origin, pull.merge);
    checkout.write({ ".git/info/exclude": "made\n", "made/a.zone": "m" });
    const { snapshots } = await open(checkout.root, whole, { below: "made" });
    expect(await snapshots.head.list()).toEqual(["a.zone"]);
    expect((await open(checkout.root, whole)).snapshots.head.revision).toBe(pull.merge);
  });

  it("is the working tree of a repository without a commit", async () => {
    const fixture = repositoryFixture();
    fixture.write({ a: "1" });
    expect(await (await open(fixture.root, whole)).snapshots.head.list()).toEqual(["a"]);
  });

  it("is the folder where there is no repository", async () => {
    const { snapshots, notes } = await open(without(checkoutOf(pull.origin, pull.merge), ".git"), whole);
    expect(await snapshots.head.list()).toContain(ZONE);
    expect(notes).toEqual([]);
  });

  it("is the folder, with a word, where git is not there", async () => {
    const environment = { PATH: "" };
    const { snapshots, notes } = await open(checkoutOf(pull.origin, pull.merge).root, whole, { environment });
    expect(await snapshots.head.list()).toEqual(["other", ZONE, "zones/new.zone", "zones/old.zone"]);
    expect(notes).toEqual([expect.stringMatching(/^git was not found.* as they lie in the folder\.$/)]);
  });

  it("is what GitHub has where nothing is checked out", async () => {
    const { connect } = await github(SERVED);
    const environment = { GITHUB_SHA: pull.merge };
    const opened = await open(temporaryFolder(), whole, { connect, environment, below: "zones" });
    expect(await opened.snapshots.head.list()).toEqual(["example.com.zone", "new.zone", "old.zone"]);
    expect(opened.notes).toHaveLength(1);
  });

  it("is nothing without a checkout and a commit", async () => {
    expect(await messageOf(open(temporaryFolder(), whole))).toMatch(
      /^The workspace is empty.* actions\/checkout before/,
    );
  });

  it("is a commit when one is named", async () => {
    const { snapshots } = await open(checkoutOf(pull.origin, pull.merge).root, { kind: "whole", head: pull.start });
    expect(snapshots).toMatchObject({ head: { revision: pull.start }, changed: [] });
    expect(snapshots.base).toBeUndefined();
  });
});

describe("the folder", () => {
  function linked(target: string): string {
    const checkout = checkoutOf(pull.origin, pull.merge);
    mkdirSync(checkout.path("real"), { recursive: true });
    symlinkSync(target, checkout.path("link"));
    return checkout.root;
  }

  it.each([
    ["a link to /etc", () => linked("/etc"), "link"],
    ["a folder behind one", () => linked("/"), "link/etc"],
    ["a link to what is above", () => linked(".."), "link"],
    ["what is above", () => temporaryFolder(), ".."],
    ["what is beside", () => temporaryFolder(), "../other"],
  ])("must not be %s", async (_, workspace, below) => {
    expect(await messageOf(open(workspace(), MERGE, { below }))).toMatch(
      /^working-directory leads out of the workspace/,
    );
  });

  it.each([
    ["a link to another", "zones", "link", "zones/"],
    ["a folder that a change would add behind one", "zones", "link/new", "zones/new/"],
    ["a link to the workspace", ".", "link", "the workspace itself"],
  ])("must not be %s, which a change could turn elsewhere", async (_, target, below, told) => {
    const message = await messageOf(open(linked(target), MERGE, { below }));
    expect(message).toBe(
      `working-directory goes through a symbolic link, to ${told}. Give the folder without links on the way: a change could turn them elsewhere.`,
    );
  });

  it("may be what a change takes away", async () => {
    const { origin } = pull;
    origin.git("checkout", "-q", "--detach", pull.base);
    origin.git("rm", "-q", "-r", "zones");
    const head = origin.commit();
    const comparison: Compared = { kind: "commits", base: pull.base, head };
    const { snapshots } = await open(checkoutOf(origin, head).root, comparison, { below: "zones" });
    expect(snapshots.changed).toEqual(["example.com.zone", "old.zone"]);
    rmSync(origin.path("zones"), { recursive: true, force: true });
    origin.git("checkout", "-q", "main");
  });

  it("must be somewhere", async () => {
    const message = await messageOf(open(checkoutOf(pull.origin, pull.merge).root, MERGE, { below: "zone/s" }));
    expect(message).toBe(
      "The repository has no folder zone/s. Correct working-directory, which is taken from the workspace.",
    );
  });
});
