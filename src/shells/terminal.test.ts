import { PassThrough } from "node:stream";
import { expect, test } from "vitest";
import { type Surroundings, terminalOf } from "./terminal.js";

function failure(code: string, message: string): Error {
  return Object.assign(new Error(`${code}: ${message}, write`), { code });
}

function processWith(parts: Partial<Record<"TERM" | "NO_COLOR" | "FORCE_COLOR", string>>, isTTY: boolean) {
  const stdout = Object.assign(new PassThrough(), { isTTY, columns: 60 });
  const stderr = Object.assign(new PassThrough(), { isTTY });
  // Only what is used of the streams is there.
  const surroundings = { stdout, stderr, env: parts, exitCode: undefined } as unknown as Surroundings;
  return { stdout, stderr, surroundings, terminal: terminalOf(surroundings) };
}

test("a full disk below standard output is said, and is no success", () => {
  const { stdout, stderr, surroundings } = processWith({}, false);
  stdout.emit("error", failure("ENOSPC", "no space left on device"));
  expect(String(stderr.read())).toBe(
    "mta-sts-lint: the report can't be written to standard output: no space left on device.\n",
  );
  expect(surroundings.exitCode).toBe(2);
});

test("a reader that has seen enough is no error", () => {
  const { stdout, stderr, surroundings } = processWith({}, false);
  stdout.emit("error", failure("EPIPE", "broken pipe"));
  expect(stderr.read()).toBe(null);
  expect(surroundings.exitCode).toBe(undefined);
});

test("a standard error that is gone does not end the run", () => {
  const { stderr, surroundings } = processWith({}, false);
  expect(() => stderr.emit("error", failure("EPIPE", "broken pipe"))).not.toThrow();
  expect(surroundings.exitCode).toBe(undefined);
});

test.each([
  { env: {}, isTTY: true, color: true },
  { env: {}, isTTY: false, color: false },
  { env: { NO_COLOR: "1" }, isTTY: true, color: false },
  { env: { NO_COLOR: "" }, isTTY: true, color: true },
  { env: { TERM: "dumb" }, isTTY: true, color: false },
  { env: { FORCE_COLOR: "1" }, isTTY: false, color: true },
  { env: { FORCE_COLOR: "0" }, isTTY: true, color: false },
  { env: { FORCE_COLOR: "1", NO_COLOR: "1" }, isTTY: true, color: false },
])("colour with $env, terminal: $isTTY", ({ env, isTTY, color }) => {
  expect(processWith(env, isTTY).terminal.color).toBe(color);
});
