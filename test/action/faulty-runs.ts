import { expect } from "vitest";
import { prose } from "../../src/reporters/markdown-escape.js";
import { type Double, startDouble } from "../github/double.js";
import { FAULTS } from "../github/faults.js";
import { allAtOnce } from "./all-at-once.js";
import { type Played, play, type Scene } from "./scene.js";

/** The calls of the Action, as cases name them. */
const CALLS = {
  "read a commit": ["GET", "/git/commits/"],
  "ask where they parted": ["GET", "/compare/"],
  "read a tree": ["GET", "/git/trees/"],
  "read a file": ["GET", "/git/blobs/"],
  "look for the comment": ["GET", "/issues/1/comments"],
  "create the comment": ["POST", "/issues/1/comments"],
  "update the comment": ["PATCH", "/issues/comments/"],
  "look for suggestions": ["GET", "/pulls/1/comments"],
  "look at the changed lines": ["GET", "/pulls/1/files"],
  suggest: ["POST", "/pulls/1/reviews"],
} as const;

/** What fails, how, and what is said of it: "" where all is done in the end. */
export type FaultCase = readonly [call: keyof typeof CALLS, fault: string, sentence: string];

export const LIMIT = "rate limit, 429";

/** What the log says of each fault, in which the host and the time differ. */
export const SAID = {
  mayNotWrite: "The token may not do this (403): add `pull-requests: write` under `permissions` in the workflow.",
  mayNotRead: "The token may not do this (403): add `contents: read` under `permissions` in the workflow.",
  usedUp: "The token has no requests left (429). Run the job again from <time> UTC.",
  cut: "The connection to <host> broke off (UND_ERR_SOCKET). Run the job again.",
  failed: "GitHub failed (502). Run the job again; https://www.githubstatus.com tells of faults.",
} as const;

/** In milliseconds: nobody answers for 15 seconds before a call is given up, and most of these tests wait. */
export const TIME_LIMIT = 60_000;

/** A scene once without a fault, and once with each. */
export async function faultyRuns(scene: Scene, cases: readonly FaultCase[], prepare?: (double: Double) => void) {
  const [plain, ...faulty] = await allAtOnce<FaultCase | undefined, Played>([undefined, ...cases], async (one) => {
    const double = await startDouble({ repository: scene.origin.folder });
    prepare?.(double);
    if (one) announce(double, one);
    return play({ ...scene, double, step: { ...scene.step, timeLimit: TIME_LIMIT } });
  });
  if (plain === undefined) throw new Error("no run without a fault");
  return { plain, faulty };
}

function announce(double: Double, [call, name]: FaultCase): void {
  const [method, path] = CALLS[call];
  const fault = FAULTS[name];
  if (fault === undefined) throw new Error(`no fault ${name}`);
  double.fault({ method, path }, fault);
}

/** Holds what faults do to the conversation to the cases, and all else to the run without a fault, which it gives. */
export async function faultsAreSaid(scene: Scene, cases: readonly FaultCase[], prepare?: (double: Double) => void) {
  const { plain, faulty } = await faultyRuns(scene, cases, prepare);
  const outcomes = faulty.map((played, index) => [...(cases[index]?.slice(0, 2) ?? []), saidBesides(played, plain)]);
  expect(outcomes).toEqual(cases);
  return plain;
}

/** What is in the log that is not there without the fault. */
function saidBesides({ result, double }: Played, plain: Played): string {
  expect(verdictOf(result)).toEqual(verdictOf(plain.result));
  expect(result.stdout.startsWith(plain.result.stdout)).toBe(true);
  const { comments, reviewComments } = double.state;
  expect(comments.length).toBeLessThanOrEqual(1);
  expect(reviewComments.length).toBeLessThanOrEqual(1);
  const said = result.stdout.slice(plain.result.stdout.length).trim();
  expect(result.summary).toContain(prose(said));
  if (said === "") expect(bodiesIn(double)).toEqual(bodiesIn(plain.double));
  return steady(said);
}

/** All that no fault may change. */
function verdictOf({ code, outputs, annotations, stderr }: Played["result"]) {
  const { "comment-id": _, ...others } = outputs;
  return { code, outputs: others, annotations, stderr };
}

/** What differs from run to run, replaced. */
export function steady(text: string): string {
  return text.replace(/127\.0\.0\.1:\d+/g, "<host>").replace(/\b\d\d:\d\d UTC/g, "<time> UTC");
}

/** What is said on the pull request, without markers. */
export function bodiesIn({ state }: Double): string[] {
  return [...state.comments, ...state.reviewComments].map(({ body }) => body.replace(/^<!--.*-->\n/, ""));
}
