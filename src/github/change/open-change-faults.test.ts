import { afterAll, describe, expect, it } from "vitest";
import { startDouble } from "../../../test/github/double.js";
import { FAULTS } from "../../../test/github/faults.js";
import { removeFixtures, temporaryFolder } from "../../snapshots/git-fixture.js";
import { UsageError } from "../../snapshots/usage-error.js";
import { connector } from "../api/connect.js";
import { HASTY } from "../api/hasty.testing.js";
import { checkoutOf, pullRequestFixture, ZONE } from "./checkouts.testing.js";
import { type Compared, openChange } from "./open-change.js";

afterAll(removeFixtures);

const pull = pullRequestFixture();
const NAME = { owner: "acme", repo: "zones" };
const MERGE: Compared = { kind: "merge", merge: pull.merge };
const DATA: Compared = { kind: "data", base: pull.base, head: pull.head, headRepository: NAME };

async function change(comparison: Compared, workspace: string, token = "ghs_readonly") {
  const github = await startDouble({ repository: pull.origin.root, name: "acme/zones", private: true });
  const connect = connector({ token, apiUrl: github.url, version: "0", timeLimit: 300, pace: HASTY });
  const environment = { PATH: process.env.PATH, HOME: "/nowhere" };
  const surroundings = { directory: workspace, workspace, environment, repository: NAME, connect };
  return { github, open: () => openChange(comparison, surroundings) };
}

describe("through an API that is as GitHub describes it", () => {
  it.each([
    ["a merge", MERGE, 9],
    ["two commits as data", DATA, 7],
  ])("%s is read", async (_, comparison, calls) => {
    const { github, open } = await change(comparison, temporaryFolder());
    const { snapshots, pullRequestHead, close } = await open();
    expect(snapshots.changed).toContain("zones/new.zone");
    await Promise.all([snapshots.head.read(ZONE), snapshots.base?.read(ZONE), pullRequestHead?.(ZONE)]);
    expect(github.calls).toHaveLength(calls);
    close();
  });

  it("says what a token lacks that sees nothing", async () => {
    const { open } = await change(MERGE, temporaryFolder(), "ghs_elsewhere");
    await expect(open()).rejects.toThrow(
      / neither in the checkout nor at GitHub\. .*`contents: read` under `permissions`/,
    );
  });
});

describe.each(["/git/commits/", "/git/trees/", "/git/blobs/"])("a fault at %s", (path) => {
  it.each(Object.entries(FAULTS))("gives a plain sentence: %s", async (_, fault) => {
    const { github, open } = await change(MERGE, temporaryFolder());
    github.fault({ path }, fault);
    const read = async () => {
      const { snapshots } = await open();
      return snapshots.head.read(ZONE);
    };
    const error = await read().catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(UsageError);
    const message = error instanceof Error ? error.message : "";
    expect(message).toMatch(
      /^(?:There is no commit [0-9a-f]{40}, |The (?:commit|tree|file) [0-9a-f]{40} can't be read through)/,
    );
    expect(message).toMatch(/\.$/);
    expect(message).not.toContain("ghs_");
  });
});

describe("where the repository is checked out", () => {
  it("nothing is asked", async () => {
    const { github, open } = await change(MERGE, checkoutOf(pull.origin, pull.merge).root);
    const { snapshots, close } = await open();
    expect(snapshots.changed).toEqual([ZONE, "zones/new.zone"]);
    expect(github.calls).toEqual([]);
    close();
  });
});
