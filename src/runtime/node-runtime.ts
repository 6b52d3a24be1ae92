import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { Runtime } from "../model/runtime.js";
import packaged from "./packaged-files.json" with { type: "json" };

/** Set by scripts/build.js: in `dist/` the files lie in a folder beside the chunks. */
declare const BUNDLED: boolean | undefined;

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
    async packagedFile(file) {
      if (typeof BUNDLED !== "undefined") return readFile(new URL(`../packaged/${file}`, import.meta.url));
      return readFile(createRequire(import.meta.url).resolve(packaged[file]));
    },
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
