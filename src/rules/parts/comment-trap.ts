import type { TxtRecord } from "../../model/dns.js";
import type { State } from "../../model/policy-domain.js";
import { type Range, spanOf } from "../../model/text.js";

/**
 * A record whose text ends where a comment begins, because nobody put it in quotes, or only in such as mean nothing in a
 * zone file: `TXT v=STSv1; id=1`, `TXT 'v=STSv1; id=1'`.
 */
export interface CommentTrap {
  /** True for quotation marks of another kind. */
  readonly wrongQuotes: boolean;
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
  const [, mark = "", version] = /^(['`\u2018-\u201f]?)(v=\w+)$/i.exec(text.value) ?? [];
  if (version === undefined) return undefined;
  const inZoneFile = state.zones.some(({ format, records }) => format === "zone-file" && records.includes(record));
  const file = inZoneFile ? state.files.get(range.path) : undefined;
  if (!file) return undefined;
  const newline = file.bytes.indexOf(0x0a, range.end);
  const end = newline === -1 ? file.bytes.length : newline;
  const rest = decoder.decode(file.bytes.subarray(range.end, end)).trimEnd();
  // Behind a text in quotes stands the closing one.
  if (!/^[ \t]*;/.test(rest) || !new RegExp(`[; \\t]${field}[ \\t]*=`, "i").test(rest)) return undefined;
  const length = new TextEncoder().encode(rest).length;
  const meant = (mark === "" ? MEANT : MEANT_IN_QUOTES).exec(rest)?.[1] ?? "";
  return {
    wrongQuotes: mark !== "",
    meant: version + meant,
    range: spanOf(range, { ...range, end: range.end + length }),
  };
}

const MEANT = /^[ \t]*((?:;[ \t]*[\w.-]+=[!-:<>-~]+)+;?)/;
const MEANT_IN_QUOTES = /^[ \t]*((?:;[ \t]*[\w.-]+=[!-&(-:<>-_a-~]+)+;?)/;
