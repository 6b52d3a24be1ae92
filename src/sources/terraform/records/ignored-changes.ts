import type { Expression } from "../syntax/ast.js";
import type { ResourceInstance } from "../values/instances.js";
import type { UnknownValue } from "../values/value.js";
import { unknownValue } from "../values/values.js";
import type { RecordResource } from "./providers.js";

/**
 * In place of the values of a record whose changes are ignored: what is written was published once, and has been changed
 * elsewhere since. https://developer.hashicorp.com/terraform/language/meta-arguments/lifecycle#ignore_changes
 */
export function ignoredValues(
  { block, hcl }: ResourceInstance,
  { values, within, records }: RecordResource,
): UnknownValue | undefined {
  const lifecycle = block.body.blocks.find(({ type }) => type === "lifecycle");
  const ignored = lifecycle?.body.attributes.find(({ name }) => name === "ignore_changes");
  if (!ignored) return undefined;
  const names = [...values, within, records, "all", "*"];
  if (!namesIn(ignored.expression).some((name) => names.includes(name))) return undefined;
  return unknownValue("`ignore_changes` leaves it to others to change it", hcl.range(ignored.span));
}

/** The arguments that a list names, or the word `all`; `record[0].value` names `record`. Strings are an older form. */
function namesIn(expression: Expression): readonly string[] {
  switch (expression.kind) {
    case "tuple":
      return expression.elements.flatMap(namesIn);
    case "name":
      return [expression.name];
    case "attribute":
    case "index":
    case "splat":
      return namesIn(expression.of);
    case "template":
      return expression.parts.flatMap((part) =>
        part.kind === "text" ? [part.segments.map(({ text }) => text).join("")] : [],
      );
    default:
      return [];
  }
}
