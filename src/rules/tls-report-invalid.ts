import type { Name, TxtRecord } from "../model/dns.js";
import { childOf } from "../model/dns.js";
import type { Fix, Observation } from "../model/finding.js";
import type { State } from "../model/policy-domain.js";
import { editOf, isKnown, type LocatedText, subtext, UNKNOWN_TEXT } from "../model/text.js";
import { isTlsReportRecord, parseTlsReport } from "../model/tls-report.js";
import { commentTrap } from "./parts/comment-trap.js";
import { mayBeEitherOr } from "./parts/either-or.js";
import { quote } from "./parts/quote.js";
import { faultOfDestination, isMeantAsTlsReport, strayBackslashes } from "./parts/tls-report-text.js";
import type { Rule } from "./rule.js";

export const tlsReportInvalid: Rule = {
  id: "tls-report-invalid",
  summary: "The TXT record that asks for TLS reports can't be used",
  severity: "warning",
  rfc: "RFC 8460, section 3",
  why: "Senders send reports only to a domain with exactly one valid record, so failures of the policy stay unseen.",
  aliases: [],
  *check({ head }) {
    const seen = new Set<TxtRecord>();
    for (const { name, tlsReport } of head.domains) {
      const records = tlsReport.state === "present" ? tlsReport.value : [];
      const meant = records.filter(({ text }) => isKnown(text) && isMeantAsTlsReport(text.value));
      const [first] = meant;
      if (!first || seen.has(first)) continue;
      seen.add(first);
      const mistake = mistakeOf(meant, head);
      if (mistake) yield toObservation(name, mistake);
    }
  },
};

interface Mistake {
  /** Goes on after the name of the record. */
  readonly what: string;
  readonly step: string;
  readonly range: LocatedText["range"];
  readonly related?: Observation["related"];
  readonly fixes?: readonly Fix[];
}

function toObservation(domain: Name, { what, step, range, related = [], fixes = [] }: Mistake): Observation {
  const owner = childOf("_smtp", childOf("_tls", domain));
  return {
    message: `The TLS reporting record at ${owner} ${what}. Senders then send no reports, or not all, so nobody tells you when mail to ${domain} fails because of the policy.`,
    steps: [step],
    domain,
    range,
    subject: owner,
    related,
    fixes,
  };
}

function mistakeOf(meant: readonly TxtRecord[], state: State): Mistake | undefined {
  const escaped = meant.map(({ text }) => strayBackslashes(text)).find(({ length }) => length > 0);
  if (escaped) return withBackslashes(escaped);
  const selected = meant.filter(({ text }) => isTlsReportRecord(text.value));
  const byText = new Map(selected.map((record) => [record.text.value, record]));
  const [record, other] = byText.values();
  if (!record) return meant[0] && (cutByComment(meant[0], state) ?? withoutVersion(meant[0].text));
  if (!other) return faultOfRecord(record.text);
  if (mayBeEitherOr(state, record.text.range, other.text.range)) return undefined;
  return {
    what: "is there more than once, and only one may be",
    step: "Put all destinations into one record, separated by commas, and delete the others.",
    range: other.text.range,
    related: [{ message: "The other record.", range: record.text.range }],
  };
}

function cutByComment(record: TxtRecord, state: State): Mistake | undefined {
  const trap = commentTrap(state, record, "rua");
  if (!trap) return undefined;
  const whole = /;[ \t]*rua=/.test(trap.meant);
  return {
    what: `stands there without quotes, so that a comment begins at the ";" and only ${quote(record.text.value)} is published`,
    step: "Put the whole text in quotes.",
    range: record.text.range,
    fixes: whole
      ? [{ title: "Put the text in quotes", safe: true, edits: [editOf(trap.range, `"${trap.meant}"`)] }]
      : [],
  };
}

function withBackslashes(backslashes: readonly LocatedText[]): Mistake | undefined {
  const [first, ...others] = backslashes;
  return (
    first && {
      what: "has a backslash before a semicolon, which becomes a part of the published text",
      step: "Write each semicolon without a backslash.",
      range: first.range,
      related: others.map(({ range }) => ({ message: "Another backslash.", range })),
      fixes: [
        { title: "Take out the backslash", safe: true, edits: backslashes.map(({ range }) => editOf(range, "")) },
      ],
    }
  );
}

function withoutVersion(text: LocatedText): Mistake {
  const [lead = "", version = ""] = /^\s*(v=TLSRPTv1)?(?=[ \t]*;)/i.exec(text.value) ?? [];
  const front = subtext(text, 0, lead.length);
  const edits = version === "" ? undefined : [editOf(front.range, front.encode("v=TLSRPTv1"))];
  return {
    what: 'does not begin with "v=TLSRPTv1;"',
    step: "Let the text begin with v=TLSRPTv1; with the letter cases as shown.",
    range: text.range,
    fixes:
      edits && front.pieces.length === 1 ? [{ title: "Begin the record with v=TLSRPTv1;", safe: true, edits }] : [],
  };
}

/** A raw semicolon ends the list of destinations; what stands behind it without a "=" was a part of one. */
function cutUri(text: LocatedText): Mistake | undefined {
  const [whole = "", start = "", uri = ""] = CUT_URI.exec(text.value) ?? [];
  if (whole === "" || whole.includes(UNKNOWN_TEXT)) return undefined;
  const place = subtext(text, start.length, start.length + uri.length);
  return {
    what: `has a destination with a ";" in it, which ends the list there: ${quote(uri)}`,
    step: "Write %3B for a semicolon within a destination.",
    range: place.range,
  };
}

const CUT_URI = /^([^;]*;[ \t]*rua[ \t]*=[ \t]*(?:[^;,]*,[ \t]*)*)([^;,]*;[^;=\s][^;=]*)(?=;|$)/;

function faultOfRecord(text: LocatedText): Mistake | undefined {
  const { destinations } = parseTlsReport(text);
  if (!destinations) {
    return {
      what: "has no rua, which says where reports go",
      step: "Add rua=mailto: and an address, or rua=https: and the rest of a URL.",
      range: text.range,
    };
  }
  const faulty = destinations.filter(
    ({ value }) => !value.includes(UNKNOWN_TEXT) && faultOfDestination({ ...text, value }),
  );
  const [first, ...others] = faulty;
  if (!first) return cutUri(text);
  const bare = faulty.every(({ value }) => /^[^\s@:!;,]+@[^\s@:!;,]+\.[^\s@:!;,]+$/.test(value));
  const edits = faulty.map(({ range, encode }) => editOf({ ...range, end: range.start }, encode("mailto:")));
  return {
    what: `has a destination that can't be used: ${quote(first.value)} ${faultOfDestination(first)}`,
    step: "Write each destination as mailto:address or https://host/path, with commas between two, and write %2C, %21 and %3B for a comma, an exclamation mark and a semicolon within one.",
    range: first.range,
    related: others.map((other) => ({
      message: `${quote(other.value)} ${faultOfDestination(other)}.`,
      range: other.range,
    })),
    fixes: bare ? [{ title: "Write mailto: in front", safe: true, edits }] : [],
  };
}
