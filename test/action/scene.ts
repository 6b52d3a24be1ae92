import { type Double, type DoubleOptions, startDouble } from "../github/double.js";
import { type Occurrence, occurrence } from "../github/occurrences.js";
import { checkout, type Origin } from "../github/origin.js";
import type { Adaptation } from "../github/payloads.js";
import { runAction, type Step, type StepResult } from "../github/runner.js";
import { git, temporaryFolder } from "../repository.js";

/** What a run of the Action begins with. */
export interface Scene {
  readonly origin: Origin;
  readonly event: string;
  /** What the payload shall say. */
  readonly facts?: Adaptation;
  /** What the runner is told besides: GITHUB_SHA, GITHUB_REF and so on. */
  readonly told?: Partial<Occurrence>;
  /** How many commits are checked out; 1 when it is not given. "none": there is no checkout. */
  readonly depth?: number | "none";
  /** The commit that `ref:` of the checkout names, if not that of the event. */
  readonly checkedOut?: string;
  /** Whether the origin is gone once the checkout is made. */
  readonly cutOff?: boolean;
  /** A double that has been there before, or how to make one. */
  readonly double?: Double | DoubleOptions;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly step?: Partial<Step>;
}

export interface Played {
  readonly scene: Scene;
  readonly result: StepResult;
  readonly double: Double;
  readonly workspace: string;
  /** The calls of this run, as `METHOD path status`. */
  readonly calls: readonly string[];
}

/** Runs the Action of dist/ once. */
export async function play(scene: Scene): Promise<Played> {
  const { origin, event, facts = {}, told = {}, inputs = {}, step = {} } = scene;
  const happened = { ...occurrence(event, origin, facts), ...told };
  const double = await doubleOf(scene);
  const before = double.calls.length;
  const workspace = workspaceOf(scene, happened);
  const result = await runAction({ ...happened, workspace, api: double.url, inputs, ...step });
  return { scene, result, double, workspace, calls: double.calls.slice(before) };
}

async function doubleOf({ double = {}, origin }: Scene): Promise<Double> {
  return "calls" in double ? double : startDouble({ repository: origin.folder, ...double });
}

function workspaceOf({ origin, depth = 1, checkedOut, cutOff = false }: Scene, { sha, ref }: Occurrence): string {
  if (depth === "none") return temporaryFolder();
  const what = checkedOut === undefined ? { sha, ref } : { sha: checkedOut, ref: "refs/remotes/origin/named" };
  const folder = checkout({ origin: origin.folder, ...what, depth });
  // What an unreachable host and one without our credentials have in common.
  if (cutOff) git(folder, "remote", "set-url", "origin", "file:///gone/octo-org/dns");
  return folder;
}
