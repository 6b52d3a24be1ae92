import fc from "fast-check";
import { expect, test } from "vitest";
import type { FailureReason } from "./failure.js";
import { patience, pauseAfter } from "./patience.js";

const REASONS: readonly FailureReason[] = [
  "token",
  "forbidden",
  "missing",
  "closed",
  "refused",
  "limit",
  "server",
  "timeout",
  "cut",
  "unreachable",
  "certificate",
  "answer",
  "unknown",
];

/** For each reason: the pause after the first, second and third attempt of a reading call, and after a POST. */
const PAUSES: Readonly<Record<FailureReason, readonly [string, string, string, string]>> = {
  token: ["-", "-", "-", "-"],
  forbidden: ["-", "-", "-", "-"],
  missing: ["-", "-", "-", "-"],
  closed: ["-", "-", "-", "-"],
  refused: ["-", "-", "-", "-"],
  limit: ["-", "-", "-", "-"],
  server: ["1 again", "4 again", "-", "2 look"],
  timeout: ["1 again", "4 again", "-", "2 look"],
  cut: ["1 again", "4 again", "-", "2 look"],
  unreachable: ["1 again", "4 again", "-", "1 again"],
  certificate: ["-", "-", "-", "-"],
  answer: ["-", "-", "-", "2 look"],
  unknown: ["-", "-", "-", "-"],
};

function pauseOf(reason: FailureReason, method: string, attempt: number): string {
  const pause = pauseAfter({ reason, sentence: "" }, method, attempt);
  return pause ? `${pause.seconds} ${pause.again ? "again" : "look"}` : "-";
}

test.each(REASONS)("after %s", (reason) => {
  const [first, second, third, post] = PAUSES[reason];
  for (const method of ["GET", "PATCH", "DELETE"]) {
    expect([1, 2, 3].map((attempt) => pauseOf(reason, method, attempt))).toEqual([first, second, third]);
  }
  expect(pauseOf(reason, "POST", 1)).toBe(post);
});

test("a run waits for 60 seconds in all, whatever it is asked", () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.double({ min: 0 }), fc.integer({ min: 0, max: 80 }))), (pauses) => {
      const take = patience();
      const waited = pauses.filter((seconds) => take(seconds)).reduce((sum, seconds) => sum + seconds, 0);
      return waited <= 60.000001;
    }),
  );
});
