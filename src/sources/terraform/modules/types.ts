import type { Expression } from "../syntax/ast.js";
import type { WrittenExpression } from "./configuration.js";
import { literalText } from "./literal-bodies.js";

/** https://developer.hashicorp.com/terraform/language/expressions/type-constraints */
export type Type =
  | { readonly kind: "any" | "string" | "number" | "bool" }
  | CollectionType
  | { readonly kind: "tuple"; readonly elements: readonly Type[] }
  | { readonly kind: "object"; readonly fields: ReadonlyMap<string, FieldType> };

export interface CollectionType {
  readonly kind: "list" | "set" | "map";
  readonly of: Type;
}

export interface FieldType {
  readonly type: Type;
  /** Of `optional(type, default)`; the value is null where there is none. */
  readonly optional: boolean;
  readonly fallback: WrittenExpression | undefined;
}

const ANY: Type = { kind: "any" };

/** What can't be read as a type takes any value. */
export function readType({ expression, hcl, attribute }: WrittenExpression): Type {
  return typeOf(expression, (written) => ({ expression: written, hcl, attribute }));
}

type Written = (expression: Expression) => WrittenExpression;

function typeOf(expression: Expression, written: Written): Type {
  if (expression.kind === "call") return constructed(expression.name, expression.arguments, written);
  return named(literalText(expression));
}

/** Quoted, and `list` or `map` without a type of elements, is how Terraform before 0.12 had it. */
function named(word: string | undefined): Type {
  switch (word) {
    case "string":
    case "number":
    case "bool":
      return { kind: word };
    case "list":
    case "map":
    case "set":
      return { kind: word, of: ANY };
    default:
      return ANY;
  }
}

function constructed(name: string, [first]: readonly Expression[], written: Written): Type {
  if (!first) return named(name);
  switch (name) {
    case "list":
    case "set":
    case "map":
      return { kind: name, of: typeOf(first, written) };
    case "optional":
      return typeOf(first, written);
    case "tuple":
      if (first.kind !== "tuple") return ANY;
      return { kind: "tuple", elements: first.elements.map((element) => typeOf(element, written)) };
    case "object":
      return first.kind === "object" ? objectType(first, written) : ANY;
    default:
      return ANY;
  }
}

function objectType({ fields }: Extract<Expression, { kind: "object" }>, written: Written): Type {
  const types = new Map<string, FieldType>();
  for (const { key, value } of fields) {
    const name = literalText(key);
    if (name === undefined) return ANY;
    const isOptional = value.kind === "call" && value.name === "optional";
    const fallback = isOptional ? value.arguments[1] : undefined;
    types.set(name, {
      type: typeOf(value, written),
      optional: isOptional,
      fallback: fallback && written(fallback),
    });
  }
  return { kind: "object", fields: types };
}
