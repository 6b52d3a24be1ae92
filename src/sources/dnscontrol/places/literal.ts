import type { Literal, TemplateElement } from "acorn";
import { atomicPiece, type Piece, verbatimPiece } from "../../../model/text.js";
import type { Script } from "./script.js";

/** An escape of a string or template, or what ends a line in one. */
const ESCAPE = /\\(?:u\{[0-9a-fA-F]{1,6}\}|u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|[0-7]{1,3}|\r\n|[\s\S])|\r\n?/g;

const SINGLE: ReadonlyMap<string, string> = new Map([
  ["n", "\n"],
  ["t", "\t"],
  ["r", "\r"],
  ["b", "\b"],
  ["f", "\f"],
  ["v", "\v"],
  ["\n", ""],
  ["\r", ""],
  ["\r\n", ""],
  ["\u2028", ""],
  ["\u2029", ""],
]);

/** A literal is come to again and again, on different ways. */
const known = new WeakMap<Literal | TemplateElement, readonly Piece[]>();

function once(node: Literal | TemplateElement, make: () => readonly Piece[] | undefined): readonly Piece[] | undefined {
  const pieces = known.get(node) ?? make();
  if (pieces) known.set(node, pieces);
  return pieces;
}

/** The pieces of a string or number; undefined for any other literal. */
export function literalPieces(node: Literal, script: Script): readonly Piece[] | undefined {
  return once(node, () => piecesOf(node, script));
}

function piecesOf(node: Literal, script: Script): readonly Piece[] | undefined {
  const raw = script.text.slice(node.start, node.end);
  if (typeof node.value === "number") return [numberPiece(node, raw, script)];
  if (typeof node.value !== "string") return undefined;
  const quote = raw.charAt(0);
  return piecesBetween(node.start + 1, node.end - 1, script, (text) => encodeString(text, quote));
}

export function templatePieces(node: TemplateElement, script: Script): readonly Piece[] {
  return once(node, () => piecesBetween(node.start, node.end, script, encodeTemplate)) ?? [];
}

/** A number that is written as it reads can give way to another, or to a string. */
function numberPiece(node: Literal, raw: string, script: Script): Piece {
  const range = script.range(node.start, node.end);
  const text = String(node.value);
  const encode = (written: string): string => (/^[1-9]\d{0,14}$/.test(written) ? written : JSON.stringify(written));
  return text === raw ? { ...verbatimPiece(text, range), encode } : { ...atomicPiece(text, range), encode };
}

function piecesBetween(start: number, end: number, script: Script, encode: (text: string) => string): readonly Piece[] {
  const raw = script.text.slice(start, end);
  if (isFullOfEscapes(raw)) return [{ ...atomicPiece(raw.replace(ESCAPE, decode), script.range(start, end)), encode }];
  const pieces: Piece[] = [];
  const push = (text: string, from: number, to: number, verbatim: boolean): void => {
    if (from < to) pieces.push({ text, range: script.range(start + from, start + to), verbatim, encode });
  };
  let at = 0;
  for (const { 0: written, index } of raw.matchAll(ESCAPE)) {
    push(raw.slice(at, index), at, index, true);
    push(decode(written), index, index + written.length, false);
    at = index + written.length;
  }
  push(raw.slice(at), at, raw.length, true);
  // An empty string has a place too.
  if (pieces.length === 0) pieces.push({ text: "", range: script.range(start, end), verbatim: true, encode });
  return pieces;
}

/** Nobody edits one of so many parts. */
const MOST_ESCAPES = 200;

function isFullOfEscapes(raw: string): boolean {
  let found = 0;
  for (const _ of raw.matchAll(ESCAPE)) {
    found += 1;
    if (found > MOST_ESCAPES) return true;
  }
  return false;
}

function decode(written: string): string {
  if (!written.startsWith("\\")) return "\n";
  const body = written.slice(1);
  const single = SINGLE.get(body);
  if (single !== undefined) return single;
  if (/^[ux]./.test(body)) return codePoint(Number.parseInt(body.replace(/[ux{}]/g, ""), 16));
  return /^[0-7]+$/.test(body) ? codePoint(Number.parseInt(body, 8)) : body;
}

function codePoint(number: number): string {
  return number <= 0x10ffff ? String.fromCodePoint(number) : "";
}

function encodeString(text: string, quote: string): string {
  return text.replace(/["'\\\0-\x1f\u2028\u2029]/g, (character) =>
    (character === '"' || character === "'") && character !== quote ? character : escaped(character),
  );
}

function encodeTemplate(text: string): string {
  return text.replace(/`|\\|\$\{/g, (special) => `\\${special}`).replaceAll("\r", "\\r");
}

function escaped(character: string): string {
  if (character === "\n") return "\\n";
  if (character >= " " && character < "\x7f") return `\\${character}`;
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
