import { afterAll, afterEach, describe, expect, it } from "vitest";
import { type Double, type DoubleOptions, startDouble } from "../../../test/github/double.js";
import { FAULTS } from "../../../test/github/faults.js";
import { TOKEN } from "../../../test/github/people.js";
import { lint } from "../../lint.js";
import { removeFixtures, repositoryFixture, temporaryFolder } from "../../snapshots/git-fixture.js";
import { UsageError } from "../../snapshots/usage-error.js";
import { connector } from "../api/connect.js";
import { HASTY } from "../api/hasty.testing.js";
import { checkoutOf, pullRequestFixture, ZONE } from "./checkouts.testing.js";
import { type Compared, openChange } from "./open-change.js";

const closing: { close(): void }[] = [];
afterEach(() => {
  for (const each of closing.splice(0)) each.close();
});
afterAll(removeFixtures);

const NAME = { owner: "acme", repo: "zones" };
const FORK = { owner: "somebody", repo: "zones" };
const ENVIRONMENT = { PATH: process.env.PATH, HOME: "/nowhere", GIT_CONFIG_NOSYSTEM: "1" };

async function github(repository: string, options: DoubleOptions = {}, timeLimit = 10_000) {
  const double = await startDouble({ name: "acme/zones", repository, ...options });
  const open = async (workspace: string, comparison: Compared) => {
    const connect = connector({ token: TOKEN, apiUrl: double.url, version: "0", timeLimit, pace: HASTY });
    const surroundings = { workspace, directory: workspace, environment: ENVIRONMENT, repository: NAME, connect };
    const opened = await openChange(comparison, surroundings);
    closing.push(opened);
    return opened;
  };
  return { double, open };
}

/** Not `git`, `/repos/acme/zones` and status. */
function kinds({ calls }: Double): readonly string[] {
  return calls.map((call) => /(?<=\/)(?:commits|compare|trees|blobs)(?=\/)/.exec(call)?.[0] ?? call);
}

const pull = pullRequestFixture();
const data: Compared = { kind: "data", base: pull.base, head: pull.head, headRepository: FORK };

describe("a pull request as data", () => {
  it.each([
    ["nothing is checked out", () => temporaryFolder()],
    ["the base is", () => checkoutOf(pull.origin, pull.base).root],
    ["the base is, in full", () => checkoutOf(pull.origin, pull.base, "--quiet").root],
    ["another repository is", () => anotherRepository()],
  ])("is compared with where it left the base, where %s", async (_, workspace) => {
    const { open } = await github(pull.origin.root);
    const opened = await open(workspace(), data);
    const { head, base, changed } = opened.snapshots;
    expect(changed).toEqual([ZONE, "zones/new.zone"]);
    expect([base?.revision, head.revision]).toEqual([pull.start, pull.head]);
    expect(await textOf(head, ZONE)).toBe("one\ntwo\nthree\nFOUR\n");
    expect(await textOf(base, ZONE)).toBe("one\ntwo\nthree\nfour\n");
    expect(opened.notes).toEqual([]);
    expect(opened).not.toHaveProperty("pullRequestHead");
  });

  it("brings nothing of it into the workspace, and asks only for what is not there", async () => {
    const { open, double } = await github(pull.origin.root);
    const checkout = checkoutOf(pull.origin, pull.base, "--quiet");
    const { snapshots } = await open(checkout.root, data);
    for (const path of snapshots.changed) await Promise.all([snapshots.head.read(path), snapshots.base?.read(path)]);
    expect(() => checkout.git("cat-file", "-e", pull.head)).toThrow();
    expect(kinds(double)).toEqual(["commits", "compare", "trees", "blobs", "blobs"]);
  });

  it("is compared without a list of what it changes", async () => {
    const { open, double } = await github(pull.origin.root);
    await open(temporaryFolder(), data);
    const compared = double.requests.filter(({ path }) => path.includes("/compare/"));
    expect(compared.map(({ path }) => path)).toEqual([
      `/repos/acme/zones/compare/${pull.base}...${pull.head}?per_page=1&page=2`,
    ]);
    // Two commits, each in all its parts.
    expect(compared[0]?.sent).toBeLessThan(5_000);
  });

  it("is found in the fork where the repository itself lacks it", async () => {
    const own = checkoutOf(pull.origin, pull.base, "--quiet").root;
    const { open, double } = await github(own, { others: { "somebody/zones": pull.origin.root } });
    const { snapshots } = await open(temporaryFolder(), data);
    expect(snapshots.base?.revision).toBe(pull.start);
    expect(await textOf(snapshots.head, "zones/new.zone")).toBe("n");
    expect(double.requests.filter(({ path }) => path.includes("/somebody/zones/compare/"))).toHaveLength(1);
  });

  it.each([
    ["a branch", "main", pull.start],
    ["a branch in full", "refs/heads/main", pull.start],
    ["a tag", "v1", pull.start],
    ["the head itself", pull.head, pull.head],
    ["what was merged since", pull.merge, pull.head],
  ])("takes %s for base, as GitHub has it", async (_, base, parted) => {
    pull.origin.git("tag", "-f", "v1", pull.base);
    const { open } = await github(pull.origin.root);
    const { snapshots } = await open(checkoutOf(pull.origin, pull.start).root, { ...data, base });
    expect(snapshots.base?.revision).toBe(parted);
  });
});

function anotherRepository(): string {
  const fixture = repositoryFixture();
  fixture.commit({ own: "1" });
  fixture.git("remote", "add", "origin", "https://github.com/other/thing.git");
  return fixture.root;
}

interface Reader {
  read(path: string): Promise<object | undefined>;
}

async function textOf(side: Reader | undefined, path: string): Promise<string | undefined> {
  const file = await side?.read(path);
  return file && "bytes" in file && file.bytes instanceof Uint8Array ? Buffer.from(file.bytes).toString() : undefined;
}

describe("without the commit where both parted", () => {
  async function messageOf(comparison: Compared, prepare: (double: Double) => void = () => {}): Promise<string> {
    const { double, open } = await github(pull.origin.root, {}, 500);
    prepare(double);
    const error = await open(checkoutOf(pull.origin, pull.base).root, comparison).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(UsageError);
    return error instanceof Error ? error.message : "";
  }

  const nowhere = "0123456789012345678901234567890123456789";
  pull.origin.git("checkout", "-q", "--orphan", "apart");
  const apart = pull.origin.commit();
  pull.origin.git("checkout", "-q", "main");

  it.each([
    ["the base is gone", { ...data, base: nowhere }],
    ["nothing is shared", { ...data, base: apart }],
  ])("there is no verdict: %s", async (_, comparison) => {
    expect(await messageOf(comparison)).toMatch(
      /^GitHub knows no commit where the pull request's head [0-9a-f]{40} parted .* Merge the base into the pull request/,
    );
  });

  it.each([
    ["head", { ...data, head: nowhere }, nowhere],
    ["base", { ...data, base: "no-such-branch" }, "no-such-branch"],
  ])("%s is named when it is nowhere", async (_, comparison, named) => {
    expect(await messageOf(comparison)).toContain(
      `There is no commit ${named}, neither in the checkout nor at GitHub. `,
    );
  });

  it.each(Object.entries(FAULTS))("there is none, and a plain sentence: %s", async (_, fault) => {
    const message = await messageOf(data, (double) => double.fault({ path: "/compare/" }, fault));
    expect(message).toMatch(
      /^(?:Where [0-9a-f]{40} parted from [0-9a-f]{40} can't be read through GitHub's API\. |GitHub knows no commit where )/,
    );
    expect(message).toMatch(/\.$/);
    expect(message).not.toContain("ghs_");
  });

  it.each([
    ["no commit", { merge_base_commit: null }],
    ["no id", { merge_base_commit: { sha: "../../user" } }],
    ["an id of zeros", { merge_base_commit: { sha: "0".repeat(40) } }],
    ["another comparison", { base_commit: { sha: pull.head } }],
  ])("there is none: %s", async (_, lie) => {
    const change = (body: unknown) => ({ ...(body as object), ...lie });
    expect(await messageOf(data, (double) => double.fault({ path: "/compare/" }, { kind: "lie", change }))).toContain(
      "The answer of GitHub is not the comparison that was asked for.",
    );
  });
});

const POLICY = "mta-sts.example.com/.well-known/mta-sts.txt";
const policy = (mx: string) => `version: STSv1\nmode: enforce\nmx: ${mx}\nmax_age: 604800\n`;
const zone = (id: string, more = "") =>
  [
    "$ORIGIN example.com.",
    "$TTL 3600",
    "@ IN SOA ns1 hostmaster 1 7200 900 1209600 300",
    "@ IN NS ns1",
    "@ IN MX 10 mx1",
    "@ IN MX 20 mx2",
    "ns1 IN A 192.0.2.1",
    "mx1 IN A 192.0.2.2",
    "mx2 IN A 192.0.2.3",
    "mta-sts IN A 192.0.2.4",
    `_mta-sts IN TXT "v=STSv1; id=${id};"`,
    `${more}\n`,
  ].join("\n");
const both = "mx1.example.com\nmx: mx2.example.com";
const OLD = { [POLICY]: policy("*.example.com"), "example.com.zone": zone("20260101"), "readme.md": "1" };
/** What others do meanwhile, as it should be done. */
const OTHERS = { [POLICY]: policy(both), "example.com.zone": zone("20260201") };

type Files = Readonly<Record<string, string>>;

/** A pull request that does this, while others on its base do what is theirs. */
function meanwhile(own: Files) {
  const origin = repositoryFixture();
  origin.commit(OLD);
  origin.git("checkout", "-q", "-b", "topic");
  const head = origin.commit(own);
  origin.git("checkout", "-q", "main");
  return { origin, base: origin.commit(OTHERS), head };
}

describe("while the base moves on", () => {
  const RULE = "policy-changed-without-new-id";

  it.each<[string, Files, readonly string[]]>([
    ["nothing of a pull request about something else", { "readme.md": "2" }, []],
    ["nothing of one about the zone", { "example.com.zone": zone("20260101", "www IN A 192.0.2.9") }, []],
    ["what one does right", { [POLICY]: policy(both), "example.com.zone": zone("20260301") }, ["publish-order"]],
    ["the mistake of one that does not", { [POLICY]: policy(both) }, [RULE]],
  ])("it finds %s", async (_, own, rules) => {
    const { origin, base, head } = meanwhile(own);
    const { open } = await github(origin.root);
    const comparison: Compared = { kind: "data", base, head, headRepository: NAME };
    for (const workspace of [temporaryFolder(), checkoutOf(origin, "main").root]) {
      const { snapshots } = await open(workspace, comparison);
      const { findings } = await lint(snapshots);
      expect(findings.map(({ rule }) => rule)).toEqual(rules);
    }
  });

  it("would blame it for the work of others, compared with the base itself", async () => {
    const { origin, base, head } = meanwhile({ "readme.md": "2" });
    const { open } = await github(origin.root);
    const { snapshots } = await open(temporaryFolder(), { kind: "commits", base, head });
    const { findings } = await lint(snapshots);
    expect(findings).not.toEqual([]);
  });
});
