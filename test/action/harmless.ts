import { expect } from "vitest";
import { rules } from "../../src/rules/index.js";
import { OUTPUTS } from "../../src/shells/action/outputs.js";
import { commandsIn } from "../github/workflow-log.js";
import { activeMarkup, tokensOf } from "../reporters/active-markup.js";

/** All that a run tells anybody. */
export interface Told {
  readonly code: number | string;
  readonly log: string;
  readonly summary: string;
  /** The comment and the suggestions. */
  readonly bodies: readonly string[];
  readonly outputs: Readonly<Record<string, string>>;
}

/** What a terminal obeys, and what reorders or hides text. */
const UNPRINTABLE = /(?![\n\t])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u;
/** U+2060, with which we break what GitHub would make a link. */
const OURS = /\u2060/g;

const OWN = {
  summaries: rules.map(({ summary }) => summary),
  pages: [
    /^https:\/\/github\.com\/octo-org\/dns\/blob\/[0-9a-f]{40}(?:\/[\w.%!'()*~-]+)+(?:#L\d+)?$/,
    /^https:\/\/github\.com\/octo-org\/dns\/actions\/runs\/\d+\/attempts\/1$/,
  ],
};
const MARKER = /^<!-- mta-sts-lint [\w =.]+ -->\n/;
const MOST_OF_A_LEVEL = 10;

/** Holds that nothing of a repository acts on a runner, a terminal, GitHub or a program that reads the report. */
export function expectHarmless({ code, log, summary, bodies, outputs }: Told): void {
  expect(Object.keys(outputs)).toEqual([...OUTPUTS]);
  expect(levelsIn(log)).toEqual(code === 2 || code === 3 ? ["error"] : shownLevels(outputs["report-json"] ?? ""));
  expect(code).not.toBe(3);
  expect(log).not.toMatch(UNPRINTABLE);
  expectHarmlessMarkdown(summary);
  for (const body of bodies) {
    expect(body).toMatch(MARKER);
    expectHarmlessMarkdown(body.replace(MARKER, ""));
  }
}

function expectHarmlessMarkdown(text: string): void {
  expect(activeMarkup(text, OWN)).toEqual([]);
  expect(text.replace(OURS, "")).not.toMatch(UNPRINTABLE);
  // Where content ends a fence, ours opens another one, which swallows the rule above the last line.
  const endings = tokensOf(text).filter(({ type }) => type === "hr");
  expect(endings).toHaveLength(text.includes("\n---\n\n[mta-sts-lint](") ? 1 : 0);
}

const OF_ANNOTATIONS = ["file", "line", "endLine", "col", "endColumn", "title"];

function levelsIn(log: string): string[] {
  return commandsIn(log).map(({ name, properties }) => {
    expect(OF_ANNOTATIONS).toEqual(expect.arrayContaining(Object.keys(properties)));
    expect(properties.title).toMatch(/^(?:[a-z\d-]+(?: \(.+\))?|mta-sts-lint could not \w+ (?:this|a file))$/s);
    return name;
  });
}

/** Of the findings that the report holds: as many as the runner shows. */
function shownLevels(json: string): string[] {
  const { findings }: { readonly findings: readonly { readonly severity: string }[] } = JSON.parse(json);
  return ["error", "warning"].flatMap((level) =>
    findings
      .filter(({ severity }) => severity === level)
      .slice(0, MOST_OF_A_LEVEL)
      .map(() => level),
  );
}
