import {
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join, relative } from "node:path";
import { describe, expect, it, test } from "vitest";
import { temporaryFolder, writeFiles } from "../../../test/repository.js";
import { UsageError } from "../../snapshots/usage-error.js";
import { writeReportFile } from "./report-file.js";

interface Runner {
  readonly workspace: string;
  readonly temporary: string;
  readonly elsewhere: string;
}

function runner(): Runner {
  const root = realpathSync(temporaryFolder());
  const places = {
    workspace: join(root, "workspace"),
    temporary: join(root, "temp"),
    elsewhere: join(root, "elsewhere"),
  };
  for (const place of Object.values(places)) mkdirSync(place);
  writeFiles(places.workspace, { ".git/config": "[core]\n", "docs/old.json": "old", "zones/a.zone": "zone" });
  return places;
}

/** The files below a folder that hold "new", but for what links lead to. */
function written(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((path) => join(folder, path))
    .filter((file) => lstatSync(file).isFile() && realpathSync(file) === file && readFileSync(file, "utf8") === "new")
    .map((file) => relative(folder, file));
}

/** What a pull request puts into the workspace, the path that is asked for, and where the file is then. */
const WRITES: readonly (readonly [string, (places: Runner) => string, string])[] = [
  ["at the top", () => "out.sarif", "workspace/out.sarif"],
  ["below new folders", () => "a/b/c.json", "workspace/a/b/c.json"],
  ["below a folder that is there", () => "docs/new.json", "workspace/docs/new.json"],
  ["over a file", () => "docs/old.json", "workspace/docs/old.json"],
  ["with a way back in it", () => "docs/../x/./y", "workspace/x/y"],
  ["by its whole path", ({ workspace }) => join(workspace, "out.json"), "workspace/out.json"],
  ["in the folder for temporary files", ({ temporary }) => join(temporary, "a/out.json"), "temp/a/out.json"],
  ["a name of dots", () => "...", "workspace/..."],
  ["beside .git", () => ".github/out", "workspace/.github/out"],
  [
    "through a link that stays in",
    ({ workspace }) => {
      symlinkSync("docs", join(workspace, "link"));
      return "link/deep/out.json";
    },
    "workspace/docs/deep/out.json",
  ],
  [
    "in place of a link",
    ({ workspace, elsewhere }) => {
      symlinkSync(join(elsewhere, "victim"), join(workspace, "out.json"));
      return "out.json";
    },
    "workspace/out.json",
  ],
  [
    "in place of a link into .git",
    ({ workspace }) => {
      symlinkSync(".git/config", join(workspace, "out.json"));
      return "out.json";
    },
    "workspace/out.json",
  ],
  [
    "in place of another name of a file",
    ({ workspace, elsewhere }) => {
      writeFileSync(join(elsewhere, "victim"), "old");
      linkSync(join(elsewhere, "victim"), join(workspace, "out.json"));
      return "out.json";
    },
    "workspace/out.json",
  ],
];

describe("writes", () => {
  it.each(WRITES)("%s", (_, prepare, place) => {
    const places = runner();
    const path = prepare(places);
    writeReportFile(places, path, "new");
    const root = join(places.workspace, "..");
    expect(written(root)).toEqual([place]);
    expect(
      readdirSync(root, { recursive: true, encoding: "utf8" }).filter((name) => /mta-sts-lint/.test(name)),
    ).toEqual([]);
    expect(readFileSync(join(places.workspace, ".git/config"), "utf8")).toBe("[core]\n");
  });

  it("text as UTF-8", () => {
    const places = runner();
    writeReportFile(places, "out", "grün \u{1F512}");
    expect(readFileSync(join(places.workspace, "out"), "utf8")).toBe("grün \u{1F512}");
  });

  it("into a workspace that is reached through a link", () => {
    const places = runner();
    symlinkSync(places.workspace, join(places.elsewhere, "link"));
    writeReportFile({ ...places, workspace: join(places.elsewhere, "link") }, "a/out", "new");
    expect(written(places.workspace)).toEqual(["a/out"]);
  });
});

const REFUSED: readonly (readonly [string, (places: Runner) => string, RegExp])[] = [
  ["a way out", () => "../out.json", /outside the workspace\. Give it relative to the workspace, or below/],
  ["a long way out", () => "docs/../../elsewhere/x", /outside the workspace/],
  ["another folder", ({ elsewhere }) => join(elsewhere, "x"), /outside the workspace/],
  ["a folder whose name begins alike", ({ workspace }) => `${workspace}2/x`, /outside the workspace/],
  ["the workspace itself", () => ".", /outside the workspace/],
  ["a folder", () => "docs", /it is a folder\. Give it the name of a file/],
  ["the name of a folder", () => "docs/", /not the name of a file/],
  ["NUL", () => "a\0b", /not the name of a file/],
  ["a file on the way", () => "docs/old.json/x", /not a directory.*\. Choose another place/],
  [".git", () => ".git/hooks/post-checkout", /inside \.git\. Choose another folder/],
  [".git in other letters", () => "sub/.GIT/config", /inside \.git/],
  [".git as a file", () => "sub/.git", /inside \.git/],
  [
    "a link out",
    ({ workspace, elsewhere }) => {
      symlinkSync(elsewhere, join(workspace, "out"));
      return "out/x";
    },
    /a symbolic link on the way leads out/,
  ],
  [
    "a link out, and folders behind it",
    ({ workspace }) => {
      symlinkSync("../../elsewhere", join(workspace, "docs/out"));
      return "docs/out/a/b/c";
    },
    /a symbolic link on the way leads out/,
  ],
  [
    "a link to the folder for temporary files, where the runner has its own",
    ({ workspace, temporary }) => {
      symlinkSync(temporary, join(workspace, "out"));
      return "out/set_env";
    },
    /a symbolic link on the way leads out/,
  ],
  [
    "a link into .git",
    ({ workspace }) => {
      symlinkSync(".git", join(workspace, "out"));
      return "out/hooks/x";
    },
    /inside \.git/,
  ],
  [
    "a link to nowhere",
    ({ workspace }) => {
      symlinkSync("nowhere", join(workspace, "out"));
      return "out/x";
    },
    /no such file or directory\. Choose another place/,
  ],
  [
    "a link in a circle",
    ({ workspace }) => {
      symlinkSync("out", join(workspace, "out"));
      return "out/x";
    },
    /Choose another place/,
  ],
];

describe("refuses", () => {
  it.each(REFUSED)("%s", (_, prepare, message) => {
    const places = runner();
    const path = prepare(places);
    const root = join(places.workspace, "..");
    const before = readdirSync(root, { recursive: true }).length;
    expect(() => writeReportFile(places, path, "new")).toThrow(UsageError);
    expect(() => writeReportFile(places, path, "new")).toThrow(message);
    expect(readdirSync(root, { recursive: true })).toHaveLength(before);
    expect(written(root)).toEqual([]);
  });

  it("temporary files where the runner has no folder for them", () => {
    const { workspace, temporary } = runner();
    expect(() => writeReportFile({ workspace, temporary: undefined }, join(temporary, "x"), "new")).toThrow(/outside/);
    expect(() => writeReportFile({ workspace, temporary: "" }, "/x", "new")).toThrow(/outside/);
  });
});

test("a refused file leaves no folders", () => {
  const places = runner();
  expect(() => writeReportFile(places, "sub/a/.git/x", "new")).toThrow(/inside \.git/);
  expect(existsSync(join(places.workspace, "sub"))).toBe(false);
});
