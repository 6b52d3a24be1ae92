import { decodeStrictly, type SourceFile } from "../../model/text.js";

/** The block between two lines of `---` with which Jekyll marks a file that it is to render. */
export interface FrontMatter {
  /** In characters: where the text behind the block begins. */
  readonly bodyStart: number;
  /** Where the rendered file is to be served, as written. */
  readonly permalink: string | undefined;
}

/** Undefined too for a policy between such lines, as YAML has them: nothing would be left of it. */
export function splitFrontMatter(file: SourceFile): FrontMatter | undefined {
  if (file.bytes[0] !== 0x2d) return undefined;
  const text = decodeStrictly(file.bytes);
  // Jekyll takes the blank lines behind the block for a part of it.
  const match =
    text === undefined ? null : /^---[ \t]*\r?\n([\s\S]{0,4096}?)^---[ \t]*(?:(?:\r?\n[ \t]*)*\r?\n|$)/m.exec(text);
  if (match?.index !== 0) return undefined;
  const block = match[1] ?? "";
  if (/^[ \t]*version[ \t]*:[ \t]*STS/im.test(block)) return undefined;
  const permalink = /^permalink[ \t]*:[ \t]*["']?([^"'\r\n]*?)["']?[ \t]*$/m.exec(block)?.[1];
  return { bodyStart: match[0].length, permalink };
}
