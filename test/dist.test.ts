import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { VERSION } from "../src/version.js";
import { repositoryOf, temporaryFolder } from "./repository.js";

const CLI = new URL("../dist/cli.js", import.meta.url).pathname;

function dist(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], {
    encoding: "utf8",
    cwd: temporaryFolder(),
    env: { PATH: process.env.PATH, HOME: temporaryFolder() },
  });
  return { status, stdout, stderr };
}

test("the demo shows findings, a patch, and that all is well with it", () => {
  const { status, stdout, stderr } = dist("demo");
  expect(stderr).toBe("");
  expect(stdout).toMatch(/policy-changed-without-new-id[\s\S]*\+_mta-sts {4}IN TXT[\s\S]*No problems/);
  expect(status).toBe(0);
});

test("the demo is the same every time, and on every machine", () => {
  expect(dist("demo").stdout).toBe(dist("demo").stdout);
});

test("version, help, rules and explain", () => {
  const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
  expect(VERSION).toBe(version);
  expect(dist("--version").stdout).toBe(`${version}\n`);
  expect(dist("help").stdout).toMatch(/--base REV/);
  expect(dist("rules").stdout).toMatch(/^mx-not-covered +error/m);
  expect(dist("explain", "mx-not-covered").stdout).toMatch(/^# mx-not-covered/);
  expect(dist("explain", "MTASTS_MX_MISMATCH").stdout).toMatch(/^# mx-not-covered/);
});

test("without git on the PATH a folder can be checked, and a comparison says what is missing", () => {
  const repository = repositoryOf({ "mta-sts.txt": "version: STSv1\nmode: none\nmax_age: 60\n" });
  const lost = (...args: readonly string[]) =>
    spawnSync(process.execPath, [CLI, "check", "-C", repository, ...args], {
      encoding: "utf8",
      env: { PATH: temporaryFolder() },
    });
  const { status, stderr } = lost("--base", "HEAD");
  expect(stderr).toMatch(/git/);
  expect(stderr).not.toMatch(/^ +at /m);
  expect(status).toBe(2);
});

test("a reader that has seen enough is no error", () => {
  const repository = repositoryOf({ "mta-sts.txt": "version: STSv1\nmode: enforced\nmax_age: 60\n" });
  const out = execFileSync("sh", ["-c", `"${process.execPath}" "${CLI}" check -C "${repository}" 2>&1 | head -n 1`], {
    encoding: "utf8",
  });
  expect(out).not.toMatch(/EPIPE/);
});
