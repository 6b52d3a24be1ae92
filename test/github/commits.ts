import { type Answer, type Call, notFound, pageOf, refuse } from "./exchange.js";
import { commitFacts, gitText, oidOf, UNVERIFIED } from "./git-objects.js";
import { changedFilesOf, mergeBase } from "./pull-diff.js";

/**
 * https://docs.github.com/rest/commits/commits#get-a-commit, without the files that it changes. With the media type
 * `sha` the answer is the id alone, as text.
 */
export function readNamedCommit(call: Call): Answer {
  const name = call.places.ref ?? "";
  const oid = commitNamed(call, name) ?? refuse(422, `No commit found for SHA: ${name}`);
  if (!/[.]sha\b/.test(call.accept)) return { status: 200, body: described(call, oid) };
  return {
    status: 200,
    body: Buffer.from(oid),
    headers: { "content-type": "application/vnd.github.sha; charset=utf-8" },
  };
}

/**
 * https://docs.github.com/rest/commits/commits#compare-two-commits, within one repository. The commits come in pages,
 * and with the first of them the changed files.
 */
export function compareCommits(call: Call): Answer {
  const { repository, places, query, url, world } = call;
  const names = (places.basehead ?? "").split("...");
  const [base, head] = names.map((name) => commitNamed(call, name));
  if (names.length !== 2 || base === undefined || head === undefined) return notFound();
  const parted = mergeBase(repository, base, head) ?? refuse(404, `No common ancestor between ${names.join(" and ")}.`);
  const ahead = commitsBetween(call, parted, head);
  const behind = commitsBetween(call, parted, base);
  const html = `${world.server}/${repository.name}/compare/${names.join("...")}`;
  const isFirst = Number(query.get("page") ?? 1) <= 1;
  const body = {
    url: `${url}/compare/${names.join("...")}`,
    html_url: html,
    permalink_url: html,
    diff_url: `${html}.diff`,
    patch_url: `${html}.patch`,
    base_commit: described(call, base),
    merge_base_commit: described(call, parted),
    status: statusOf(ahead.length, behind.length),
    ahead_by: ahead.length,
    behind_by: behind.length,
    total_commits: ahead.length,
    commits: pageOf(call, ahead, MOST_COMMITS).map((oid) => described(call, oid)),
    ...(isFirst ? { files: changedFilesOf(call, parted, head).slice(0, MOST_FILES) } : {}),
  };
  return { status: 200, body };
}

/** Of an answer that is not asked for in pages. */
const MOST_COMMITS = 250;
const MOST_FILES = 300;

function statusOf(ahead: number, behind: number): string {
  if (ahead > 0) return behind > 0 ? "diverged" : "ahead";
  return behind > 0 ? "behind" : "identical";
}

/** An id, or the name of a branch or tag, with `heads/` or `tags/` before it where it shall be told apart. */
function commitNamed({ repository }: Call, name: string): string | undefined {
  // What else git takes for a revision, GitHub does not document.
  return /^[\w./-]+$/.test(name) ? oidOf(repository, `${name}^{commit}`) : undefined;
}

/** From the oldest on. */
function commitsBetween({ repository }: Call, from: string, to: string): readonly string[] {
  const listed = gitText(repository, "rev-list", "--reverse", `${from}..${to}`) ?? "";
  return listed.split("\n").filter((line) => line !== "");
}

function described({ repository, url, world }: Call, sha: string) {
  const { oid, tree, parents, author, committer, message } = commitFacts(repository, sha) ?? notFound();
  const html = `${world.server}/${repository.name}/commit`;
  const commit = (id: string) => ({ sha: id, url: `${url}/commits/${id}`, html_url: `${html}/${id}` });
  return {
    ...commit(oid),
    node_id: `C_${oid}`,
    comments_url: `${url}/commits/${oid}/comments`,
    commit: {
      url: `${url}/git/commits/${oid}`,
      author,
      committer,
      message,
      comment_count: 0,
      tree: { sha: tree, url: `${url}/git/trees/${tree}` },
      verification: UNVERIFIED,
    },
    // Nobody at GitHub has the addresses of these tests.
    author: null,
    committer: null,
    parents: parents.map(commit),
  };
}
