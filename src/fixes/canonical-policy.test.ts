import { expect, test } from "vitest";
import { effectivePolicy } from "../model/effective-policy.js";
import { parsePolicy } from "../model/policy.js";
import { textOf } from "../model/text.js";
import { canonicalPolicy } from "./canonical-policy.js";

const canonical = (text: string): string =>
  canonicalPolicy(effectivePolicy(parsePolicy(textOf({ path: "p", bytes: new TextEncoder().encode(text) }))));

const CANONICAL = "version: stsv1\nmode: enforce\nmx: *.b.example\nmx: a.example\nmax_age: 86400\n";

test.each([
  ["plain", "version: STSv1\nmode: enforce\nmx: a.example\nmx: *.b.example\nmax_age: 86400\n", CANONICAL],
  [
    "another order and CRLF",
    "max_age: 086400\r\nmx: *.B.example\r\nmx: A.example\r\nmx: a.example\r\nmode: enforce\r\nversion: STSv1",
    CANONICAL,
  ],
  ["fields that do not count", `${CANONICAL}mode: none\nfoo: bar\n`, CANONICAL],
  ["nothing", "", ""],
])("%s", (_, text, expected) => {
  expect(canonical(text)).toBe(expected);
});
