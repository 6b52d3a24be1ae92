import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { Runtime } from "../model/runtime.js";
import packaged from "./packaged-files.json" with { type: "json" };

/** Set by scripts/build.js: in `dist/` the files lie in a folder beside the chunks. */
declare const BUNDLED: boolean | undefined;

export const nodeRuntime: Runtime = {
  async packagedFile(file) {
    if (typeof BUNDLED !== "undefined") return readFile(new URL(`../packaged/${file}`, import.meta.url));
    return readFile(createRequire(import.meta.url).resolve(packaged[file]));
  },
  prepareProgram: () => void import("./sandbox.js").then(({ prepareSandbox }) => prepareSandbox()),
  runProgram: async (task) => (await import("./sandbox.js")).runInSandbox(task),
};
