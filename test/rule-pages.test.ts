import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { rules } from "../src/rules/index.js";
import { check, type Files } from "./rule-cases.js";

const FOLDER = new URL("../src/rules/", import.meta.url);

function pageOf(id: string): string {
  return readFileSync(new URL(`${id}.md`, FOLDER), "utf8");
}

const SECTIONS = ["What it finds", "Why it matters", "Bad", "Good", "How to fix it", "When to ignore it"];

interface Example {
  readonly base?: Files;
  readonly head: Files;
}

/**
 * The files of a section: fenced blocks whose info string is a language and a path, as in "```dns example.com.zone".
 * A block marked "(before)" is the base side only; with any such block the section is a comparison, and a block
 * without the mark whose path has no "(before)" stands on both sides. "(after)" is the head side only.
 */
function exampleOf(page: string, section: string): Example {
  const text = new RegExp(`^## ${section}\\n([\\s\\S]*?)(?=^## |(?![\\s\\S]))`, "m").exec(page)?.[1] ?? "";
  const base: Record<string, string> = {};
  const head: Record<string, string> = {};
  let compared = false;
  for (const [, info = "", content = ""] of text.matchAll(/^```(.+)\n([\s\S]*?)^```$/gm)) {
    const [, path = "", side] = /^\S+ (\S+)(?: \((before|after)\))?$/.exec(info) ?? [];
    expect(path, `the info string "${info}"`).not.toBe("");
    compared ||= side !== undefined;
    if (side !== "after") base[path] = content;
    if (side !== "before") head[path] = content;
  }
  return compared ? { base, head } : { head };
}

test.each(rules)("the page of $id is whole and its examples are true", async (rule) => {
  const page = pageOf(rule.id);
  expect(page.split("\n")[0]).toBe(`# ${rule.id}`);
  expect([...page.matchAll(/^## (.+)$/gm)].map((match) => match[1])).toEqual(SECTIONS);
  const bad = await check(rule, exampleOf(page, "Bad"));
  expect(bad.observations.length, "findings in the Bad example").toBeGreaterThan(0);
  const good = await check(rule, exampleOf(page, "Good"));
  expect(good.observations, "findings in the Good example").toEqual([]);
  expect(good.head.files.size, "files read in the Good example").toBeGreaterThan(0);
});

test("every rule has its three files, and is in the list", () => {
  const files = readdirSync(FOLDER);
  const ids = files.filter((name) => name.endsWith(".md")).map((name) => name.slice(0, -3));
  expect(rules.map((rule) => rule.id).sort()).toEqual(ids.sort());
  for (const id of ids) expect(files).toEqual(expect.arrayContaining([`${id}.ts`, `${id}.test.ts`]));
});
