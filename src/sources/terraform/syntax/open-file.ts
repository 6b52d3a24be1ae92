import type { ReadingProblem } from "../../../model/policy-domain.js";
import { type Range, rangeOf, type SourceFile } from "../../../model/text.js";
import { decodeFile } from "../../byte-offsets.js";
import type { Body, HclFile, Span } from "./ast.js";
import { Faults } from "./faults.js";
import { EMPTY_BODY } from "./outline.js";
import { Effort } from "./reading.js";

/** In bytes. Hosts of code refuse larger ones. */
const LARGEST_FILE = 16 * 1024 * 1024;

export interface OpenedFile {
  readonly text: string;
  readonly faults: Faults;
  readonly effort: Effort;
}

/** Decodes a file and reads its body, unless it is beyond the bounds. */
export function openFile(file: SourceFile, readBody: (opened: OpenedFile) => Body): HclFile {
  if (file.bytes.length > LARGEST_FILE) return unreadFile(file);
  const { text, isUtf8, range } = decodeFile(file);
  const faults = new Faults();
  if (!isUtf8) {
    const at = Math.max(text.indexOf("\uFFFD"), 0);
    faults.mistake(at, at + 1, "This byte is not UTF-8, so Terraform refuses the whole file. Save the file as UTF-8.");
  }
  const body = readBody({ text, faults, effort: new Effort(text.length) });
  return new OpenFile(file, text, body, faults, range);
}

function unreadFile(file: SourceFile): HclFile {
  const faults = new Faults();
  faults.beyond(0, file.bytes.length, "This file is larger than 16 MiB, so mta-sts-lint does not read it.");
  return new OpenFile(file, "", EMPTY_BODY, faults, (start, end) => rangeOf(file, start, end));
}

class OpenFile implements HclFile {
  readonly file: SourceFile;
  readonly text: string;
  readonly body: Body;
  readonly #faults: Faults;
  readonly #range: (start: number, end: number) => Range;

  constructor(
    file: SourceFile,
    text: string,
    body: Body,
    faults: Faults,
    range: (start: number, end: number) => Range,
  ) {
    this.file = file;
    this.text = text;
    this.body = body;
    this.#faults = faults;
    this.#range = range;
  }

  get problems(): readonly ReadingProblem[] {
    return this.#faults.problems((span) => this.range(span));
  }

  range({ start, end }: Span): Range {
    return this.#range(start, end);
  }
}
