import type { AnyNode, CallExpression } from "acorn";
import { type LocatedText, locatedText, type Piece, type Range } from "../../../model/text.js";
import { VALUE_ARGUMENT } from "../language/record-functions.js";
import type { MadeRecord } from "../programs/told.js";
import { type Alternative, combine, piecesFor, type Site } from "./alternatives.js";
import { memberAlternatives } from "./members.js";
import { calledName } from "./script.js";
import type { Scripts } from "./scripts.js";
import type { Frame } from "./stack.js";
import { Tracer } from "./tracer.js";

/** Where a record is written. */
export interface RecordPlaces {
  /** The call that makes it. */
  readonly range: Range;
  readonly owner: Range;
  /** What it says, in the pieces that can be told; else as one that can't be edited, at the call. */
  readonly value: LocatedText;
}

/** The place of the call that a stack begins with. */
export function callRange([frame]: readonly Frame[], scripts: Scripts): Range | undefined {
  const script = frame && scripts.get(frame.path);
  if (!script) return undefined;
  const call = script.callAt(frame.line, frame.column);
  return call && script.range(call.start, call.end);
}

/** The place of an error: the call that a stack begins with, or the line where nothing is called. */
export function errorRange(frames: readonly Frame[], scripts: Scripts): Range | undefined {
  const [frame] = frames;
  return callRange(frames, scripts) ?? (frame && scripts.get(frame.path)?.lineRange(frame.line));
}

/**
 * Finds where the parts of a record are written. Whatever the stack says, only literals count that give just the text that
 * the program made, and only where there is one way to put it together. `names` tell whose record it is.
 */
export function placeRecord(record: MadeRecord, names: readonly string[], scripts: Scripts): RecordPlaces | undefined {
  const frames = scripts.framesOf(record.stack);
  const range = callRange(frames, scripts);
  if (!range) return undefined;
  const found = traced(record, frames, names, scripts);
  const asCall = locatedText([{ text: record.value, range, verbatim: false, code: true }], range);
  return { range, owner: found?.owner ?? range, value: found?.value ?? asCall };
}

function traced(record: MadeRecord, frames: readonly Frame[], names: readonly string[], scripts: Scripts) {
  const [frame] = frames;
  const script = frame && scripts.get(frame.path);
  const call = frame && script?.callAt(frame.line, frame.column);
  if (!script || !call || calledName(call.callee)?.endsWith("_BUILDER")) return undefined;
  const site: Site = { script, frames, calls: [] };
  const value = argumentOf(call, VALUE_ARGUMENT.get(record.type));
  const pieces = value && choose(texts(value, site, scripts), record.value, names);
  return {
    owner: ownerRange(call, record, site, names, scripts),
    value: pieces && locatedText(pieces, isApart(pieces) ? script.range(value.start, value.end) : undefined),
  };
}

/** The words of the label where it stands as one literal, else the argument. */
function ownerRange(
  call: CallExpression,
  { type, label, subdomain }: MadeRecord,
  site: Site,
  names: readonly string[],
  scripts: Scripts,
): Range | undefined {
  const owner = argumentOf(call, 0);
  if (!owner) return undefined;
  const asWritten = type === "TXT" && subdomain === "" ? choose(texts(owner, site, scripts), label, names) : undefined;
  const [first] = asWritten ?? [];
  return asWritten?.length === 1 && first && !first.code ? first.range : site.script.range(owner.start, owner.end);
}

function argumentOf({ arguments: given }: CallExpression, index: number | undefined): AnyNode | undefined {
  if (index === undefined || given.slice(0, index + 1).some(({ type }) => type === "SpreadElement")) return undefined;
  return given[index];
}

/** What an argument may be; the strings of a list are joined. */
function texts(node: AnyNode, site: Site, scripts: Scripts): readonly Alternative[] {
  const tracer = new Tracer(scripts);
  return tracer.trace(node, site).flatMap((each) => {
    if (each.structure?.node.type !== "ArrayExpression") return [each];
    const { elements } = each.structure.node;
    return combine(
      elements.map((_, index) => memberAlternatives(each, [String(index)], tracer)),
      tracer,
    );
  });
}

function choose(
  alternatives: readonly Alternative[],
  text: string,
  names: readonly string[],
): readonly Piece[] | undefined {
  const fitting = alternatives.flatMap((each) => {
    const pieces = piecesFor(each, text);
    return pieces ? [{ pieces, keys: each.keys, isWritten: pieces.every(({ encode }) => encode !== undefined) }] : [];
  });
  // What is written out explains more than what was made of something.
  const best = fitting.some(({ isWritten }) => isWritten) ? fitting.filter(({ isWritten }) => isWritten) : fitting;
  const ofThis = best.filter(({ keys }) => names.some((name) => keys.includes(name)));
  return onlyOne(best) ?? onlyOne(ofThis);
}

function onlyOne(found: readonly { readonly pieces: readonly Piece[] }[]): readonly Piece[] | undefined {
  const [first, ...others] = found;
  const isSame = ({ pieces }: { readonly pieces: readonly Piece[] }): boolean =>
    placesOf(pieces) === placesOf(first?.pieces ?? []);
  return first && others.every(isSame) ? first.pieces : undefined;
}

function placesOf(pieces: readonly Piece[]): string {
  return JSON.stringify(pieces.map(({ range: { path, start, end } }) => [path, start, end]));
}

/** Pieces of more than one literal have no span that means them alone. */
function isApart(pieces: readonly Piece[]): boolean {
  const [first] = pieces;
  return (
    pieces.length === 0 ||
    pieces.some(({ range, encode }) => range.path !== first?.range.path || encode !== first.encode)
  );
}
