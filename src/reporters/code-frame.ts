import type { Range } from "../model/text.js";
import type { Paint, Role } from "./color.js";
import { characterWidth, widthOf } from "./display-width.js";
import type { Place, Places } from "./places.js";
import { printable } from "./printable.js";

/** How a frame looks. */
export interface FrameStyle {
  readonly paint: Paint;
  readonly role: Role;
  /** Stands below each marked column. */
  readonly mark: string;
  /** Columns of the terminal. */
  readonly width: number;
  /** Digits that the line numbers of this finding take. */
  readonly gutter: number;
}

/** Of a longer range only the first lines and the last are shown. */
const MOST_LINES = 5;
const LINES_BEFORE_GAP = 3;
const TAB = 4;
/** A frame is never narrower than this, whatever the terminal. */
const NARROWEST = 24;
const CUT = "…";

/** The lines of a range with marks below it; nothing when it stands for a whole file, or the file was not kept. */
export function codeFrame(range: Range, places: Places, style: FrameStyle): readonly string[] {
  const place = places.at(range);
  const index = places.lines(range);
  if (!place || !index || places.isWholeFile(range)) return [];
  const bar = style.paint("frame", `${" ".repeat(style.gutter)} |`);
  const frame = [bar];
  for (const number of linesToShow(place)) {
    if (number === undefined) {
      frame.push(style.paint("frame", `${" ".repeat(style.gutter)} ...`));
      continue;
    }
    const { text, marks } = markedLine(index.line(number), spanIn(place, number), style);
    frame.push(`${style.paint("frame", `${String(number).padStart(style.gutter)} |`)} ${text}`.trimEnd());
    if (marks !== "") frame.push(`${bar} ${marks}`);
  }
  return [...frame, bar];
}

/** The line numbers, with undefined for a gap. */
function linesToShow(place: Place): readonly (number | undefined)[] {
  const last = lastLine(place);
  const count = last - place.line + 1;
  const all = count <= MOST_LINES;
  const head = Array.from({ length: all ? count : LINES_BEFORE_GAP }, (_, index) => place.line + index);
  return all ? head : [...head, undefined, last];
}

/** The last line of which something is marked: a range that ends with a line ending does not reach the next line. */
export function lastLine(place: Place): number {
  return place.endColumn === 1 && place.endLine > place.line ? place.endLine - 1 : place.endLine;
}

/** The marked columns of one line, in UTF-16 code units from 0. */
interface Span {
  /** Undefined on the lines after the first, where the indentation is not what is meant. */
  readonly start: number | undefined;
  readonly end: number;
}

function spanIn(place: Place, line: number): Span {
  return {
    start: line === place.line ? place.column - 1 : undefined,
    end: line === place.endLine ? place.endColumn - 1 : Number.POSITIVE_INFINITY,
  };
}

interface Cell {
  readonly text: string;
  readonly width: number;
  readonly marked: boolean;
}

function markedLine(line: string, span: Span, style: FrameStyle): { readonly text: string; readonly marks: string } {
  const { text: near, span: nearSpan } = neighbourhood(line, span);
  const cells = cellsOf(near, nearSpan);
  const room = Math.max(style.width - style.gutter - 3, NARROWEST);
  const shown = cutToFit(cells, room);
  const text = shown.map((cell) => cell.text).join("");
  const marks = shown
    .map((cell) => (cell.marked ? style.mark : " ").repeat(cell.width))
    .join("")
    .trimEnd();
  return { text, marks: marks === "" ? "" : style.paint(style.role, marks) };
}

/** What of a line is looked at, in UTF-16 code units: a file may be one line of many megabytes. */
const MOST_BEFORE = 1000;
const MOST_AFTER = 3000;

function neighbourhood(line: string, span: Span): { readonly text: string; readonly span: Span } {
  const from = Math.max((span.start ?? 0) - MOST_BEFORE, 0);
  const text = line.slice(from, from + MOST_BEFORE + MOST_AFTER);
  const start = span.start === undefined ? undefined : span.start - from;
  return { text, span: { start, end: span.end - from } };
}

/** A line as a terminal shows it, character by character: tabs as blanks, unprintable characters by name. */
function cellsOf(line: string, span: Span): Cell[] {
  const cells: Cell[] = [];
  const start = span.start ?? line.length - line.trimStart().length;
  let at = 0;
  let column = 0;
  for (const character of line) {
    const text = character === "\t" ? " ".repeat(TAB - (column % TAB)) : printable(character);
    const width = text === character ? characterWidth(character) : widthOf(text);
    const marked = (at >= start && at < span.end) || (at === start && span.end <= start);
    cells.push({ text, width, marked });
    column += width;
    at += character.length;
  }
  // Something is missing at the end of the line, or its line ending is meant.
  if (span.start !== undefined && span.start >= line.length) cells.push({ text: "", width: 1, marked: true });
  return cells;
}

/** Cuts a line that is too long so that the marks stay in sight. */
function cutToFit(cells: readonly Cell[], room: number): readonly Cell[] {
  const total = cells.reduce((sum, cell) => sum + cell.width, 0);
  if (total <= room) return cells;
  const firstMark = cells.findIndex((cell) => cell.marked);
  const lastMark = cells.findLastIndex((cell) => cell.marked);
  const start = firstCell(cells, firstMark, lastMark, room);
  const shown: Cell[] = start > 0 ? [cutCell(cells[start - 1])] : [];
  let width = shown.length;
  for (let at = start; at < cells.length; at++) {
    const cell = cells[at];
    if (!cell) break;
    const reserved = at === cells.length - 1 ? 0 : 1;
    if (width + cell.width + reserved > room) {
      shown.push(cutCell(cell));
      break;
    }
    shown.push(cell);
    width += cell.width;
  }
  return shown;
}

function cutCell(cell: Cell | undefined): Cell {
  return { text: CUT, width: 1, marked: cell?.marked ?? false };
}

/** The cell to begin with: the marks lie in the middle, or begin at a third where they alone fill the room. */
function firstCell(cells: readonly Cell[], firstMark: number, lastMark: number, room: number): number {
  if (firstMark === -1) return 0;
  const marked = cells.slice(firstMark, lastMark + 1).reduce((sum, cell) => sum + cell.width, 0);
  const before = Math.max(Math.floor((room - marked) / 2), Math.min(8, Math.floor(room / 3)));
  let start = firstMark;
  for (let width = 0; start > 0; start--) {
    width += cells[start - 1]?.width ?? 0;
    if (width > before) break;
  }
  const ahead = cells.slice(0, lastMark + 1).reduce((sum, cell) => sum + cell.width, 0);
  return ahead < room ? 0 : start;
}
