import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

export const CLI = fileURLToPath(new URL("../dist/cli.js", import.meta.url));

function isInstalled(command) {
  return spawnSync("sh", ["-c", `command -v ${command}`]).status === 0;
}

/** Says what is not there, once, and leaves it out. */
function onlyInstalled(commands) {
  return commands.filter(({ name, argv, debian }) => {
    if (debian === undefined || isInstalled(argv[0])) return true;
    console.log(`   ${name}: not installed (Debian package ${debian}), left out`);
    return false;
  });
}

function timeOnce(argv, env) {
  const start = process.hrtime.bigint();
  const { error, status, stderr } = spawnSync(argv[0], argv.slice(1), {
    stdio: ["ignore", "ignore", "pipe"],
    maxBuffer: 1e9,
    env,
  });
  if (error) throw error;
  if (status === null || status > 1) throw new Error(`${argv.join(" ")}: ${status}\n${stderr}`);
  return Number(process.hrtime.bigint() - start) / 1e6;
}

/** CPU time in seconds and peak resident memory in MiB of one run; needs GNU time. */
export function processCost(argv) {
  const { stderr } = spawnSync("/usr/bin/time", ["-f", "%U %S %M", ...argv], {
    stdio: ["ignore", "ignore", "pipe"],
    encoding: "utf8",
    maxBuffer: 1e9,
  });
  const [user, system, kib] = (stderr.trim().split("\n").at(-1) ?? "").split(" ").map(Number);
  return { seconds: user + system, mebibytes: kib / 1024 };
}

/** Peak resident memory in MiB; undefined without GNU time. */
function peakMemory(argv) {
  if (!isInstalled("/usr/bin/time")) return undefined;
  return processCost(argv).mebibytes;
}

/**
 * Runs the commands in turn, round after round, so that what the machine does meanwhile hits all of them, and prints the
 * median of each and its ratio to the first. Gives the medians in ms.
 */
export function compare(commands, { rounds = 10, memory = false } = {}) {
  const present = onlyInstalled(commands);
  const times = new Map(present.map(({ name }) => [name, []]));
  for (const { argv, env } of present) timeOnce(argv, env);
  for (let round = 0; round < rounds; round++) {
    for (const { name, argv, env } of present) times.get(name).push(timeOnce(argv, env));
  }
  const medians = new Map(
    [...times].map(([name, all]) => [name, all.sort((a, b) => a - b)[Math.floor(all.length / 2)]]),
  );
  const [reference] = medians.values();
  for (const { name, argv } of present) {
    const median = medians.get(name);
    const peak = memory ? peakMemory(argv) : undefined;
    console.log(
      `   ${name.padEnd(44)} ${median.toFixed(0).padStart(7)} ms  ${(median / reference).toFixed(2).padStart(6)} x${peak === undefined ? "" : `  ${peak.toFixed(0).padStart(5)} MiB`}`,
    );
  }
  if (memory && !isInstalled("/usr/bin/time"))
    console.log("   peak memory: GNU time is not installed (Debian package time)");
  return medians;
}
