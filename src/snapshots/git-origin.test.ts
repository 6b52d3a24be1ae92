import { execFileSync } from "node:child_process";
import { chmodSync } from "node:fs";
import { afterAll, describe, expect, it } from "vitest";
import { removeFixtures, repositoryFixture, runGit, temporaryFolder } from "./git-fixture.js";
import { originOf } from "./git-origin.js";
import { UsageError } from "./usage-error.js";

afterAll(removeFixtures);

const ENVIRONMENT = { PATH: process.env.PATH, HOME: "/nowhere", GIT_CONFIG_NOSYSTEM: "1" };

function served() {
  const origin = repositoryFixture();
  origin.git("config", "uploadpack.allowAnySHA1InWant", "true");
  const first = origin.commit({ a: "1" });
  const second = origin.commit({ a: "2" });
  origin.git("tag", "-a", "-m", "x", "v1", first);
  // A branch whose full name ends in that of another reference.
  origin.git("branch", "refs/heads/main", first);
  const clone = `${temporaryFolder()}/clone`;
  runGit(temporaryFolder(), "clone", "-q", "--depth=1", `file://${origin.root}`, clone);
  return { origin, first, second, clone };
}

describe("an origin", () => {
  it("tells what a reference stands for there", async () => {
    const { first, second, clone } = served();
    const origin = originOf(clone, ENVIRONMENT);
    expect(await origin.oidOf(["refs/heads/main"])).toBe(second);
    expect(await origin.oidOf(["refs/tags/v1^{}", "refs/tags/v1"])).toBe(first);
    expect(await origin.oidOf(["refs/tags/main", "refs/heads/main"])).toBe(second);
    expect(await origin.oidOf(["refs/heads/m*", "refs/heads/nowhere"])).toBeUndefined();
  });

  it("tells its address, or that it has none", async () => {
    const { origin, clone } = served();
    expect(await originOf(clone, ENVIRONMENT).url()).toBe(`file://${origin.root}`);
    expect(await originOf(origin.root, ENVIRONMENT).url()).toBeUndefined();
  });

  it("gives a commit and leaves no trace but its objects", async () => {
    const { first, clone } = served();
    const before = runGit(clone, "for-each-ref");
    await originOf(clone, ENVIRONMENT).fetch([first], 1);
    expect(runGit(clone, "cat-file", "-p", `${first}:a`)).toBe("1");
    expect(runGit(clone, "for-each-ref")).toBe(before);
    expect(runGit(clone, "rev-list", "--count", "HEAD")).toBe("1");
  });

  it.each([
    ["an id that it does not have", "", "0123456789012345678901234567890123456789"],
    ["no such folder", "file:///nowhere", "main"],
    ["a helper that is any program", "ext::touch /tmp/never", "main"],
    ["no origin at all", "-", "main"],
  ])("fails with a sentence for %s", async (_, url, wanted) => {
    const { clone } = served();
    if (url === "-") runGit(clone, "remote", "remove", "origin");
    else if (url !== "") runGit(clone, "config", "remote.origin.url", url);
    const failure = originOf(clone, ENVIRONMENT).fetch([wanted], 1);
    await expect(failure).rejects.toThrow(UsageError);
    await expect(failure).rejects.toThrow(/^`git fetch` failed in /);
  });

  it("runs no hook", async () => {
    const { first, clone } = served();
    const hook = `${clone}/.git/hooks/reference-transaction`;
    execFileSync("sh", ["-c", 'mkdir -p "$(dirname "$1")"; printf "#!/bin/sh\\ntouch ran\\n" > "$1"', "sh", hook]);
    chmodSync(hook, 0o755);
    await originOf(clone, ENVIRONMENT).fetch([first], 1);
    expect(runGit(clone, "status", "--porcelain")).toBe("");
  });

  it("is not waited for for ever, nor is a process left", async () => {
    const { first, clone } = served();
    runGit(clone, "config", "remote.origin.url", "ssh://nowhere.invalid/x");
    const environment = { ...ENVIRONMENT, GIT_SSH_COMMAND: "sleep 987; :" };
    const failure = originOf(clone, environment, 300).fetch([first], 1);
    await expect(failure).rejects.toThrow(/`git fetch` in .* took more than 0\.3 seconds\.$/);
    const left = () => execFileSync("sh", ["-c", "ps -eo args | grep '[s]leep 987' || true"]).toString();
    await expect.poll(left).toBe("");
  });
});
