// Makes the three files of a new rule and its line in the list: node scripts/new-rule.js record-colour-wrong
import { existsSync, readFileSync, writeFileSync } from "node:fs";

const id = process.argv[2] ?? "";
if (!/^[a-z]+(?:-[a-z]+)+$/.test(id)) throw new Error("usage: node scripts/new-rule.js <thing>-<what-is-wrong>");
const folder = new URL("../src/rules/", import.meta.url);
const constant = id.replace(/-([a-z])/g, (_, letter) => letter.toUpperCase());

const files = {
  [`${id}.ts`]: `import type { Observation } from "../model/finding.js";
import type { Change } from "../model/policy-domain.js";
import type { Rule } from "./rule.js";

export const ${constant}: Rule = {
  id: "${id}",
  summary: "",
  severity: "notice",
  rfc: "RFC 8461, section ",
  why: "",
  aliases: [],
  *check(change: Change): Iterable<Observation> {},
};
`,
  [`${id}.md`]: `# ${id}
${["What it finds", "Why it matters", "Bad", "Good", "How to fix it", "When to ignore it"].map((title) => `\n## ${title}\n`).join("")}`,
  [`${id}.test.ts`]: `import { ruleCatches, ruleCatchesNot } from "../../test/rule-cases.js";
import { ${constant} } from "./${id}.js";

ruleCatches(${constant}, []);

ruleCatchesNot(${constant}, []);
`,
};

for (const [name, text] of Object.entries(files)) {
  const file = new URL(name, folder);
  if (existsSync(file)) throw new Error(`${name} is there already`);
  writeFileSync(file, text);
}

// A rule about changes belongs into lists/change.ts, whatever its name begins with: move its two lines there.
const LISTS = { record: "record", policy: "policy" };
const list = new URL(`lists/${LISTS[id.split("-")[0]] ?? "mail"}.ts`, folder);
const text = readFileSync(list, "utf8");
writeFileSync(list, `import { ${constant} } from "../${id}.js";\n${text.replace(/\n\];/, `\n  ${constant},\n];`)}`);
