import { closeSync, constants, lstatSync, openSync, readSync, type Stats } from "node:fs";
import { join } from "node:path";
import type { SkippedFile } from "../model/snapshot.js";
import type { SourceFile } from "../model/text.js";
import { fileOf, MAX_FILE_BYTES, SYMBOLIC_LINK, tooLarge } from "./file-content.js";

/** Reads the files below one folder, and nothing that a symbolic link leads to. */
export interface Disk {
  /** Undefined when there is no such file. */
  read(path: string): SourceFile | SkippedFile | undefined;
  /** True when a regular file or a symbolic link stands there, and no directory on the way is a link. */
  hasFile(path: string): boolean;
}

// A named pipe would block, and what was a file a moment ago may have become a link.
const READ_FLAGS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
const DENIED: ReadonlySet<string | undefined> = new Set(["EACCES", "EPERM"]);
const ABSENT: ReadonlySet<string | undefined> = new Set(["ENOENT", "ENOTDIR"]);

/** `root` must be an absolute path without symbolic links. */
export function diskBelow(root: string): Disk {
  const directories = new Map<string, boolean>([["", true]]);

  const isDirectory = (path: string): boolean => {
    const known = directories.get(path);
    if (known !== undefined) return known;
    const found = isDirectory(parentOf(path)) && statOf(join(root, path))?.isDirectory() === true;
    directories.set(path, found);
    return found;
  };
  const lookAt = (path: string): Stats | undefined =>
    isWithin(path) && isDirectory(parentOf(path)) ? statOf(join(root, path)) : undefined;

  return {
    hasFile: (path) => {
      const stats = lookAt(path);
      return stats?.isFile() === true || stats?.isSymbolicLink() === true;
    },
    read: (path) => {
      const stats = lookAt(path);
      if (!stats) return path.includes("\uFFFD") ? { path, skipped: "unreadable: its name is not UTF-8" } : undefined;
      if (stats.isDirectory()) return undefined;
      if (stats.isSymbolicLink()) return { path, skipped: SYMBOLIC_LINK };
      if (!stats.isFile()) return { path, skipped: "not a regular file" };
      if (stats.size > MAX_FILE_BYTES) return { path, skipped: tooLarge(stats.size) };
      return readWhole(root, path, stats.size);
    },
  };
}

function readWhole(root: string, path: string, size: number): SourceFile | SkippedFile | undefined {
  try {
    return fileOf(path, bytesAt(join(root, path), size));
  } catch (error) {
    const code = codeOf(error);
    if (ABSENT.has(code)) return undefined;
    return { path, skipped: DENIED.has(code) ? "unreadable: permission denied" : `unreadable (${code ?? "unknown"})` };
  }
}

/** No more than the file is said to hold: what the system makes up while it is read (/proc) has no end. */
function bytesAt(path: string, size: number): Uint8Array {
  const descriptor = openSync(path, READ_FLAGS);
  try {
    const content = new Uint8Array(size);
    let length = 0;
    while (length < size) {
      const read = readSync(descriptor, content, length, size - length, null);
      if (read === 0) break;
      length += read;
    }
    return content.subarray(0, length);
  } finally {
    closeSync(descriptor);
  }
}

/** Paths come from listings, but also from what files say: `$INCLUDE ../../etc/passwd`. */
function isWithin(path: string): boolean {
  if (path.includes("\0") || (process.platform === "win32" && /[\\:]/.test(path))) return false;
  return path.split("/").every((name) => name !== "" && name !== "." && name !== "..");
}

function parentOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf("/"), 0));
}

function statOf(path: string): Stats | undefined {
  try {
    return lstatSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && "code" in error ? String(error.code) : undefined;
}
