import { expect, test } from "vitest";
import { resultOf } from "./calling.testing.js";

test.each([
  ['format("Hello, %s!", "Ander")', '"Hello, Ander!"'],
  ['format("%[2]s %[1]s %s", "a", "b")', '"b a b"'],
  ['format("%v %v %v %v", "a", 1.5, true, null)', '"a 1.5 true null"'],
  ['format("%v", [1, "a", {b = null}])', '"[1,\\"a\\",{\\"b\\":null}]"'],
  ['format("%#v", "a<b")', '"\\"a\\\\u003cb\\""'],
  // A number is written by %v like by %g, which takes an exponent early.
  ['format("%v %v", 604800, 31557600)', '"604800 3.15576e+07"'],
  ['format("%d", 31557600)', '"31557600"'],
  ['format("%d", "9007199254740993")', '"9007199254740993"'],
  ['format("%d", 1.5)', "!a whole number is needed here"],
  ['format("%5d|%-5d|%05d|%+d|% d", 42, 42, -42, 42, 42)', '"   42|42   |-0042|+42| 42"'],
  ['format("%x %X %#x %b %o", 254, 254, 254, 5, 9)', '"fe FE 0xfe 101 11"'],
  ['format("%.3d", 7)', '"007"'],
  [
    'format("%f %.2f %8.3f|%-8.1f|%08.3f", 10, 1.06, 3.14159, 2.5, -3.5)',
    '"10.000000 1.06    3.142|2.5     |-003.500"',
  ],
  ['format("%e %E %.1e", 1000, 1000, 12345)', '"1.000000e+03 1.000000E+03 1.2e+04"'],
  ['format("%g %g %.3g %G", 1000, 1000000, 1234, 0.00000001)', '"1000 1e+06 1.23e+03 1E-08"'],
  ['format("%t", "false")', '"false"'],
  ['format("%q", "a\\"\\nb")', '"\\"a\\\\\\"\\\\nb\\""'],
  ['format("%10s|%-10s|%.2s|%4.2s", "hello", "hello", "hello", "hello")', '"     hello|hello     |he|  he"'],
  ['format("%4s", "🤔")', '"   🤔"'],
  ['format("%s")', "!the format asks for more values than there are"],
  ['format("%s", "a", "b")', "!the format does not use all of its values"],
  ['format("%s", null)', "!null can't be formatted"],
  ['format("%s", [])', "!a list is no text"],
  ['format("%z", 1)', "!the format verb %z is not known to Terraform"],
  ['format("100%")', "!the format holds a directive that Terraform does not know"],
  ['format("%d", "a")', "!the text is no number"],
  ['format("%5s", var.x)', '"<x has no value>"'],
  ['format("%d", var.x)', '"<x has no value>"'],
  ['format("%1000000000s", "a")', "<it takes too much to evaluate>"],
  ['format("%.999999999d", 1)', "<it takes too much to evaluate>"],
  ['formatlist("%s=%s", ["a", "b"], "c")', '["a=c", "b=c"]'],
  ['formatlist("%s", [])', "[]"],
  ['formatlist("%s %s", ["a"], ["b", "c"])', "!the lists are not of one length"],
  ['formatlist("plain")', '["plain"]'],
  ['formatlist("%s.", var.x)', "<x has no value>"],
  ['formatlist("%s.", ["a", var.x])', '["a.", "<x has no value>."]'],
])("%s is %s", (source, expected) => {
  expect(resultOf(source)).toBe(expected);
});
