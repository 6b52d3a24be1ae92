import { createHash } from "node:crypto";
import { isSkipped } from "../model/snapshot.js";
import type { Disk } from "./disk.js";
import { type Git, outputOf, splitNul } from "./git.js";
import type { Repository } from "./git-repository.js";
import { kindOf } from "./git-tree.js";

/** Where the working tree has a path from, when not from base. */
type Departure =
  | { readonly from: "nowhere" }
  | { readonly from: "submodule" }
  /** `oid`: the object that stands for it when it is not checked out. */
  | { readonly from: "disk"; readonly oid?: string };

export interface WorktreeChanges {
  /** Paths whose content is not that of base. */
  readonly departures: ReadonlyMap<string, Departure>;
  /** Sorted; also those of which only the mode is different. */
  readonly changed: readonly string[];
}

/** A line of `git diff-index`, from the tree to the working tree. An id of zeros: only the disk knows. */
interface Difference {
  readonly path: string;
  readonly status: string;
  readonly modes: readonly [string, string];
  readonly oids: readonly [string, string];
}

interface Sides {
  readonly repository: Repository;
  /** Starts in the folder. */
  readonly git: Git;
  readonly disk: Disk;
  readonly baseCommit: string;
  /** The tree of the folder in that commit. */
  readonly baseTree: string;
}

export async function worktreeChanges(sides: Sides, untracked: readonly string[]): Promise<WorktreeChanges> {
  const options = ["-z", "--raw", "--no-abbrev", "--no-renames", "--no-ext-diff", "--relative"];
  const args = ["diff-index", ...options, "--ignore-submodules=dirty", sides.baseCommit, "--"];
  const differences = parseDifferences(splitNul(await outputOf(sides.git, args)));
  const departures = new Map<string, Departure>();
  const changed = new Set<string>();
  for (const difference of await withoutTouched(sides, differences)) {
    changed.add(difference.path);
    const departure = departureOf(difference);
    if (departure) departures.set(difference.path, departure);
  }
  for (const path of untracked) {
    // Taken out of the index, but still there as it was: for a reader nothing has changed.
    const node = await sides.repository.trees.find(sides.baseTree, path);
    if (node?.kind === "file" && diskOid(sides.disk, path, node.oid.length) === node.oid) {
      changed.delete(path);
      departures.delete(path);
    } else {
      changed.add(path);
      departures.set(path, { from: "disk" });
    }
  }
  return { departures, changed: [...changed].sort() };
}

function departureOf({ status, modes, oids }: Difference): Departure | undefined {
  if (status === "D") return { from: "nowhere" };
  if (kindOf(modes[1]) === "submodule") return { from: "submodule" };
  if (!isZero(oids[1]) && oids[0] === oids[1] && kindOf(modes[0]) === kindOf(modes[1])) return undefined;
  return isZero(oids[1]) || kindOf(modes[1]) !== "file" ? { from: "disk" } : { from: "disk", oid: oids[1] };
}

/** Pairs of `:<mode> <mode> <id> <id> <status>` and path. */
function parseDifferences(parts: readonly string[]): Difference[] {
  const differences: Difference[] = [];
  for (let at = 0; at + 1 < parts.length; at += 2) {
    const [one = "", other = "", oid = "", otherOid = "", status = ""] = (parts[at] ?? "").slice(1).split(" ");
    differences.push({ path: parts[at + 1] ?? "", status, modes: [one, other], oids: [oid, otherOid] });
  }
  return differences;
}

/**
 * Git names files that were only touched as well, since it goes by time and size. Those with the content of base are
 * dropped, or, when their mode differs, get the id of base.
 */
async function withoutTouched(sides: Sides, differences: readonly Difference[]): Promise<Difference[]> {
  const asBase = new Set<Difference>();
  const lineEnds: Difference[] = [];
  for (const difference of differences) {
    const { modes, oids, path } = difference;
    if (!isZero(oids[1]) || kindOf(modes[0]) !== "file" || kindOf(modes[1]) !== "file") continue;
    const content = bytesOnDisk(sides.disk, path);
    if (!content) continue;
    if (oidOf(content, oids[0].length) === oids[0]) asBase.add(difference);
    else if (oidOf(withoutCarriageReturns(content), oids[0].length) === oids[0]) lineEnds.push(difference);
  }
  for (const difference of await asGitStoresThem(sides, lineEnds)) asBase.add(difference);
  return differences.flatMap((difference) => {
    if (!asBase.has(difference)) return [difference];
    const { modes, oids } = difference;
    return modes[0] === modes[1] ? [] : [{ ...difference, oids: [oids[0], oids[0]] as const }];
  });
}

/**
 * Those files that differ from base by line ends which git itself converts (core.autocrlf, the attributes text and
 * eol). Where it does not, the line ends are a change like any other.
 */
async function asGitStoresThem(sides: Sides, differences: readonly Difference[]): Promise<Difference[]> {
  const askable = differences.filter((difference) => !/[\n"]/.test(difference.path));
  if (askable.length === 0) return [];
  const { git } = sides.repository;
  const prefix = sides.git.directory.slice(git.directory.length + 1);
  const paths = askable.map(({ path }) => `${prefix && `${prefix.replaceAll("\\", "/")}/`}${path}\n`).join("");
  const oids = (await outputOf(git, ["hash-object", "--stdin-paths"], [0], paths)).toString().split("\n");
  return askable.filter((difference, index) => oids[index] === difference.oids[0]);
}

function diskOid(disk: Disk, path: string, length: number): string | undefined {
  const content = bytesOnDisk(disk, path);
  return content && oidOf(content, length);
}

function bytesOnDisk(disk: Disk, path: string): Uint8Array | undefined {
  const file = disk.read(path);
  return file === undefined || isSkipped(file) ? undefined : file.bytes;
}

/** The id that git gives this content; `length` in hexadecimal digits tells which hash. */
function oidOf(content: Uint8Array, length: number): string {
  const hash = createHash(length === 64 ? "sha256" : "sha1");
  return hash.update(`blob ${content.length}\0`).update(content).digest("hex");
}

function withoutCarriageReturns(content: Uint8Array): Uint8Array {
  return content.filter((byte, at) => byte !== 0x0d || content[at + 1] !== 0x0a);
}

function isZero(oid: string): boolean {
  return /^0+$/.test(oid);
}
