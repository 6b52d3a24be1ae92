import type { Range } from "../../../model/text.js";
import type { ResourceInstance } from "../values/instances.js";
import type { ReferenceValue, Value } from "../values/value.js";

/** Something whose attributes are evaluated when they are asked for. */
export function referenceValue(
  name: string,
  range: Range,
  attribute: (name: string, range: Range) => Value,
  about: { readonly attributeNames?: readonly string[]; readonly resource?: ResourceInstance } = {},
): ReferenceValue {
  return {
    kind: "reference",
    name,
    range,
    attribute,
    attributeNames: about.attributeNames,
    resource: about.resource,
  };
}
