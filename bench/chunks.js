import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { CLI } from "./measure.js";
import { smallRepository } from "./small.js";

/** Which chunks of dist/ a plain run loads, as V8's coverage tells, and how large they are. Goal: under 150 KB. */
export function chunks(folder) {
  const coverage = mkdtempSync(join(folder, "coverage-"));
  execFileSync(process.execPath, [CLI, "check", "-C", smallRepository(folder), "--base", "HEAD~1", "--head", "HEAD"], {
    env: { ...process.env, NODE_V8_COVERAGE: coverage },
  });
  const dist = dirname(CLI);
  const loaded = readdirSync(coverage)
    .flatMap((name) => JSON.parse(readFileSync(join(coverage, name), "utf8")).result)
    .map(({ url }) => url.replace(/^file:\/\//, ""))
    .filter((path) => path.startsWith(dist));
  let sum = 0;
  for (const path of loaded) {
    const { size } = statSync(path);
    sum += size;
    console.log(`   ${(size / 1000).toFixed(1).padStart(7)} KB  ${path.slice(dist.length + 1)}`);
  }
  console.log(`   ${(sum / 1000).toFixed(1).padStart(7)} KB  in all`);
}
