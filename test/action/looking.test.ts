import { expect, test } from "vitest";
import { pullRequest } from "../github/origin.js";
import type { Files } from "../repository.js";
import { announced, domain, README } from "./domains.js";
import { play, type Scene } from "./scene.js";

const before = { ...domain(), ...README };
const clean = { ...before, ...domain({ zone: { sts: announced("20260401") } }) };
const unconcerned = { ...before, "README.md": "# Our DNS, and our mail\n" };
const LOOKS = ["GET /issues/1/comments 200"];

/** Runs with nothing to say: who may have a comment that is to be taken back? */
test.each<[string, Files, Partial<Scene>, readonly string[]]>([
  ["just opened", clean, { facts: { action: "opened", comments: 0 } }, []],
  ["just opened, and run again", clean, { facts: { action: "opened", comments: 0 }, step: { attempt: 2 } }, LOOKS],
  ["pushed to while a run of the push before goes on", clean, { facts: { action: "synchronize", comments: 0 } }, LOOKS],
  ["with comments", clean, { facts: { action: "synchronize", comments: 3 } }, LOOKS],
  ["nobody's concern", unconcerned, { facts: { action: "synchronize", comments: 0 } }, []],
  ["nobody's concern, and run again", unconcerned, { facts: { comments: 0 }, step: { attempt: 2 } }, LOOKS],
  ["nobody's concern, with comments", unconcerned, { facts: { action: "synchronize", comments: 3 } }, LOOKS],
])("a clean pull request, %s", async (_, head, scene, expected) => {
  const { calls, result } = await play({ origin: pullRequest(before, head), event: "pull_request", ...scene });
  expect([result.code, calls]).toEqual([0, expected]);
});
