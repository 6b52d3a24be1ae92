import { afterAll, describe, expect, it } from "vitest";
import { objectReader } from "./cat-file.js";
import { gitIn } from "./git.js";
import { removeFixtures, repositoryFixture, runGit, temporaryFolder } from "./git-fixture.js";
import { presentObjects } from "./present-objects.js";

afterAll(removeFixtures);

function partialClone(...options: readonly string[]) {
  const origin = repositoryFixture(...options);
  origin.git("config", "uploadpack.allowFilter", "true");
  origin.git("config", "uploadpack.allowAnySHA1InWant", "true");
  for (let number = 0; number < 40; number++) origin.commit({ [`d${number}/a`]: `${number}` });
  origin.commit({ "d0/a": "new" });
  const clone = `${temporaryFolder()}/clone`;
  runGit(temporaryFolder(), "clone", "-q", "--filter=blob:none", `file://${origin.root}`, clone);
  const git = gitIn(clone, { PATH: process.env.PATH });
  const idsIn = (directory: string): string[] =>
    runGit(directory, "cat-file", "--batch-all-objects", "--batch-check=%(objectname) %(objecttype)").split("\n");
  return { clone, idsIn, origin, objects: presentObjects(git, objectReader(git)) };
}

describe("of a partial clone", () => {
  it.each(["sha1", "sha256"])("all that is there is read, and nothing else is fetched (%s)", async (format) => {
    const { clone, idsIn, origin, objects } = partialClone(`--object-format=${format}`);
    const there = new Set(idsIn(clone));
    const all = idsIn(origin.root);
    expect(there.size).toBeLessThan(all.length);
    for (const line of all) {
      const [oid = "", type] = line.split(" ");
      expect((await objects.read(oid, "blob"))?.type).toBe(there.has(line) ? type : undefined);
    }
    expect(await objects.read("0".repeat(all[0]?.indexOf(" ") ?? 40), "blob")).toBeUndefined();
    expect(await objects.read("f".repeat(all[0]?.indexOf(" ") ?? 40), "blob")).toBeUndefined();
    expect((await objects.read("HEAD^{commit}", "commit"))?.type).toBe("commit");
    expect(new Set(idsIn(clone))).toEqual(there);
    objects.close();
  });

  it("what is fetched later is read after a renewal", async () => {
    const { clone, origin, objects } = partialClone();
    const oid = origin.git("rev-parse", "HEAD~1:d0/a");
    expect(await objects.read(oid, "blob")).toBeUndefined();
    runGit(clone, "fetch", "-q", "--no-filter", "origin", oid);
    objects.renew();
    expect(await objects.read(oid, "blob")).toMatchObject({ type: "blob", size: 1 });
    objects.close();
  });
});
