import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import { type ExitCode, runCli } from "../src/shells/cli.js";

/** Paths and contents. */
export type Files = Readonly<Record<string, string | Uint8Array>>;

const IDENTITY = {
  GIT_AUTHOR_NAME: "Test",
  GIT_AUTHOR_EMAIL: "test@example.com",
  GIT_AUTHOR_DATE: "2026-04-01T12:00:00Z",
  GIT_COMMITTER_NAME: "Test",
  GIT_COMMITTER_EMAIL: "test@example.com",
  GIT_COMMITTER_DATE: "2026-04-01T12:00:00Z",
  GIT_CONFIG_GLOBAL: "/dev/null",
  GIT_CONFIG_SYSTEM: "/dev/null",
};

/** A folder that is gone when the test is over. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "mta-sts-lint-test-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export function writeFiles(folder: string, files: Files): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}

/** Runs git and gives what it prints. */
export function git(folder: string, ...args: readonly string[]): string {
  return execFileSync("git", ["-C", folder, "-c", "gc.auto=0", "-c", "core.autocrlf=false", ...args], {
    encoding: "utf8",
    env: { ...process.env, ...IDENTITY },
    stdio: ["ignore", "pipe", "pipe"],
  });
}

/** A repository with a commit for each set of files; a set is the whole tree. */
export function repositoryOf(...commits: readonly Files[]): string {
  const folder = temporaryFolder();
  git(folder, "init", "--quiet", "--initial-branch=main");
  for (const files of commits) {
    git(folder, "rm", "-r", "--quiet", "--ignore-unmatch", ".");
    writeFiles(folder, files);
    git(folder, "add", "--all", "--force");
    git(folder, "commit", "--quiet", "--allow-empty", "--message=change");
  }
  return folder;
}

export interface Outcome {
  readonly code: ExitCode;
  readonly out: string;
  readonly err: string;
}

/** Runs a command line in this process and keeps what it writes. */
export async function run(...args: readonly string[]): Promise<Outcome> {
  let out = "";
  let err = "";
  const code = await runCli(args, {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    color: false,
    width: 100,
    interactive: false,
  });
  return { code, out, err };
}

/** `path:line:column severity rule domain` of each finding of a run with `--format json`. */
export function findingsIn({ out }: Outcome): string[] {
  const report: { findings: readonly Record<string, unknown>[] } = JSON.parse(out);
  return report.findings.map((finding) => {
    const place = finding.path === null ? "-" : `${finding.path}:${finding.line}:${finding.column}`;
    return `${place} ${finding.severity} ${finding.rule} ${finding.domain ?? "-"}`;
  });
}

/** Compares the last two commits. */
export async function compare(folder: string, ...args: readonly string[]): Promise<Outcome> {
  return run("check", "-C", folder, "--base", "HEAD~1", "--head", "HEAD", ...args);
}
