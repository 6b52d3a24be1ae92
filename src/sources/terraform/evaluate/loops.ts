import type { Range } from "../../../model/text.js";
import { unknownPiece } from "../../../model/text.js";
import type { ForExpression } from "../syntax/ast.js";
import type { ListValue, MapField, TextValue, UnknownValue, Value } from "../values/value.js";
import {
  byCodePoint,
  computedNumber,
  computedText,
  failedValue,
  fieldsInOrder,
  isFailure,
  knownText,
  mapValue,
  textOfPieces,
  textValue,
  tupleValue,
} from "../values/values.js";
import { kindOf, toText } from "./convert.js";
import { type Evaluate, placeOf, tooMuch, unknownBecauseOf } from "./evaluating.js";
import { loopScope } from "./named-scope.js";
import { toCondition } from "./operators.js";
import type { Scope } from "./scope.js";

export type Round = readonly [key: Value, value: Value];

/** What a loop goes through, in Terraform's order, or the reason why that is not known. */
export function roundsOf(collection: Value, range: Range, scope: Scope): Iterable<Round> | UnknownValue {
  switch (collection.kind) {
    case "list":
      return collection.type === "set" ? roundsOfSet(collection) : roundsOfList(collection, range);
    case "map":
      return fieldsInOrder(collection).map(({ key, value }): Round => [key, value]);
    case "reference":
      if (!collection.attributeNames) return unknownBecauseOf(collection, range, scope);
      return [...collection.attributeNames]
        .sort(byCodePoint)
        .map((name): Round => [computedText(name, collection.range, []), collection.attribute(name, range)]);
    case "unknown":
      return unknownBecauseOf(collection, range, scope);
    case "text":
    case "number":
    case "bool":
    case "null":
      return failedValue(`there is no going through ${kindOf(collection)}`, range);
  }
}

function* roundsOfSet({ elements }: ListValue): Iterable<Round> {
  for (const element of elements) yield [element, element];
}

function* roundsOfList({ elements }: ListValue, range: Range): Iterable<Round> {
  for (const [index, element] of elements.entries()) yield [computedNumber(index, range, []), element];
}

/** `[for …]` and `{for …}`. */
export function evaluateFor(expression: ForExpression, scope: Scope, evaluate: Evaluate): Value {
  const range = placeOf(expression, scope);
  const rounds = roundsOf(evaluate(expression.collection, scope), range, scope);
  if ("kind" in rounds) return rounds;
  const { key, value, condition } = expression;
  const elements: Value[] = [];
  const fields: MapField[] = [];
  for (const round of rounds) {
    if (!scope.budget.step()) return tooMuch(range);
    const inside = loopScope(expression, round, scope);
    const chosen = condition && toCondition(evaluate(condition, inside), placeOf(condition, inside));
    if (chosen?.kind === "unknown") return unknownBecauseOf(chosen, range, scope);
    if (chosen?.value === false) continue;
    const found = key && toKey(evaluate(key, inside), range);
    if (found?.kind === "unknown") return found;
    if (found && !scope.budget.step(found.pieces.length)) return tooMuch(range);
    const element = evaluate(value, inside);
    if (found) fields.push({ key: found, value: element });
    else elements.push(element);
  }
  return key ? mapOf(fields, expression.grouping, range, scope) : tupleValue(elements, range);
}

function mapOf(fields: readonly MapField[], grouping: boolean, range: Range, scope: Scope): Value {
  if (grouping) return groupedMap(fields, range, scope);
  return hasRepeatedKey(fields) ? failedValue("two elements have the same key", range) : mapValue(fields, range);
}

/** The text of a key, of which parts may be unknown, or the failure to get one. */
export function toKey(value: Value, range: Range): TextValue | UnknownValue {
  const text = toText(value, range);
  if (text.kind === "null") return failedValue("null is no key", range);
  if (text.kind === "text" || isFailure(text.unknown)) return text;
  return textValue([unknownPiece(text.unknown)], range);
}

function hasRepeatedKey(fields: readonly MapField[]): boolean {
  const seen = new Set<string>();
  for (const { key } of fields) {
    const text = knownText(key);
    if (text === undefined) continue;
    if (seen.has(text)) return true;
    seen.add(text);
  }
  return false;
}

/** Which values an unknown key gathers, and which other keys it is equal to, can't be told. */
function groupedMap(fields: readonly MapField[], range: Range, scope: Scope): Value {
  const groups = new Map<string, { readonly key: TextValue; readonly values: Value[] }>();
  for (const { key, value } of fields) {
    if (key.pieces.some((piece) => piece.unknown)) return unknownBecauseOf(key, range, scope);
    const text = textOfPieces(key.pieces);
    const group = groups.get(text);
    if (group) group.values.push(value);
    else groups.set(text, { key, values: [value] });
  }
  return mapValue(
    [...groups.values()].map(({ key, values }) => ({ key, value: tupleValue(values, range) })),
    range,
  );
}
