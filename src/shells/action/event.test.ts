import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { temporaryFolder } from "../../../test/repository.js";
import { UsageError } from "../../snapshots/usage-error.js";
import { readPayload } from "./event.js";

function fileOf(text: string): string {
  const file = join(temporaryFolder(), "event.json");
  writeFileSync(file, text);
  return file;
}

it.each([
  ["an object", '{"action":"opened"}', { action: "opened" }],
  ["with a byte order mark", '\ufeff{"a":1}\n', { a: 1 }],
  ["anything else", "[null]", [null]],
])("reads %s", (_, text, payload) => {
  expect(readPayload(fileOf(text))).toEqual(payload);
});

it.each([undefined, ""])("nothing is named by %j", (file) => {
  expect(readPayload(file)).toBeUndefined();
});

it.each([
  ["no file", () => join(temporaryFolder(), "none"), /none, can't be read: no such file or directory\. The runner/],
  ["a folder", () => temporaryFolder(), /can't be read: illegal operation on a directory\./],
  ["an empty file", () => fileOf(""), /can't be read: it is not JSON\./],
  ["half of it", () => fileOf('{"action":'), /can't be read: it is not JSON\./],
])("%s", (_, file, message) => {
  expect(() => readPayload(file())).toThrow(UsageError);
  expect(() => readPayload(file())).toThrow(message);
});
