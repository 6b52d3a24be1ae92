import { RECORD_TYPE } from "./record-types.js";

/** What a file is, told from its lines alone: loading a YAML library takes longer than all the rest of a small run. */
export type OctodnsKind = "configuration" | "zone";

/** Records begin early in a zone file; a header of comments may be long. */
const LONGEST_LOOK = 256 * 1024;

const decoder = new TextDecoder("utf-8");

export function kindOf(bytes: Uint8Array): OctodnsKind | undefined {
  const text = decoder.decode(bytes.subarray(0, LONGEST_LOOK));
  // In front of the providers may stand a list of ten thousand zones.
  const cutOff = bytes.length > LONGEST_LOOK && /^["']?zones["']?[ \t]*:/m.test(text);
  if (cutOff && isConfiguration(decoder.decode(bytes))) return "configuration";
  if (isConfiguration(text)) return "configuration";
  return holdsRecord(text) ? "zone" : undefined;
}

function isConfiguration(text: string): boolean {
  if (!/^["']?providers["']?[ \t]*:/m.test(text)) return false;
  return /^["']?zones["']?[ \t]*:/m.test(text) && /\bclass["']?[ \t]*:[ \t]*["']?\w+(?:\.\w+)+/.test(text);
}

interface Candidate {
  /** Where the fields of the record stand; undefined before the first one. */
  column: number | undefined;
  type: boolean;
  value: boolean;
  foreign: boolean;
}

const EMPTY: Candidate = { column: undefined, type: false, value: false, foreign: false };

/** A key at column 0, then its rest; `? key` and `: rest` are how octodns-dump writes an empty key. */
const TOP_KEY = /^(?:\? *(?<complex>["'\w*.].*|["']{2})|(?<key>"[^"]*"|'[^']*'|[\w*@.][^\s:]*) *:(?: +(?<rest>.*))?)$/u;
const FIELD = /^(?<key>[\w<"']+) *:(?: +(?<value>.*))?$/u;

/** Looks for one owner name with one record below it. */
function holdsRecord(text: string): boolean {
  let candidate: Candidate | undefined;
  for (const line of linesOf(text)) {
    const content = line.trimStart();
    if (content === "" || content.startsWith("#") || content.startsWith("---")) continue;
    let indent = line.length - content.length;
    let fields = content;
    if (indent === 0 && !/^[-:] /.test(content)) {
      if (candidate && isRecord(candidate)) return true;
      const rest = TOP_KEY.exec(content)?.groups;
      candidate = rest && { ...EMPTY };
      if (isFlowRecord(rest?.rest ?? "")) return true;
      continue;
    }
    if (!candidate) continue;
    const marker = /^(?:: *)?(?:- *)?/.exec(content)?.[0] ?? "";
    if (marker.includes("-") && (candidate.column === undefined || indent < candidate.column)) {
      if (isRecord(candidate)) return true;
      candidate = { ...EMPTY };
    }
    fields = content.slice(marker.length);
    indent += marker.length;
    if (isFlowRecord(fields)) return true;
    noteField(candidate, fields, indent);
  }
  return candidate !== undefined && isRecord(candidate);
}

function* linesOf(text: string): Iterable<string> {
  for (let at = 0; at < text.length; ) {
    const newline = text.indexOf("\n", at);
    const end = newline === -1 ? text.length : newline;
    yield text.slice(at, text.charAt(end - 1) === "\r" ? end - 1 : end);
    at = end + 1;
  }
}

function noteField(candidate: Candidate, content: string, column: number): void {
  const field = FIELD.exec(content)?.groups;
  if (!field) return;
  candidate.column ??= column;
  if (column !== candidate.column) return;
  const key = unquote(field.key ?? "");
  if (key === "type") candidate.type = RECORD_TYPE.test(unquote(field.value ?? ""));
  else if (key === "value" || key === "values" || key === "dynamic") candidate.value = true;
  else if (key === "name" || key === "host" || key === "domain" || key === "zone") candidate.foreign = true;
}

function isRecord({ type, value, foreign }: Candidate): boolean {
  return type && value && !foreign;
}

function unquote(text: string): string {
  const bare = text.replace(/(?<!\s)\s+#.*$/, "").trim();
  return /^(["']).*\1$/.test(bare) ? bare.slice(1, -1) : bare;
}

/** `{type: A, value: 192.0.2.1}` on one line. */
function isFlowRecord(text: string): boolean {
  if (!text.startsWith("{") && !text.startsWith("[")) return false;
  const type = /["']?\btype["']? *: *["']?([\w/]+)/.exec(text)?.[1];
  return type !== undefined && RECORD_TYPE.test(type) && /\bvalues?["']? *:/.test(text) && !/\bname["']? *:/.test(text);
}
