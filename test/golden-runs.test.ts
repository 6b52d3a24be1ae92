import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { FORMATS } from "../src/reporters/index.js";
import { type Files, repositoryOf, run } from "./repository.js";

const RUNS = new URL("golden/runs/", import.meta.url).pathname;

function filesIn(folder: string): Files {
  if (!existsSync(folder)) return {};
  const files: Record<string, Uint8Array> = {};
  for (const found of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(found.parentPath, found.name);
    if (found.isFile()) files[path.slice(folder.length + 1)] = readFileSync(path);
  }
  return files;
}

const names = readdirSync(RUNS);

/** What no run may show: it differs from machine to machine. */
function steady(text: string): string {
  return text.replace(/\b[0-9a-f]{40}\b/g, "<commit>");
}

test.each(names.flatMap((name) => FORMATS.map((format) => ({ name, format }))))(
  "$name as $format",
  async ({ name, format }) => {
    const base = filesIn(join(RUNS, name, "base"));
    const head = filesIn(join(RUNS, name, "head"));
    const compared = existsSync(join(RUNS, name, "base"));
    const repository = compared ? repositoryOf(base, head) : repositoryOf(head);
    const revisions = compared ? ["--base", "HEAD~1", "--head", "HEAD"] : ["--head", "HEAD"];
    const { out, err, code } = await run("check", "-C", repository, ...revisions, "--format", format);
    expect(err).toBe("");
    const ending = { text: "txt", json: "json", sarif: "sarif", github: "log", markdown: "md" }[format];
    await expect(steady(format === "text" ? `${out}\nexit code ${code}\n` : out)).toMatchFileSnapshot(
      join(RUNS, name, `report.${ending}`),
    );
  },
);
