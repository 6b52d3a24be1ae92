import { type LocatedText, subtext } from "./text.js";

/** A TLSRPT record (RFC 8460 section 3), read leniently. */
export interface TlsReportRecord {
  readonly text: LocatedText;
  /** The destinations of the first `rua`, split at the commas; undefined when there is no `rua`. */
  readonly destinations: readonly LocatedText[] | undefined;
}

/** Senders drop every record that does not begin like this (RFC 8460 section 3). */
export function isTlsReportRecord(text: string): boolean {
  return /^v=TLSRPTv1[ \t]*;/.test(text);
}

export function parseTlsReport(text: LocatedText): TlsReportRecord {
  const match = /;[ \t]*rua[ \t]*=[ \t]*([^;]*)/.exec(text.value);
  if (!match) return { text, destinations: undefined };
  const [whole, list = ""] = match;
  const destinations: LocatedText[] = [];
  let from = match.index + whole.length - list.length;
  for (const part of list.split(",")) {
    const lead = part.length - part.trimStart().length;
    destinations.push(subtext(text, from + lead, from + lead + part.trim().length));
    from += part.length + 1;
  }
  return { text, destinations };
}
