import { readFile } from "node:fs/promises";
import type { Runtime } from "../model/runtime.js";
import { packagedPath } from "./packaged-files.js";

/**
 * How long one program may take, in milliseconds of CPU time, by what those before it have taken together: a repository of
 * two hundred programs that never end is done with too, and those that are quick are still run.
 */
const DEADLINES: readonly (readonly [taken: number, deadline: number])[] = [
  [6000, 1500],
  [20_000, 250],
];

/** For one run, of all programs of which it counts the time. */
export function createNodeRuntime(): Runtime {
  let taken = 0;
  return {
    packagedFile: (file) => readFile(packagedPath(file)),
    prepareProgram: () => void import("./sandbox.js").then(({ prepareSandbox }) => prepareSandbox()),
    async runProgram(task) {
      const { runInSandbox, stopped } = await import("./sandbox.js");
      const [, deadline] = DEADLINES.find(([most]) => taken < most) ?? [];
      if (deadline === undefined) return stopped("the programs of this repository take too long together");
      const outcome = await runInSandbox(task, deadline);
      taken += outcome.cost;
      return outcome;
    },
  };
}
