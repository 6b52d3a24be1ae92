import { expect, test } from "vitest";
import { called, resultOf } from "./calling.testing.js";

const LONG = "a".repeat(5000);

test.each([
  ['regex("[a-z]+", "53453453.345345aaabbbccc23454")', '"aaabbbccc"'],
  ['regex("(\\\\d\\\\d\\\\d\\\\d)-(\\\\d\\\\d)-(\\\\d\\\\d)", "2019-02-01")', '["2019", "02", "01"]'],
  [
    'regex("^(?:(?P<scheme>[^:/?#]+):)?(?://(?P<authority>[^/?#]*))?", "https://example.com/a")',
    '{authority: "example.com", scheme: "https"}',
  ],
  ['regex("(a)|(b)", "b")', '[null, "b"]'],
  ['regex("[a-z]+", "123")', "!the pattern is not found in the text"],
  ['regex("(?P<a>a)(b)", "ab")', "!either all groups of a pattern have names or none has"],
  ['regexall("[a-z]+", "1234abcd5678efgh9")', '["abcd", "efgh"]'],
  ['regexall("[a-z]+", "123456789")', "[]"],
  ['length(regexall("a*", "baac"))', "3"],
  ['can(regex("^[a-z]+$", "abc"))', "true"],
  ['can(regex("^[a-z]+$", "ABC"))', "false"],
  ['regex("(?i)^STSV1$", "stsv1")', '"stsv1"'],
  ['regex("a(?i)b(?-i)c", "aBc")', '"aBc"'],
  ['regex("(?s)a.b", "a\\nb")', '"a\\nb"'],
  ['can(regex("a.b", "a\\nb"))', "false"],
  ['regex("(?m)^mx: (.*)$", "mode: testing\\nmx: a.example\\n")', '["a.example"]'],
  ['can(regex("^b", "a\\nb"))', "false"],
  ['regex("[[:alpha:]]+", "12ab")', '"ab"'],
  ['regex("[^[:^alpha:]x]+", "12abx")', '"ab"'],
  ['regex("\\\\pL+", "1äb")', '"äb"'],
  ['regex("\\\\p{Greek}+", "aαβ")', '"αβ"'],
  ['regex("[\\\\]a-c-]+", "x]-ab")', '"]-ab"'],
  ['regex("a{2,3}", "aaaa")', '"aaa"'],
  ['regex("a{2,3}?", "aaaa")', '"aa"'],
  ['regex("a{,3}", "a{,3}")', '"a{,3}"'],
  ['regex("<.+?>", "<a><b>")', '"<a>"'],
  ['regex("(?U)<.+>", "<a><b>")', '"<a>"'],
  ['regex("\\\\Qa.b\\\\E+", "a.bb")', '"a.bb"'],
  ['regex("\\\\x41\\\\x{42}\\\\n?\\\\.", "AB.")', '"AB."'],
  ['regex("a|ab", "ab")', '"a"'],
  ['regex("\\\\bid\\\\b.*\\\\z", "v; id=1")', '"id=1"'],
  ['regex("(a*)*b", "aab")', '["aa"]'],
  ['regex(".", "🤔a")', '"🤔"'],
  ['regex("(a)\\\\1", "aa")', "!there are no back references"],
  ['regex("a(?=b)", "ab")', "!a group of an unknown kind"],
  ['regex("*a", "a")', "!there is nothing to repeat"],
  ['regex("a**", "a")', "!a repetition is repeated"],
  ['regex("[a", "a")', "!a class of characters is not closed"],
  ['regex("[z-a]", "a")', "!a range of characters has its ends the wrong way round"],
  ['regex("a)", "a")', "!a parenthesis is closed that was not opened"],
  ['regex("\\\\", "a")', "!the pattern ends too early"],
  ['regex("\\\\p{Nowhere}", "a")', "<the class \\p{Nowhere} is not known to this tool>"],
  ['regex("((a{1000}){1000}){1000}", "a")', "<the pattern repeats more than this tool follows>"],
  ['regex("(?:(?:(?:){1000}){1000}){1000}", "a")', "<the pattern repeats more than this tool follows>"],
  [`regex("${"(".repeat(400)}", "a")`, "<the pattern is nested more deeply than this tool follows>"],
  ['regex("a", var.x)', "<x has no value>"],
])("%s is %s", (source, expected) => {
  expect(resultOf(source)).toBe(expected);
});

test.each(["(a+)+$", "(a|aa)+$", "(a*)*b", "(.*)(.*)(.*)(.*)x", "(a?){300}a{300}b"])(
  "%s takes linear time",
  (pattern) => {
    const started = process.cpuUsage().user;
    called(`can(regex("${pattern.replaceAll("\\", "\\\\")}", "${LONG}!"))`);
    // In microseconds that this process had a processor: the machine may be busy with others.
    expect(process.cpuUsage().user - started).toBeLessThan(3_000_000);
  },
);
