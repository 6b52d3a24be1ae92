import { expect, test } from "vitest";
import { nodeRuntime } from "./node-runtime.js";
import packaged from "./wasm-files.json" with { type: "json" };

const MAGIC = [0, 0x61, 0x73, 0x6d];

test.each(Object.keys(packaged) as (keyof typeof packaged)[])("%s is a file of WebAssembly", async (file) => {
  expect([...(await nodeRuntime.wasm(file)).subarray(0, 4)]).toEqual(MAGIC);
});
