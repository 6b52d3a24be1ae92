import { type LocatedText, subtext } from "../../model/text.js";
import { isTlsReportRecord } from "../../model/tls-report.js";

/** True for a text that somebody wrote as a TLSRPT record, however wrong. */
export function isMeantAsTlsReport(text: string): boolean {
  return isTlsReportRecord(text) || /tls-?rpt/i.test(text) || /(?:^|;)[ \t]*rua[ \t]*=/i.test(text);
}

/** Backslashes in front of a semicolon that nothing takes out before the record is published. */
export function strayBackslashes(text: LocatedText): readonly LocatedText[] {
  return [...text.value.matchAll(/\\(?=;)/g)].map(({ index }) => subtext(text, index, index + 1));
}

/** Why a destination is none that a sender can use, in words that go on after it (RFC 8460, section 3). */
export function faultOfDestination({ value }: LocatedText): string | undefined {
  if (value === "") return "is empty";
  if (/^https:/i.test(value)) return /^https:\/\/[^\s/!]+[^\s!]*$/i.test(value) ? undefined : faultOfUri(value);
  if (/^mailto:/i.test(value)) {
    if (!/^mailto:[^@\s]+@[^@\s]+$/i.test(value)) return "holds no mail address";
    return faultOfUri(value);
  }
  if (/^[a-z][a-z0-9+.-]*:/i.test(value)) return "is neither a mailto: nor an https: address";
  return value.includes("@") ? "has no mailto: in front" : "is neither a mailto: nor an https: address";
}

function faultOfUri(value: string): string | undefined {
  if (/\s/.test(value)) return "holds a blank";
  if (value.includes("!")) return 'holds a "!", which is reserved and has to be written %21';
  return /^https:\/\/[^/]/i.test(value) || /^mailto:/i.test(value) ? undefined : "names no host";
}
