import { kindOf, type NodeKind } from "../../snapshots/git-tree.js";
import { below, countIn } from "../payload.js";
import { hashOf, notA, sha1In } from "./answered-objects.js";

/** What an answer about a tree tells. */
export interface AnsweredTrees {
  /** By id, the bytes of the tree that was asked for and of those below it, as far as the answer holds them whole. */
  readonly trees: ReadonlyMap<string, Uint8Array>;
  /** Sizes of files in bytes, by id. */
  readonly sizes: ReadonlyMap<string, number>;
}

/** A line of a tree object. */
interface Line {
  /** The bytes of the name as characters, since git orders names by bytes. */
  readonly octets: string;
  readonly mode: string;
  readonly oid: string;
}

interface Folder {
  oid: string | undefined;
  readonly lines: Line[];
}

/** What GitHub calls an object, by what its mode says. */
const TYPES: Readonly<Record<NodeKind, string>> = {
  file: "blob",
  link: "blob",
  directory: "tree",
  submodule: "commit",
};

/** The longest path that can be checked out. */
const MOST_CHARACTERS = 4_096;

/**
 * Makes tree objects of the answer to `git/trees/{sha}`, with `recursive` or without, so that they are read like those
 * of git. A tree that the answer may hold in part is taken only when its id fits. Others are not compared, since names
 * that are not UTF-8 do not come as they are. Throws an OddAnswer.
 */
export function answeredTrees(answer: unknown, oid: string): AnsweredTrees {
  const list = below(answer, "tree");
  if (sha1In(below(answer, "sha")) !== oid || !Array.isArray(list)) throw notA("tree");
  const folders = new Map<string, Folder>([["", { oid, lines: [] }]]);
  const sizes = new Map<string, number>();
  for (const listed of list) {
    const { path, kind, line } = read(listed);
    const slash = path.lastIndexOf("/");
    folderAt(folders, path.slice(0, Math.max(slash, 0))).lines.push(line);
    if (kind === "directory") folderAt(folders, path).oid = line.oid;
    const size = countIn(below(listed, "size"));
    if (kind === "file" && size !== undefined) sizes.set(line.oid, size);
  }
  return { trees: wholeTrees(folders.values(), below(answer, "truncated") !== false), sizes };
}

function wholeTrees(folders: Iterable<Folder>, truncated: boolean): ReadonlyMap<string, Uint8Array> {
  const trees = new Map<string, Uint8Array>();
  for (const { oid, lines } of folders) {
    if (oid === undefined || trees.has(oid)) continue;
    const bytes = bytesOf(lines);
    // Without names it may be that the answer does not go that deep.
    const doubtful = truncated || lines.length === 0;
    if (!doubtful || hashOf("tree", bytes) === oid) trees.set(oid, bytes);
  }
  return trees;
}

function folderAt(folders: Map<string, Folder>, path: string): Folder {
  const known = folders.get(path) ?? { oid: undefined, lines: [] };
  folders.set(path, known);
  return known;
}

function read(listed: unknown): { readonly path: string; readonly kind: NodeKind; readonly line: Line } {
  const path = below(listed, "path");
  const mode = below(listed, "mode");
  const oid = sha1In(below(listed, "sha"));
  if (typeof path !== "string" || path === "" || path.length > MOST_CHARACTERS || path.includes("\0"))
    throw notA("tree");
  if (typeof mode !== "string" || !/^[0-7]{5,6}$/.test(mode) || oid === undefined) throw notA("tree");
  const kind = kindOf(mode);
  if (kind === undefined || below(listed, "type") !== TYPES[kind]) throw notA("tree");
  const octets = Buffer.from(path.slice(path.lastIndexOf("/") + 1)).toString("latin1");
  // Git writes no zero before a digit, GitHub does for directories.
  return { path, kind, line: { octets, mode: mode.replace(/^0/, ""), oid } };
}

function bytesOf(lines: Line[]): Uint8Array {
  const sorted = lines.map((line) => ({ ...line, order: line.mode === "40000" ? `${line.octets}/` : line.octets }));
  sorted.sort((one, other) => (one.order < other.order ? -1 : one.order > other.order ? 1 : 0));
  const pieces = sorted.flatMap(({ octets, mode, oid }) => [
    Buffer.from(`${mode} ${octets}\0`, "latin1"),
    Buffer.from(oid, "hex"),
  ]);
  return Buffer.concat(pieces);
}
