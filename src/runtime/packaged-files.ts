import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import packaged from "./packaged-files.json" with { type: "json" };

/** Set by scripts/build.js: in `dist/` the files lie in a folder beside the chunks. */
declare const BUNDLED: boolean | undefined;

/** Where a file of a library lies that goes along as it is. */
export function packagedPath(file: keyof typeof packaged): string {
  if (typeof BUNDLED !== "undefined") return fileURLToPath(new URL(`../packaged/${file}`, import.meta.url));
  return createRequire(import.meta.url).resolve(packaged[file]);
}
