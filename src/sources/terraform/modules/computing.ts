import type { Range, Unknown } from "../../../model/text.js";
import { callFunction, renderText } from "../evaluate/expression.js";
import type { UnknownValue, Value } from "../values/value.js";
import { sourcesOf, unknownFrom, unknownIn, unknownValue } from "../values/values.js";
import { type ContentArguments, computationOf } from "./computed-attributes.js";
import type { ModuleResource } from "./resource.js";
import { scopeIn } from "./surroundings.js";

export function knownToProvider(resource: ModuleResource, name: string, range: Range): UnknownValue {
  return unknownAttribute(resource, name, { range, dependsOn: [], entirely: false });
}

function unknownAttribute(resource: ModuleResource, name: string, facts: Omit<Unknown, "unknown">): UnknownValue {
  const reason = `${resource.localAddress}.${name} is known only to the provider`;
  return { kind: "unknown", unknown: { unknown: reason, ...facts }, attributeOf: { resource, name } };
}

/** An attribute of which it is plain what it follows from; undefined for any other. */
export function computeAttribute(resource: ModuleResource, name: string, range: Range): Value | undefined {
  const computation = computationOf(resource.mode, resource.type, name);
  switch (computation?.kind) {
    case undefined:
      return undefined;
    case "made-once": {
      const by = computation.by ?? resource.argumentNames;
      const values = by.map((each) => resource.argument(each)).filter((value) => value !== undefined);
      return following(resource, name, values, computation.entirely, range);
    }
    case "content":
      return following(resource, name, [...contentOf(resource, computation.from, range)], true, range);
    case "function":
      return hashOf(resource, computation.name, computation.from, range);
    case "same-as":
      return resource.argument(computation.argument);
    case "file": {
      const path = resource.argument(computation.argument);
      return path && calledWith(resource, computation.function, path, range);
    }
    case "rendered":
      return rendered(resource, computation.template, computation.variables, range);
  }
}

/** What the function `file` gives in a resource. */
export function textOfFile(resource: ModuleResource, path: Value, range: Range): Value {
  return calledWith(resource, "file", path, range);
}

/** Unknown, but known to change with these values alone. */
function following(
  resource: ModuleResource,
  name: string,
  values: readonly Value[],
  entirely: boolean,
  range: Range,
): UnknownValue {
  const { unknown } = unknownFrom(values, range, () => resource.surroundings.budget.step());
  return unknownAttribute(resource, name, {
    range,
    dependsOn: unknown.dependsOn,
    entirely: entirely && unknown.entirely === true && !isReplacedOtherwise(resource),
  });
}

/** `lifecycle` may make it anew, or keep it, whatever its arguments say. */
function isReplacedOtherwise(resource: ModuleResource): boolean {
  return resource
    .blocks("lifecycle")
    .some((block) => block.argumentNames.some((each) => each === "replace_triggered_by" || each === "ignore_changes"));
}

function* contentOf(resource: ModuleResource, from: ContentArguments, range: Range): Iterable<Value> {
  let isThere = false;
  for (const name of [...from.content, ...from.encoded]) {
    const value = resource.argument(name);
    if (value) yield value;
    isThere ||= value !== undefined;
  }
  for (const name of from.paths) {
    const path = resource.argument(name);
    const hash = path && calledWith(resource, "filesha256", path, range);
    if (hash) yield hash;
    isThere ||= path !== undefined;
  }
  for (const block of from.blocks === undefined ? [] : resource.blocks(from.blocks)) {
    for (const name of block.argumentNames) yield block.argument(name) ?? unknownValue("it is not written", range);
    isThere = true;
  }
  if (!isThere) yield unknownValue("its content can't be told", range);
}

function hashOf(resource: ModuleResource, hash: string, from: ContentArguments, range: Range): Value | undefined {
  for (const name of from.content) {
    const content = resource.argument(name);
    if (content) return calledWith(resource, hash, content, range);
  }
  for (const name of from.paths) {
    const path = resource.argument(name);
    if (path) return calledWith(resource, `file${hash}`, path, range);
  }
  return undefined;
}

function calledWith(resource: ModuleResource, name: string, value: Value, range: Range): Value {
  return callFunction(name, [value], scopeIn(resource.surroundings, resource.hcl), range);
}

function rendered(resource: ModuleResource, template: string, variables: string, range: Range): Value | undefined {
  const text = resource.argument(template);
  if (text?.kind !== "text" || unknownIn(text)) return text;
  const names = resource.argument(variables);
  if (names && names.kind !== "map") return unknownValue(`${variables} can't be told`, range, sourcesOf(names));
  const fields = [...(names?.fields ?? [])].map(([name, field]) => [name, field.value] as const);
  return renderText(text, new Map(fields), scopeIn(resource.surroundings, resource.hcl), range);
}
