import { createHash } from "node:crypto";
import type { GitObject, ObjectType } from "../../snapshots/cat-file.js";
import { OddAnswer } from "../api/failure.js";
import { below, countIn, oidIn } from "../payload.js";

/** An octopus merge of more heads than this is none. */
const MOST_PARENTS = 100;

/**
 * A commit object with what is asked of commits: its tree, parents and time. The answer does not hold all that its id is
 * made of, so that it can't be compared with it. Throws an OddAnswer.
 */
export function answeredCommit(answer: unknown, oid: string): GitObject {
  const parents = below(answer, "parents");
  const tree = sha1In(below(answer, "tree", "sha"));
  if (oidIn(below(answer, "sha")) !== oid || tree === undefined || !Array.isArray(parents)) throw notA("commit");
  const lines = parents.slice(0, MOST_PARENTS).map((parent) => {
    const parentOid = sha1In(below(parent, "sha"));
    if (parentOid === undefined) throw notA("commit");
    return `parent ${parentOid}\n`;
  });
  const date = below(answer, "committer", "date");
  const milliseconds = typeof date === "string" ? Date.parse(date) : Number.NaN;
  if (!Number.isFinite(milliseconds)) throw notA("commit");
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  return objectOf(oid, "commit", Buffer.from(`tree ${tree}\n${lines.join("")}committer <> ${seconds} +0000\n\n`));
}

/** The id of the commit where two commits parted; `base` is the first of them. Throws an OddAnswer. */
export function answeredMergeBase(answer: unknown, base: string): string {
  const oid = sha1In(below(answer, "merge_base_commit", "sha"));
  if (oidIn(below(answer, "base_commit", "sha")) !== base || oid === undefined) throw notA("comparison");
  return oid;
}

/** The content of a blob. Throws an OddAnswer when it is not the content that has this id. */
export function answeredBlob(answer: unknown, oid: string): GitObject {
  const content = below(answer, "content");
  if (oidIn(below(answer, "sha")) !== oid || below(answer, "encoding") !== "base64" || typeof content !== "string") {
    throw notA("file");
  }
  const bytes = new Uint8Array(Buffer.from(content, "base64"));
  if (countIn(below(answer, "size")) !== bytes.length || hashOf("blob", bytes) !== oid) throw notA("file");
  return objectOf(oid, "blob", bytes);
}

export function objectOf(oid: string, type: ObjectType, bytes: Uint8Array): GitObject {
  return { oid, type, size: bytes.length, bytes };
}

/** The id that git gives an object. */
export function hashOf(type: ObjectType, bytes: Uint8Array): string {
  return createHash("sha1").update(`${type} ${bytes.length}\0`).update(bytes).digest("hex");
}

/** GitHub has repositories of this kind of id only. */
export function sha1In(value: unknown): string | undefined {
  const oid = oidIn(value);
  return oid?.length === 40 ? oid : undefined;
}

export function notA(what: "commit" | "comparison" | "tree" | "file"): OddAnswer {
  return new OddAnswer(`the ${what} that was asked for`);
}
