import { isSkipped, type Snapshot } from "../model/snapshot.js";
import { type Git, outputOf, splitNul } from "./git.js";
import { wordFinder } from "./word-search.js";

/**
 * The paths of the files that hold one of the words, in the tree of that id. Binary files are looked into as well
 * (`-a`): what is binary to git is in the hand of whoever writes .gitattributes.
 */
export async function grepTree(git: Git, words: readonly string[], tree: string): Promise<string[]> {
  const found = await grep(git, words, [], [tree]);
  return found.map((path) => path.slice(tree.length + 1));
}

/** The same in the working tree below the folder in which git starts, except what is ignored or not checked out. */
export function grepWorktree(git: Git, words: readonly string[]): Promise<string[]> {
  return grep(git, words, ["--untracked", "--exclude-standard"], []);
}

/** The same in what is staged. */
export function grepIndex(git: Git, words: readonly string[]): Promise<string[]> {
  return grep(git, words, ["--cached"], []);
}

async function grep(
  git: Git,
  words: readonly string[],
  options: readonly string[],
  trees: readonly string[],
): Promise<string[]> {
  const patterns = words.flatMap((word) => (word === "" ? [] : ["-e", word]));
  if (patterns.length === 0) return [];
  const plain = ["-l", "-z", "-F", "-i", "-a", "--no-color", "--no-textconv", "--threads=1"];
  // 1: nothing found.
  return splitNul(await outputOf(git, ["grep", ...plain, ...options, ...patterns, ...trees, "--"], [0, 1]));
}

/** Those of the paths at which the snapshot has a text file, sorted. */
export async function textFiles(snapshot: Pick<Snapshot, "read">, paths: readonly string[]): Promise<string[]> {
  const files = await Promise.all(paths.map((path) => snapshot.read(path)));
  return paths.filter((_, index) => isText(files[index])).sort();
}

/** Those of the paths at which the snapshot has a text file with one of the words. */
export async function textsHolding(
  words: readonly string[],
  snapshot: Pick<Snapshot, "read">,
  paths: readonly string[],
): Promise<string[]> {
  const holdsWord = wordFinder(words);
  const files = await Promise.all(paths.map((path) => snapshot.read(path)));
  return files.flatMap((file) => (file && !isSkipped(file) && holdsWord(file.bytes) ? [file.path] : []));
}

function isText(file: Awaited<ReturnType<Snapshot["read"]>>): boolean {
  return file !== undefined && !isSkipped(file);
}
