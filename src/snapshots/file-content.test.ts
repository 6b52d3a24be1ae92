import { describe, expect, it } from "vitest";
import { fileOf, MAX_FILE_BYTES } from "./file-content.js";

const bytes = (text: string) => new TextEncoder().encode(text);

describe("fileOf", () => {
  it.each<[string, string, Uint8Array, string | undefined]>([
    ["a text", "a.zone", bytes("@ MX 10 mail"), undefined],
    ["an empty file", "a.zone", bytes(""), undefined],
    ["bytes that are not UTF-8", "a.zone", Uint8Array.of(0xff, 0x41), undefined],
    ["a NUL byte", "a.zone", bytes("@ MX\0"), "a binary file"],
    ["a NUL byte far behind", "a.zone", bytes(`${"a".repeat(8_000)}\0`), undefined],
    ["a NUL byte in a policy", "a/.well-known/mta-sts.txt", bytes("version: STSv1\0"), undefined],
    ["a NUL byte in what only ends like a policy", "a/not-mta-sts.txt", bytes("\0"), "a binary file"],
    ["UTF-16", "a.zone", Uint8Array.of(0xff, 0xfe, 0x41, 0), "UTF-16 text, which is not read: save it as UTF-8"],
    [
      "a pointer",
      "mta-sts.txt",
      bytes("version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 5\n"),
      "a Git LFS pointer: the content itself is not in the repository",
    ],
    ["the beginning of a pointer", "a", bytes("version https://git-lfs"), undefined],
    ["too much", "a", new Uint8Array(MAX_FILE_BYTES + 1), "larger than 100 MiB (it has 100.1 MiB)"],
  ])("%s", (_, path, content, skipped) => {
    expect(fileOf(path, content)).toEqual(skipped === undefined ? { path, bytes: content } : { path, skipped });
  });
});
