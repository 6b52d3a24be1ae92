import { LONGEST_POLICY } from "../policy-text.js";
import type { Part } from "./parts.js";

/** How a string of a programming language begins and ends. */
interface Delimiter {
  /** From the first of its characters to behind the last. */
  readonly start: number;
  readonly end: number;
  readonly quote: string;
  /** What ends the string; escaped itself where the code is a string in another one. */
  readonly close: string;
  /** How many backslashes stand in front of the quote. */
  readonly depth: number;
  readonly kind: "quoted" | "backticks" | "triple" | "vcl-long";
}

export interface Literal extends Delimiter {
  /** Behind the closing quote. */
  readonly after: number;
  /** Of what it says, without the quotes. */
  readonly contentEnd: number;
  readonly parts: readonly Part[];
}

/** The string that begins with the quote at `at`; undefined where it has no end, or none within the length of a policy. */
export function readLiteral(code: string, at: number): Literal | undefined {
  const delimiter = delimiterAt(code, at);
  return delimiter && new LiteralReader(code, delimiter).read();
}

/** The quote in front of `before` that is next to it: no field of a policy holds one. */
export function quoteBefore(code: string, before: number): number | undefined {
  for (let at = before - 1; at >= Math.max(0, before - LONGEST_POLICY); at--) {
    if (isQuote(code[at])) return at;
  }
  return undefined;
}

export function isQuote(character: string | undefined): boolean {
  return character === '"' || character === "'" || character === "`";
}

/** Backslashes in front of a quote: code in a string in a string in a string. */
const DEEPEST = 7;

function delimiterAt(code: string, at: number): Delimiter | undefined {
  const quote = code[at] ?? "";
  let depth = 0;
  while (code[at - depth - 1] === "\\" && depth <= DEEPEST) depth += 1;
  if (depth > DEEPEST) return undefined;
  const start = at - depth;
  const end = at + 1;
  if (quote === "`") {
    // Three of them are no string but a fence of Markdown.
    return code[at - 1] === "`" ? undefined : { start, end, quote, close: quote, depth, kind: "backticks" };
  }
  if (code[at - 1] === quote && code[at - 2] === quote) {
    return { start: at - 2, end, quote, close: quote.repeat(3), depth: 0, kind: "triple" };
  }
  if (quote === '"' && code[at - 1] === "{" && isVclLong(code, end)) {
    return { start: at - 1, end, quote, close: '"}', depth: 0, kind: "vcl-long" };
  }
  return { start, end, quote, close: "\\".repeat(depth) + quote, depth, kind: "quoted" };
}

/** `{"` over several lines up to `"}`: https://www.fastly.com/documentation/reference/vcl/types/string/ */
function isVclLong(code: string, from: number): boolean {
  const quote = code.indexOf('"', from);
  return quote !== -1 && code[quote + 1] === "}" && code.slice(from, quote).includes("\n");
}

/** Line endings and blanks as they are escaped, at whatever depth; `%0A` as in strings of Fastly's VCL. */
const ESCAPE = /(\\+r\\+n|%0D%0A)|(\\+n|\\+x0a|\\+u000a|%0A)|(\\+r|%0D)|(\\+t)|\\+(\r?\n)|\\+(["'`\\$/])/iy;

/** `#{host}` of Ruby, `$host` of nginx and the shell, `{host}` and `%s` of Python. No policy has such characters itself. */
const FILLED_IN =
  /[#$]?\{[^{}\n]{0,200}\}|\{\{[^{}\n]{0,200}\}\}|\$[a-z_]\w{0,63}|\$\([^()\n]{0,200}\)|%\(\w{1,64}\)s|%[sd]/iy;

class LiteralReader {
  readonly #code: string;
  readonly #delimiter: Delimiter;
  readonly #found: Omit<Part, "encode">[] = [];
  #newline: string | undefined;
  #from: number;

  constructor(code: string, delimiter: Delimiter) {
    this.#code = code;
    this.#delimiter = delimiter;
    this.#from = delimiter.end;
  }

  read(): Literal | undefined {
    const limit = Math.min(this.#code.length, this.#delimiter.end + LONGEST_POLICY);
    for (let at = this.#delimiter.end; at < limit; ) {
      if (this.#isClose(at)) return this.#closed(at);
      at = this.#readAt(at);
    }
    return undefined;
  }

  #isClose(at: number): boolean {
    return this.#code.startsWith(this.#delimiter.close, at);
  }

  /** Gives where to go on. */
  #readAt(at: number): number {
    const { kind } = this.#delimiter;
    const character = this.#code[at] ?? "";
    if (character === "\n" || character === "\r") return this.#readLineEnd(at);
    if (kind === "vcl-long") return at + 1;
    if (kind === "backticks" && character === "$" && this.#code[at + 1] === "{") return this.#readInterpolation(at);
    const end = character === "\\" || character === "%" ? this.#readEscape(at) : undefined;
    return end ?? this.#readFilledIn(at);
  }

  #readEscape(at: number): number | undefined {
    ESCAPE.lastIndex = at;
    const match = ESCAPE.exec(this.#code);
    if (!match) return undefined;
    const [written, crlf, lf, cr, tab, continuation, other = ""] = match;
    const end = at + written.length;
    const text = crlf ? "\r\n" : lf ? "\n" : cr ? "\r" : tab ? "\t" : continuation ? "" : other;
    if (crlf || lf) this.#newline ??= written;
    this.#add({ start: at, end, text });
    return end;
  }

  /** JavaScript and Python read CR LF in their source as LF; others take it as it is. */
  #readLineEnd(at: number): number {
    const { kind } = this.#delimiter;
    const end = this.#code.startsWith("\r\n", at) ? at + 2 : at + 1;
    this.#newline ??= this.#code.slice(at, end);
    if (end - at === 2 && (kind === "backticks" || kind === "triple")) this.#add({ start: at, end, text: "\n" });
    return end;
  }

  #readInterpolation(at: number): number {
    let depth = 0;
    for (let end = at + 1; end < Math.min(this.#code.length, at + 1_000); end++) {
      if (this.#code[end] === "{") depth += 1;
      else if (this.#code[end] === "}") depth -= 1;
      if (depth === 0) return this.#addUnknown(at, end + 1);
    }
    return at + 2;
  }

  #readFilledIn(at: number): number {
    if (!"#$%{".includes(this.#code[at] ?? "x")) return at + 1;
    FILLED_IN.lastIndex = at;
    const match = FILLED_IN.exec(this.#code);
    return match ? this.#addUnknown(at, at + match[0].length) : at + 1;
  }

  #addUnknown(start: number, end: number): number {
    this.#add({ start, end, unknown: `${this.#code.slice(start, end)} is known only when the code runs` });
    return end;
  }

  #add(part: Omit<Part, "encode">): void {
    if (this.#from < part.start) this.#found.push({ start: this.#from, end: part.start });
    this.#found.push(part);
    this.#from = part.end;
  }

  #closed(contentEnd: number): Literal {
    const delimiter = this.#delimiter;
    if (this.#from < contentEnd) this.#found.push({ start: this.#from, end: contentEnd });
    const encode = encoderOf(delimiter, this.#newline);
    return {
      ...delimiter,
      contentEnd,
      after: contentEnd + delimiter.close.length,
      parts: this.#found.map((part) => ({ ...part, encode })),
    };
  }
}

/** `newline`: as line ends are written in that string. */
function encoderOf({ kind, quote, depth }: Delimiter, newline: string | undefined): (text: string) => string {
  const lineEnd = newline ?? (kind === "quoted" ? `${"\\".repeat(depth + 1)}n` : "\n");
  return (text) =>
    text
      .split(/\r?\n/)
      .map((line) => escapeText(line, kind, quote, depth))
      .join(lineEnd);
}

function escapeText(text: string, kind: Delimiter["kind"], quote: string, depth: number): string {
  if (kind === "vcl-long") return text;
  let escaped = text.replaceAll(kind === "backticks" ? /[\\`]|\$(?=\{)/g : /[\\"']/g, (character) =>
    character === "\\" || character === "$" || character === quote ? `\\${character}` : character,
  );
  for (let level = depth; level > 0; level = (level - 1) / 2) escaped = escaped.replaceAll(/[\\"]/g, "\\$&");
  return escaped;
}
