import { LineIndex } from "../model/position.js";
import type { Range, SourceFile } from "../model/text.js";
import type { Report } from "./report.js";

/** A range as people count it: from 1, columns in UTF-16 code units, the end just behind the last character. */
export interface Place {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** Where the ranges of a report are, each on its own side. Reads a file at most once. */
export class Places {
  readonly #report: Report;
  readonly #indexes = new Map<SourceFile, LineIndex>();
  /** Finding a column decodes its line, which may be very long. */
  readonly #places = new WeakMap<Range, Place>();

  constructor(report: Report) {
    this.#report = report;
  }

  /** Undefined when the file was not kept. */
  file(range: Range): SourceFile | undefined {
    const state = range.side === "base" ? this.#report.baseState : this.#report.state;
    return state?.files.get(range.path);
  }

  lines(range: Range): LineIndex | undefined {
    const file = this.file(range);
    if (!file) return undefined;
    const known = this.#indexes.get(file);
    if (known) return known;
    const index = new LineIndex(file);
    this.#indexes.set(file, index);
    return index;
  }

  at(range: Range): Place | undefined {
    const known = this.#places.get(range);
    if (known) return known;
    const index = this.lines(range);
    if (!index) return undefined;
    const start = index.position(range.start);
    const end = index.position(Math.max(range.end, range.start));
    const place = { line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
    this.#places.set(range, place);
    return place;
  }

  /** True when the range stands for the file as a whole, which says nothing about any line of it. */
  isWholeFile(range: Range): boolean {
    const file = this.file(range);
    const lines = this.lines(range)?.lineCount ?? 0;
    return file !== undefined && range.start === 0 && range.end >= file.bytes.length && lines > 2;
  }

  /** The path from the root of the repository, by which GitHub and `git apply` go. Not escaped. */
  fromRoot(path: string): string {
    return this.#report.prefix + path;
  }

  /** `path:line:column`, as editors and terminals make a link of it; the path alone for a whole file. Not escaped. */
  label(range: Range): string {
    const place = this.isWholeFile(range) ? undefined : this.at(range);
    return place ? `${range.path}:${place.line}:${place.column}` : range.path;
  }
}

/** Said behind a place that is on the base side only. */
export function sideNote(range: Range): string {
  return range.side === "base" ? " (before this change)" : "";
}
