import type { Severity } from "../model/finding.js";

/** What a stretch of text is, from which follows how it looks. */
export type Role = Severity | "strong" | "frame" | "quiet" | "added" | "removed";

/** Select Graphic Rendition (ECMA-48, section 8.3.117). */
const CODES: Readonly<Record<Role, string>> = {
  error: "1;31",
  warning: "1;33",
  notice: "1;36",
  strong: "1",
  frame: "1;34",
  quiet: "2",
  added: "32",
  removed: "31",
};

export type Paint = (role: Role, text: string) => string;

const plain: Paint = (_role, text) => text;
const colored: Paint = (role, text) => (text === "" ? "" : `\x1b[${CODES[role]}m${text}\x1b[0m`);

export function paintFor(color: boolean): Paint {
  return color ? colored : plain;
}
