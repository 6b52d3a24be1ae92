import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { CLI, compare } from "./measure.js";
import { policyText, zoneText } from "./small.js";

/** Of ten records: six A, two AAAA, one CNAME, and MX and TXT in turn. */
function recordsOf(number) {
  const lines = [];
  for (let host = 0; host < 6; host++) lines.push(`h${number}x${host} IN A 192.0.${number & 255}.${host}`);
  for (let host = 0; host < 2; host++)
    lines.push(`h${number}x${host} IN AAAA 2001:db8::${(number & 0xffff).toString(16)}:${host}`);
  lines.push(`c${number} 300 IN CNAME h${number}x0`);
  lines.push(
    number % 2
      ? `m${number} IN MX 10 h${number}x1`
      : `t${number} IN TXT "v=spf1 include:_spf${number}.example.net -all"`,
  );
  return `${lines.join("\n")}\n`;
}

async function writeZone(path, records) {
  const file = createWriteStream(path);
  file.write(zoneText("example.com"));
  for (let number = 0; number < records / 10; number++) {
    if (!file.write(recordsOf(number))) await once(file, "drain");
  }
  file.end();
  await once(file, "finish");
}

/** Goals: at most the time of nsd-checkzone, and under 300 MB. */
export async function zone(folder) {
  const tree = join(folder, "large");
  const path = join(tree, "zones/example.com.zone");
  await mkdir(join(tree, "zones"), { recursive: true });
  await mkdir(join(tree, "mta-sts.example.com/.well-known"), { recursive: true });
  await writeFile(join(tree, "mta-sts.example.com/.well-known/mta-sts.txt"), policyText("example.com"));
  await writeZone(path, 1_000_000);
  compare(
    [
      { name: "nsd-checkzone, 1,000,000 records", argv: ["nsd-checkzone", "example.com", path], debian: "nsd" },
      { name: "mta-sts-lint check", argv: [process.execPath, CLI, "check", "-C", tree] },
      { name: "named-checkzone", argv: ["named-checkzone", "-i", "none", "example.com", path], debian: "bind9-utils" },
      { name: "ldns-read-zone", argv: ["ldns-read-zone", path], debian: "ldnsutils" },
      {
        name: "dns-zonefile (npm)",
        argv: [
          process.execPath,
          "--max-old-space-size=8192",
          fileURLToPath(new URL("dns-zonefile.js", import.meta.url)),
          path,
        ],
      },
    ],
    { rounds: 2, memory: true },
  );
}
