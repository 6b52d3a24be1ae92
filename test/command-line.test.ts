import { chmodSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { type Files, findingsIn, git, repositoryOf, run, temporaryFolder, writeFiles } from "./repository.js";

const POLICY_PATH = "mta-sts.example.com/.well-known/mta-sts.txt";
const POLICY = "version: STSv1\nmode: enforce\nmx: mail.example.com\nmax_age: 604800\n";
const WRONG_POLICY = POLICY.replace("enforce", "enforced");
const WRONG: Files = { [`deep/down/${POLICY_PATH}`]: WRONG_POLICY, [`other/${POLICY_PATH}`]: POLICY };

test("a patch of a subfolder applies, wherever git starts", async () => {
  const repository = repositoryOf(WRONG);
  const folder = join(repository, "deep/down");
  const patch = join(temporaryFolder(), "a.patch");
  expect((await run("check", "-C", folder, "--patch", patch)).code).toBe(1);
  git(folder, "apply", patch);
  expect(readFileSync(join(folder, POLICY_PATH), "utf8")).toBe(POLICY);
  git(repository, "apply", "--reverse", patch);
  expect(readFileSync(join(folder, POLICY_PATH), "utf8")).toBe(WRONG_POLICY);
});

test.each([
  { format: "github", says: `::error file=deep/down/${POLICY_PATH},line=2,` },
  { format: "sarif", says: `"uri": "deep/down/${POLICY_PATH}"` },
  { format: "markdown", says: `**Error** for \`example.com\` in \`deep/down/${POLICY_PATH}\` line 2` },
  { format: "text", says: `--> ${POLICY_PATH}:2:7` },
  { format: "json", says: `"path": "${POLICY_PATH}"` },
])("paths of a subfolder in $format", async ({ format, says }) => {
  const { out } = await run("check", "-C", join(repositoryOf(WRONG), "deep/down"), "--format", format);
  expect(out).toContain(says);
});

test("--fix in a subfolder", async () => {
  const folder = join(repositoryOf(WRONG), "deep");
  const { code, err } = await run("check", "-C", folder, "--fix");
  expect({ code, err }).toEqual({ code: 0, err: `Fixed 1 finding in down/${POLICY_PATH}.\n` });
  expect(readFileSync(join(folder, "down", POLICY_PATH), "utf8")).toBe(POLICY);
});

test("--fix names files so that nothing in their names acts", async () => {
  const repository = repositoryOf({ [`a\n::error::x\x1b[31m/${POLICY_PATH}`]: WRONG_POLICY });
  const { code, err } = await run("check", "-C", repository, "--fix");
  expect({ code, err }).toEqual({ code: 0, err: `Fixed 1 finding in a ::error::x\u241b[31m/${POLICY_PATH}.\n` });
});

test("--fix changes nothing when one of the files can't be written", async () => {
  const wrong = { [`a/${POLICY_PATH}`]: WRONG_POLICY, "b/mta-sts.example.org/mta-sts.txt": WRONG_POLICY };
  const repository = repositoryOf(wrong);
  const last = join(repository, "b/mta-sts.example.org/mta-sts.txt");
  chmodSync(last, 0o444);
  const { code, err } = await run("check", "-C", repository, "--fix");
  // Root writes everything.
  if (process.getuid?.() === 0) return expect(code).toBe(0);
  expect(err).toMatch(/mta-sts\.example\.org.* can't be written: permission denied/);
  expect(code).toBe(2);
  expect(git(repository, "status", "--porcelain")).toBe("");
});

const UNCHANGED: readonly { readonly format: string; readonly says: string }[] = [
  { format: "text", says: "Nothing of MTA-STS changes here." },
  { format: "markdown", says: "**Nothing of MTA-STS changes here.**" },
  { format: "github", says: "Nothing of MTA-STS changes here." },
];

test.each(UNCHANGED)("a change of something else, as $format", async ({ format, says }) => {
  const repository = repositoryOf(WRONG, { ...WRONG, "README.md": "# hello\n" });
  const { out, code } = await run("check", "-C", repository, "--base", "HEAD~1", "--format", format);
  expect(out).toContain(says);
  expect(out).not.toContain("Found no");
  expect(code).toBe(0);
});

test("--report all shows what was there before, whatever has changed", async () => {
  const repository = repositoryOf(WRONG, { ...WRONG, "README.md": "# hello\n" });
  const all = await run("check", "-C", repository, "--base", "HEAD~1", "--report", "all", "--format", "json");
  expect(findingsIn(all)).toContain(`deep/down/${POLICY_PATH}:2:7 error policy-mode-invalid example.com`);
  expect(all.code).toBe(1);
});

test("a policy of no known domain is counted as a policy", async () => {
  const folder = temporaryFolder();
  writeFiles(folder, { ".well-known/mta-sts.txt": POLICY });
  expect((await run("check", "-C", folder)).out).toBe("No problems in 1 policy.\n");
});

interface Refused {
  readonly name: string;
  readonly args: () => readonly string[];
  readonly says: RegExp;
}

const REFUSED: readonly Refused[] = [
  {
    name: "an option of check for rules",
    args: () => ["rules", "--format", "json"],
    says: /`rules` takes no --format/,
  },
  { name: "a folder for demo", args: () => ["demo", "-C", "."], says: /`demo` takes no --directory/ },
  {
    name: "one file for two things",
    args: () => ["--output", "./x", "--patch", "x"],
    says: /--output and --patch name the same file/,
  },
  { name: "an output without a name", args: () => ["--output="], says: /--output needs the name of a file/ },
  { name: "a patch without a name", args: () => ["--patch", ""], says: /--patch needs the name of a file/ },
  {
    name: "an output in a folder that is not there",
    args: () => ["-C", temporaryFolder(), "--output", "/nowhere/report"],
    says: /\/nowhere\/report can't be written: no such file or directory\.$/m,
  },
  {
    name: "--fix of a bare repository",
    args: () => {
      const bare = join(temporaryFolder(), "bare");
      git(repositoryOf(WRONG), "clone", "--quiet", "--bare", ".", bare);
      return ["-C", bare, "--fix"];
    },
    says: /bare repository has no files to change.*--patch FILE/,
  },
];

test.each(REFUSED)("refused: $name", async ({ args, says }) => {
  const { code, out, err } = await run(...args());
  expect(err).toMatch(says);
  expect({ code, out }).toEqual({ code: 2, out: "" });
});
