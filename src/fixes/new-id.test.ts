import fc from "fast-check";
import { expect, test } from "vitest";
import { isStsId } from "../model/sts-record.js";
import { nextId } from "./new-id.js";

const TIME = new Date("2026-01-02T03:04:05.678Z");
const POLICY = "version: stsv1\nmode: enforce\nmx: mx.example.com\nmax_age: 604800\n";

const next = (old: string, used: readonly string[] = [], time = TIME): string =>
  nextId(old, time, new Set(used), POLICY);

test.each([
  ["day", "20240101", "20260102"],
  ["day with Z", "20240101Z", "20260102Z"],
  ["day behind letters", "v20240101", "v20260102"],
  ["day and revision", "2024010107", "2026010201"],
  ["day and revision from 00", "2024010100", "2026010200"],
  ["minute", "202401010000", "202601020304"],
  ["minute with T", "20240101T0000", "20260102T0304"],
  ["minute with T and Z", "20240101T0000Z", "20260102T0304Z"],
  ["minute with Z", "202401010000Z", "202601020304Z"],
  ["second", "20240101000000", "20260102030405"],
  ["second with T", "20240101T000000", "20260102T030405"],
  ["second with Z", "20240101000000Z", "20260102030405Z"],
  ["second with T and Z", "20240101T000000Z", "20260102T030405Z"],
  ["second with small letters", "20240101t000000z", "20260102t030405z"],
  ["Unix seconds", "1700000000", "1767323045"],
  ["Unix milliseconds", "1700000000000", "1767323045678"],
  ["counter", "3", "4"],
  ["counter at 9", "9", "10"],
  ["counter behind a letter", "v3", "v4"],
  ["counter with zeros", "STS007", "STS008"],
  ["counter with zeros that are used up", "099", "100"],
  ["no day of the calendar", "20241301", "20241302"],
  ["hash", "0cc175b9c0f1b6a831c399e269772661", "df9286eeab75643764a8ee43bb6c0ef3"],
  ["hash in capitals", "0CC175B9", "DF9286EE"],
  ["SHA-1, which is too long", "86f7e437faa5a7fce15d1ddcb9eaeaea377667b8", "df9286eeab75643764a8ee43bb6c0ef3"],
  ["words", "first", "20260102030405"],
  ["date and letter", "20240101a", "20260102030405"],
  ["19 digits", "1234567890123456789", "20260102030405"],
  ["no time of the day", "202401012561", "20260102030405"],
  ["hyphens", "2024-01-01", "20260102030405"],
  ["nothing", "", "20260102030405"],
  ["counter that has no room", `${"a".repeat(31)}9`, "20260102030405"],
])("%s: %s is followed by %s", (_, old, id) => {
  expect(next(old)).toBe(id);
});

test.each([
  ["20260102", [], "2026010201"],
  ["20260102Z", [], "2026010201Z"],
  ["20240101", ["20260102"], "2026010201"],
  ["20240101", ["20260102", "2026010201", "2026010202"], "2026010203"],
  ["20270105", [], "20270106"],
  ["20270105", ["20270106"], "2027010601"],
  ["2026010205", [], "2026010206"],
  ["2026010299", [], "2026010300"],
  ["2027010205", [], "2027010206"],
  ["2024010101", ["2026010201"], "2026010202"],
  ["202601020304", [], "202601020305"],
  ["202701022359", [], "202701030000"],
  ["20240101000000", ["20260102030405", "20260102030406"], "20260102030407"],
  ["1767323045", [], "1767323046"],
  ["4", ["5", "6"], "7"],
  ["df9286eeab75643764a8ee43bb6c0ef3", [], "9321be1b3d3e8cdb232ec963264bfd05"],
  ["word", ["20260102030405"], "20260102030406"],
])("%s, with %j used, is followed by %s", (old, used, id) => {
  expect(next(old, used)).toBe(id);
});

const times = fc.date({ min: new Date("2001-10-01"), max: new Date("2099-12-30"), noInvalidDate: true });
const digits = (date: Date): string => date.toISOString().replace(/\D/g, "");

/** Ids by style: how one is made, and what tells that another is of the same style. */
const STYLES: Record<string, { readonly ids: fc.Arbitrary<string>; readonly form: RegExp }> = {
  "day and revision": {
    ids: fc.tuple(times, fc.integer({ min: 10, max: 98 })).map(([date, nn]) => `${digits(date).slice(0, 8)}${nn}`),
    form: /^20\d{8}$/,
  },
  minute: { ids: times.map((date) => digits(date).slice(0, 12)), form: /^20\d{10}$/ },
  second: {
    ids: times.map((date) => `${digits(date).slice(0, 8)}T${digits(date).slice(8, 14)}Z`),
    form: /^20\d{6}T\d{6}Z$/,
  },
  "Unix seconds": { ids: fc.integer({ min: 1e9, max: 1.9e9 }).map(String), form: /^\d{10}$/ },
  "Unix milliseconds": { ids: fc.integer({ min: 1e12, max: 4e12 }).map(String), form: /^\d{13}$/ },
  counter: { ids: fc.integer({ min: 0, max: 9_999_999 }).map((count) => `rev${count}`), form: /^rev\d{1,8}$/ },
  hash: {
    ids: fc
      .string({ unit: fc.constantFrom(..."0123456789abcdef"), minLength: 13, maxLength: 13 })
      .map((s) => `a1b${s}`),
    form: /^[0-9a-f]{16}$/,
  },
  other: { ids: fc.string(), form: /^[A-Za-z0-9]{1,32}$/ },
};

test.each(Object.entries(STYLES))("%s: valid, new, in style, and the same each time", (_, { ids, form }) => {
  fc.assert(
    fc.property(ids, times, fc.array(ids), fc.string(), (old, time, more, policy) => {
      const used = new Set(more);
      const id = nextId(old, time, used, policy);
      expect(isStsId(id)).toBe(true);
      expect(id).not.toBe(old);
      expect(used.has(id)).toBe(false);
      expect(id).toMatch(form);
      expect(nextId(old, time, used, policy)).toBe(id);
      const second = nextId(id, time, new Set([...used, old, id]), policy);
      expect(second).toMatch(form);
      expect([old, id, ...used]).not.toContain(second);
    }),
  );
});

test.each(["day and revision", "minute", "second", "Unix seconds", "Unix milliseconds"])(
  "%s: greater than the old one, even when that is dated in the future",
  (name) => {
    fc.assert(
      fc.property(STYLES[name]?.ids ?? fc.constant(""), times, (old, time) => {
        expect(nextId(old, time, new Set(), "") > old).toBe(true);
      }),
    );
  },
);

test("times beyond the calendar still give an id", () => {
  for (const time of [new Date(Number.NaN), new Date(-1), new Date(8.64e15)]) {
    for (const old of ["20240101", "2024010101", "1700000000", "x"]) expect(isStsId(next(old, [], time))).toBe(true);
  }
  expect(isStsId(next("99991231235959", ["99991231235959"], new Date(8.64e15)))).toBe(true);
});
