import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

const IDENTITY = {
  GIT_AUTHOR_NAME: "Bench",
  GIT_AUTHOR_EMAIL: "bench@example.com",
  GIT_COMMITTER_NAME: "Bench",
  GIT_COMMITTER_EMAIL: "bench@example.com",
};

export function git(folder, ...args) {
  return execFileSync("git", ["-C", folder, "-c", "gc.auto=0", ...args], {
    encoding: "utf8",
    env: { ...process.env, ...IDENTITY },
    maxBuffer: 1e9,
  });
}

export function write(folder, files) {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

export function commitAll(folder) {
  git(folder, "add", "--all");
  git(folder, "commit", "--quiet", "--message=change");
}
