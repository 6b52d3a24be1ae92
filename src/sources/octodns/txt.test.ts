import fc from "fast-check";
import { expect, test } from "vitest";
import { applyEdits, replaceText, subtext } from "../../model/text.js";
import { cut, filesOf, readZone } from "./reading.testing.js";

/** Styles in which a value can be written, with text put between what stands before and behind it. */
const STYLES: readonly (readonly [string, string])[] = [
  ["a:\n  type: TXT\n  value: v=STSv1\\; id=1\\;\nb: {type: A, value: x}\n", "plain"],
  ["a:\n  type: TXT\n  value: v=STSv1; id=1;\nb: {type: A, value: x}\n", "plain, unescaped"],
  ["a:\n  type: TXT\n  values:\n    - v=STSv1\\; id=1\n    - other\n", "plain in a list"],
  ["a: {type: TXT, values: [v=STSv1\\; id=1, other]}\n", "plain in brackets"],
  ["a:\n  type: TXT\n  value: v=STSv1\\;\n    id=1\nb: {type: A, value: x}\n", "plain over lines"],
  ["a:\n  type: TXT\n  value: 'it''s v=STSv1\\; id=1'\n", "single quotes"],
  ["a:\n  type: TXT\n  value: 'v=STSv1\\;\n    id=1'\n", "single quotes over lines"],
  ['a:\n  type: TXT\n  value: "v=STSv1\\\\; \\x69d=1"\n', "double quotes"],
  ['a:\n  type: TXT\n  value: "v=STSv1\\\\; \\\n    id=1"\n', "double quotes over lines"],
  ['a:\n  type: TXT\n  value: \'"v=STSv1\\;" " id=1"\'\n', "quotes of DNS within"],
  ["a:\n  type: TXT\n  value: |-\n    v=STSv1\\; id=1\nb: {type: A, value: x}\n", "literal"],
  ["a:\n  type: TXT\n  value: >-\n    v=STSv1\\;\n    id=1\n\nb: {type: A, value: x}\n", "folded"],
  ["a:\n  type: TXT\n  value: >-\r\n    v=STSv1\\;\r\n    id=1\r\n", "folded, CRLF"],
  ["a:\n  type: TXT\n  value: >-\n    v=STSv1\\;\n      id=1\n    x\nb: {type: A, value: x}\n", "folded, and more"],
  ["# bücher 🎉\na:\n  type: TXT\n  value: é v=STSv1\\; id=1\n", "behind other characters"],
  ["\uFEFFa:\n  type: TXT\n  value: v=STSv1\\; id=1\n", "behind a BOM"],
];

async function firstText(yaml: string | Uint8Array) {
  const { zone } = await readZone(yaml);
  const [record] = zone?.records ?? [];
  if (record?.type !== "TXT") throw new Error("no TXT record");
  return { text: record.text, others: (zone?.records ?? []).slice(1) };
}

test.each(STYLES)("%j: a verbatim piece reads in the file as in the value", async (yaml) => {
  const { text } = await firstText(yaml);
  expect(text.pieces.map((piece) => piece.text).join("")).toBe(text.value);
  for (const { verbatim, range, text: expected } of text.pieces) {
    const found = cut({ "zones/example.com.yaml": yaml }, range);
    if (verbatim) expect(found).toBe(expected);
    if (expected === ";" && !verbatim) expect(found).toMatch(/^\\\\?;$/);
  }
});

/** Text as records hold it, and the characters that quoting has to do with. */
const TEXT = fc
  .string({ unit: fc.constantFrom(..."aAzZ019=:;,#'\"\\{}[]&*!|>%@` -~é🎉"), minLength: 1, maxLength: 30 })
  // YAML cuts blanks off at the ends of plain text, and a quote in front would be one of DNS.
  .map((text) => `v${text}1`);

test.each(STYLES)("%j: what replaces the text is read again", async (yaml) => {
  const [file] = filesOf({ "zones/example.com.yaml": yaml });
  const { text, others } = await firstText(yaml);
  await fc.assert(
    fc.asyncProperty(TEXT, async (replacement) => {
      // `" "` joins two strings, and a backslash before `;` belongs to it, in octoDNS itself.
      fc.pre(!replacement.includes('" "') && !replacement.includes("\\;"));
      const edited = applyEdits(file?.bytes ?? new Uint8Array(), replaceText(text, replacement));
      const again = await firstText(edited);
      expect(again.text.value).toBe(replacement);
      expect(again.others.map(({ owner, type }) => [owner.value, type])).toEqual(
        others.map(({ owner, type }) => [owner.value, type]),
      );
    }),
  );
});

test.each(STYLES.filter(([, style]) => style !== "folded, and more"))(
  "%j: the id alone can be replaced",
  async (yaml) => {
    const [file] = filesOf({ "zones/example.com.yaml": yaml });
    const { text } = await firstText(yaml);
    const at = text.value.indexOf("id=") + 3;
    const edits = replaceText(subtext(text, at, at + 1), "20260101T000000");
    const again = await firstText(applyEdits(file?.bytes ?? new Uint8Array(), edits));
    expect(again.text.value).toBe(text.value.replace("id=1", "id=20260101T000000"));
  },
);

/** Any YAML scalar: what is made of pieces must be what the library reads. */
test("pieces make up the value whatever the layout", async () => {
  const line = fc.string({ unit: fc.constantFrom(..."ab;'\"\\ \t"), maxLength: 8 });
  const layout = fc.tuple(
    fc.constantFrom("|", "|-", "|+", ">", ">-", ">+", "'", '"', ""),
    fc.array(line, { maxLength: 5 }),
  );
  await fc.assert(
    fc.asyncProperty(layout, async ([style, lines]) => {
      const block = style.startsWith("|") || style.startsWith(">");
      const body = lines.map((each) => `    ${each}`).join("\n");
      const value = block ? `${style}\n${body}` : `${style}${body.trimStart()}${style}`;
      const yaml = `a:\n  type: TXT\n  value: ${value}\n`;
      const { zone } = await readZone(yaml);
      for (const record of zone?.records ?? []) {
        if (record.type !== "TXT") continue;
        expect(record.text.pieces.map((piece) => piece.text).join("")).toBe(record.text.value);
        for (const { verbatim, range, text } of record.text.pieces) {
          if (verbatim) expect(cut({ "zones/example.com.yaml": yaml }, range)).toBe(text);
        }
      }
    }),
    { numRuns: 500 },
  );
});
