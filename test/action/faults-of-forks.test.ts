import { expect, test } from "vitest";
import { pullRequest } from "../github/origin.js";
import type { Files } from "../repository.js";
import { allAtOnce } from "./all-at-once.js";
import { announced, domain } from "./domains.js";
import { play, type Scene } from "./scene.js";

const names = Array.from({ length: 12 }, (_, index) => `example${index}.com`);
const tls = '_smtp._tls IN TXT "v=TLSRPTv1; rua=tls@example.com"';
const all = (parts: Parameters<typeof domain>[0]): Files =>
  Object.assign({}, ...names.map((name) => domain({ name, ...parts })));

const SAID =
  "No comment was written: the pull request comes from a fork, and GitHub gives such a run a token that can only read. Everything is in the annotations and in the summary.";

const FORKS: readonly Partial<Scene>[] = [
  { facts: { fork: "stranger/dns" } },
  { facts: { fork: null } },
  { facts: { fork: "stranger/dns" }, inputs: { comment: "always", suggestions: "true" } },
  { event: "pull_request_review", facts: { action: "submitted", fork: "stranger/dns" } },
];

test("of a fork nothing is written, and all that is found is shown", async () => {
  const origin = pullRequest(all({}), all({ zone: { tls, sts: announced("2026-04-01") } }), { fork: true });
  await allAtOnce(FORKS, async (scene) => {
    const step = { token: "ghs_readonly" };
    const { result, double } = await play({ origin, event: "pull_request", step, ...scene });
    expect(double.calls).toEqual([]);
    expect(result).toMatchObject({ code: 1, outputs: { errors: "12", warnings: "12", "comment-id": "" } });
    expect(result.annotations.map(({ level }) => level)).toEqual([
      ...Array(10).fill("error"),
      ...Array(10).fill("warning"),
    ]);
    expect(result.annotations[9]?.message).toMatch(/2 more errors/);
    for (const name of names) {
      // The record with the id, and that of TLSRPT.
      for (const line of [6, 8]) {
        expect(result.log).toContain(`zones/${name}.zone:${line}:`);
        expect(result.summary).toContain(`zones/${name}.zone\` line ${line}]`);
      }
    }
    expect(result.log.split(SAID)).toHaveLength(2);
    expect(result.summary.split(SAID)).toHaveLength(2);
  });
});
