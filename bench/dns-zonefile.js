// The peer: reads a zone file with dns-zonefile and does nothing with it.
import { readFileSync } from "node:fs";
import zonefile from "dns-zonefile";

zonefile.parse(readFileSync(process.argv[2], "utf8"));
