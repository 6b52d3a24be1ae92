import { expect, test } from "vitest";
import { cell, codeSpan, fence, prose } from "./markdown-escape.js";
import { disarm, printable, printableJson, printableLines } from "./printable.js";

test.each([
  ["mx1.example.com", "mx1.example.com"],
  ["a\t\r\n b", "a b"],
  ["\x1b[31m", "␛[31m"],
  ["\x7f\x9b\u202e\u2028\ufeff", "␡<U+009B><U+202E><U+2028><U+FEFF>"],
  ["\ud800", "\ufffd"],
  ["##[error]", "## [error]"],
  ["日本 é 🎉", "日本 é 🎉"],
])("%j is shown as %j", (text, shown) => {
  expect(printable(text)).toBe(shown);
});

test.each([
  ["a\n::error::x", "a\n: :error::x"],
  [" \t::x", " \t: :x"],
  ["\x1b[1m::x", "\x1b[1m: :x"],
  ["a::b", "a::b"],
  ["###[x", "### [x"],
])("the runner does not obey %j", (text, shown) => {
  expect(disarm(text)).toBe(shown);
});

test("lines and tabs stay where they are asked for", () => {
  expect(printableLines("a\tb\r\nc\x00\n")).toBe("a\tb␍\nc␀\n");
});

test("JSON reads back as the same value", () => {
  const value = { a: "##[x]\u2028\u202e\x9b\ud800\u{e0001}\n\\u0041" };
  expect(JSON.parse(printableJson(value))).toEqual(value);
});

test.each([
  ["The `mode` is `enforced`.", "The `mode` is `enforced`."],
  ["a `b` c ` d", "a `b` c \\` d"],
  ["*a* _b_ [c](d) ![e](f) <g> &h; |", "\\*a\\* \\_b\\_ \\[c\\](d) \\!\\[e\\](f) &lt;g&gt; &amp;h; \\|"],
  [
    "@team #1 GH-2 https://a.example www.a.example",
    "@\u2060team #\u20601 GH\u2060-2 https:\u2060//a.example www\u2060.a.example",
  ],
  ["# a", "\\# a"],
  ["1. a", "1\\. a"],
  ["- a", "\\- a"],
])("prose %j is written %j", (text, written) => {
  expect(prose(text)).toBe(written);
});

test.each([
  [codeSpan("a"), "`a`"],
  [codeSpan("a`b"), "``a`b``"],
  [codeSpan("`"), "`` ` ``"],
  [codeSpan("<!-- a|b"), "`<! -- a|b`"],
  [cell("`a|b` c|d"), "`a\\|b` c\\|d"],
  [fence("```\n", "diff"), "````diff\n```\n````"],
])("%j", (written, expected) => {
  expect(written).toBe(expected);
});
