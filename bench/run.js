// Whole processes, side by side in one run, as ratios: npm run bench [-- action|chunks|dnscontrol|hostile|small|repository|terraform|zone ...]
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { action } from "./action.js";
import { chunks } from "./chunks.js";
import { dnscontrol } from "./dnscontrol.js";
import { hostile } from "./hostile.js";
import { repositories } from "./repositories.js";
import { small } from "./small.js";
import { terraform } from "./terraform.js";
import { zone } from "./zone.js";

const benches = { action, chunks, dnscontrol, hostile, small, repository: repositories, terraform, zone };
const wanted = process.argv.slice(2);
const names = wanted.length > 0 ? wanted : Object.keys(benches);

const folder = mkdtempSync(join(tmpdir(), "mta-sts-lint-bench-"));
try {
  for (const name of names) {
    const bench = benches[name];
    if (!bench) throw new Error(`no bench "${name}": ${Object.keys(benches).join(", ")}`);
    console.log(`\n== ${name}`);
    await bench(folder);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
