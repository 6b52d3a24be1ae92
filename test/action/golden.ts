import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "vitest";
import { VERSION } from "../../src/version.js";
import { type Played, play, type Scene } from "./scene.js";

const GOLDEN = fileURLToPath(new URL("../golden/action", import.meta.url));

/**
 * Runs the Action and holds all that comes of it to the files of test/golden/action/NAME: the log, the summary, what
 * stands in the conversation of the pull request, the files that an input names, and in result.txt the rest.
 */
export async function golden(name: string, scene: Scene): Promise<Played> {
  const played = await play(scene);
  const texts = { "log.txt": played.result.log, "summary.md": played.result.summary, ...saidIn(played) };
  const files = { ...texts, ...filesIn(played), "result.txt": resultOf(played) };
  for (const [file, text] of Object.entries(files)) {
    await expect(steady(text, played)).toMatchFileSnapshot(join(GOLDEN, name, file));
  }
  return played;
}

/** What people read on the pull request; that there is nothing stands in result.txt. */
function saidIn({ double: { state } }: Played): Record<string, string> {
  const comments = state.comments.map(({ author, body }) => `<!-- by ${author} -->\n${body}\n`);
  const reviews = state.reviewComments.map(({ author, path, line, body }) => {
    return `<!-- by ${author}, ${path}:${line} -->\n${body}\n`;
  });
  return {
    ...(comments.length > 0 && { "comment.md": comments.join("\n") }),
    ...(reviews.length > 0 && { "suggestions.md": reviews.join("\n") }),
  };
}

const FILE_INPUTS = { "sarif-file": "report.sarif", "json-file": "report.json", "patch-file": "fix.patch" };

function filesIn({ scene: { inputs = {} }, workspace }: Played): Record<string, string> {
  const files = Object.entries(FILE_INPUTS).flatMap(([input, file]) => {
    const path = join(workspace, inputs[input] ?? "");
    return inputs[input] === undefined || !existsSync(path) ? [] : [[file, readFileSync(path, "utf8")] as const];
  });
  return Object.fromEntries(files.map(([file, text]) => [file, file.endsWith(".sarif") ? withoutRules(text) : text]));
}

/** SARIF lists all rules with their pages, which is not what a run is about. */
function withoutRules(text: string): string {
  const replacer = (key: string, value: unknown) => (key === "rules" ? "all of them" : value);
  return `${JSON.stringify(JSON.parse(text), replacer, 2)}\n`;
}

/** What later steps and GitHub itself see. */
function resultOf({ result, calls, double }: Played): string {
  const { "report-json": json = "", ...outputs } = result.outputs;
  const { comments, reviewComments } = double.state;
  return [
    `exit code: ${result.code}`,
    ...Object.entries(outputs).map(([name, value]) => `${name}:${value === "" ? "" : ` ${value}`}`),
    ...titled("report-json", findingsIn(json)),
    ...titled("annotations", result.annotations.map(placeOf)),
    ...titled("calls", calls),
    `comments: ${comments.length}`,
    `review comments: ${reviewComments.length}`,
    "",
  ].join("\n");
}

function titled(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [`${title}: none`] : [`${title}:`, ...lines.map((line) => `  ${line}`)];
}

/** The report itself is held by the golden runs of the command line. */
function findingsIn(json: string): string[] {
  if (json === "") return [];
  const report: { readonly findings: readonly Record<string, unknown>[] } = JSON.parse(json);
  return report.findings.map(({ path, line, severity, rule }) => `${path ?? "-"}:${line ?? "-"} ${severity} ${rule}`);
}

function placeOf({ level, file, line, title }: Played["result"]["annotations"][number]): string {
  return `${level} ${file ?? "-"}:${line ?? "-"} ${title ?? "-"}`;
}

/** What differs from machine to machine, and names for the commits, to see which is meant where. */
function steady(text: string, { scene, result, workspace, double }: Played): string {
  const { merge, start, base, head } = scene.origin;
  const names = new Map([
    [head, "head"],
    [start, "start"],
    [base, "base"],
    [merge, "merge"],
  ]);
  return [...names]
    .reduce((so, [oid, name]) => so.replaceAll(oid, `<${name}>`).replaceAll(oid.slice(0, 12), `<${name}>`), text)
    .replaceAll(workspace, "<workspace>")
    .replaceAll(result.temp, "<temp>")
    .replaceAll(new URL(double.url).origin, "http://github.test")
    .replace(/\b[0-9a-f]{40}\b/g, "<commit>")
    .replace(/ body=[0-9a-f]{32} /g, " body=<digest> ")
    .replaceAll(
      `(https://github.com/mta-sts-lint/mta-sts-lint) ${VERSION} `,
      "(https://github.com/mta-sts-lint/mta-sts-lint) <version> ",
    )
    .replaceAll(`"version": "${VERSION}"`, '"version": "<version>"');
}
