import { expect, test } from "vitest";
import cases from "../../test/fixtures/rfc8461.json" with { type: "json" };
import type { Name, TxtRecord } from "./dns.js";
import { effectivePolicy } from "./effective-policy.js";
import { matchesPattern } from "./mx-pattern.js";
import { isValidPolicy, parsePolicy } from "./policy.js";
import { idOf, isValidStsRecord, parseStsRecord } from "./sts-record.js";
import { type SourceFile, textOf } from "./text.js";

const fileOf = (text: string): SourceFile => ({ path: "case", bytes: new TextEncoder().encode(text) });

test.each(cases.policy)("policy $name", ({ input, rfc8461 }) => {
  const policy = parsePolicy(textOf(fileOf(input)));
  expect(isValidPolicy(policy)).toBe(rfc8461.startsWith("valid"));
  const first = /first wins -> (\w+)/.exec(rfc8461)?.[1];
  const { mode, maxAge } = effectivePolicy(policy);
  if (first !== undefined) expect([mode, maxAge]).toContain(first);
});

test.each(cases.txt)("TXT record $name", ({ input, rfc8461 }) => {
  const text = textOf(fileOf(input));
  const owner = { value: "_mta-sts.example.com" as Name, range: text.range };
  const record: TxtRecord = { type: "TXT", owner, range: text.range, text };
  const read = parseStsRecord(record);
  expect(isValidStsRecord(read)).toBe(rfc8461.startsWith("valid"));
  if (rfc8461.includes("first id wins")) expect(idOf(read)?.value).toBe("a");
});

test.each(cases.mx)("$host against $pattern", ({ host, pattern, rfc8461 }) => {
  expect(matchesPattern(host, pattern)).toBe(rfc8461);
});
