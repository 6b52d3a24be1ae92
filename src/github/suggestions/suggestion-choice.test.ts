import { expect, test } from "vitest";
import { type Files, git, repositoryOf } from "../../../test/repository.js";
import { type Linted, lintToProve } from "../../lint.js";
import { memorySnapshots } from "../../snapshots/memory.js";
import { headLines } from "../change/head-lines.js";
import { type Stretch, stretchesOf } from "./hunks.js";
import { candidatesOf, choose, type Proposal, pathsOf } from "./suggestion-choice.js";

const ZONE = "example.com.zone";
const POLICY = "mta-sts.txt";
const zone = `$ORIGIN example.com.
@ 3600 IN SOA ns hostmaster 1 2 3 4 5
@ NS ns.example.net.
@ MX 10 mx1.example.com.
a A 192.0.2.1
b A 192.0.2.1
c A 192.0.2.1
d A 192.0.2.1
mx1 A 192.0.2.1
mx2 A 192.0.2.2
mta-sts A 192.0.2.3
_mta-sts TXT "v=STSv1; id=1;"
`;
const policy = "version: STSv1\nmode: enforce\nmx: mx1.example.com\nmax_age: 1209600\n";
const BASE: Files = { [ZONE]: zone, [POLICY]: policy };
const NEW_MX = zone.replace("10 mx1.example.com.", "10 mx1.example.com.\n@ MX 20 mx2.example.com.");

async function lintedChange(base: Files, head: Files): Promise<Linted> {
  return lintToProve(memorySnapshots(head, base, new Date("2026-01-02T03:04:05Z")));
}

/** What the pull request from `base` to `head` shows of these files, told by git. */
function diffOf(base: Files, head: Files, paths: Iterable<string>): Map<string, readonly Stretch[]> {
  const folder = repositoryOf(base, head);
  const stretches = new Map<string, readonly Stretch[]>();
  for (const path of paths) {
    const diff = git(folder, "diff", "HEAD~", "HEAD", "--", path);
    if (diff.includes("\n@@")) stretches.set(path, stretchesOf(diff.slice(diff.indexOf("\n@@") + 1)));
  }
  return stretches;
}

/** `mta-sts.txt:2-2 "mode: enforce\n" policy-mode-invalid`, with `of 2` where it takes two. */
function shown({ path, first, last, text, findings, together }: Proposal): string {
  const rules = findings.map(({ rule }) => rule).join(" ");
  return `${path}:${first}-${last} ${JSON.stringify(text)} ${rules}${together > 1 ? ` of ${together}` : ""}`;
}

async function chosen(base: Files, head: Files): Promise<string[]> {
  const linted = await lintedChange(base, head);
  const stretches = diffOf(base, head, pathsOf(candidatesOf(linted.report), linted.report));
  return (await choose(linted, stretches)).map(shown);
}

const MODE_WRONG = policy.replace("enforce", "enforced");
const TWO_WRONG = MODE_WRONG.replace("mx: ", "MX ");

test.each<[string, Files, readonly string[]]>([
  ["nothing wrong", BASE, []],
  [
    "a mistake in the line",
    { ...BASE, [POLICY]: MODE_WRONG },
    ['mta-sts.txt:2-2 "mode: enforce\\n" policy-mode-invalid'],
  ],
  [
    "two mistakes in neighbouring lines, where each alone would ask for a new id that is out of reach",
    { ...BASE, [POLICY]: TWO_WRONG },
    ['mta-sts.txt:2-3 "mode: enforce\\nmx: mx1.example.com\\n" policy-mode-invalid policy-line-invalid'],
  ],
  ["a file that the pull request leaves alone", { ...BASE, [ZONE]: NEW_MX }, []],
  [
    "a fix in two files that are both changed",
    {
      [ZONE]: NEW_MX.replace("mta-sts A 192.0.2.3", "mta-sts A 192.0.2.4"),
      [POLICY]: policy.replace("1209600", "1209601"),
    },
    [
      'example.com.zone:13-13 "_mta-sts TXT \\"v=STSv1; id=2;\\"\\n" mx-not-covered policy-changed-without-new-id of 2',
      'mta-sts.txt:3-3 "mx: mx1.example.com\\nmx: mx2.example.com\\n" mx-not-covered of 2',
    ],
  ],
  ["a fix of which one half is out of reach", { [ZONE]: NEW_MX, [POLICY]: policy.replace("1209600", "1209601") }, []],
  [
    "two findings that have nothing to do with each other",
    { [ZONE]: zone.replace("id=1;", "id=a-b;"), [POLICY]: MODE_WRONG },
    [
      'example.com.zone:12-12 "_mta-sts TXT \\"v=STSv1; id=20260102030405;\\"\\n" record-id-invalid',
      'mta-sts.txt:2-2 "mode: enforce\\n" policy-mode-invalid',
    ],
  ],
  [
    "a second domain, new, whose policy is for other hosts",
    {
      ...BASE,
      [POLICY]: MODE_WRONG,
      "mta-sts.example.org/mta-sts.txt": policy,
      "example.org.zone": zone.replaceAll("example.com", "example.org"),
    },
    [
      'example.org.zone:12-12 "_mta-sts TXT \\"v=STSv1; id=2;\\"\\n" mx-not-covered of 2',
      'mta-sts.example.org/mta-sts.txt:3-3 "mx: mx1.example.com\\nmx: mx1.example.org\\n" mx-not-covered of 2',
      'mta-sts.txt:2-2 "mode: enforce\\n" policy-mode-invalid',
    ],
  ],
  ["a file with CRLF", { ...BASE, [POLICY]: MODE_WRONG.replaceAll("\n", "\r\n") }, []],
])("%s", async (_, head, expected) => {
  expect(await chosen(BASE, head)).toEqual(expected);
});

test("where not all can be suggested, what can be is proved by itself", async () => {
  const other = (text: string) => text.replaceAll("example.com", "example.org");
  const base: Files = { ...BASE, "example.org.zone": other(zone), "mta-sts.example.org/mta-sts.txt": other(policy) };
  const head = { ...base, [POLICY]: TWO_WRONG, "example.org.zone": other(NEW_MX) };
  expect(await chosen(base, head)).toEqual([]);
  expect(await chosen(base, { ...head, [POLICY]: MODE_WRONG })).toEqual([
    'mta-sts.txt:2-2 "mode: enforce\\n" policy-mode-invalid',
  ]);
});

const MERGED_ZONE = `; a comment\n; and another\n${zone}`;

test.each<[string, string, readonly string[]]>([
  [
    "base has put lines before: the numbers are those of head",
    zone.replace("id=1;", "id=a-b;"),
    ['example.com.zone:12-12 "_mta-sts TXT \\"v=STSv1; id=20260102030405;\\"\\n" record-id-invalid'],
  ],
  ["head has the line otherwise by now", zone.replace("id=1;", "id=a-b; "), []],
  ["head has no such file", "", []],
])("of a merge: %s", async (_, onHead, expected) => {
  const linted = await lintedChange(
    { ...BASE, [ZONE]: MERGED_ZONE },
    { ...BASE, [ZONE]: MERGED_ZONE.replace("id=1;", "id=a-b;") },
  );
  const { files } = linted.report.state;
  const lines = await headLines([ZONE], files, async (path) =>
    onHead === "" ? undefined : { path, bytes: new TextEncoder().encode(onHead) },
  );
  const report = { ...linted.report, headLines: lines };
  const stretches = diffOf(BASE, { ...BASE, [ZONE]: onHead }, [ZONE]);
  expect((await choose({ ...linted, report }, stretches)).map(shown)).toEqual(expected);
});

test("paths are those from the root of the repository", async () => {
  const { report, prove } = await lintedChange(BASE, { ...BASE, [POLICY]: MODE_WRONG });
  const below = { ...report, prefix: "dns/" };
  expect([...pathsOf(candidatesOf(below), below)]).toEqual(["dns/mta-sts.txt"]);
  const stretches = new Map([["dns/mta-sts.txt", [{ first: 2, lines: ["mode: enforced"] }]]]);
  expect((await choose({ report: below, prove }, stretches)).map(shown)).toEqual([
    'dns/mta-sts.txt:2-2 "mode: enforce\\n" policy-mode-invalid',
  ]);
});

test("what base has too is not suggested", async () => {
  const snapshots = memorySnapshots(
    { [POLICY]: `${MODE_WRONG}\n`, [ZONE]: zone },
    { [POLICY]: MODE_WRONG, [ZONE]: zone },
  );
  const { report } = await lintToProve(snapshots, { report: "all" });
  expect(report.findings.map(({ rule }) => rule)).toContain("policy-mode-invalid");
  expect(candidatesOf(report).map(({ rule }) => rule)).not.toContain("policy-mode-invalid");
});
