import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize, relative } from "node:path";
import { expect, test } from "vitest";

const SRC = new URL("../src/", import.meta.url).pathname;

/** What a folder of src may import from; itself goes without saying. "lint" stands for the files directly in src. */
const ARROWS: Readonly<Record<string, readonly string[]>> = {
  bin: ["shells"],
  shells: ["github", "runtime", "snapshots", "reporters", "config", "lint", "states", "rules", "model"],
  github: ["snapshots", "reporters", "config", "model"],
  lint: ["states", "config", "fixes", "reporters", "rules", "snapshots", "model"],
  states: ["sources", "join", "model"],
  fixes: ["reporters", "model"],
  config: ["model"],
  reporters: ["model"],
  sources: ["model"],
  join: ["model"],
  rules: ["model"],
  snapshots: ["model"],
  runtime: ["model"],
  model: [],
};

/** Only these may touch the machine. */
const OUTSIDE = new Set(["bin", "shells", "github", "snapshots", "runtime"]);

interface Import {
  readonly from: string;
  readonly to: string;
}

function sourceFiles(): string[] {
  return readdirSync(SRC, { recursive: true, encoding: "utf8" }).filter(
    (path) => path.endsWith(".ts") && !/\.test(?:ing)?\.ts$/.test(path),
  );
}

function importsOf(path: string): Import[] {
  const text = readFileSync(join(SRC, path), "utf8");
  return [...text.matchAll(/(?:from|import)\s*\(?\s*"([^"]+)"/g)].map((match) => ({ from: path, to: match[1] ?? "" }));
}

function roomOf(path: string): string {
  return path.includes("/") ? (path.split("/")[0] ?? "") : "lint";
}

const files = sourceFiles();
const imports = files.flatMap(importsOf);

test("every folder is in the picture", () => {
  expect([...new Set(files.map(roomOf))].sort()).toEqual(Object.keys(ARROWS).sort());
});

test("imports run one way", () => {
  const wrong = imports
    .filter(({ to }) => to.startsWith("."))
    .map(({ from, to }) => ({ from, to: relative(SRC, normalize(join(SRC, dirname(from), to))) }))
    .filter(({ from, to }) => roomOf(from) !== roomOf(to) && !ARROWS[roomOf(from)]?.includes(roomOf(to)));
  // The memory snapshot is pure and stands for an edited head in the proof of patches.
  expect(wrong).toEqual([]);
});

test("only shells, snapshots, runtime and github touch the machine", () => {
  const wrong = imports.filter(({ from, to }) => to.startsWith("node:") && !OUTSIDE.has(roomOf(from)));
  expect(wrong).toEqual([]);
  const globals = files.filter(
    (path) =>
      !OUTSIDE.has(roomOf(path)) &&
      /\b(?:process|Buffer|setTimeout|fetch)\b[.(]|Date\.now|new Date\(\)/.test(readFileSync(join(SRC, path), "utf8")),
  );
  expect(globals).toEqual([]);
});

test("files and functions stay small", () => {
  const long = files.filter((path) => readFileSync(join(SRC, path), "utf8").split("\n").length > 301);
  expect(long).toEqual([]);
});
