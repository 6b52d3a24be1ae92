import { expect, test } from "vitest";
import { hostilePrograms } from "./hostile-programs.js";
import { PROVIDERS, readFiles, showZone } from "./reading.js";

const GOOD = `${PROVIDERS}D("good.example", REG, DNS, TXT("_mta-sts", "v=STSv1; id=1"));\n`;

test.each(hostilePrograms)("$name", async ({ program, files = {}, says, startsNot }) => {
  const before = process.cpuUsage();
  const reading = await readFiles({ "dnsconfig.js": GOOD + program, "other/dnsconfig.js": GOOD, ...files });
  // On a machine of its own as much time passes. The good file is read within it.
  expect(process.cpuUsage(before).user / 1000).toBeLessThan(3000);
  const said = reading.problems.map(({ message }) => message).join("\n");
  if (says) expect(said).toMatch(says);
  else expect(said).toBe("");
  const zones = reading.zones.map(showZone);
  expect(zones).not.toContain("escaped.example complete");
  expect(zones.at(-1)).toBe("good.example complete");
  // What was declared before is still there, but for what a program spoils for itself.
  if (says && !startsNot) expect(zones).toContain("good.example part");
});
