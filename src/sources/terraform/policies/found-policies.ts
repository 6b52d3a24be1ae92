import { type LocatedText, locatedText, type Piece, type Range, unknownPiece } from "../../../model/text.js";
import { embeddedPolicies } from "../../embedded-policy.js";
import { withPlaceholders } from "../../placeholders.js";
import { isPolicyText, mayBePolicyText } from "../../policy-text.js";
import type { Evaluation, ResourceInstance } from "../values/instances.js";
import type { TextValue, UnknownValue } from "../values/value.js";
import { sourcesOf, textOfPieces } from "../values/values.js";
import { type HeldText, textsIn } from "./texts.js";

/** A policy as it was found in one place. */
export interface FoundPolicy extends Pick<HeldText, "module" | "resource" | "name"> {
  readonly text: LocatedText;
  /** True for a part of a larger text: program code, the configuration of a web server. */
  readonly isEmbedded: boolean;
}

/** A text that was computed from others: encoded, hashed. Says which resource makes use of what. */
export interface DerivedText {
  readonly resource: ResourceInstance;
  readonly from: readonly Range[];
  readonly text: string;
  /** It is served as the policy, though it can't be read. */
  readonly policy: FoundPolicy | undefined;
}

export interface Findings {
  readonly policies: readonly FoundPolicy[];
  readonly derived: readonly DerivedText[];
}

/** Looks at every text of an evaluation. */
export function findPolicies(evaluation: Evaluation): Findings {
  const policies: FoundPolicy[] = [];
  const derived: DerivedText[] = [];
  const embedded = new Embedded();
  for (const held of textsIn(evaluation)) {
    const found = policiesIn(held, embedded);
    const open = found.length === 0 ? unreadable(held) : undefined;
    const computed = derivedFrom(held, open);
    if (computed) derived.push(computed);
    else if (open) policies.push(open);
    policies.push(...found);
  }
  return { policies, derived };
}

function policiesIn({ value, isNamedPolicy: isNamed, ...place }: HeldText, embedded: Embedded): readonly FoundPolicy[] {
  if (value.kind === "unknown") return [];
  const whole = textOfPieces(value.pieces);
  if (isNamed && mayBePolicyText(whole) && value.pieces.some((piece) => piece.unknown === undefined)) {
    return [{ ...place, text: policyText(value), isEmbedded: false }];
  }
  if (!/stsv\d/i.test(whole)) return [];
  if (isPolicyText(whole)) return [{ ...place, text: policyText(value), isEmbedded: false }];
  return embedded.in(value.pieces, value.range).map((text, index) => ({
    ...place,
    name: index === 0 ? place.name : `${place.name}#${index + 1}`,
    text,
    isEmbedded: true,
  }));
}

function policyText(value: TextValue): LocatedText {
  return withPlaceholders(locatedText(value.pieces, value.range));
}

/** What is served as the policy, and is not known: it is there, and that is all there is to say. */
function unreadable({ value, resource, isNamedPolicy: isNamed, ...place }: HeldText): FoundPolicy | undefined {
  if (!isNamed || !resource) return undefined;
  if (value.kind === "text" && value.pieces.every((piece) => !piece.unknown && !piece.computedFrom)) return undefined;
  const unknown = value.kind === "unknown" ? value.unknown : value.pieces.find((piece) => piece.unknown)?.unknown;
  const reason = unknown?.unknown ?? "it is computed from other values";
  return { ...place, resource, text: unknownText(reason, value), isEmbedded: false };
}

function unknownText(reason: string, value: TextValue | UnknownValue): LocatedText {
  const range = value.kind === "unknown" ? value.unknown.range : value.range;
  const dependsOn = sourcesOf(value);
  const entirely = value.kind === "unknown" && value.unknown.entirely === true;
  return locatedText([unknownPiece({ unknown: reason, range, dependsOn, entirely })]);
}

function derivedFrom({ value, resource }: HeldText, policy: FoundPolicy | undefined): DerivedText | undefined {
  if (!resource) return undefined;
  if (value.kind === "unknown") {
    const { dependsOn } = value.unknown;
    return dependsOn.length > 0 ? { resource, from: dependsOn, text: "", policy } : undefined;
  }
  const from = value.pieces.flatMap((piece) => piece.computedFrom ?? []);
  return from.length > 0 ? { resource, from, text: textOfPieces(value.pieces), policy } : undefined;
}

/** The same code may be served for every domain of a long list: it is searched once. */
class Embedded {
  readonly #found = new Map<
    Piece,
    readonly { readonly pieces: readonly Piece[]; readonly texts: readonly LocatedText[] }[]
  >();

  in(pieces: readonly Piece[], range: Range): readonly LocatedText[] {
    const [first] = pieces;
    if (!first) return [];
    const known = this.#found.get(first) ?? [];
    const same = known.find((each) => isEqual(each.pieces, pieces));
    if (same) return same.texts;
    const texts = embeddedPolicies(locatedText(pieces, range));
    this.#found.set(first, [...known, { pieces, texts }]);
    return texts;
  }
}

function isEqual(one: readonly Piece[], other: readonly Piece[]): boolean {
  return one.length === other.length && one.every((piece, index) => piece === other[index]);
}
