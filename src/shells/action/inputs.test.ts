import { getBooleanInput, getInput } from "@actions/core";
import fc from "fast-check";
import { afterEach, describe, expect, it, test, vi } from "vitest";
import { UsageError } from "../../snapshots/usage-error.js";
import { INPUT_DEFAULTS, type Inputs, readInputs } from "./inputs.js";

/** The variables as the runner makes them: all inputs are there, those that are not given with their default. */
function environmentOf(inputs: Readonly<Record<string, string>>): Record<string, string> {
  const values = Object.entries({ ...INPUT_DEFAULTS, "github-token": "ghs_secret", ...inputs });
  return Object.fromEntries(values.map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]));
}

const NOTHING_GIVEN: Inputs = {
  githubToken: "ghs_secret",
  workingDirectory: ".",
  configFile: undefined,
  baseRef: undefined,
  headRef: undefined,
  failOn: undefined,
  report: undefined,
  comment: "on-failure",
  commentKey: "",
  annotations: true,
  suggestions: false,
  sarifFile: undefined,
  jsonFile: undefined,
  patchFile: undefined,
};

const READ: readonly (readonly [string, Readonly<Record<string, string>>, Partial<Inputs>])[] = [
  ["nothing", {}, {}],
  ["no token", { "github-token": "" }, { githubToken: undefined }],
  [
    "blanks around it",
    { "github-token": " ghp_x\n", comment: "\talways " },
    { githubToken: "ghp_x", comment: "always" },
  ],
  ["blanks alone", { "fail-on": "  \n", comment: " ", annotations: "", "working-directory": " " }, {}],
  ["a level", { "fail-on": "never", report: "all" }, { failOn: "never", report: "all" }],
  ["a comment", { comment: "never", "comment-key": "zone --> <b>" }, { comment: "never", commentKey: "zone --> <b>" }],
  ["revisions", { "base-ref": "origin/main", "head-ref": "-x" }, { baseRef: "origin/main", headRef: "-x" }],
  ["booleans", { annotations: "False", suggestions: "TRUE" }, { annotations: false, suggestions: true }],
  ["a folder", { "working-directory": "./dns/" }, { workingDirectory: "dns" }],
  ["a folder on the way back", { "working-directory": "a/../dns//zones" }, { workingDirectory: "dns/zones" }],
  ["the workspace", { "working-directory": "./" }, { workingDirectory: "." }],
  ["a folder of dots", { "working-directory": "..." }, { workingDirectory: "..." }],
  ["a configuration", { "config-file": "./.github/x.yml" }, { configFile: ".github/x.yml" }],
  [
    "files",
    { "sarif-file": "out/a.sarif", "json-file": "/tmp/a.json", "patch-file": "a.patch" },
    { sarifFile: "out/a.sarif", jsonFile: "/tmp/a.json", patchFile: "a.patch" },
  ],
];

describe("reads", () => {
  it.each(READ)("%s", (_, inputs, expected) => {
    expect(readInputs(environmentOf(inputs))).toEqual({ ...NOTHING_GIVEN, ...expected });
  });

  it("what no runner made", () => {
    expect(readInputs({})).toEqual({ ...NOTHING_GIVEN, githubToken: undefined });
  });
});

const MISTAKES: readonly (readonly [string, Readonly<Record<string, string>>, string])[] = [
  [
    "near",
    { "fail-on": "warnings" },
    'fail-on takes error, warning, notice, never, not "warnings". Did you mean "warning"?',
  ],
  ["other letters", { report: "NEW" }, 'report takes new, all, not "NEW". Did you mean "new"?'],
  ["far", { comment: "sometimes" }, 'comment takes on-failure, always, never, not "sometimes".'],
  ["no boolean", { annotations: "yes" }, 'annotations takes true, false, not "yes".'],
  ["nearly a boolean", { suggestions: "tRue" }, 'suggestions takes true, false, not "tRue". Did you mean "true"?'],
  [
    "out of the workspace",
    { "working-directory": "a/../../b" },
    'working-directory takes a path below the workspace, and "a/../../b" leads out of it.',
  ],
  [
    "out of the working directory",
    { "working-directory": "dns", "config-file": "../x.yml" },
    'config-file takes a path below the working directory, and "../x.yml" leads out of it.',
  ],
  [
    "absolute",
    { "working-directory": "/home/runner/work" },
    'working-directory takes a path below the workspace, and "/home/runner/work" is absolute. Give it without the way to that folder.',
  ],
  [
    "absolute on Windows",
    { "config-file": "d:x.yml" },
    'config-file takes a path below the working directory, and "d:x.yml" is absolute. Give it without the way to that folder.',
  ],
  [
    "a backslash",
    { "working-directory": "..\\x" },
    'working-directory takes a path below the workspace, and "..\\x" has a backslash in it. Write it with /.',
  ],
  [
    "a control character",
    { "config-file": "x\x07.yml" },
    'config-file takes a path below the working directory, and "x\x07.yml" has a control character in it.',
  ],
  [
    "one file twice",
    { "sarif-file": "out/x", "patch-file": "./out//x" },
    "sarif-file and patch-file name the same file: one would overwrite the other.",
  ],
  [
    "several",
    { "fail-on": "eror", comment: "allways", "config-file": "..", "json-file": "a", "patch-file": "a" },
    [
      "The inputs have mistakes.",
      'config-file takes a path below the working directory, and ".." leads out of it.',
      'fail-on takes error, warning, notice, never, not "eror". Did you mean "error"?',
      'comment takes on-failure, always, never, not "allways". Did you mean "always"?',
      "json-file and patch-file name the same file: one would overwrite the other.",
    ].join("\n"),
  ],
];

describe("mistakes", () => {
  it.each(MISTAKES)("%s", (_, inputs, message) => {
    expect(() => readInputs(environmentOf(inputs))).toThrow(new UsageError(message));
  });
});

describe("as @actions/core reads them", () => {
  afterEach(() => vi.unstubAllEnvs());

  test("texts", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(" ", "\t", "\n", "\u00a0", "\ufeff", "a", "-", "é") }), (value) => {
        vi.stubEnv("INPUT_COMMENT-KEY", value);
        expect(readInputs(process.env).commentKey).toBe(getInput("comment-key"));
      }),
    );
  });

  test.each(["true", "True", "TRUE", "false", "False", "FALSE", " true ", "tRue", "1", "yes", "on", "truefalse"])(
    "%j",
    (value) => {
      vi.stubEnv("INPUT_SUGGESTIONS", value);
      const outcome = (read: () => boolean): boolean | "refused" => {
        try {
          return read();
        } catch {
          return "refused";
        }
      };
      expect(outcome(() => readInputs(process.env).suggestions)).toBe(outcome(() => getBooleanInput("suggestions")));
    },
  );
});
