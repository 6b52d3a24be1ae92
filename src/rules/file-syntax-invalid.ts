import type { State } from "../model/policy-domain.js";
import type { Range, SourceFile } from "../model/text.js";
import { announcedRecords } from "./parts/announced-records.js";
import { commentTrap } from "./parts/comment-trap.js";
import { syntaxDeviations } from "./parts/syntax-deviations.js";
import { strayBackslashes } from "./parts/tls-report-text.js";
import type { Rule } from "./rule.js";

export const fileSyntaxInvalid: Rule = {
  id: "file-syntax-invalid",
  summary: "A file with DNS records or a policy has a syntax error",
  severity: "warning",
  rfc: "RFC 1035, section 5.1",
  why: "What can't be read is not published, or not as it is meant, and is not checked here.",
  aliases: [],
  *check({ head }) {
    const mistakes = head.problems.filter(({ mistake }) => mistake);
    if (mistakes.length === 0) return;
    const judged = [...judgedPlaces(head)];
    const concerned = concernedPaths(head);
    const zones = new Set(head.zones.map(({ path }) => path));
    for (const { message, range } of mistakes) {
      if (judged.some((place) => overlap(place, range))) continue;
      const file = head.files.get(range.path);
      // Other zones are for other tools to check. What is no zone by itself may be a part of one that matters.
      if (zones.has(range.path) && !concerned.has(range.path) && !(file && mentionsMtaSts(file))) continue;
      yield { message, domain: undefined, range, subject: textOf(file, range) };
    }
  },
};

/** Places of which a rule about the record speaks, and says what it does to mail. */
function* judgedPlaces(state: State): Iterable<Range> {
  for (const { record } of announcedRecords(state)) {
    const trap = commentTrap(state, record.record, "id");
    if (trap) yield trap.range;
    for (const { text } of syntaxDeviations(record)) yield text.range;
  }
  for (const { tlsReport } of state.domains) {
    for (const record of tlsReport.state === "present" ? tlsReport.value : []) {
      const trap = commentTrap(state, record, "rua");
      if (trap) yield trap.range;
      for (const { range } of strayBackslashes(record.text)) yield range;
    }
  }
}

function overlap(one: Range, other: Range): boolean {
  return one.path === other.path && one.start < other.end && other.start < one.end;
}

/** The files of zones that hold a domain with a record or a policy. */
function concernedPaths(state: State): ReadonlySet<string> {
  const paths = new Set<string>();
  for (const { zones } of state.domains) for (const { path } of zones) paths.add(path);
  return paths;
}

const decoder = new TextDecoder();

function mentionsMtaSts(file: SourceFile): boolean {
  return /mta-sts/i.test(decoder.decode(file.bytes));
}

const LONGEST_SUBJECT = 80;

function textOf(file: SourceFile | undefined, { path, start, end }: Range): string {
  const text = file ? decoder.decode(file.bytes.subarray(start, Math.min(end, start + LONGEST_SUBJECT))) : "";
  return `${path} ${text}`;
}
