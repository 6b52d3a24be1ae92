import { expect, test } from "vitest";
import { createNodeRuntime } from "./node-runtime.js";
import packaged from "./packaged-files.json" with { type: "json" };

const MAGIC = "\0asm";

test.each(Object.keys(packaged) as (keyof typeof packaged)[])("%s can be read", async (file) => {
  const text = Buffer.from(await createNodeRuntime().packagedFile(file)).toString("latin1");
  expect(text.length).toBeGreaterThan(1000);
  expect(text.startsWith(MAGIC)).toBe(file.endsWith(".wasm"));
});
