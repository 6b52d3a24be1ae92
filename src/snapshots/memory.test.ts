import { describe, expect, it } from "vitest";
import { memorySnapshot, memorySnapshots } from "./memory.js";

const FILES = { "b/c/z.txt": "Mta-STS", "a.txt": "one", "b-d": "two", "b/a": "", bin: "mta-sts\0" };

describe("memorySnapshot", () => {
  it.each([
    ["all", undefined, ["a.txt", "b-d", "b/a", "b/c/z.txt", "bin"]],
    ["without a folder", (directory: string) => directory !== "b", ["a.txt", "b-d", "bin"]],
    ["without a folder in a folder", (directory: string) => directory !== "b/c", ["a.txt", "b-d", "b/a", "bin"]],
  ] as const)("lists %s", async (_, enter, paths) => {
    expect(await memorySnapshot(FILES).list(enter)).toEqual(paths);
  });

  it("asks about every folder once, and not below a refused one", async () => {
    const asked: string[] = [];
    await memorySnapshot({ "a/b/c": "", "a/b/d": "", "e/f/g": "", "e/h": "" }).list((directory) => {
      asked.push(directory);
      return directory !== "e";
    });
    expect(asked).toEqual(["a", "a/b", "e"]);
  });

  it.each([
    [["mta-sts"], ["b/c/z.txt"]],
    [["nothing", "TWO"], ["b-d"]],
    [["nothing"], []],
    [[], []],
    [[""], []],
    [["one"], ["a.txt"]],
    [["onee"], []],
  ])("finds %j", async (words, paths) => {
    expect(await memorySnapshot(FILES).search(words)).toEqual(paths);
  });

  it("takes names that objects have of themselves", async () => {
    const snapshot = memorySnapshot(new Map([["__proto__", "x"]]));
    expect(await snapshot.list()).toEqual(["__proto__"]);
    expect(await snapshot.read("constructor")).toBeUndefined();
    expect(await snapshot.read("__proto__")).toMatchObject({ path: "__proto__" });
  });

  it("marks the files of a base", async () => {
    expect(await memorySnapshot({ a: "x" }, { side: "base", revision: "1" }).read("a")).toMatchObject({ side: "base" });
  });
});

describe("memorySnapshots", () => {
  it("shares what is the same on both sides", async () => {
    const { head, base, changed } = memorySnapshots(
      { same: "1", differs: "new", added: "2" },
      { same: new TextEncoder().encode("1"), differs: "old", gone: "3" },
    );
    expect(changed).toEqual(["added", "differs", "gone"]);
    expect(await base?.read("same")).toBe(await head.read("same"));
    expect(await base?.read("differs")).toMatchObject({ side: "base" });
    expect(await base?.read("gone")).toMatchObject({ side: "base" });
    expect(await head.read("differs")).not.toHaveProperty("side");
    expect(await base?.read("added")).toBeUndefined();
  });

  it("has nothing changed without a base", () => {
    expect(memorySnapshots({ a: "" }, undefined, new Date(5))).toMatchObject({ changed: [], time: new Date(5) });
  });
});
