import { type Answer, type Call, notFound, page, placeNumber, type Repository } from "./exchange.js";
import { gitText, oidOf } from "./git-objects.js";
import type { PullRequestSides, Side } from "./world.js";

/** A file of a diff, before its patch is made. */
interface ChangedFile {
  readonly status: string;
  readonly path: string;
  readonly previous: string | undefined;
  /** The id of the blob on head, or on base where head has none. */
  readonly sha: string;
}

/** Consecutive lines of a patch, with the numbers that they have on each side. */
export interface Hunk {
  readonly header: string;
  readonly lines: readonly { readonly text: string; readonly LEFT?: number; readonly RIGHT?: number }[];
}

/** GitHub lists no more: https://docs.github.com/rest/pulls/pulls#list-pull-requests-files */
const MOST_FILES = 3000;
const STATUS: Readonly<Record<string, string>> = {
  A: "added",
  D: "removed",
  M: "modified",
  R: "renamed",
  C: "copied",
  T: "changed",
};

export function pullRequestOf(call: Call): PullRequestSides {
  return call.world.state.pullRequests.get(placeNumber(call, "pull_number")) ?? notFound();
}

export function listFiles(call: Call): Answer {
  const { repository } = call;
  const { base, head } = pullRequestOf(call);
  const oid = oidOf(repository, head);
  const since = mergeBase(repository, base, head);
  if (oid === undefined || since === undefined) return notFound();
  const files = changedFiles(repository, since, oid).slice(0, MOST_FILES);
  return page(call, files, `/pulls/${call.places.pull_number}/files`, (file) => shape(call, file, since, oid));
}

/** The files that differ between two commits, as GitHub lists them. */
export function changedFilesOf(call: Call, since: string, head: string) {
  return changedFiles(call.repository, since, head).map((file) => shape(call, file, since, head));
}

/** A pull request shows what has come since it left its base. */
export function mergeBase(repository: Repository, base: string, head: string): string | undefined {
  const oids = [oidOf(repository, base), oidOf(repository, head)];
  return oids.includes(undefined) ? undefined : gitText(repository, "merge-base", ...oids.map(String))?.trim();
}

function changedFiles(repository: Repository, base: string, head: string): ChangedFile[] {
  const parts = (gitText(repository, "diff", "--raw", "-z", "-M", "--abbrev=40", base, head) ?? "").split("\0");
  const files: ChangedFile[] = [];
  for (let at = 0; at + 1 < parts.length; ) {
    const [, , from = "", to = "", letter = ""] = (parts[at] ?? "").split(" ");
    const [one = "", other = ""] = parts.slice(at + 1, at + 3);
    const isTwo = letter.startsWith("R") || letter.startsWith("C");
    const [path, previous] = isTwo ? [other, one] : [one, undefined];
    files.push({ status: STATUS[letter[0] ?? ""] ?? "changed", path, previous, sha: /^0+$/.test(to) ? from : to });
    at += isTwo ? 3 : 2;
  }
  return files;
}

function shape({ repository, url, world }: Call, file: ChangedFile, base: string, head: string) {
  const patch = patchOf(repository, base, head, file);
  const count = (sign: string) => patch?.split("\n").filter((line) => line.startsWith(sign)).length ?? 0;
  const place = `${head}/${encodeURIComponent(file.path)}`;
  const [additions, deletions] = [count("+"), count("-")];
  return {
    sha: file.sha,
    filename: file.path,
    status: file.status,
    additions,
    deletions,
    changes: additions + deletions,
    blob_url: `${world.server}/${repository.name}/blob/${place}`,
    raw_url: `${world.server}/${repository.name}/raw/${place}`,
    contents_url: `${url}/contents/${encodeURIComponent(file.path)}?ref=${head}`,
    ...(file.previous === undefined ? {} : { previous_filename: file.previous }),
    // Nothing is shown of bytes, of files that only moved, and of very long patches.
    ...(patch === undefined || patch.split("\n").length > world.patchLimit ? {} : { patch }),
  };
}

/** The hunks of a file as text, without what stands before them and the last line end; undefined where there are none. */
function patchOf(repository: Repository, base: string, head: string, file: ChangedFile, context = 3) {
  // A file that became a link has two patches, none of which has lines on both sides.
  if (file.status === "changed") return undefined;
  const paths = [file.previous ?? file.path, file.path].map((path) => `:(literal)${path}`);
  const how = ["--no-color", "--no-ext-diff", "-M", `-U${context}`];
  const text = gitText(repository, "diff", ...how, base, head, "--", ...new Set(paths)) ?? "";
  const start = text.indexOf("\n@@ ");
  return start < 0 ? undefined : text.slice(start + 1).replace(/\n$/, "");
}

/** The hunks of a file between two commits. */
export function hunksOf(repository: Repository, base: string, head: string, path: string, context = 3): Hunk[] {
  const file = changedFiles(repository, base, head).find((changed) => changed.path === path);
  const patch = file === undefined ? undefined : patchOf(repository, base, head, file, context);
  return patch?.split("\n@@ ").map(hunk) ?? [];
}

function hunk(text: string): Hunk {
  const [first = "", ...lines] = text.split("\n");
  const header = first.replace(/^(?!@@ )/, "@@ ");
  const [, from, to] = /^@@ -(\d+)(?:,\d+)? \+(\d+)/.exec(header) ?? [];
  let [left, right] = [Number(from), Number(to)];
  const numbered = lines.map((line) => {
    if (line.startsWith("-")) return { text: line, LEFT: left++ };
    if (line.startsWith("+")) return { text: line, RIGHT: right++ };
    return line.startsWith("\\") ? { text: line } : { text: line, LEFT: left++, RIGHT: right++ };
  });
  return { header, lines: numbered };
}

/** The hunk that shows this line of a side. */
export function hunkAt(hunks: readonly Hunk[], line: number, side: Side): Hunk | undefined {
  return hunks.find(({ lines }) => lines.some((one) => one[side] === line));
}

/** Where a line of an older commit is in a newer one; null where it was changed or taken away. */
export function movedLine(repository: Repository, from: string, to: string, path: string, line: number): number | null {
  if (from === to) return line;
  let moved = line;
  for (const { header, lines } of hunksOf(repository, from, to, path, 0)) {
    const [, start = "", count = "1"] = /^@@ -(\d+)(?:,(\d+))?/.exec(header) ?? [];
    if (lines.some(({ LEFT }) => LEFT === line)) return null;
    // Without old lines, the header names the line behind which something was put.
    if (count === "0" ? Number(start) < line : Number(start) + Number(count) <= line) {
      moved += lines.filter(({ RIGHT }) => RIGHT !== undefined).length - Number(count);
    }
  }
  return moved;
}
