import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** A temporary folder for tests, with git in it. */
export interface Fixture {
  readonly root: string;
  /** Runs git and returns what it printed, without the last newline. */
  git(...args: readonly string[]): string;
  write(files: Readonly<Record<string, string | Uint8Array>>): void;
  remove(...paths: readonly string[]): void;
  /** Writes, adds all and commits; returns the id of the commit. */
  commit(files?: Readonly<Record<string, string | Uint8Array>>): string;
  path(...segments: readonly string[]): string;
}

const made: string[] = [];

export function removeFixtures(): void {
  for (const root of made.splice(0)) rmSync(root, { recursive: true, force: true });
}

export function temporaryFolder(): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), "snapshots-")));
  made.push(root);
  return root;
}

const SETTINGS = ["-c", "gc.auto=0", "-c", "protocol.file.allow=always", "-c", "core.autocrlf=false"];
const PERSON = { GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_NOSYSTEM: "1" };
const DATE = "2024-05-06T07:08:09Z";

export function runGit(directory: string, ...args: readonly string[]): string {
  const names = ["-c", "user.name=A", "-c", "user.email=a@example.com", "-c", "commit.gpgsign=false"];
  return execFileSync("git", [...SETTINGS, ...names, ...args], {
    cwd: directory,
    env: { ...process.env, ...PERSON, GIT_AUTHOR_DATE: DATE, GIT_COMMITTER_DATE: DATE },
    stdio: ["ignore", "pipe", "pipe"],
    maxBuffer: 1 << 28,
  })
    .toString()
    .replace(/\n$/, "");
}

export function folderFixture(): Fixture {
  const root = temporaryFolder();
  const fixture: Fixture = {
    root,
    git: (...args) => runGit(root, ...args),
    write: (files) => {
      for (const [path, content] of Object.entries(files)) {
        mkdirSync(dirname(join(root, path)), { recursive: true });
        writeFileSync(join(root, path), content);
      }
    },
    remove: (...paths) => {
      for (const path of paths) rmSync(join(root, path), { recursive: true });
    },
    commit: (files = {}) => {
      fixture.write(files);
      fixture.git("add", "-A", "-f");
      fixture.git("commit", "-q", "--allow-empty", "-m", "a change");
      return fixture.git("rev-parse", "HEAD");
    },
    path: (...segments) => join(root, ...segments),
  };
  return fixture;
}

export function repositoryFixture(...options: readonly string[]): Fixture {
  const fixture = folderFixture();
  fixture.git("init", "-q", "-b", "main", ...options);
  return fixture;
}
