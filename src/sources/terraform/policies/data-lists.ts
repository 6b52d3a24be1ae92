import { editOf, type Range, type SourceFile, type TextEdit } from "../../../model/text.js";

/** One character a byte: offsets into it are offsets into the file. */
const bytewise = new TextDecoder("latin1");

/** Around a value, in bytes. */
const LOOK_AROUND = 300;

/**
 * Adds strings to a list in a file of YAML or JSON, behind the element that stands at `range`; undefined where it is not
 * plain that it is the whole element of a list.
 */
export function insertIntoDataFile(
  file: SourceFile,
  range: Range,
  texts: readonly string[],
): readonly TextEdit[] | undefined {
  if (!isDataFile(file.path)) return undefined;
  const before = bytewise.decode(file.bytes.subarray(Math.max(0, range.start - LOOK_AROUND), range.start));
  const behind = bytewise.decode(file.bytes.subarray(range.end, range.end + LOOK_AROUND));
  const written = blockElement(before, behind) ?? flowElement(before, behind);
  if (!written) return undefined;
  const at = range.end + written.offset;
  return [editOf({ ...range, start: at, end: at }, texts.map((text) => written.write(text)).join(""))];
}

export function isDataFile(path: string): boolean {
  return /\.(?:ya?ml|json)$/i.test(path);
}

interface Written {
  /** How far behind the value. */
  readonly offset: number;
  write(text: string): string;
}

/** `- mail.example.com` on a line of its own. */
function blockElement(before: string, behind: string): Written | undefined {
  const lead = /(?:^|\n)([ \t]*-[ \t]+)(["']?)$/.exec(before);
  const rest = /^(["']?)[ \t]*(?:[ \t]#[^\r\n]*)?(\r?\n|$)/.exec(behind);
  const quote = lead?.[2] ?? "";
  if (!lead || !rest || rest[1] !== quote) return undefined;
  const lineEnd = rest[2] || "\n";
  return {
    offset: rest[0].length - (rest[2] ?? "").length,
    write: (text) => `${lineEnd}${lead[1]}${quote}${text}${quote}`,
  };
}

/** `["a", "b"]`, on one line or several. */
function flowElement(before: string, behind: string): Written | undefined {
  const lead = /([[,])(\s*)(["']?)$/.exec(before);
  const rest = /^(["']?)\s*[,\]]/.exec(behind);
  const quote = lead?.[3] ?? "";
  if (!lead || !rest || rest[1] !== quote) return undefined;
  const blanks = lead[1] === "[" && !lead[2]?.includes("\n") ? " " : (lead[2] ?? " ");
  return { offset: quote.length, write: (text) => `,${blanks}${quote}${text}${quote}` };
}
