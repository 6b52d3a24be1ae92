import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { packagedPath } from "./packaged-files.js";
import packaged from "./packaged-files.json" with { type: "json" };

const MAGIC = "\0asm";

test.each(Object.keys(packaged) as (keyof typeof packaged)[])("%s can be read", (file) => {
  const text = readFileSync(packagedPath(file), "latin1");
  expect(text.length).toBeGreaterThan(1000);
  expect(text.startsWith(MAGIC)).toBe(file.endsWith(".wasm"));
});
