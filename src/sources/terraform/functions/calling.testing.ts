import * as yaml from "yaml";
import type { Piece, Range, SourceFile } from "../../../model/text.js";
import { Budget } from "../evaluate/budget.js";
import { cutOut, expressionOf, parser, shown } from "../evaluate/evaluating.testing.js";
import { evaluate } from "../evaluate/expression.js";
import type { FileReads } from "../evaluate/file-reads.js";
import type { Scope } from "../evaluate/scope.js";
import { readHcl } from "../syntax/native.js";
import { fileOf } from "../syntax/parsing.testing.js";
import { readTemplatePieces } from "../syntax/template-text.js";
import type { Value } from "../values/value.js";
import { piecesOf, unknownValue } from "../values/values.js";
import { functions } from "./index.js";

interface Called {
  readonly value: Value;
  readonly budget: Budget;
  /** The files that places can be in. */
  readonly files: ReadonlyMap<string, SourceFile>;
}

/** The value of an expression of `main.tf` beside these files. `var.x` is unknown, whatever x; so is `data.x`, and provider's. */
export function called(source: string, contents: Readonly<Record<string, string | Uint8Array>> = {}): Called {
  const main = fileOf(`x = ${source}\n`);
  const others = Object.entries(contents).map(([path, content]) =>
    typeof content === "string" ? fileOf(content, path) : { path, bytes: content },
  );
  const files = new Map([main, ...others].map((file) => [file.path, file]));
  const budget = new Budget();
  const hcl = readHcl(parser, main);
  return { value: evaluate(expressionOf(hcl, "x"), scopeOf(hcl, budget, readsOf(files))), budget, files };
}

/** A scope without an expression, for calls that are made by hand. */
export function scopeOf(hcl: Scope["hcl"], budget: Budget, files: FileReads): Scope {
  return {
    hcl,
    budget,
    files,
    language: { functions, parseTemplate: ({ pieces, range }) => readTemplatePieces(parser, pieces, range) },
    lookup: (name, range) => lookup(name, range),
  };
}

function lookup(name: string, range: Range): Value | undefined {
  if (name !== "var" && name !== "data") return undefined;
  return {
    kind: "reference",
    name,
    range,
    attribute: (asked, at) =>
      name === "var"
        ? unknownValue(`${asked} has no value`, at, [at])
        : unknownValue(`${asked} is known only to the provider`, at),
    attributeNames: undefined,
    resource: undefined,
  };
}

export function readsOf(files: ReadonlyMap<string, SourceFile>): FileReads {
  return {
    read: (path) => files.get(path) ?? { refused: `there is no file ${path}` },
    list: (folder) =>
      [...files.keys()].filter((path) => path.startsWith(`${folder}/`)).map((path) => path.slice(folder.length + 1)),
    yaml: () => yaml,
  };
}

export function resultOf(source: string, contents?: Readonly<Record<string, string | Uint8Array>>): string {
  return shown(called(source, contents).value);
}

/**
 * The pieces of a text, number or truth value, parted by `|`: as they read; in `<>` what is unknown, behind `=` what is
 * computed, behind `~` what is written in another way. Throws where a piece does not read as its place does.
 */
export function piecesShown({ value, files }: Called): string {
  return (piecesOf(value) ?? []).map((piece) => pieceShown(piece, files)).join("|");
}

function pieceShown({ text, range, verbatim, unknown, computedFrom }: Piece, files: Called["files"]): string {
  if (unknown) return `<${unknown.unknown}>`;
  if (computedFrom) return `=${text}`;
  const written = cutOut(range, files);
  if (verbatim && written !== text) throw new Error(`${JSON.stringify(text)} stands as ${JSON.stringify(written)}`);
  return verbatim ? text : `~${text}`;
}
