import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const read = (path: string) => readFileSync(new URL(path, import.meta.url), "utf8");
const tests = readdirSync(new URL(".", import.meta.url)).filter((name) => /^golden-.*\.test\.ts$/.test(name));
const texts = tests.map((name) => read(name)).join("\n");

test.each(readdirSync(new URL("../golden/action", import.meta.url)))("a run is held to %s", (folder) => {
  expect(texts).toContain(`golden("${folder}"`);
});
