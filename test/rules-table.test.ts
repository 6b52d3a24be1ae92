import { expect, test } from "vitest";
import { rules } from "../src/rules/index.js";

const ANSWER = `# Rules

\`mta-sts-lint explain RULE\` prints a page too. The last column has the names that other tools give the same finding.

| rule | severity | finds | rests on | also known as |
| --- | --- | --- | --- | --- |
${rules
  .map(({ id, severity, summary, rfc, aliases }) => {
    const cells = [`[${id}](../src/rules/${id}.md)`, severity, summary, rfc, aliases.join(", ")];
    return `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  })
  .join("\n")}
`;

test("docs/rules.md is the table of the rules (vitest run --update renews it)", async () => {
  await expect(ANSWER).toMatchFileSnapshot("../docs/rules.md");
});

test("ids are unique, and facts are whole", () => {
  expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
  for (const { id, summary, why, rfc } of rules) {
    expect(summary, id).toMatch(/^[^\n]{15,140}[^.\n]$/);
    expect(why, id).toMatch(/^[^\n]{20,}\.$/);
    expect(rfc, id).toMatch(/^(?:RFC \d+|the )/);
  }
});
