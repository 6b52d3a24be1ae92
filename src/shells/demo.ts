import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { reasonOf, UsageError } from "../snapshots/usage-error.js";
import { check } from "./check.js";
import type { Terminal } from "./terminal.js";

const ZONE = "zones/example.com.zone";
const POLICY = "sites/mta-sts.example.com/.well-known/mta-sts.txt";

const BASE = {
  [ZONE]: `$ORIGIN example.com.
$TTL 3600
@           IN SOA   ns1 hostmaster 2026030101 7200 3600 1209600 3600
            IN NS    ns1
            IN MX    10 mail
ns1         IN A     192.0.2.53
mail        IN A     192.0.2.25
mta-sts     IN A     192.0.2.80
_mta-sts    IN TXT   "v=STSv1; id=20260301T090000"
_smtp._tls  IN TXT   "v=TLSRPTv1; rua=mailto:tls-reports@example.com"
`,
  [POLICY]: `version: STSv1
mode: testing
mx: mail.example.com
max_age: 604800
`,
};

/** Enforcement is switched on and a second mail server joins: a good plan, with three classic mistakes in it. */
const HEAD = {
  [ZONE]: BASE[ZONE]
    ?.replace("            IN MX    10 mail\n", "            IN MX    10 mail\n            IN MX    20 mail2\n")
    .replace("mail        IN A     192.0.2.25\n", "mail        IN A     192.0.2.25\nmail2       IN A     192.0.2.26\n"),
  [POLICY]: `version: STSv1
mode: enforce
mx: mail.example.com.
max_age: 1209600
`,
};

/** Makes a small repository with a pull request, checks it, applies the patch and checks again. */
export async function demo(terminal: Terminal): Promise<0> {
  const folder = makeFolder();
  try {
    await play(folder, terminal);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return 0;
}

function makeFolder(): string {
  try {
    return mkdtempSync(join(tmpdir(), "mta-sts-lint-demo-"));
  } catch (error) {
    throw new UsageError(`The demo needs a folder for temporary files, and ${tmpdir()} won't do: ${reasonOf(error)}.`);
  }
}

async function play(folder: string, terminal: Terminal): Promise<void> {
  const title = (text: string): void => terminal.out(`\n${terminal.color ? `\x1b[1m${text}\x1b[0m` : text}\n\n`);
  makeRepository(folder);

  title('A pull request: "Enforce MTA-STS, add a second mail server"');
  terminal.out(
    indent(git(folder, "diff", "--unified=1", terminal.color ? "--color" : "--no-color", "main", "pull-request")),
  );

  title("$ mta-sts-lint check --base main --head pull-request");
  const options = {
    directory: folder,
    config: undefined,
    format: "text",
    output: undefined,
    report: undefined,
    failOn: undefined,
  } as const;
  const patch = join(folder, "mta-sts.patch");
  await check({ ...options, base: "main", head: "pull-request", fix: false, patch }, terminal);

  title("$ git apply mta-sts.patch && mta-sts-lint check --base main");
  git(folder, "apply", patch);
  rmSync(patch);
  await check({ ...options, base: "main", head: undefined, fix: false, patch: undefined }, terminal);

  title("Try it on your own: mta-sts-lint check -C <folder> --base <revision>");
}

function makeRepository(folder: string): void {
  git(folder, "init", "--quiet", "--initial-branch=main");
  commit(folder, BASE, "Publish the MTA-STS policy");
  git(folder, "switch", "--quiet", "--create", "pull-request");
  commit(folder, HEAD, "Enforce MTA-STS, add a second mail server");
}

function commit(folder: string, files: Readonly<Record<string, string | undefined>>, message: string): void {
  for (const [path, text = ""] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  git(folder, "add", "--all");
  git(folder, "commit", "--quiet", `--message=${message}`);
}

/** The same commits on every machine and every day, so that the demo always reads the same. */
const IDENTITY = {
  GIT_AUTHOR_NAME: "Demo",
  GIT_AUTHOR_EMAIL: "demo@example.com",
  GIT_AUTHOR_DATE: "2026-04-01T12:00:00Z",
  GIT_COMMITTER_NAME: "Demo",
  GIT_COMMITTER_EMAIL: "demo@example.com",
  GIT_COMMITTER_DATE: "2026-04-01T12:00:00Z",
  GIT_CONFIG_GLOBAL: "/dev/null",
  GIT_CONFIG_SYSTEM: "/dev/null",
};

function git(folder: string, ...args: readonly string[]): string {
  try {
    return execFileSync("git", ["-C", folder, ...args], {
      encoding: "utf8",
      env: { ...process.env, ...IDENTITY },
      stdio: ["ignore", "pipe", "pipe"],
    });
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") {
      throw new UsageError("The demo needs git, and there is none on the PATH. Install git and try again.");
    }
    throw error;
  }
}

function indent(text: string): string {
  return text.replace(/^(?=.)/gm, "  ");
}
