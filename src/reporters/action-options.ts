import { helpUri } from "./help.js";
import type { Advice, Pages, ReportOptions } from "./report.js";
import { UNCHANGED_ADVICE } from "./unchanged.js";

/** What the runner says about a run. Nothing of it comes from a repository's files. */
export interface ActionRun {
  readonly version: string;
  /** `GITHUB_SERVER_URL`. */
  readonly server: string;
  readonly owner: string;
  readonly repo: string;
  /** `GITHUB_RUN_ID` and `GITHUB_RUN_ATTEMPT`; undefined outside a run. */
  readonly run: { readonly id: string; readonly attempt: string } | undefined;
  /** The object ids of what was compared; what is none gives no links. */
  readonly head: string | undefined;
  readonly base: string | undefined;
  /** The pull request's head, where annotations and links belong. */
  readonly pullRequestHead: string | undefined;
}

const ADVICE: Advice = {
  showAll: "the input `report: all`",
  unchanged: UNCHANGED_ADVICE,
  nothingFound: [
    "Looked for policy files (`mta-sts.txt`), and for DNS in zone files, octoDNS, DNSControl and Terraform.",
    "If they are somewhere else, name the folder with the input `working-directory`, or say in `.github/mta-sts-lint.yml` where they lie.",
  ],
  fix: "Apply it on your branch: pass these lines to `git apply`. The input `patch-file` writes them to a file.",
  inexactFix:
    "Copied from here it would not apply, since it holds line ends or characters that can't be shown: let the input `patch-file` write it to a file.",
  whole: "in the summary of this run",
  explain: helpUri,
};

/** The log of a run has no columns; lines of this length read well in its page. */
const LOG_WIDTH = 100;

/** How reports are written in a run of the Action. */
export function actionOptions(run: ActionRun): ReportOptions {
  return { version: run.version, color: false, width: LOG_WIDTH, advice: ADVICE, pages: pagesOf(run) };
}

function pagesOf({ server, owner, repo, run, head, base, pullRequestHead }: ActionRun): Pages {
  const root = `${server.replace(/\/+$/, "")}/${encodeURIComponent(owner)}/${encodeURIComponent(repo)}`;
  if (!/^https?:\/\/[\w.:-]+\/[\w.-]+\/[\w.-]+$/.test(root)) return { files: {} };
  const filesAt = (commit: string | undefined): string | undefined =>
    commit !== undefined && isObjectId(commit) ? `${root}/blob/${commit}` : undefined;
  const ofHead = filesAt(pullRequestHead ?? head);
  const ofBase = filesAt(base);
  const isRun = run !== undefined && /^\d+$/.test(run.id) && /^\d+$/.test(run.attempt);
  return {
    files: { ...(ofHead && { head: ofHead }), ...(ofBase && { base: ofBase }) },
    ...(pullRequestHead !== undefined && isObjectId(pullRequestHead) && { pullRequestHead }),
    ...(isRun && { run: `${root}/actions/runs/${run.id}/attempts/${run.attempt}` }),
  };
}

/** SHA-1, or SHA-256 in repositories to come. */
function isObjectId(revision: string): boolean {
  return /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(revision);
}
