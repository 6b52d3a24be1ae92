import { array, assert, constantFrom, property } from "fast-check";
import { expect, test } from "vitest";
import { isAddress, type Name } from "./dns.js";
import { isMxPattern, matchesPattern, nearMiss, normalizePattern } from "./mx-pattern.js";

const PATTERNS: readonly (readonly [string, boolean])[] = [
  ["mail.example.com", true],
  ["MAIL.Example.COM", true],
  ["*.example.com", true],
  ["mail", true],
  ["*.com", true],
  ["1.2.example", true],
  ["a--b.example", true],
  ["xn--bcher-kva.example", true],
  ["", false],
  ["*", false],
  ["*.", false],
  [".example.com", false],
  ["mail.example.com.", false],
  ["mail..example.com", false],
  ["*.*.example.com", false],
  ["mail.*.example.com", false],
  ["a*.example.com", false],
  ["my_mail.example.com", false],
  ["-mail.example.com", false],
  ["mail-.example.com", false],
  ["bücher.example", false],
  ["mail.example.com:25", false],
  ["mail example.com", false],
  ["[192.0.2.1]", false],
  [`${"a.".repeat(127)}a`, true],
  [`${"a.".repeat(128)}a`, false],
];

test.each(PATTERNS)("%j as a pattern: %j", (text, valid) => {
  expect(isMxPattern(text)).toBe(valid);
});

const NORMAL: readonly (readonly [string, string])[] = [
  ["MAIL.Example.COM", "mail.example.com"],
  ["mail.example.com.", "mail.example.com"],
  ["*.Example.com.", "*.example.com"],
  ["Bücher.example", "xn--bcher-kva.example"],
  ["*.bücher.example", "*.xn--bcher-kva.example"],
  ["mail", "mail"],
  ["not a..NAME", "not a..name"],
];

test.each(NORMAL)("%j is compared as %j", (text, normal) => {
  expect(normalizePattern(text)).toBe(normal);
});

const MATCHES: readonly (readonly [host: string, pattern: string, boolean])[] = [
  ["mail.example.com", "mail.example.com", true],
  ["mail.example.com", "MAIL.example.com.", true],
  ["mail.example.com", "*.example.com", true],
  ["example.com", "*.example.com", false],
  ["a.b.example.com", "*.example.com", false],
  ["a.b.example.com", "*.b.example.com", true],
  ["mailexample.com", "*.example.com", false],
  ["mail.example.com", "mail.example.net", false],
  ["example-com.a-v1.mx.microsoft", "*.mx.microsoft", false],
];

test.each(MATCHES)("%j against %j: %j", (host, pattern, matches) => {
  expect(matchesPattern(host, pattern)).toBe(matches);
});

const NEAR: readonly (readonly [host: string, pattern: string, string | undefined])[] = [
  ["example.com", "*.example.com", "wildcard-too-deep"],
  ["a.b.example.com", "*.example.com", "wildcard-too-short"],
  ["a.example.com", "*.example.com", undefined],
  ["a.b.example.com", "b.example.com", undefined],
  ["a.b.example.net", "*.example.com", undefined],
];

test.each(NEAR)("%j nearly matches %j: %j", (host, pattern, reason) => {
  expect(nearMiss(host as Name, pattern)).toBe(reason);
});

const ADDRESSES: readonly (readonly [string, boolean])[] = [
  ["192.0.2.1", true],
  ["[192.0.2.1]", true],
  ["2001:db8::1", true],
  ["[2001:db8::1]", true],
  ["::", true],
  ["::ffff:192.0.2.1", true],
  ["192.0.2", false],
  ["mail.example.com", false],
  ["mail.example.com:25", false],
  ["a:b", false],
  [`${":".repeat(200_000)}x`, false],
];

test.each(ADDRESSES)("%#: is an address", (text, address) => {
  expect(isAddress(text)).toBe(address);
});

test("a normal form is its own normal form, and a host matches itself", () => {
  const hosts = array(constantFrom("a", "B", "mx-1", "x9"), { minLength: 1, maxLength: 5 }).map((labels) =>
    labels.join("."),
  );
  assert(
    property(hosts, (host) => {
      expect(normalizePattern(normalizePattern(host))).toBe(normalizePattern(host));
      expect(matchesPattern(host, host)).toBe(true);
      expect(matchesPattern(`x.${host}`, `*.${host}`)).toBe(true);
      expect(matchesPattern(host, `*.${host}`)).toBe(false);
    }),
  );
});
