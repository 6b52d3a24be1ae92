import { writerOf } from "../../src/github/api/author.js";
import { connector } from "../../src/github/api/connect.js";
import { HASTY } from "../../src/github/api/hasty.testing.js";
import {
  keepSuggestions,
  type SuggestionOutcome,
  type SuggestionTask,
} from "../../src/github/suggestions/suggestions.js";
import { type Linted, lintToProve } from "../../src/lint.js";
import { memorySnapshots } from "../../src/snapshots/memory.js";
import { type Files, git, temporaryFolder, writeFiles } from "../repository.js";
import { type Double, startDouble } from "./double.js";
import { TOKEN } from "./people.js";

export const policy = (mode: string) => `version: STSv1\nmode: ${mode}\nmx: mx1.example.com\nmax_age: 1209600\n`;
export const PATH = "mta-sts.example.com.txt";
export const OTHER = "mta-sts.example.org.txt";
export const BASE: Files = { [PATH]: policy("enforce"), [OTHER]: policy("enforce") };
export const WRONG: Files = { ...BASE, [PATH]: policy("enforced") };

interface Given {
  readonly token?: string;
  /** In milliseconds, for one request. */
  readonly timeLimit?: number;
}

export interface Stage {
  readonly double: Double;
  /** Commits on the branch of the pull request. */
  push(files: Files): void;
  /** Lints what was pushed last and brings the suggestions up to date. */
  run(parts?: Partial<SuggestionTask> & Given): Promise<SuggestionOutcome>;
  /** `path:2 body` of each comment, without its marker; the line is that of the commit that it was made on. */
  there(): string[];
}

/** Makes a repository whose branch `change` has these files, and `main` BASE. */
export function branchIn(folder: string, files: Files): string {
  git(folder, "init", "--quiet", "--initial-branch=main");
  commit(folder, BASE);
  git(folder, "checkout", "--quiet", "-b", "change");
  commit(folder, files);
  return folder;
}

function commit(folder: string, files: Files): void {
  writeFiles(folder, files);
  git(folder, "add", "--all");
  git(folder, "commit", "--quiet", "--allow-empty", "--message=change");
}

/** Pull request 7 with these files, which the branch in `folder` has already if one is given. */
export async function pullRequest(head: Files, folder = branchIn(temporaryFolder(), head)): Promise<Stage> {
  const double = await startDouble({ repository: folder, pullRequests: { 7: { base: "main", head: "change" } } });
  let linted: Promise<Linted> | undefined;
  let oid: string | undefined;
  let pushed = head;
  return {
    double,
    push(files) {
      commit(folder, files);
      linted = undefined;
      oid = undefined;
      pushed = files;
    },
    async run({ token = TOKEN, timeLimit = 10_000, ...parts } = {}) {
      oid ??= git(folder, "rev-parse", "change").trim();
      linted ??= lintToProve(memorySnapshots(pushed, BASE, new Date("2026-01-02T03:04:05Z")));
      return keepSuggestions({
        connect: connector({ token, apiUrl: double.url, version: "0", timeLimit, pace: HASTY }),
        writer: writerOf(token),
        repository: { owner: "octo-org", repo: "dns" },
        pullRequest: 7,
        head: oid,
        key: "",
        ...(await linted),
        ...parts,
      });
    },
    there: () =>
      double.state.reviewComments.map(({ path, line, body }) => `${path}:${line} ${body.replace(/^<!--.*-->\n/, "")}`),
  };
}
