import type { Range } from "../../../model/text.js";
import type { Value } from "../values/value.js";
import { mapValue, tupleValue, unknownValue } from "../values/values.js";
import type { Expansion } from "./expansion.js";
import { referenceValue } from "./references.js";

/** What the name of a resource or module stands for: one instance, or a list or map of instances. */
export function valueOfInstances(name: string, expansion: Expansion, instances: readonly Value[], range: Range): Value {
  const [first] = instances;
  if (!expansion.certain) return uncertainInstances(name, expansion, first, range);
  switch (expansion.by) {
    case "nothing":
      return first ?? unknownValue("there are more resources than this tool makes", range);
    case "count":
      return tupleValue(instances, range);
    case "for_each":
      return mapValue(
        instances.flatMap((value, index) => {
          const key = expansion.members[index]?.key;
          return key ? [{ key, value }] : [];
        }),
        range,
      );
  }
}

/** It is not known which instances there are, but they all look like this one. */
function uncertainInstances(name: string, { by, unknown }: Expansion, one: Value | undefined, range: Range): Value {
  if (one?.kind !== "reference") return unknown ?? unknownValue(`it can't be told which ${name} there are`, range);
  const attribute = (key: string, at: Range): Value => (by === "for_each" ? one : one.attribute(key, at));
  return { ...referenceValue(name, range, attribute), element: () => one };
}

/** The same at another place. */
export function placedAt(value: Value, range: Range): Value {
  return value.kind === "unknown" ? value : { ...value, range };
}
