import { execFileSync } from "node:child_process";
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { type Answer, type Call, notFound, type Repository, refuse } from "./exchange.js";

/** What git said about objects, by folder and arguments: an id stands for the same for ever. */
const known = new Map<string, Buffer>();

/** Runs git in a repository that is served and gives its bytes; undefined where it fails. */
function gitBytes({ folder }: Repository, ...args: readonly string[]): Buffer | undefined {
  if (folder === undefined) return undefined;
  const key = isAboutObjects(args) ? [folder, ...args].join("\0") : undefined;
  const bytes = (key !== undefined && known.get(key)) || runGit(folder, args);
  if (key !== undefined && bytes) known.set(key, bytes);
  return bytes;
}

/** True when every argument but options, types and paths is the id of an object. */
function isAboutObjects([, ...args]: readonly string[]): boolean {
  const end = args.indexOf("--");
  const revisions = args.slice(0, end === -1 ? undefined : end).filter((arg) => !/^-|^(?:blob|commit|tree)$/.test(arg));
  return revisions.length > 0 && revisions.every(isOid);
}

function runGit(folder: string, args: readonly string[], input?: string): Buffer | undefined {
  try {
    return execFileSync("git", ["-C", folder, ...args], {
      ...(input === undefined ? {} : { input }),
      maxBuffer: 1 << 30,
      stdio: [input === undefined ? "ignore" : "pipe", "pipe", "ignore"],
      env: { PATH: process.env.PATH, GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_SYSTEM: "/dev/null" },
    });
  } catch {
    return undefined;
  }
}

export function gitText(repository: Repository, ...args: readonly string[]): string | undefined {
  return gitBytes(repository, ...args)?.toString("utf8");
}

/** The object id of a revision; undefined where there is none. */
export function oidOf(repository: Repository, revision: string): string | undefined {
  // Git takes any id for one, and looks whether it is there when it is used.
  if (isOid(revision)) return revision;
  return (
    looseRef(repository, revision) ??
    gitText(repository, "rev-parse", "--verify", "--quiet", "--end-of-options", revision)?.trim()
  );
}

/** Where git looks for a name, in its order: https://git-scm.com/docs/gitrevisions */
const PLACES_OF_REFS = ["", "refs/", "refs/tags/", "refs/heads/", "refs/remotes/"];

/** The id that a name stands for, read from its file; undefined where only git can tell. */
function looseRef({ folder }: Repository, name: string): string | undefined {
  if (folder === undefined || !/^\w[\w/-]*$/.test(name)) return undefined;
  const files = PLACES_OF_REFS.map((place) => join(folder, ".git", place + name));
  const found = files.find((file) => statSync(file, { throwIfNoEntry: false })?.isFile());
  const oid = found === undefined ? "" : readFileSync(found, "utf8").trim();
  return isOid(oid) ? oid : undefined;
}

/** What git says of a commit. */
interface CommitFacts {
  readonly oid: string;
  readonly tree: string;
  /** Object ids. */
  readonly parents: readonly string[];
  readonly author: Signature;
  readonly committer: Signature;
  readonly message: string;
}

interface Signature {
  readonly name: string;
  readonly email: string;
  readonly date: string;
}

/** Undefined where there is no commit of this id. */
export function commitFacts(repository: Repository, sha: string): CommitFacts | undefined {
  const text = isOid(sha) ? gitText(repository, "cat-file", "commit", sha) : undefined;
  if (text === undefined) return undefined;
  const format = "%H%x00%T%x00%an%x00%ae%x00%at%x00%cn%x00%ce%x00%ct%x00%B";
  const shown = gitText(repository, "log", "-1", "--no-show-signature", `--format=${format}`, sha) ?? "";
  const [oid = "", tree = "", author = "", authorMail = "", authored, committer = "", mail = "", committed, message] =
    shown.split("\0");
  // The format of a log shows no parents where a shallow clone ends; GitHub knows them all.
  const parents = [...(text.split("\n\n", 1)[0]?.matchAll(PARENT) ?? [])].map(([, id = ""]) => id);
  return {
    oid,
    tree,
    parents,
    author: { name: author, email: authorMail, date: dateOf(authored) },
    committer: { name: committer, email: mail, date: dateOf(committed) },
    message: message?.replace(/\n+$/, "") ?? "",
  };
}

const PARENT = /^parent ([0-9a-f]+)$/gm;

function dateOf(seconds: string | undefined): string {
  return new Date(Number(seconds) * 1000).toISOString().replace(".000Z", "Z");
}

/** Nothing is signed. */
export const UNVERIFIED = { verified: false, reason: "unsigned", signature: null, payload: null, verified_at: null };

/** https://docs.github.com/rest/git/commits#get-a-commit-object */
export function readCommit({ repository, places, url, world }: Call): Answer {
  const facts = commitFacts(repository, places.commit_sha ?? "");
  if (facts === undefined) return notFound();
  const { oid, tree, parents, author, committer, message } = facts;
  const html = `${world.server}/${repository.name}/commit`;
  const commit = (id: string) => ({ sha: id, url: `${url}/git/commits/${id}`, html_url: `${html}/${id}` });
  const body = {
    ...commit(oid),
    node_id: `C_${oid}`,
    author,
    committer,
    tree: { sha: tree, url: `${url}/git/trees/${tree}` },
    message,
    parents: parents.map(commit),
    verification: UNVERIFIED,
  };
  return { status: 200, body };
}

/**
 * https://docs.github.com/rest/git/trees#get-a-tree. Any value of `recursive`, "0" and "false" too, turns it on, and only
 * then there is a limit.
 */
export function readTree(call: Call): Answer {
  const { repository, places, query, url, world } = call;
  const asked = places.tree_sha ?? "";
  const oid = asked.startsWith("-") ? undefined : oidOf(repository, asked);
  const isRecursive = query.has("recursive");
  const depth = isRecursive ? ["-r", "-t"] : [];
  const text = oid === undefined ? undefined : gitText(repository, "ls-tree", "-l", "-z", ...depth, oid);
  if (text === undefined) return notFound();
  const lines = text.split("\0").slice(0, -1);
  remember(repository, lines);
  const most = isRecursive ? world.treeLimit : lines.length;
  const body = {
    sha: oid,
    url: `${url}/git/trees/${oid}`,
    tree: lines.slice(0, most).map((line) => named(line, url)),
    truncated: lines.length > most,
  };
  return { status: 200, body };
}

/** One line of `git ls-tree -l`: mode, type, object, size and, behind a tab, the path. */
function named(line: string, url: string) {
  const [facts = "", path] = [line.slice(0, line.indexOf("\t")), line.slice(line.indexOf("\t") + 1)];
  const [mode = "", type = "", sha = "", size] = facts.split(/ +/);
  const common = { path, mode, type, sha };
  if (type === "commit") return common;
  const address = { ...common, url: `${url}/git/${type}s/${sha}` };
  return type === "blob" ? { ...address, size: Number(size) } : address;
}

/** https://docs.github.com/rest/git/blobs#get-a-blob */
export function readBlob(call: Call): Answer {
  const { repository, places, url, accept, world } = call;
  const sha = places.file_sha ?? "";
  if (!isOid(sha)) {
    refuse(422, "The sha parameter must be exactly 40 characters and contain only [0-9a-f].");
  }
  const bytes = blobOf(repository, sha);
  if (bytes === undefined) return notFound();
  if (bytes.length > world.blobLimit) {
    const errors = [{ resource: "Blob", field: "data", code: "too_large" }];
    refuse(403, "This API returns blobs up to 100 MB in size. The requested blob is too large.", { errors });
  }
  if (/[.+]raw\b/.test(accept)) return { status: 200, body: bytes };
  const content = bytes.toString("base64").replace(/.{1,60}/g, "$&\n");
  const body = {
    sha,
    node_id: `B_${sha}`,
    size: bytes.length,
    url: `${url}/git/blobs/${sha}`,
    content,
    encoding: "base64",
  };
  return { status: 200, body };
}

/** Blobs that were listed and not read yet, by folder. */
const listed = new Map<string, Set<string>>();
/** The most that are read along with one that is asked for, and the size in bytes up to which they are. */
const [MOST_ALONG, MOST_BYTES_ALONG] = [1000, 4096];

function remember({ folder = "" }: Repository, lines: readonly string[]): void {
  const oids = listed.get(folder) ?? new Set();
  listed.set(folder, oids);
  for (const line of lines) {
    const [, , sha = "", size] = line.split(/[ \t]+/);
    if (Number(size) <= MOST_BYTES_ALONG) oids.add(sha);
  }
}

/** The content of a blob. Those that were listed with it are read by the same process. */
function blobOf(repository: Repository, sha: string): Buffer | undefined {
  const { folder } = repository;
  const oids = listed.get(folder ?? "");
  if (folder !== undefined && oids?.has(sha)) {
    const along = [sha, ...oids].slice(0, MOST_ALONG);
    for (const [oid, bytes] of readBatch(folder, along)) known.set([folder, "cat-file", "blob", oid].join("\0"), bytes);
    for (const oid of along) oids.delete(oid);
  }
  return gitBytes(repository, "cat-file", "blob", sha);
}

/** Blobs that are there, from `git cat-file --batch`: `ID blob SIZE`, and the bytes between newlines. */
function readBatch(folder: string, oids: readonly string[]): ReadonlyMap<string, Buffer> {
  const answer = runGit(folder, ["cat-file", "--batch"], oids.map((oid) => `${oid}\n`).join("")) ?? Buffer.alloc(0);
  const blobs = new Map<string, Buffer>();
  for (let at = 0; at < answer.length; ) {
    const end = answer.indexOf("\n", at);
    const [oid = "", type, size = ""] = answer.toString("utf8", at, end).split(" ");
    at = end + 1;
    if (type !== "blob") continue;
    blobs.set(oid, answer.subarray(at, at + Number(size)));
    at += Number(size) + 1;
  }
  return blobs;
}

function isOid(value: string): boolean {
  return /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(value);
}
