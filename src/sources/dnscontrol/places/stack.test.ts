import { expect, test } from "vitest";
import { framesOf } from "./stack.js";

const FILES = new Set(["dnsconfig.js", "a (b).js", "lib/at x.js"]);

test.each([
  ["a call in a file", "    at f (dnsconfig.js:3:14)", ["dnsconfig.js:3:14"]],
  ["no function", "    at dnsconfig.js:2:5", ["dnsconfig.js:2:5"]],
  ["a path with parentheses", "    at f (x) (a (b).js:1:2)", ["a (b).js:1:2"]],
  ["a path with a blank", "    at lib/at x.js:1:2", ["lib/at x.js:1:2"]],
  [
    "functions of the language and the engine",
    "    at TXT (<language>:1:2)\n    at map (native)\n    at <eval> (dnsconfig.js:1:8)",
    ["dnsconfig.js:1:8"],
  ],
  ["a file that is not of the program", "    at f (/etc/passwd:1:1)\n    at f (other.js:1:1)", []],
  [
    "no numbers",
    "    at f (dnsconfig.js:x:1)\n    at f (dnsconfig.js:1)\n    at f (dnsconfig.js:-1:0)\n    at f (dnsconfig.js:1e9:1)",
    [],
  ],
  ["nothing", "", []],
  ["colons", ":::::)", []],
  [
    "a great many",
    "    at f (dnsconfig.js:1:1)\n".repeat(100_000),
    Array.from({ length: 16 }, () => "dnsconfig.js:1:1"),
  ],
])("%s", (_, stack, expected) => {
  const frames = framesOf(stack, (path) => FILES.has(path));
  expect(frames.map(({ path, line, column }) => `${path}:${line}:${column}`)).toEqual(expected);
});
