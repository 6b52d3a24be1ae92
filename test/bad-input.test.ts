import { chmodSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { compare, type Files, git, repositoryOf, run, temporaryFolder, writeFiles } from "./repository.js";

const POLICY_PATH = "mta-sts.example.com/.well-known/mta-sts.txt";
const ZONE_PATH = "zones/example.com.zone";
const WRONG_POLICY = "version: STSv1\nmode: enforced\nmx: mail.example.com\nmax_age: 604800\n";
const ZONE = `$ORIGIN example.com.
$TTL 3600
@ IN SOA ns1 hostmaster 1 7200 3600 1209600 3600
@ IN NS ns1
@ IN MX 10 mail
mail IN A 192.0.2.1
mta-sts IN A 192.0.2.2
_mta-sts IN TXT "v=STSv1; id=1"
_smtp._tls IN TXT "v=TLSRPTv1; rua=mailto:tls@example.com"
`;
const WRONG: Files = { [POLICY_PATH]: WRONG_POLICY };

interface Usage {
  readonly name: string;
  /** Makes what there is, and gives the arguments. */
  readonly args: () => readonly string[];
  /** What standard error has to say. */
  readonly says: RegExp;
}

const USAGE: readonly Usage[] = [
  { name: "a configuration without an end", args: () => ["--config", "/dev/zero"], says: /\/dev\/zero:1:1: .*1 MiB/ },
  {
    name: "a configuration of two documents",
    args: () => ["-C", folderOf({ ...WRONG, "mta-sts-lint.yml": "rules: {}\n---\nrules: {}\n" })],
    says: /mta-sts-lint\.yml:2:1: A second YAML document/,
  },
  { name: "no such command", args: () => ["chek"], says: /no command "chek".*Did you mean "check"/ },
  { name: "no such option", args: () => ["--bse", "main"], says: /no option --bse.*--base/ },
  { name: "an option without its value", args: () => ["--base"], says: /--base/ },
  { name: "no such format", args: () => ["--format", "jsn"], says: /--format takes text, json.*"json"/ },
  { name: "no such rule", args: () => ["explain", "mx-not-coverd"], says: /no rule "mx-not-coverd".*mx-not-covered/ },
  { name: "no such folder", args: () => ["-C", join(temporaryFolder(), "none")], says: /There is no directory/ },
  { name: "no such revision", args: () => ["-C", repositoryOf(WRONG), "--base", "v9"], says: /v9/ },
  {
    name: "a revision that looks like an option",
    args: () => ["-C", repositoryOf(WRONG), "--base=--upload-pack=x"],
    says: /--upload-pack=x/,
  },
  {
    name: "a base without a repository",
    args: () => ["-C", temporaryFolder(), "--base", "main"],
    says: /not in a git repository/,
  },
  { name: "a base in an empty repository", args: () => ["-C", emptyRepository(), "--base", "main"], says: /main/ },
  {
    name: "--fix of a commit",
    args: () => ["-C", repositoryOf(WRONG), "--head", "HEAD", "--fix"],
    says: /--fix.*--patch/s,
  },
  { name: "--fix and --patch", args: () => ["--fix", "--patch", "x"], says: /choose one/ },
  {
    name: "a configuration that is not there",
    args: () => ["--config", "/nowhere/mta-sts-lint.yml"],
    says: /can't be read/,
  },
  {
    name: "a configuration with an unknown key",
    args: () => ["-C", folderOf({ ...WRONG, "mta-sts-lint.yml": "domains: {}\nignroe: []\n" })],
    says: /mta-sts-lint\.yml:2:1: .*ignroe.*ignore/,
  },
  {
    name: "a configuration with a wrong type",
    args: () => ["-C", folderOf({ ...WRONG, "mta-sts-lint.yml": "rules:\n  mx-not-covered: [1]\n" })],
    says: /mta-sts-lint\.yml:2:19: /,
  },
  {
    name: "a configuration with an unknown rule",
    args: () => ["-C", folderOf({ ...WRONG, ".github/mta-sts-lint.yml": "rules:\n  mx-not-coverd: off\n" })],
    says: /\.github\/mta-sts-lint\.yml:2:3: .*mx-not-covered/,
  },
  {
    name: "an output that can't be written",
    args: () => ["-C", folderOf(WRONG), "--output", "/nowhere/report"],
    says: /\/nowhere\/report can't be written/,
  },
];

function folderOf(files: Files): string {
  const folder = temporaryFolder();
  writeFiles(folder, files);
  return folder;
}

function emptyRepository(): string {
  const folder = temporaryFolder();
  git(folder, "init", "--quiet");
  return folder;
}

test.each(USAGE)("exit code 2 and a sentence: $name", async ({ args, says }) => {
  const { code, out, err } = await run(...args());
  expect(err).toMatch(says);
  expect(err).not.toMatch(/^ +at /m);
  expect(out).toBe("");
  expect(code).toBe(2);
});

test("a change that mends a broken configuration is checked with the mended one", async () => {
  const broken = { ...WRONG, "mta-sts-lint.yml": "ignroe: []\n" };
  const mended = { ...WRONG, "mta-sts-lint.yml": "report: all\n" };
  const { code, err } = await run("check", "-C", repositoryOf(broken, mended), "--base", "HEAD~1", "--head", "HEAD");
  expect(err).toBe("");
  expect(code).toBe(1);
});

interface Bad {
  readonly name: string;
  /** Besides the wrong policy, which has to be found all the same. */
  readonly files: Files;
  /** What the report has to say of them. */
  readonly says?: RegExp;
}

const bomb = `a: &a [${"x,".repeat(9)}x]\n${"bcdefghi".replace(/./g, (letter, at) => `${letter}: &${letter} [${`*${"abcdefgh"[at]},`.repeat(9)}*${"abcdefgh"[at]}]\n`)}`;

const BAD: readonly Bad[] = [
  {
    name: "a policy with NUL bytes",
    files: {
      "mta-sts.example.org/.well-known/mta-sts.txt":
        "version: STSv1\0\nmode: enforce\nmx: m.example.org\nmax_age: 604800\n",
    },
    says: /example\.org/,
  },
  {
    name: "a policy that is not UTF-8",
    files: {
      "mta-sts.example.org/.well-known/mta-sts.txt": Buffer.from(
        "version: STSv1\nmode: enforce\nmx: m\xe9.example.org\nmax_age: 604800\n",
        "latin1",
      ),
    },
    says: /UTF-8/,
  },
  {
    name: "a policy in UTF-16",
    files: {
      "mta-sts.example.org/.well-known/mta-sts.txt": Buffer.from("\uFEFFversion: STSv1\nmode: enforce\n", "utf16le"),
    },
    says: /example\.org/,
  },
  { name: "an empty policy", files: { "mta-sts.example.org/.well-known/mta-sts.txt": "" }, says: /example\.org/ },
  {
    name: "a zone with unbalanced parentheses",
    files: { [ZONE_PATH]: `${ZONE}bad IN TXT ( "never closed"\n` },
    says: /parenthes/,
  },
  {
    name: "a zone with an include cycle",
    files: { [ZONE_PATH]: `${ZONE}$INCLUDE more.inc\n`, "zones/more.inc": "$INCLUDE example.com.zone\n" },
    says: /include/i,
  },
  {
    name: "a zone with an endless $GENERATE",
    files: { [ZONE_PATH]: `${ZONE}$GENERATE 1-2000000000 h$ A 192.0.2.1\n` },
    says: /GENERATE/,
  },
  { name: "a zone that is not UTF-8", files: { [ZONE_PATH]: Buffer.from(`; r\xe9seau\n${ZONE}`, "latin1") } },
  {
    name: "an octoDNS zone that is a YAML bomb",
    files: { "config/example.org.yaml": `${bomb}www:\n  type: A\n  value: 192.0.2.1\n` },
  },
  {
    name: "an octoDNS zone with 100,000 duplicate keys",
    files: {
      "config/example.org.yaml": `'':\n  type: MX\n  value: {exchange: m.example.org., preference: 10}\n${"www:\n  type: A\n  value: 192.0.2.1\n".repeat(100_000)}`,
    },
  },
  {
    name: "an octoDNS zone that is no YAML",
    files: { "config/example.org.yaml": "'':\n  type: A\n  value: 192.0.2.1\n www: [ # _mta-sts\n" },
    says: /YAML/,
  },
  {
    name: "paths with blanks, quotes and newlines",
    files: { "zones/a b.txt": ZONE, 'zones/"quoted".txt': ZONE, "zones/new\nline.txt": ZONE, "zones/ünï.txt": ZONE },
  },
  {
    name: "a Git LFS pointer",
    files: {
      "zones/example.org.zone":
        "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393\nsize 12345\n",
    },
    says: /LFS/,
  },
  {
    name: "a binary file with the name of a zone",
    files: { "zones/example.org.zone": new Uint8Array(10_000) },
    says: /binary/,
  },
  {
    name: "a file of 200 MB",
    files: { "zones/example.org.zone": Buffer.alloc(200_000_000, "; a comment\n") },
    says: /100 MiB/,
  },
];

describe.each(["tree", "commit"] as const)("the other files are checked: %s", (kind) => {
  test.each(BAD)("$name", async ({ files, says }) => {
    const all = { ...WRONG, ...files };
    const { code, out, err } =
      kind === "tree" ? await run("check", "-C", folderOf(all)) : await compare(repositoryOf({}, all));
    expect(err).toBe("");
    expect(out).toContain("policy-mode-invalid");
    if (says) expect(out).toMatch(says);
    expect(code).toBe(1);
  });
});

test("an unreadable file is said, and the others are checked", async () => {
  const folder = folderOf({ ...WRONG, "zones/example.org.zone": ZONE });
  chmodSync(join(folder, "zones/example.org.zone"), 0);
  const { code, out } = await run("check", "-C", folder);
  expect(out).toContain("policy-mode-invalid");
  // Root reads everything.
  if (process.getuid?.() !== 0) expect(out).toMatch(/example\.org\.zone/);
  expect(code).toBe(1);
});

test("a symbolic link out of the tree is not followed", async () => {
  const outside = folderOf({ "secret.zone": `${ZONE}secret IN TXT "v=STSv1; id=SECRET"\n` });
  const folder = folderOf(WRONG);
  symlinkSync(join(outside, "secret.zone"), join(folder, "example.com.zone"));
  symlinkSync(outside, join(folder, "zones"));
  const { out } = await run("check", "-C", folder, "--format", "json");
  expect(out).not.toContain("SECRET");
  expect(out).toContain("symbolic link");
});

test.each([
  { name: "an empty folder", make: () => temporaryFolder() },
  { name: "an empty repository", make: () => emptyRepository() },
  { name: "no policy at all", make: () => repositoryOf({ "README.md": "# nothing\n", "src/main.c": "int main;\n" }) },
])("exit code 0 and what was looked for: $name", async ({ make }) => {
  const { code, out, err } = await run("check", "-C", make());
  expect(out).toMatch(/mta-sts\.txt/);
  expect(err).toBe("");
  expect(code).toBe(0);
});

test("a shallow clone without the base says how to fetch it", async () => {
  const repository = repositoryOf(WRONG, { ...WRONG, [ZONE_PATH]: ZONE });
  const base = git(repository, "rev-parse", "HEAD~1").trim();
  const clone = join(temporaryFolder(), "clone");
  git(repository, "clone", "--quiet", "--depth=1", `file://${repository}`, clone);
  const { code, err } = await run("check", "-C", clone, "--base", base);
  expect(err).toMatch(/git fetch|fetch-depth/);
  expect(code).toBe(2);
});

test("files that the system makes up while they are read have an end", async () => {
  const { code } = await run("check", "-C", "/proc/self");
  expect(code).toBe(0);
});
