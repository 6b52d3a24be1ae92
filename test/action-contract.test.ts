import { readFileSync } from "node:fs";
import { describe, expect, it, test } from "vitest";
import { parse } from "yaml";
import { configPaths, FAIL_ON, REPORT_SCOPES } from "../src/config/config.js";
import { INPUT_DEFAULTS } from "../src/shells/action/inputs.js";
import { OUTPUTS } from "../src/shells/action/outputs.js";

interface Described {
  readonly description: string;
  readonly default?: unknown;
}

interface Action {
  readonly name: string;
  readonly description: string;
  readonly author: string;
  readonly branding: { readonly icon: string; readonly color: string };
  readonly inputs: Readonly<Record<string, Described>>;
  readonly outputs: Readonly<Record<string, Described>>;
  readonly runs: Readonly<Record<string, string>>;
}

const read = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), "utf8");
const action: Action = parse(read("action.yml"));

/** The rows of the table of the README whose first column has this head, without head and rule. */
function rowsOf(head: string): string[][] {
  const [, section = ""] = read("README.md").split("\n## As a GitHub Action\n");
  const [, table = ""] = section.split(new RegExp(`^\\| ${head} .*\\n\\|[-| ]+\\n`, "m"));
  const [rows = ""] = table.split("\n\n");
  return rows
    .trimEnd()
    .split("\n")
    .map((row) =>
      row
        .slice(1, -1)
        .split("|")
        .map((cell) => cell.trim()),
    );
}

const inCode = (text: unknown) => (text === undefined ? "" : `\`${text}\``);

describe("inputs", () => {
  it("are those that are read, with their defaults", () => {
    const defaults = Object.entries(action.inputs).map(([name, input]) => [name, input.default ?? ""]);
    expect(defaults).toEqual(Object.entries(INPUT_DEFAULTS));
  });

  it("are in the README, word by word", () => {
    const rows = Object.entries(action.inputs).map(([name, input]) => [
      inCode(name),
      inCode(input.default),
      input.description,
    ]);
    expect(rowsOf("Input")).toEqual(rows);
  });

  it("have no default where the configuration file may have a word", () => {
    for (const name of ["fail-on", "report"]) expect(action.inputs[name]).not.toHaveProperty("default");
  });

  it("are all optional, and their defaults text", () => {
    for (const input of Object.values(action.inputs)) {
      expect(input).not.toHaveProperty("required");
      expect(["string", "undefined"]).toContain(typeof input.default);
    }
  });

  it.each([
    ["fail-on", FAIL_ON],
    ["report", REPORT_SCOPES],
    ["config-file", configPaths.filter((path) => path.endsWith(".yml"))],
  ])("%s names what there is to choose from", (name, choices) => {
    for (const choice of choices) expect(action.inputs[name]?.description).toContain(`\`${choice}\``);
  });
});

describe("outputs", () => {
  it("are those that are written", () => {
    expect(Object.keys(action.outputs)).toEqual([...OUTPUTS]);
  });

  it("are in the README, word by word", () => {
    const rows = Object.entries(action.outputs).map(([name, output]) => [inCode(name), output.description]);
    expect(rowsOf("Output")).toEqual(rows);
  });
});

describe("descriptions", () => {
  const all = { ...action.inputs, ...action.outputs };
  it.each(Object.entries(all))("%s is a sentence that a table can hold", (_, { description }) => {
    expect(description).toMatch(/^[A-Z`][^|\n]+\.$/);
  });
});

test("it is what the Marketplace takes", () => {
  const { name, description, author, branding, runs } = action;
  expect(Object.keys(action)).toEqual(["name", "description", "author", "branding", "inputs", "outputs", "runs"]);
  expect({ name, author, branding }).toEqual({
    name: "mta-sts-lint",
    author: "The mta-sts-lint authors",
    branding: { icon: "mail", color: "green" },
  });
  expect(description.length).toBeLessThanOrEqual(125);
  expect(runs).toEqual({ using: "node24", main: "dist/action.js" });
});
