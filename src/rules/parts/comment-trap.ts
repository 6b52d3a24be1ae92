import type { TxtRecord } from "../../model/dns.js";
import type { State } from "../../model/policy-domain.js";
import { type Range, spanOf } from "../../model/text.js";

/** A record whose text ends where a comment begins, because nobody put it in quotes: `TXT v=STSv1; id=1`. */
export interface CommentTrap {
  /** What was meant to be the text. */
  readonly meant: string;
  /** From the text to the end of the comment. */
  readonly range: Range;
}

const decoder = new TextDecoder();

/** In a zone file a `;` outside of quotes begins a comment (RFC 1035, section 5.1). `field` is the one that it hides. */
export function commentTrap(state: State, record: TxtRecord, field: "id" | "rua"): CommentTrap | undefined {
  const { text } = record;
  const { range } = text;
  if (!/^v=\w+$/i.test(text.value)) return undefined;
  const inZoneFile = state.zones.some(({ format, records }) => format === "zone-file" && records.includes(record));
  const file = inZoneFile ? state.files.get(range.path) : undefined;
  if (!file) return undefined;
  const newline = file.bytes.indexOf(0x0a, range.end);
  const end = newline === -1 ? file.bytes.length : newline;
  const rest = decoder.decode(file.bytes.subarray(range.end, end)).trimEnd();
  // Behind a text in quotes stands the closing one.
  if (!/^[ \t]*;/.test(rest) || !new RegExp(`[; \\t]${field}[ \\t]*=`, "i").test(rest)) return undefined;
  const length = new TextEncoder().encode(rest).length;
  const meant = /^[ \t]*((?:;[ \t]*[\w.-]+=[!-:<>-~]+)+;?)/.exec(rest)?.[1] ?? "";
  return { meant: text.value + meant, range: spanOf(range, { ...range, end: range.end + length }) };
}
