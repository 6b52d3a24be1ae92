import { describe, expect, test } from "vitest";
import type { Observation } from "../src/model/finding.js";
import { isValidPolicy } from "../src/model/policy.js";
import { applyEdits } from "../src/model/text.js";
import { rules } from "../src/rules/index.js";
import { policyFile } from "./policy-text.js";
import { check } from "./rule-cases.js";

const V = "version: STSv1\n";
const M = "mode: enforce\n";
const X = "mx: mail.example.com\n";
const A = "max_age: 604800\n";

async function judged(content: string | Uint8Array) {
  const said: string[] = [];
  const observations: Observation[] = [];
  let valid = false;
  for (const rule of rules) {
    const { observations: found, head } = await check(rule, { head: policyFile(content) });
    for (const one of found) {
      said.push(`${rule.id} ${one.severity ?? rule.severity}`);
      observations.push(one);
    }
    valid = head.policies.every(({ policy }) => isValidPolicy(policy));
  }
  return { said, observations, valid };
}

interface Shape {
  readonly name: string;
  readonly text: string | Uint8Array;
  /** `rule severity` of all that is found. */
  readonly finds: readonly string[];
  /** The text after the safe fixes; undefined when there are none. */
  readonly mended?: string;
}

const utf16 = (text: string): Uint8Array => Uint8Array.from(Buffer.from(`\uFEFF${text}`, "utf16le"));

/** What was found invalid in public repositories, and its relatives: one mistake gives one finding. */
const INVALID: readonly Shape[] = [
  {
    name: "prose in the place of a policy",
    text: "We use MTA-STS to protect our mail.\nAsk the postmaster.\n",
    finds: ["policy-version-invalid error"],
  },
  { name: "an empty file", text: "", finds: ["policy-version-invalid error"] },
  { name: "blank lines only", text: "\n\n  \n", finds: ["policy-version-invalid error"] },
  {
    name: "a web page",
    text: "<!DOCTYPE html>\n<html><body>Not found</body></html>\n",
    finds: ["policy-version-invalid error"],
  },
  { name: "the TXT record", text: "v=STSv1; id=20240101\n", finds: ["policy-version-invalid error"] },
  {
    name: "every line indented",
    text: `${V}${M}${X}${A}`.replace(/^(?=.)/gm, "    "),
    finds: ["policy-indented error"],
    mended: V + M + X + A,
  },
  {
    name: "a final dot",
    text: `${V}${M}mx: mail.example.com.\n${A}`,
    finds: ["policy-mx-invalid error"],
    mended: V + M + X + A,
  },
  {
    name: "final dots everywhere",
    text: `${V}${M}mx: mail.example.com.\nmx: *.mx.example.com.\n${A}`,
    finds: ["policy-mx-invalid error"],
    mended: `${V}${M}${X}mx: *.mx.example.com\n${A}`,
  },
  { name: "mode live", text: `${V}mode: live\n${X}${A}`, finds: ["policy-mode-invalid error"] },
  { name: "mode strict", text: `${V}mode: strict\n${X}${A}`, finds: ["policy-mode-invalid error"] },
  { name: "mode report", text: `${V}mode: report\n${X}${A}`, finds: ["policy-mode-invalid error"] },
  {
    name: "mode in brackets",
    text: `${V}mode: [testing]\n${X}${A}`,
    finds: ["policy-mode-invalid error"],
    mended: `${V}mode: testing\n${X}${A}`,
  },
  {
    name: "a YAML list",
    text: `${V}${M}mx:\n  - mail.example.com\n  - mail2.example.com\n${A}`,
    finds: ["policy-mx-invalid error"],
    mended: `${V}${M}${X}mx: mail2.example.com\n${A}`,
  },
  {
    name: "a YAML list at the end, without a last line ending",
    text: `${V}${M}${A}mx:\n- mail.example.com`,
    finds: ["policy-mx-invalid error"],
    mended: `${V}${M}${A}${X}`,
  },
  {
    name: "a YAML list on one line",
    text: `${V}${M}mx: [mail.example.com, "mail2.example.com"]\n${A}`,
    finds: ["policy-mx-invalid error"],
    mended: `${V}${M}${X}mx: mail2.example.com\n${A}`,
  },
  {
    name: "two policies run together",
    text: `${V}${M}${X}max_age: 86400${V}${M}${X}max_age: 86400`,
    finds: ["policy-max-age-invalid error"],
  },
  {
    name: "two policies",
    text: V + M + X + A + V + M + X + A,
    finds: ["policy-field-duplicate error"],
    mended: V + M + X + A,
  },
  {
    name: "two policies that differ",
    text: `${V}${M}${X}${A}${V}mode: testing\n${X}${A}`,
    finds: ["policy-field-duplicate error"],
  },
  { name: "an underscore", text: `${V}${M}mx: my_mail.example.com\n${A}`, finds: ["policy-mx-invalid error"] },
  {
    name: "a comment behind the mode",
    text: `${V}mode: enforce # comment\n${X}${A}`,
    finds: ["policy-mode-invalid error"],
    mended: V + M + X + A,
  },
  {
    name: "a comment behind the max_age",
    text: `${V}${M}${X}max_age: 604800 # a week\n`,
    finds: ["policy-max-age-invalid error"],
    mended: V + M + X + A,
  },
  {
    name: "a comment behind mx",
    text: `${V}${M}mx: mail.example.com # primary\n${A}`,
    finds: ["policy-mx-invalid error"],
    mended: V + M + X + A,
  },
  {
    name: "comment lines",
    text: `# ours\n${V}# mode\n${M}${X}${A}`,
    finds: ["policy-line-invalid error"],
    mended: V + M + X + A,
  },
  {
    name: "a byte order mark",
    text: `\uFEFF${V}${M}${X}${A}`,
    finds: ["policy-encoding-invalid error"],
    mended: V + M + X + A,
  },
  {
    name: "UTF-16",
    text: utf16(V + M + X + A),
    finds: ["policy-encoding-invalid error"],
    mended: `\uFEFF${V}${M}${X}${A}`.slice(1),
  },
  { name: "an address", text: `${V}${M}mx: 192.0.2.1\n${A}`, finds: ["policy-mx-invalid error"] },
  { name: "an IPv6 address", text: `${V}${M}mx: 2001:db8::1\n${A}`, finds: ["policy-mx-invalid error"] },
  { name: "the policy host", text: `${V}${M}mx: mta-sts.example.com\n${A}`, finds: ["policy-mx-invalid warning"] },
  {
    name: "version 2",
    text: `version: 2\n${M}${X}${A}`,
    finds: ["policy-version-invalid error"],
    mended: V + M + X + A,
  },
  {
    name: "a date as the version",
    text: `version: 20240101\n${M}${X}${A}`,
    finds: ["policy-version-invalid error"],
    mended: V + M + X + A,
  },
  { name: "no version", text: M + X + A, finds: ["policy-version-invalid error"], mended: V + M + X + A },
  {
    name: "the version in capitals",
    text: `version: STSV1\n${M}${X}${A}`,
    finds: ["policy-version-invalid error"],
    mended: V + M + X + A,
  },
  {
    name: "enforced",
    text: `${V}mode: enforced\n${X}${A}`,
    finds: ["policy-mode-invalid error"],
    mended: V + M + X + A,
  },
  { name: "Enforce", text: `${V}mode: Enforce\n${X}${A}`, finds: ["policy-mode-invalid error"], mended: V + M + X + A },
  {
    name: "test",
    text: `${V}mode: test\n${X}${A}`,
    finds: ["policy-mode-invalid error"],
    mended: `${V}mode: testing\n${X}${A}`,
  },
  { name: "Mode:", text: `${V}Mode: enforce\n${X}${A}`, finds: ["policy-field-unknown error"], mended: V + M + X + A },
  {
    name: "Mode: Enforce",
    text: `${V}Mode: Enforce\n${X}${A}`,
    finds: ["policy-field-unknown error"],
    mended: V + M + X + A,
  },
  {
    name: "max-age",
    text: `${V}${M}${X}max-age: 604800\n`,
    finds: ["policy-field-unknown error"],
    mended: V + M + X + A,
  },
  {
    name: "nmx",
    text: `${V}${M}nmx: mail.example.com\n${A}`,
    finds: ["policy-field-unknown error"],
    mended: V + M + X + A,
  },
  {
    name: "max age",
    text: `${V}${M}${X}max age: 604800\n`,
    finds: ["policy-line-invalid error"],
    mended: V + M + X + A,
  },
  {
    name: "equals signs",
    text: "version=STSv1\nmode=enforce\nmx=mail.example.com\nmax_age=604800\n",
    finds: ["policy-line-invalid error"],
    mended: V + M + X + A,
  },
  { name: "no colon", text: `${V}mode enforce\n${X}${A}`, finds: ["policy-line-invalid error"], mended: V + M + X + A },
  {
    name: "JSON",
    text: '{\n  "version": "STSv1",\n  "mode": "enforce",\n  "mx": ["mail.example.com"],\n  "max_age": 604800\n}\n',
    finds: ["policy-line-invalid error"],
  },
  {
    name: "one line with semicolons",
    text: "version: STSv1; mode: enforce; mx: mail.example.com; max_age: 604800",
    finds: ["policy-version-invalid error"],
    mended: (V + M + X + A).trimEnd(),
  },
  {
    name: "line breaks written as \\n",
    text: "version: STSv1\\nmode: enforce\\nmx: mail.example.com\\nmax_age: 604800\\n",
    finds: ["policy-version-invalid error"],
    mended: (V + M + X + A).trimEnd(),
  },
  {
    name: "bare CR",
    text: (V + M + X + A).replaceAll("\n", "\r"),
    finds: ["policy-line-ending-invalid error"],
    mended: V + M + X + A,
  },
  {
    name: "CR CR LF",
    text: (V + M + X + A).replaceAll("\n", "\r\r\n"),
    finds: ["policy-line-ending-invalid error"],
    mended: V + M + X + A,
  },
  { name: "two final newlines", text: `${V}${M}${X}${A}\n`, finds: ["policy-blank-line error"], mended: V + M + X + A },
  {
    name: "a blank line in the middle",
    text: `${V}\n${M}${X}\n${A}`,
    finds: ["policy-blank-line error"],
    mended: V + M + X + A,
  },
  {
    name: "a comma list",
    text: `${V}${M}mx: mail.example.com, mail2.example.com\n${A}`,
    finds: ["policy-mx-invalid error"],
    mended: `${V}${M}${X}mx: mail2.example.com\n${A}`,
  },
  {
    name: "a preference",
    text: `${V}${M}mx: 10 mail.example.com\n${A}`,
    finds: ["policy-mx-invalid error"],
    mended: V + M + X + A,
  },
  {
    name: "a port",
    text: `${V}${M}mx: mail.example.com:25\n${A}`,
    finds: ["policy-mx-invalid error"],
    mended: V + M + X + A,
  },
  {
    name: "quotes",
    text: `${V}${M}mx: "mail.example.com"\n${A}`,
    finds: ["policy-mx-invalid error"],
    mended: V + M + X + A,
  },
  {
    name: "a U-label",
    text: `${V}${M}mx: mail.bücher.example\n${A}`,
    finds: ["policy-mx-invalid error"],
    mended: `${V}${M}mx: mail.xn--bcher-kva.example\n${A}`,
  },
  { name: "no mx", text: V + M + A, finds: ["policy-mx-missing error"] },
  { name: "an empty mx", text: `${V}${M}mx:\n${A}`, finds: ["policy-mx-invalid error"] },
  { name: "an empty mode", text: `${V}mode:\n${X}${A}`, finds: ["policy-mode-invalid error"] },
  { name: "no mode", text: V + X + A, finds: ["policy-mode-invalid error"] },
  { name: "no max_age", text: V + M + X, finds: ["policy-max-age-invalid error"] },
  { name: "days", text: `${V}${M}${X}max_age: 7d\n`, finds: ["policy-max-age-invalid error"] },
  { name: "a second mode", text: `${V}${M}mode: testing\n${X}${A}`, finds: ["policy-field-duplicate error"] },
  { name: "front matter that is served", text: `---\n${V}${M}${X}${A}---\n`, finds: ["policy-line-invalid error"] },
  {
    name: "a no-break space",
    text: `${V}mode:\u00a0enforce\n${X}${A}`,
    finds: ["policy-mode-invalid error"],
    mended: `${V}mode:enforce\n${X}${A}`,
  },
];

describe("one mistake, one finding", () => {
  test.each(INVALID)("$name", async ({ text, finds, mended }) => {
    const { said, observations } = await judged(text);
    expect(said).toEqual(finds);
    const edits = observations.flatMap(({ fixes = [] }) =>
      fixes.filter(({ safe }) => safe).flatMap((fix) => fix.edits),
    );
    const bytes = typeof text === "string" ? new TextEncoder().encode(text) : text;
    const result =
      edits.length > 0 ? new TextDecoder("utf-8", { ignoreBOM: true }).decode(applyEdits(bytes, edits)) : undefined;
    expect(result).toBe(mended);
    if (mended !== undefined)
      expect((await judged(mended)).said.filter((found) => found.endsWith("error"))).toEqual([]);
  });
});

const LEGAL: readonly (readonly [string, string])[] = [
  ["the plainest policy", V + M + X + A],
  ["CRLF", (V + M + X + A).replaceAll("\n", "\r\n")],
  ["no final newline", (V + M + X + A).trimEnd()],
  ["other order behind the version", V + A + X + M],
  ["aligned values", "version: STSv1\nmode:    enforce\nmx:      mail.example.com\nmax_age: 604800\n"],
  ["a host of one label", `${V}${M}mx:      mail\n${A}`],
  ["no blank behind the colon", (V + M + X + A).replaceAll(": ", ":")],
  ["a tab behind the colon", (V + M + X + A).replaceAll(": ", ":\t")],
  ["blanks at line ends", (V + M + X + A).replaceAll("\n", " \t\n")],
  ["capitals in mx", `${V}${M}mx: MAIL.Example.COM\n${A}`],
  ["extra mx patterns", `${V}${M}${X}mx: *.mail.example.net\nmx: backup.example.org\n${A}`],
  ["the longest max_age", `${V}${M}${X}max_age: 31557600\n`],
  ["leading zeros", `${V}${M}${X}max_age: 0000604800\n`],
  ["A-labels", `${V}${M}mx: mail.xn--bcher-kva.example\n${A}`],
  ["a host that begins with a digit", `${V}${M}mx: 1mx.example.com\n${A}`],
  ["Google's five hosts", `${V}${M}mx: aspmx.l.google.com\nmx: *.aspmx.l.google.com\n${A}`],
  ["Google's own wildcard", `${V}${M}mx: *.google.com\n${A}`],
  ["Microsoft's host", `${V}${M}mx: example-com.mail.protection.outlook.com\n${A}`],
];

test.each(LEGAL)("legal: %s", async (_, text) => {
  const { said, valid } = await judged(text);
  expect(valid).toBe(true);
  expect(said).toEqual([]);
});

const ADVICE: readonly (readonly [string, string, readonly string[]])[] = [
  ["version last", M + X + A + V, ["policy-version-not-first notice"]],
  ["a low max_age", `${V}${M}${X}max_age: 86400\n`, ["policy-max-age-short notice"]],
  ["a very low max_age", `${V}${M}${X}max_age: 300\n`, ["policy-max-age-short warning"]],
  ["testing", `${V}mode: testing\n${X}${A}`, ["policy-mode-testing notice"]],
  ["an extension", `${V}${M}${X}${A}contact: https://example.com/\n`, ["policy-field-unknown notice"]],
  [
    "an extension in UTF-8",
    `${V}${M}${X}${A}note: für Absender\n`,
    ["policy-encoding-invalid warning", "policy-field-unknown notice"],
  ],
  ["LF and CRLF", V + M + X + A.replace("\n", "\r\n"), ["policy-line-ending-invalid warning"]],
];

test.each(ADVICE)("advice: %s", async (_, text, finds) => {
  expect((await judged(text)).said).toEqual(finds);
});
