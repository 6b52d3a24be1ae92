import { expect, test } from "vitest";
import type { Name } from "../model/dns.js";
import type { RecordToPublish } from "../model/finding.js";
import { zoneFileLines } from "./records.js";

const base = { owner: "_mta-sts.example.com" as Name, ttl: 3600, type: "TXT" } as const;
const CASES: readonly (readonly [string, RecordToPublish, string])[] = [
  ["TXT", { ...base, value: "v=STSv1; id=1;" }, '_mta-sts.example.com. 3600 IN TXT "v=STSv1; id=1;"'],
  ["empty TXT", { ...base, value: "" }, '_mta-sts.example.com. 3600 IN TXT ""'],
  ["a TTL of 0", { ...base, ttl: 0, value: "a" }, '_mta-sts.example.com. 0 IN TXT "a"'],
  ["quotes and backslashes", { ...base, value: 'a"b\\c' }, '_mta-sts.example.com. 3600 IN TXT "a\\"b\\\\c"'],
  ["octets outside ASCII", { ...base, value: "é\n" }, '_mta-sts.example.com. 3600 IN TXT "\\195\\169\\010"'],
  [
    "what the library would fill in",
    { ...base, value: "$& {txt} {time}" },
    '_mta-sts.example.com. 3600 IN TXT "\\036& \\123txt\\125 \\123time\\125"',
  ],
  [
    "what would have to be broken elsewhere",
    { ...base, value: "<!-- ##[x]" },
    '_mta-sts.example.com. 3600 IN TXT "\\060!-- ##\\091x]"',
  ],
  [
    "more than one character-string",
    { ...base, value: `${"a".repeat(255)}b` },
    `_mta-sts.example.com. 3600 IN TXT "${"a".repeat(255)}" "b"`,
  ],
  [
    "MX",
    { owner: "example.com" as Name, ttl: 60, type: "MX", value: "mx.example.net", preference: 20 },
    "example.com. 60 IN MX 20 mx.example.net.",
  ],
  ["null MX", { owner: "a.example" as Name, ttl: 60, type: "MX", value: "", preference: 0 }, "a.example. 60 IN MX 0 ."],
  [
    "CNAME with an escaped dot",
    { owner: "a\\.b.example" as Name, ttl: 60, type: "CNAME", value: "*.example.net." },
    "a\\.b.example. 60 IN CNAME *.example.net.",
  ],
  [
    "a name that would end the line",
    { owner: "a b;c\n.example" as Name, ttl: 60, type: "CNAME", value: "x" },
    "a\\032b\\059c\\010.example. 60 IN CNAME x.",
  ],
];

test.each(CASES)("%s", async (_name, record, line) => {
  expect(await zoneFileLines([record])).toEqual([line]);
});
