import type { Name } from "../../model/dns.js";
import { type Located, type Range, rangeOf } from "../../model/text.js";
import { asciiOf, DOT } from "./bytes.js";
import { placeholderEnd } from "./placeholder.js";
import { holdsPlaceholder } from "./rdata.js";
import { END, FAULT } from "./scanner.js";
import type { Frame, ReadingState } from "./state.js";
import { parseTtl } from "./ttl.js";
import { wholeName } from "./whole-name.js";

/** A file that has to be opened before reading can go on. */
export interface IncludeRequest {
  /** As written, without quotes. */
  readonly path: string;
  readonly range: Range;
  /** The origin for that file, where one is given. */
  readonly origin: Name | undefined;
}

/** A `$GENERATE`, which few zones have: its code is loaded before reading goes on. */
interface GenerateRequest {
  /** Behind the directive. */
  readonly words: readonly DirectiveWord[];
}

export type ReadingRequest = IncludeRequest | GenerateRequest;

export interface DirectiveWord {
  readonly start: number;
  readonly stop: number;
}

/** Reads a line that begins with `$`, from behind its first word on. */
export function readDirective(state: ReadingState, frame: Frame): ReadingRequest | undefined {
  const { scanner, file } = frame;
  const { start, stop } = scanner;
  const directive = asciiOf(scanner.bytes, start, Math.min(stop, start + 20)).toUpperCase();
  const words = directive === "$DATE" ? undefined : readWords(frame);
  if (!words) return undefined;
  switch (directive) {
    case "$ORIGIN":
      readOrigin(state, frame, words);
      return undefined;
    case "$TTL":
      readDefaultTtl(state, frame, words);
      return undefined;
    case "$INCLUDE":
      return readInclude(state, frame, words);
    case "$GENERATE":
      return { words };
    default: {
      const message = `"${directive}" is no directive; there are $ORIGIN, $TTL, $INCLUDE and $GENERATE. Correct it.`;
      state.problems.add(file, start, stop, message);
      return undefined;
    }
  }
}

/** The words up to the end of the line; undefined on a syntax error. */
function readWords({ scanner }: Frame): readonly DirectiveWord[] | undefined {
  const words: DirectiveWord[] = [];
  for (let token = scanner.next(); token !== END; token = scanner.next()) {
    if (token === FAULT) return undefined;
    words.push({ start: scanner.start, stop: scanner.stop });
  }
  return words;
}

function readOrigin(state: ReadingState, frame: Frame, words: readonly DirectiveWord[]): undefined {
  const [word] = words;
  if (!word || words.length > 1) return refuse(state, frame, words, ORIGIN_FORM);
  const { names } = state.scope;
  const { bytes } = frame.scanner;
  // The owner of the records before stays what it is.
  if (frame.owner.known) frame.owner.read();
  bindOrigin(state, bytes, word);
  const origin = wholeName(state, bytes, word.start, word.stop) ?? names.read(bytes, word.start, word.stop);
  if (typeof origin === "string") {
    names.origin = origin;
    state.firstOrigin ??= origin;
    state.scope.apex ??= origin;
    return undefined;
  }
  if (origin.none === "invalid") refuse(state, frame, words, ORIGIN_FORM);
  state.partial = true;
  names.origin = undefined;
}

/** `$ORIGIN {{ domain }}.` in the file of a known domain tells what the placeholder stands for. */
function bindOrigin(state: ReadingState, bytes: Uint8Array, { start, stop }: DirectiveWord): void {
  const { names } = state.scope;
  if (names.binding || state.firstOrigin !== undefined || state.initialOrigin === undefined) return;
  const end = placeholderEnd(bytes, start, stop);
  if (end !== stop && !(end === stop - 1 && bytes[end] === DOT)) return;
  names.binding = { placeholder: asciiOf(bytes, start, end), domain: state.initialOrigin };
  if (end === stop) names.origin = "" as Name;
}

function readDefaultTtl(state: ReadingState, frame: Frame, words: readonly DirectiveWord[]): undefined {
  const [word] = words;
  if (!word || words.length > 1) return refuse(state, frame, words, TTL_FORM);
  const { bytes } = frame.scanner;
  const value = parseTtl(bytes, word.start, word.stop);
  const located: Located<number> | undefined =
    value === undefined ? undefined : { value, range: rangeOf(frame.file, word.start, word.stop) };
  if (!located && !holdsPlaceholder(bytes, word.start, word.stop)) return refuse(state, frame, words, TTL_FORM);
  state.defaultTtl = located;
  state.lastTtl = located;
}

function readInclude(state: ReadingState, frame: Frame, words: readonly DirectiveWord[]): IncludeRequest | undefined {
  const [path, origin] = words;
  if (!path || words.length > 2) return refuse(state, frame, words, INCLUDE_FORM);
  const { bytes } = frame.scanner;
  const name = origin ? state.scope.names.read(bytes, origin.start, origin.stop) : undefined;
  if (typeof name === "object") {
    state.partial = true;
    if (name.none === "invalid") refuse(state, frame, words, INCLUDE_FORM);
    return undefined;
  }
  const written = new TextDecoder().decode(bytes.subarray(path.start, path.stop)).replace(/\\(.)/gs, "$1");
  return { path: written, range: rangeOf(frame.file, path.start, path.stop), origin: name };
}

function refuse(state: ReadingState, frame: Frame, words: readonly DirectiveWord[], message: string): undefined {
  const end = frame.scanner.lastEnd;
  const start = words[0]?.start ?? end - 1;
  state.problems.add(frame.file, start, Math.max(end, start + 1), message);
}

const ORIGIN_FORM = "$ORIGIN takes one domain name, as in $ORIGIN example.com. with a dot at the end. Correct it.";
const TTL_FORM = "$TTL takes one number of seconds, or a time such as 1h30m. Correct it.";
const INCLUDE_FORM = "$INCLUDE takes the path of a file and, if need be, a domain name as its origin. Correct it.";
