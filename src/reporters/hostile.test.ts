import fc from "fast-check";
import { marked } from "marked";
import { describe, expect, test } from "vitest";
import { activeMarkup, tokensOf } from "../../test/reporters/active-markup.js";
import { hostileReports, hostileText } from "../../test/reporters/hostile.js";
import { ACTION_OPTIONS, OPTIONS, RULES } from "../../test/reporters/samples.js";
import { ofSeverity } from "./counts.js";
import { githubReport } from "./github.js";
import { markdownReport } from "./markdown.js";
import { codeSpan, fence, prose } from "./markdown-escape.js";
import { printableLines } from "./printable.js";
import type { Report } from "./report.js";
import { resolvedReport } from "./resolved.js";
import { inBytes } from "./sections.js";
import { summaryReport } from "./summary.js";
import { textReport } from "./text.js";

const RUNS = { numRuns: 150 };
/** What the runner obeys: a line that begins with `::`, and `##[` anywhere. */
const COMMAND = /^\s*::|##\[/;
/** What a terminal obeys, and what reorders or hides text. */
const UNPRINTABLE = /(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u;

describe("text", () => {
  test("holds nothing that a terminal or the runner obeys", async () => {
    await fc.assert(
      fc.asyncProperty(hostileReports, fc.integer({ min: 1, max: 140 }), async (report, width) => {
        const text = await textReport(report, { ...OPTIONS, width });
        // A diff keeps its tabs.
        expect(text.replaceAll("\t", " ")).not.toMatch(UNPRINTABLE);
        expect(text.split("\n").filter((line) => COMMAND.test(line))).toEqual([]);
      }),
      RUNS,
    );
  });

  test("in colour holds our own codes and nothing besides", async () => {
    await fc.assert(
      fc.asyncProperty(hostileReports, async (report) => {
        const text = await textReport(report, { ...OPTIONS, color: true });
        const plain = await textReport(report, OPTIONS);
        const stripped = text.replace(/\x1b\[(?:0|1|2|31|32|1;3[1346])m/g, "");
        expect(stripped.replaceAll("\t", " ")).not.toMatch(UNPRINTABLE);
        expect(stripped).toBe(plain);
      }),
      RUNS,
    );
  });
});

test.each([
  ["on the command line", OPTIONS],
  ["in the Action", ACTION_OPTIONS],
])("github has as many commands as findings shown, %s", async (_name, options) => {
  await fc.assert(
    fc.asyncProperty(hostileReports, async (report) => {
      const lines = (await githubReport(report, options)).split(/\r\n|\r|\n/);
      const commands = lines.filter((line) => COMMAND.test(line));
      const shown = (severity: "error" | "warning"): number =>
        Math.min(ofSeverity(report.findings, severity).length, 10);
      expect(commands.filter((line) => line.startsWith("::error "))).toHaveLength(shown("error"));
      expect(commands.filter((line) => line.startsWith("::warning "))).toHaveLength(shown("warning"));
      expect(commands).toHaveLength(shown("error") + shown("warning"));
    }),
    RUNS,
  );
});

const OWN = {
  summaries: RULES.map(({ summary }) => summary),
  pages: [
    /^https:\/\/github\.com\/example\/dns\/blob\/(?:1{40}|3{40})\/[\w.%/-]+(?:#L\d+)?$/,
    /^https:\/\/github\.com\/example\/dns\/actions\/runs\/7\/attempts\/1$/,
  ],
};

/** Everything that is shown as Markdown, as short as is asked. */
const WRITERS: readonly (readonly [string, (report: Report, notes: string[], limit?: number) => Promise<string>])[] = [
  ["report", (report, _notes, limit) => markdownReport(report, OPTIONS, limit)],
  ["comment", (report, _notes, limit) => markdownReport(report, ACTION_OPTIONS, limit)],
  ["resolved comment", async (report, _notes, limit) => resolvedReport(report, ACTION_OPTIONS, limit)],
  [
    "summary",
    (report, notes, limit) =>
      summaryReport(report, { ...ACTION_OPTIONS, notes, ...(limit !== undefined && { limit }) }),
  ],
];
const hostileNotes = fc.array(hostileText, { maxLength: 2 });

describe.each(WRITERS)("the Markdown of a %s", (name, write) => {
  test("nothing in it is active but what is ours", async () => {
    await fc.assert(
      fc.asyncProperty(hostileReports, hostileNotes, async (report, notes) => {
        const markdown = await write(report, notes);
        expect(activeMarkup(markdown, OWN)).toEqual([]);
        expect(markdown.replace(/[\t\u2060]/g, " ")).not.toMatch(UNPRINTABLE);
        expect(markdown.split("\n").filter((line) => COMMAND.test(line))).toEqual([]);
      }),
      RUNS,
    );
  });

  test.each([4000, 8000])("never longer than %i, and never cut inside a fence", async (limit) => {
    await fc.assert(
      fc.asyncProperty(hostileReports, hostileNotes, async (report, notes) => {
        const markdown = await write(report, notes, limit);
        expect(name === "summary" ? inBytes(markdown) : markdown.length).toBeLessThanOrEqual(limit);
        expect(markdown.trimEnd().split("\n").at(-1)).toMatch(/^\[mta-sts-lint\]/);
        expect(tokensOf(markdown).filter(({ type }) => type === "hr")).toHaveLength(1);
      }),
      RUNS,
    );
  });
});

test.each([
  ["prose", prose],
  ["a code span", codeSpan],
])("%s is one paragraph that holds its text", (_name, write) => {
  fc.assert(
    fc.property(hostileText, (text) => {
      const tokens = tokensOf(`before ${write(text)} behind`).map(({ type }) => type);
      expect(new Set([...tokens, "paragraph", "text", "codespan", "escape"])).toEqual(
        new Set(["paragraph", "text", "codespan", "escape"]),
      );
    }),
  );
});

test("a fence is one block that holds all its lines", () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      const lines = printableLines(`first\n${text}`).replace(/\n+$/, "");
      const [block, ...others] = marked.lexer(`${fence(lines)}\n`);
      expect(others).toEqual([]);
      expect(block).toMatchObject({ type: "code", text: lines });
    }),
  );
});
