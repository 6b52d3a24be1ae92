import fc from "fast-check";
import { expect, test } from "vitest";
import { COMMENT_ROOM, digest, isNewer, type Marker, readMarker, writeMarker } from "./marker.js";

const MARKER: Marker = {
  key: digest("dns"),
  head: "0123456789abcdef0123456789abcdef01234567",
  run: { id: 17_000_000_000, attempt: 2 },
  body: digest("text"),
};

test("a marker is a line of HTML that shows nothing", () => {
  expect(writeMarker(MARKER)).toBe(
    `<!-- mta-sts-lint comment key=${MARKER.key} head=${MARKER.head} run=17000000000.2 body=${MARKER.body} -->`,
  );
});

test("any key and any text make a marker that is read again and that nothing in them can end", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "binary" }), fc.maxSafeNat(), (key, body, id) => {
      const marker: Marker = { ...MARKER, key: digest(key), body: digest(body), run: { id, attempt: id } };
      const line = writeMarker(marker);
      expect(line).toMatch(/^<!-- [\w =.-]+ -->$/);
      expect(readMarker(`${line}\n${body}`)).toEqual(marker);
    }),
  );
});

test("the longest marker and its line end fit in the room that is kept for them", () => {
  const most = Number.MAX_SAFE_INTEGER;
  const line = writeMarker({ ...MARKER, head: "f".repeat(64), run: { id: most, attempt: most } });
  expect(line.length + 1).toBeLessThanOrEqual(COMMENT_ROOM);
});

const LINE = writeMarker(MARKER);

test.each([
  ["alone", LINE, true],
  ["before a line feed", `${LINE}\nbody`, true],
  ["before a carriage return, as forms send it", `${LINE}\r\nbody`, true],
  ["not in the first line", `\n${LINE}`, false],
  ["quoted", `> ${LINE}`, false],
  ["with more behind it in the line", `${LINE} more`, false],
  ["without a run", LINE.replace(/ run=\S+/, ""), false],
  ["with a run that is no number", LINE.replace("run=17", "run=x"), false],
  ["with a short digest", LINE.replace(MARKER.body, "abc"), false],
  ["of a suggestion", LINE.replace(" comment ", " suggestion "), false],
  ["nothing", "", false],
])("%s", (_, text, isMarker) => {
  expect(readMarker(text)).toEqual(isMarker ? MARKER : undefined);
});

test.each([
  [5, 1, 4, 1, true],
  [5, 2, 5, 1, true],
  [5, 1, 5, 1, false],
  [5, 1, 5, 2, false],
  [4, 9, 5, 1, false],
])("run %i.%i after %i.%i: %s", (id, attempt, otherId, otherAttempt, newer) => {
  expect(isNewer({ id, attempt }, { id: otherId, attempt: otherAttempt })).toBe(newer);
});
