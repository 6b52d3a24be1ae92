import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Files } from "../repository.js";

/** A pull request whose merge is what HEAD is, in a repository without a working tree: two processes make it. */
export interface QuickRepository {
  readonly folder: string;
  readonly base: string;
  readonly head: string;
  readonly merge: string;
}

/** Where symbolic links stand, and where they lead. */
export type Links = Readonly<Record<string, string>>;

/** Paths may be anything that git takes, whatever a disk would say. `links` are those of the pull request. */
export function quickRepository(
  below: string,
  base: Files,
  head: Files,
  message = "change",
  links: Links = {},
): QuickRepository {
  const folder = mkdtempSync(join(below, "repository-"));
  const git = (args: readonly string[], input?: Buffer) =>
    execFileSync("git", ["-C", folder, ...args], { input, stdio: ["pipe", "pipe", "inherit"] });
  git(["init", "--quiet"]);
  const stream = [
    ...commit("refs/heads/main", 1, filesOf(base), message),
    ...commit("refs/pull/1/head", 2, [...filesOf(head), ...linksOf(links)], message, "from :1"),
    ...commit("refs/pull/1/merge", 3, [...filesOf(head), ...linksOf(links)], message, "from :1", "merge :2"),
  ];
  const marks = join(folder, ".git", "marks");
  git(["fast-import", "--quiet", `--export-marks=${marks}`], Buffer.concat(stream));
  const oids = new Map(
    readFileSync(marks, "utf8")
      .split("\n")
      .map((line) => line.split(" "))
      .map(([mark, oid = ""]) => [mark, oid]),
  );
  const oid = (mark: string) => oids.get(mark) ?? "";
  writeFileSync(join(folder, ".git", "HEAD"), `${oid(":3")}\n`);
  return { folder, base: oid(":1"), head: oid(":2"), merge: oid(":3") };
}

/** As git-fast-import(1) puts a file into a tree. */
function changeOf(mode: string, path: string, content: string | Uint8Array): Buffer {
  const bytes = typeof content === "string" ? Buffer.from(content) : Buffer.from(content);
  return Buffer.concat([Buffer.from(`M ${mode} inline ${quoted(path)}\n`), dataOf(bytes)]);
}

function filesOf(files: Files): Buffer[] {
  return Object.entries(files).map(([path, content]) => changeOf("100644", path, content));
}

function linksOf(links: Links): Buffer[] {
  return Object.entries(links).map(([path, target]) => changeOf("120000", path, target));
}

function commit(ref: string, mark: number, tree: readonly Buffer[], message: string, ...parents: readonly string[]) {
  const committer = "committer Test <test@example.com> 1775044800 +0000";
  return [
    Buffer.from(`commit ${ref}\nmark :${mark}\n${committer}\n`),
    dataOf(Buffer.from(message)),
    Buffer.from([...parents, "deleteall\n"].join("\n")),
    ...tree,
  ];
}

function dataOf(bytes: Buffer): Buffer {
  return Buffer.concat([Buffer.from(`data ${bytes.length}\n`), bytes, Buffer.from("\n")]);
}

/** As C quotes a string. */
function quoted(path: string): string {
  const bytes = [...Buffer.from(path)].map((byte) => `\\${byte.toString(8).padStart(3, "0")}`);
  return `"${bytes.join("")}"`;
}
