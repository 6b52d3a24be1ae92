import { mkdtempSync } from "node:fs";
import { join } from "node:path";
import { hostilePrograms } from "../test/dnscontrol/hostile-programs.ts";
import { git, write } from "./git.js";
import { CLI, processCost } from "./measure.js";

const GOOD = `var REG = NewRegistrar("none"); var DNS = DnsProvider(NewDnsProvider("bind"));
D("good.example", REG, DNS, TXT("_mta-sts", "v=STSv1; id=1"), A("mta-sts", "192.0.2.1"));
`;
const SHOWN = 5;

/** Goals: each hostile program of DNSControl is done with within 2 s and 128 MB, the whole process counted. */
export function hostile(folder) {
  const costs = hostilePrograms.map(({ name, program, files }) => {
    const repository = mkdtempSync(join(folder, "hostile-"));
    git(repository, "init", "--quiet", "--initial-branch=main");
    write(repository, { ...files, "dnsconfig.js": GOOD + program });
    return { name, ...processCost([process.execPath, CLI, "check", "-C", repository]) };
  });
  show("longest", costs, ({ seconds }) => seconds);
  show("largest", costs, ({ mebibytes }) => mebibytes);
}

function show(title, costs, of) {
  console.log(`   the ${title} of ${costs.length}:`);
  for (const { name, seconds, mebibytes } of [...costs].sort((one, other) => of(other) - of(one)).slice(0, SHOWN)) {
    console.log(
      `   ${name.padEnd(44)} ${seconds.toFixed(2).padStart(6)} s CPU  ${mebibytes.toFixed(0).padStart(5)} MiB`,
    );
  }
}
