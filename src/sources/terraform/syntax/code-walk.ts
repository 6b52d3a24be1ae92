import { characterSet, commentEnd, nextOf, QUOTED_MARKS, skipBlanks } from "./characters.js";

/** A string or heredoc, whole: the text of it is from `innerStart` to `innerEnd`. */
export interface TemplateSpan {
  readonly kind: "quoted" | "heredoc";
  readonly start: number;
  readonly innerStart: number;
  readonly innerEnd: number;
  readonly end: number;
  /** `<<-`: the lines lose the indentation that they have in common. */
  readonly isFlush: boolean;
}

/** What is met on the way. */
export interface Sights {
  /** Templates, but not those within others. */
  template?(span: TemplateSpan): void;
  comment?(start: number, end: number): void;
  fault?(start: number, end: number, message: string): void;
}

/** What is open. */
export interface Frame {
  readonly kind: "bracket" | "sequence" | "quoted" | "heredoc";
  /** Where it begins. */
  readonly open: number;
  readonly innerStart: number;
  /** The character that closes a bracket or sequence; the delimiter of a heredoc. */
  readonly close: string;
  readonly isFlush: boolean;
}

const CODE_MARKS = characterSet('"#/<{}[]()\n');
const HEREDOC_MARKS = characterSet("$%\n");
const CLOSING: ReadonlyMap<string, string> = new Map([
  ["{", "}"],
  ["[", "]"],
  ["(", ")"],
]);
// HCL wants the line end right behind the word; blanks between are a mistake of which the meaning is plain.
const HEREDOC_START = /<<(-?)([\p{ID_Start}_][\p{ID_Continue}-]*)([ \t]*)\r?\n/uy;
const STOP = -1;

/**
 * Goes over code from one place to where it ends: over brackets, strings, heredocs and comments, whatever is in them. It
 * keeps its own stack, since a hostile file nests without end.
 */
export class CodeWalk {
  /** The deepest nesting of brackets that was met. */
  deepest = 0;
  readonly #text: string;
  readonly #end: number;
  readonly #sights: Sights;
  readonly #frames: Frame[] = [];
  #templates = 0;
  #stopsAtLine = false;
  #stoppedAt = 0;

  constructor(text: string, end: number, sights: Sights = {}) {
    this.#text = text;
    this.#end = end;
    this.#sights = sights;
  }

  /** To the end of the line that is in no bracket, or to a closing brace that belongs to nothing on the way. */
  toLineEnd(start: number): number {
    this.#stopsAtLine = true;
    return this.#walk(start);
  }

  /** To the closing brace that belongs to nothing on the way. */
  toClosingBrace(start: number): number {
    this.#stopsAtLine = false;
    return this.#walk(start);
  }

  /** Over the string or heredoc that begins at `start`. */
  overTemplate(start: number): number {
    const text = this.#text;
    let at = text[start] === '"' ? this.#openQuote(start) : this.#openHeredoc(start);
    while (this.#frames.length > 0 && at < this.#end && at !== STOP) at = this.#step(at);
    return at === STOP ? this.#stoppedAt : at;
  }

  /** What the walk left open because the text came to its end: the heredoc that swallowed it, else the outermost. */
  get unclosed(): Frame | undefined {
    return this.#frames.find((frame) => frame.kind === "heredoc") ?? this.#frames[0];
  }

  #walk(start: number): number {
    let at = start;
    while (at < this.#end) {
      const next = this.#step(at);
      if (next === STOP) return this.#stoppedAt;
      at = next;
    }
    this.#closeAtEnd();
    return this.#end;
  }

  #step(at: number): number {
    const frame = this.#frames.at(-1);
    switch (frame?.kind) {
      case "quoted":
        return this.#quoted(at, frame);
      case "heredoc":
        return this.#heredoc(at, frame);
      case "bracket":
      case "sequence":
      case undefined:
        return this.#code(at);
    }
  }

  #code(from: number): number {
    const text = this.#text;
    const at = nextOf(CODE_MARKS, text, from, this.#end);
    if (at >= this.#end) return this.#end;
    const character = text.charAt(at);
    switch (character) {
      case '"':
        return this.#openQuote(at);
      case "<":
        return this.#openHeredoc(at);
      case "#":
      case "/":
        return this.#comment(at);
      case "\n":
        return this.#stopsAtLine && this.#frames.length === 0 ? this.#stop(at) : at + 1;
      case "{":
      case "[":
      case "(":
        this.#push({
          kind: "bracket",
          open: at,
          innerStart: at + 1,
          close: CLOSING.get(character) ?? "",
          isFlush: false,
        });
        return at + 1;
      default:
        return this.#closing(at, character);
    }
  }

  #push(frame: Frame): void {
    this.#frames.push(frame);
    this.deepest = Math.max(this.deepest, this.#frames.length);
    if (frame.kind === "quoted" || frame.kind === "heredoc") this.#templates += 1;
  }

  #stop(at: number): number {
    this.#stoppedAt = at;
    return STOP;
  }

  #comment(at: number): number {
    const end = commentEnd(this.#text, at, this.#end);
    if (end === undefined) return at + 1;
    if (this.#templates === 0) this.#sights.comment?.(at, end);
    const isOpen = this.#text.startsWith("/*", at) && (end - at < 4 || !this.#text.startsWith("*/", end - 2));
    if (isOpen) this.#sights.fault?.(at, at + 2, "This comment is never closed. Write */ where it ends.");
    return end;
  }

  #closing(at: number, character: string): number {
    const top = this.#frames.at(-1);
    if (top?.close === character) {
      this.#frames.pop();
      return at + 1;
    }
    const opener = this.#openerOf(character);
    if (opener < 0) {
      if (character === "}" && !this.#frames.some((frame) => frame.kind === "sequence")) return this.#stopUneven(at);
      this.#sights.fault?.(at, at + 1, `This ${character} closes nothing. Remove it, or open it before.`);
      return at + 1;
    }
    this.#blame(opener + 1);
    this.#frames.length = opener;
    return at + 1;
  }

  /** Which frame a bracket closes although others are open within it. Brackets do not reach out of a template. */
  #openerOf(character: string): number {
    for (let index = this.#frames.length - 1; index >= 0; index--) {
      const frame = this.#frames[index];
      if (frame?.close === character && (frame.kind === "bracket" || frame.kind === "sequence")) return index;
      if (frame?.kind !== "bracket") return -1;
    }
    return -1;
  }

  #stopUneven(at: number): number {
    this.#blame(0);
    this.#frames.length = 0;
    return this.#stop(at);
  }

  #blame(from: number): void {
    const frame = this.#frames[from];
    if (frame)
      this.#sights.fault?.(frame.open, frame.open + 1, `This bracket is never closed. Add the missing ${frame.close}.`);
  }

  #openQuote(at: number): number {
    this.#push({ kind: "quoted", open: at, innerStart: at + 1, close: '"', isFlush: false });
    return at + 1;
  }

  #quoted(from: number, frame: Frame): number {
    const text = this.#text;
    const at = nextOf(QUOTED_MARKS, text, from, this.#end);
    switch (text[at]) {
      case '"':
        if (at >= this.#end) return this.#end;
        return this.#closeTemplate(frame, at, at + 1);
      case "\\":
        return Math.min(text[at + 1] === "\n" ? at + 1 : at + 2, this.#end);
      case "\n":
        if (at >= this.#end) return this.#end;
        this.#sights.fault?.(
          frame.open,
          at,
          'This string has no closing " on its line. Close it, or use a heredoc for text of several lines.',
        );
        return this.#closeTemplate(frame, at, at);
      default:
        return this.#sequence(at);
    }
  }

  #openHeredoc(at: number): number {
    HEREDOC_START.lastIndex = at;
    const match = HEREDOC_START.exec(this.#text);
    if (!match || HEREDOC_START.lastIndex > this.#end) return at + 1;
    const [whole, dash, delimiter = "", blanks] = match;
    const innerStart = at + whole.length;
    if (blanks) {
      this.#sights.fault?.(
        at,
        innerStart,
        `Nothing may stand behind <<${delimiter} on its line. Remove the blanks at the end of the line.`,
      );
    }
    const frame: Frame = { kind: "heredoc", open: at, innerStart, close: delimiter, isFlush: dash === "-" };
    this.#push(frame);
    return this.#lineOfHeredoc(innerStart, frame);
  }

  #heredoc(from: number, frame: Frame): number {
    const at = nextOf(HEREDOC_MARKS, this.#text, from, this.#end);
    return this.#text[at] === "\n" && at < this.#end ? this.#lineOfHeredoc(at + 1, frame) : this.#sequence(at);
  }

  /** At the start of a line, which may be the last: blanks round the delimiter are allowed, `<<-` or not. */
  #lineOfHeredoc(lineStart: number, frame: Frame): number {
    const text = this.#text;
    const at = skipBlanks(text, lineStart, this.#end);
    if (!text.startsWith(frame.close, at)) return lineStart;
    const end = at + frame.close.length;
    const rest = skipBlanks(text, end, this.#end);
    if (end > this.#end || (rest < this.#end && text[rest] !== "\n")) return lineStart;
    return this.#closeTemplate(frame, lineStart, end);
  }

  #closeTemplate(frame: Frame, innerEnd: number, end: number): number {
    this.#frames.pop();
    this.#templates -= 1;
    this.#see(frame, innerEnd, end);
    return end;
  }

  #see({ kind, open, innerStart, isFlush }: Frame, innerEnd: number, end: number): void {
    if (this.#templates > 0 || (kind !== "quoted" && kind !== "heredoc")) return;
    this.#sights.template?.({ kind, start: open, innerStart, innerEnd, end, isFlush });
  }

  #closeAtEnd(): void {
    const outermost = this.#frames.find((frame) => frame.kind === "quoted" || frame.kind === "heredoc");
    if (!outermost) return;
    this.#templates = 0;
    this.#see(outermost, this.#end, this.#end);
  }

  /** At a `$` or `%` of a template: `$${` is two characters of text, `${` begins code. */
  #sequence(at: number): number {
    const text = this.#text;
    if (at >= this.#end) return this.#end;
    if (text[at + 1] === text[at] && text[at + 2] === "{") return Math.min(at + 3, this.#end);
    if (text[at + 1] !== "{" || at + 1 >= this.#end) return at + 1;
    this.#push({ kind: "sequence", open: at, innerStart: at + 2, close: "}", isFlush: false });
    return at + 2;
  }
}
