// biome-ignore-all lint/suspicious/noTemplateCurlyInString: placeholders are written so
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Name } from "../../model/dns.js";
import type { SourceFile } from "../../model/text.js";
import { claimsZoneFile } from "./claims.js";
import { ofInterest } from "./interest.js";
import { type FileReading, readZoneFile } from "./read.js";
import { SNIPPETS } from "./snippets.test-data.js";

const encoder = new TextEncoder();
const SOA = "@ 60 SOA ns. host. 1 2 3 4 5\n";

function read(bytes: Uint8Array, open?: (path: string) => SourceFile): Promise<FileReading> {
  const context = {
    open: async (path: string) => open?.(path),
    originOf: () => "example.com" as Name,
  };
  return readZoneFile({ path: "example.com.zone", bytes }, context, ofInterest);
}

const TEXTS: readonly (readonly [about: string, text: string, mistakes: number])[] = [
  ["a $GENERATE of two thousand million", `${SOA}$GENERATE 1-2000000000 mx$ MX "1 a$"\n`, 1],
  ["many times $GENERATE", `${SOA}${"$GENERATE 1-60000 mx$ MX 1\n".repeat(1000)}`, 21],
  ["a $GENERATE with a large width", `${SOA}$GENERATE 1-60000 m\${0,999} CNAME a\n`, 1],
  ["100,000 open parentheses on one line", `${SOA}a TXT ${"(".repeat(100_000)}`, 1],
  ["100,000 lines with an open parenthesis", `${SOA}${"a TXT ( x\n".repeat(100_000)}`, 21],
  ["100,000 lines with a closing parenthesis", `${SOA}${"a TXT x )\n".repeat(100_000)}`, 21],
  ["100,000 lines with an open quotation mark", `${SOA}${'a TXT "x\n'.repeat(100_000)}`, 21],
  ["100,000 unknown types", `${SOA}${"a FOO x\n".repeat(100_000)}`, 21],
  ["a line of 10 MB", `${SOA}_mta-sts TXT ${"x".repeat(10_000_000)}\n`, 1],
  ["1 MB of backslashes", `${SOA}_mta-sts TXT "${"\\".repeat(1_000_000)}"\n`, 1],
  ["1 MB of quotation marks", `${SOA}_mta-sts TXT ${'"'.repeat(1_000_000)}\n`, 0],
  ["1 MB of NULs", `${SOA}${"\0".repeat(1_000_000)}\n`, 1],
  ["1 MB of newlines", `${SOA}${"\n".repeat(1_000_000)}`, 0],
  ["1 MB of dots", `${SOA}a CNAME ${".".repeat(1_000_000)}\n`, 1],
  ["1 MB of open braces", `${SOA}${"{{".repeat(500_000)}\n`, 1],
  ["1 MB of open braces with words between", `${SOA}${"{{a ".repeat(250_000)}\n`, 1],
  ["1 MB of open variables", `${SOA}${"${a".repeat(300_000)} {{ a }}\n`, 1],
  ["1 MB of underscores", `${SOA}_mta-sts TXT "${"_A_".repeat(300_000)}"\n`, 1],
  ["100,000 open template blocks", `${SOA}${"{% if a %}\n".repeat(100_000)}`, 0],
  ["100,000 open placeholders", `${SOA}${"{{ a\n".repeat(100_000)}{{ a }}\n`, 0],
  ["an origin that grows", `${SOA}${"$ORIGIN a\n".repeat(1000)}`, 1],
];

test.each(TEXTS)("%s", async (_about, text, problems) => {
  const bytes = encoder.encode(text);
  const reading = await read(bytes);
  expect(reading.problems.length).toBe(problems);
  expect(reading.zones[0]?.complete ?? false).toBe(problems === 0 && !/\{[{%]/.test(text));
  claimsZoneFile({ path: "example.com.zone", bytes });
});

test("the last problem counts the others", async () => {
  const { problems } = await read(encoder.encode(`${SOA}${"a FOO x\n".repeat(1000)}`));
  expect(problems.at(-1)?.message).toMatch(/^980 more mistakes are in this file/);
});

test("a file that includes ever new files", async () => {
  let count = 0;
  const open = (path: string): SourceFile => {
    count += 1;
    return { path, bytes: encoder.encode(`$INCLUDE ${count}.inc\n$INCLUDE a${count}.inc\n`) };
  };
  const { problems } = await read(encoder.encode(`${SOA}$INCLUDE 0.inc\n`), open);
  expect(count).toBe(1000);
  expect(problems.length).toBeGreaterThan(0);
  expect(problems.every((problem) => !problem.mistake)).toBe(true);
});

const FIXTURES = [
  ...SNIPPETS.map(([, text]) => text),
  '$ORIGIN {{ d }}.\n{% for a in b %}\n@ MX 1 {{ a }}\n{% endfor %}\n_mta-sts TXT "v=STSv1; id=${i}" %A% @@B@@ <%= "x" %>\n',
].map((text) => encoder.encode(`${SOA}${text}`));

test("a zone file that is cut anywhere is read", async () => {
  for (const bytes of FIXTURES) {
    for (let length = SOA.length; length <= Math.min(bytes.length, 400); length++) {
      const { zones } = await read(bytes.subarray(0, length));
      expect(zones.length).toBeGreaterThan(0);
    }
  }
});

const SPECIAL = [...'\0\t\n\r "#$%();@.\\{}<>*_09aA'].map((character) => character.charCodeAt(0));

test("a zone file with any byte changed is read, with every place within the file", async () => {
  const change = fc.record({
    bytes: fc.constantFrom(...FIXTURES),
    at: fc.nat(400),
    byte: fc.oneof(fc.constantFrom(...SPECIAL), fc.nat(255)),
    again: fc.option(fc.constantFrom(...SPECIAL)),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 3 }), async (changes) => {
      const bytes = Uint8Array.from(changes.flatMap((each) => [...each.bytes]));
      for (const { at, byte, again } of changes) {
        bytes[at % bytes.length] = byte;
        if (again !== null) bytes[(at * 7) % bytes.length] = again;
      }
      const { zones, problems } = await read(bytes);
      claimsZoneFile({ path: "example.com.zone", bytes });
      const ranges = [...problems, ...zones.flatMap((zone) => zone.records)].map(({ range }) => range);
      for (const { start, end } of ranges) {
        expect(start).toBeLessThan(end);
        expect(end).toBeLessThanOrEqual(bytes.length);
      }
    }),
    { numRuns: 1000 },
  );
});
