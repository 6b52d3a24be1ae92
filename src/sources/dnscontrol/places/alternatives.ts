import type { AnyNode } from "acorn";
import type { Piece, Range } from "../../../model/text.js";
import type { Script } from "./script.js";
import type { Frame } from "./stack.js";

/** A part of a text: written somewhere, or made by what can't be followed, at that place. */
export type Part = Piece | { readonly made: Range };

/** Where an expression is evaluated: a file, and the calls that led there. */
export interface Site {
  readonly script: Script;
  /** The place itself, then that of the call of the function around it, and so on. */
  readonly frames: readonly Frame[];
  /** The arguments of calls that were followed without having a frame. */
  readonly calls: readonly FollowedCall[];
}

interface FollowedCall {
  readonly callee: AnyNode;
  readonly values: readonly Argument[];
}

/** An argument, to be evaluated where the call stands, or known as it is. */
export type Argument = { readonly node: AnyNode; readonly site: Site } | { readonly values: readonly Alternative[] };

/** One of the values that an expression may have. */
export interface Alternative {
  readonly parts: readonly Part[];
  /** An object, list or function, whose parts are then of no use. */
  readonly structure?: { readonly node: AnyNode; readonly site: Site };
  /** The keys and names beside which it stands in an object or list, which tell whose it is. */
  readonly keys: readonly string[];
}

export const MOST_ALTERNATIVES = 300;

/** How much may still be looked at; shared by all that is traced in one configuration. */
export interface Budget {
  /** False when it is used up. */
  spend(steps: number): boolean;
}

export function textAlternative(parts: readonly Part[], keys: readonly string[] = []): Alternative {
  return { parts, keys };
}

/** All combinations of some texts, one after another; none where these are too many to look at. */
export function combine(texts: readonly (readonly Alternative[])[], budget: Budget): readonly Alternative[] {
  let combined: readonly Alternative[] = [textAlternative([])];
  for (const next of texts) {
    const longer: Alternative[] = [];
    for (const one of combined) {
      for (const { parts, keys } of next) {
        if (longer.length === MOST_ALTERNATIVES) break;
        if (!budget.spend(one.parts.length + one.keys.length)) return [];
        longer.push({ parts: [...one.parts, ...parts], keys: [...one.keys, ...keys] });
      }
    }
    combined = longer;
  }
  return combined;
}

export function knownText({ parts, structure }: Alternative): string | undefined {
  if (structure || parts.some((part) => "made" in part)) return undefined;
  return parts.map((part) => ("made" in part ? "" : part.text)).join("");
}

/** The pieces that give just this text, where the alternative can; what was made in between becomes atomic. */
export function piecesFor({ parts, structure }: Alternative, text: string): readonly Piece[] | undefined {
  if (structure) return undefined;
  const pieces: Piece[] = [];
  let at = 0;
  let open: Range | undefined;
  for (const [index, part] of parts.entries()) {
    if ("made" in part) {
      open ??= part.made;
      continue;
    }
    const isLast = index === parts.length - 1;
    const found = open === undefined ? at : isLast ? text.length - part.text.length : text.indexOf(part.text, at);
    if (found < at || !text.startsWith(part.text, found)) return undefined;
    if (open && found > at) pieces.push({ text: text.slice(at, found), range: open, verbatim: false, code: true });
    open = undefined;
    pieces.push(part);
    at = found + part.text.length;
  }
  if (open && at < text.length) pieces.push({ text: text.slice(at), range: open, verbatim: false, code: true });
  else if (at < text.length) return undefined;
  return pieces;
}
