import fc from "fast-check";
import { marked, type Token } from "marked";
import { expect, test } from "vitest";
import { hostileText } from "../../../test/reporters/hostile.js";
import { findingOf } from "../../../test/reporters/samples.js";
import type { Finding } from "../../model/finding.js";
import { printableLines } from "../../reporters/printable.js";
import { commentOf, readMarker, sameBody, TAKEN_BACK } from "./suggestion-body.js";
import type { Proposal } from "./suggestion-choice.js";

const finding = (message: string, subject = ""): Finding =>
  findingOf({ rule: "policy-mode-invalid", message, subject });
const MODE = finding('"enforced" is not a mode. Senders drop the policy.');

function proposal(parts: Partial<Proposal>): Proposal {
  return { path: "mta-sts.txt", first: 2, last: 2, text: "mode: enforce\n", findings: [MODE], together: 1, ...parts };
}

/** Without the marker. */
function bodyOf(parts: Partial<Proposal>): string {
  const { body } = commentOf(proposal(parts), "");
  return body.slice(body.indexOf("\n") + 1);
}

const SAID = '"enforced" is not a mode. Senders drop the policy.\n\n';

test.each([
  ["one line", {}, `${SAID}\`\`\`suggestion\nmode: enforce\n\`\`\`\n`],
  ["lines are removed", { text: "" }, `${SAID}\`\`\`suggestion\n\`\`\`\n`],
  ["a line becomes empty", { text: "\n" }, `${SAID}\`\`\`suggestion\n\n\`\`\`\n`],
  ["backticks in it", { text: "# ```a\n" }, `${SAID}\`\`\`\`suggestion\n# \`\`\`a\n\`\`\`\`\n`],
  ["tabs and spaces stay", { text: "\ta  \n" }, `${SAID}\`\`\`suggestion\n\ta  \n\`\`\`\n`],
  [
    "with others",
    { together: 2 },
    `${SAID}This fix takes 2 suggestions that belong together: choose “Add suggestion to batch” on each under “Files changed”, then “Commit suggestions”.\n\n\`\`\`suggestion\nmode: enforce\n\`\`\`\n`,
  ],
  [
    "more findings than are told",
    { findings: ["a", "b", "c", "d", "e"].map((message) => finding(message, message)) },
    "a\n\nb\n\nc\n\nIt mends 2 more findings.\n\n```suggestion\nmode: enforce\n```\n",
  ],
])("%s", (_, parts, expected) => {
  expect(bodyOf(parts)).toBe(expected);
});

test.each([
  ["itself", {}, "", true],
  ["on other lines", { first: 7, last: 9 }, "", true],
  ["with another text", { text: "mode: testing\n" }, "", true],
  ["for another finding", { findings: [finding("other", "other")] }, "", false],
  ["in another file", { path: "other.txt" }, "", false],
])("the marker finds the suggestion again: %s", (_, parts, key, expected) => {
  const { id } = commentOf(proposal({}), key);
  const other = commentOf(proposal(parts), key);
  expect(readMarker(other.body, key)).toBe(other.id);
  expect(other.id === id).toBe(expected);
});

test("those of another key, other comments and what was taken back are not ours", () => {
  const { body } = commentOf(proposal({}), "dns --> 日本");
  expect(readMarker(body, "")).toBeUndefined();
  expect(readMarker(`> ${body}`, "dns --> 日本")).toBeUndefined();
  expect(readMarker(`\n${body}`, "dns --> 日本")).toBeUndefined();
  expect(readMarker(TAKEN_BACK, "")).toBeUndefined();
});

test("line endings and blank lines at the end are no change", () => {
  const { body, id } = commentOf(proposal({}), "");
  const handedBack = body.trimEnd().replaceAll("\n", "\r\n");
  expect(sameBody(body, handedBack)).toBe(true);
  expect(readMarker(handedBack, "")).toBe(id);
  expect(sameBody(body, body.replace("enforce\n", "testing\n"))).toBe(false);
});

test("nothing of it acts, and the block holds the lines as they are", () => {
  const lines = hostileText.map((text) => `${text}\n`).filter((text) => printableLines(text) === text);
  const findings = fc.array(
    hostileText.map((text) => finding(text, text)),
    { minLength: 1, maxLength: 4 },
  );
  fc.assert(
    fc.property(
      findings,
      fc.oneof(lines, fc.constant("")),
      fc.nat(3),
      hostileText,
      (findings, text, together, path) => {
        const { body, id } = commentOf(proposal({ findings, text, together, path }), path);
        expect(body.length).toBeLessThan(65_536);
        expect(readMarker(body, path)).toBe(id);
        expect(body.match(/<!--/g)?.length).toBe(1 + (text.match(/<!--/g)?.length ?? 0));

        const tokens = marked.lexer(body, { gfm: true });
        const code = tokens.filter((token): token is Token & { lang: string } => token.type === "code");
        expect(code.map(({ lang }) => lang)).toEqual(["suggestion"]);
        const raw = code[0]?.raw ?? "";
        expect(raw.slice(raw.indexOf("\n") + 1, raw.lastIndexOf("`".repeat(3), raw.length)).replace(/`+$/, "")).toBe(
          text,
        );
        const types = new Set<string>();
        marked.walkTokens(tokens, (token) => void types.add(token.type));
        for (const active of ["link", "image", "heading", "list", "table", "blockquote", "hr", "del"]) {
          expect(types).not.toContain(active);
        }
        expect(tokens.filter(({ type }) => type === "html")).toHaveLength(1);
      },
    ),
    { numRuns: 500 },
  );
});

test("however long it is, a comment holds it", () => {
  const long = ["&", "`", "@a ", "\u202e"].map((sign, at) => finding(sign.repeat(30_000), `${at}`));
  const { body } = commentOf(proposal({ findings: long, text: `${"`".repeat(9_999)}\n`, together: 20 }), "");
  expect(body.length).toBeLessThan(65_536);
});
