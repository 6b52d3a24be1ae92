import type { SkippedFile } from "../model/snapshot.js";
import type { SourceFile } from "../model/text.js";

/** A file that is larger is skipped. A zone of a million records takes about 50 MB. */
export const MAX_FILE_BYTES = 100 * 1024 * 1024;

export const SYMBOLIC_LINK = "a symbolic link, which is not followed";
export const SUBMODULE = "a submodule: its files are in another repository";

/** Where git looks for a NUL byte to tell a binary file, too. */
const BINARY_PROBE_BYTES = 8_000;
const LFS_POINTER = new TextEncoder().encode("version https://git-lfs.github.com/spec/v1");
/** The name under which a policy is published (RFC 8461, section 3.3). */
const POLICY_FILE = /(?:^|\/)mta-sts\.txt$/i;

/** Content as it is handed to the sources, or the reason why it is not. */
export function fileOf(path: string, bytes: Uint8Array, side?: "base"): SourceFile | SkippedFile {
  const skipped = reasonToSkip(path, bytes);
  if (skipped !== undefined) return { path, skipped };
  return side === undefined ? { path, bytes } : { path, bytes, side };
}

function reasonToSkip(path: string, bytes: Uint8Array): string | undefined {
  if (bytes.length > MAX_FILE_BYTES) return tooLarge(bytes.length);
  if (LFS_POINTER.every((byte, index) => bytes[index] === byte)) {
    return "a Git LFS pointer: the content itself is not in the repository";
  }
  // A policy is read whatever it holds: senders will read it too, and a NUL byte in it is a mistake to report.
  if (POLICY_FILE.test(path) || !bytes.subarray(0, BINARY_PROBE_BYTES).includes(0)) return undefined;
  return isUtf16(bytes) ? "UTF-16 text, which is not read: save it as UTF-8" : "a binary file";
}

function isUtf16(bytes: Uint8Array): boolean {
  return (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
}

/** Why a file of `size` bytes is skipped. */
export function tooLarge(size: number): string {
  return `larger than ${mebibytes(MAX_FILE_BYTES)} MiB (it has ${mebibytes(size)} MiB)`;
}

function mebibytes(size: number): number {
  return Math.ceil((size / 1024 / 1024) * 10) / 10;
}

export function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  if (one.length !== other.length) return false;
  for (let at = 0; at < one.length; at++) {
    if (one[at] !== other[at]) return false;
  }
  return true;
}
