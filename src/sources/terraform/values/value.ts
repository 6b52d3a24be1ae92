import type { Piece, Range, Unknown } from "../../../model/text.js";
import type { ResourceInstance } from "./instances.js";

/**
 * What an expression comes to. Primitive values keep the pieces that they read as in a string, each with its place in
 * whatever file; a value that was computed from others says what from (`computedFrom` of a piece).
 */
export type Value =
  | TextValue
  | NumberValue
  | BoolValue
  | NullValue
  | ListValue
  | MapValue
  | ReferenceValue
  | UnknownValue;

/** A string. A part of it may be unknown (`unknownPiece`): then `isKnownText` says no. */
export interface TextValue {
  readonly kind: "text";
  readonly pieces: readonly Piece[];
  /** Where the expression stands: the place to point at when the whole is meant. */
  readonly range: Range;
}

export interface NumberValue {
  readonly kind: "number";
  /** Beyond 2^53 not exact; the digits in `pieces` are. */
  readonly value: number;
  readonly pieces: readonly Piece[];
  readonly range: Range;
}

export interface BoolValue {
  readonly kind: "bool";
  readonly value: boolean;
  readonly pieces: readonly Piece[];
  readonly range: Range;
}

export interface NullValue {
  readonly kind: "null";
  readonly range: Range;
}

export interface ListValue {
  readonly kind: "list";
  /** Elements of a set come in the order that Terraform gives them: of strings by code point, each once. */
  readonly type: "tuple" | "set";
  readonly elements: readonly Value[];
  readonly range: Range;
}

export interface MapField {
  /** With the place of the key: keys may be host names. */
  readonly key: TextValue;
  readonly value: Value;
}

/** An object or a map. */
export interface MapValue {
  readonly kind: "map";
  /**
   * In the order of the file; iteration is by key (`fieldsInOrder`), as in Terraform. A key of which a part is unknown has
   * a number behind it here, so that it stands alone: its pieces are those of `MapField.key`.
   */
  readonly fields: ReadonlyMap<string, MapField>;
  readonly range: Range;
}

/**
 * What has attributes that are evaluated when they are asked for: a resource or data source, the outputs of a module, a
 * namespace such as `var`, `local`, `data`, `path`.
 */
export interface ReferenceValue {
  readonly kind: "reference";
  /** As it is written: `aws_route53_zone.main`. For reasons. */
  readonly name: string;
  /** `range` is that of the words that ask. Unknown with a reason where there is no such attribute. */
  attribute(name: string, range: Range): Value;
  /** Where `count` is not known: what an index stands for, if there is such an instance. */
  element?(index: number, range: Range): Value;
  /** The names of all attributes, where these are known: outputs of a module. */
  readonly attributeNames: readonly string[] | undefined;
  readonly resource: ResourceInstance | undefined;
  readonly range: Range;
}

/**
 * What Terraform gives an error for, whatever it runs with: a wrong type, an index out of range, a missing attribute. `try`
 * and `can` go by it. A piece of a text may hold it as well (`Piece.unknown`).
 */
export interface Failure extends Unknown {
  readonly fails: true;
}

export interface UnknownValue {
  readonly kind: "unknown";
  /** May be a {@link Failure}: see `isFailure`. */
  readonly unknown: Unknown;
  /** Of which resource it is an attribute that only the provider knows: `aws_route53_zone.main` and `zone_id`. */
  readonly attributeOf?: { readonly resource: ResourceInstance; readonly name: string };
}
