import fc from "fast-check";
import { expect, test } from "vitest";
import { startDouble } from "../github/double.js";
import { payloadOf } from "../github/payloads.js";
import { temporaryFolder } from "../repository.js";
import { expectHarmless } from "./harmless.js";
import { hostileChanges } from "./hostile-change.js";
import { runHere } from "./in-process.js";
import { quickRepository } from "./quick-repository.js";

test("nothing of a pull request acts on whoever is told of it", { timeout: 60_000 }, async () => {
  const double = await startDouble();
  const below = temporaryFolder();
  const property = fc.asyncProperty(hostileChanges, async (change) => {
    const { folder, base, head, merge } = quickRepository(below, change.base, change.head, change.message);
    const { branch, title } = change;
    const changes = { "pull_request.title": title, "pull_request.body": title, "pull_request.user.login": title };
    double.state.comments.length = 0;
    const ended = await runHere({
      below,
      event: "pull_request",
      payload: payloadOf("pull_request", { base, head, branch, changes }),
      workspace: folder,
      sha: merge,
      ref: "refs/pull/1/merge",
      api: double.url,
      inputs: { comment: "always" },
    });
    const bodies = double.state.comments.map(({ body }) => body);
    expectHarmless({ ...ended, bodies });
    expect(bodies).toHaveLength(ended.code === 2 ? 0 : 1);
  });
  await fc.assert(property, { numRuns: 40, seed: 8461 });
});
