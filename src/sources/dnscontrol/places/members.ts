import type { AnyNode, Property } from "acorn";
import { type Alternative, type Budget, type Site, textAlternative } from "./alternatives.js";
import { literalPieces } from "./literal.js";
import type { Tracer } from "./tracer.js";

/** Of a list or object with more than this, none is followed. */
const MOST_MEMBERS = 2000;

/** What stands under one of these names; under any where the names are not known. */
export function memberAlternatives(
  { structure, keys }: Alternative,
  names: readonly string[] | undefined,
  tracer: Tracer,
): readonly Alternative[] {
  if (!structure) return [];
  const all = membersOf(structure.node);
  if (!tracer.spend(all.length)) return [];
  const members = all.filter(({ name }) => names === undefined || names.includes(name));
  const chosen = names === undefined ? members : lastOfEach(members);
  return chosen.flatMap(({ name, node }) =>
    tracer.trace(node, structure.site).map((each) => ({
      ...each,
      keys: [...keys, ...each.keys, name, ...namesIn(node)],
    })),
  );
}

/** Each element of a list, or each value of an object. */
export function elementsOf(list: Alternative, tracer: Tracer): readonly Alternative[] {
  return memberAlternatives(list, undefined, tracer);
}

/** The names of an object's members, as texts; of a list nothing that is written. */
export function keyAlternatives({ structure }: Alternative, budget: Budget): readonly Alternative[] {
  if (structure?.node.type !== "ObjectExpression") return [];
  const { length } = structure.node.properties;
  if (length > MOST_MEMBERS || !budget.spend(length)) return [];
  return structure.node.properties.flatMap((property) => {
    if (property.type !== "Property" || property.computed) return [];
    const pieces = keyPieces(property, structure.site);
    return pieces ? [textAlternative(pieces, [nameOf(property)])] : [];
  });
}

function keyPieces({ key }: Property, { script }: Site) {
  if (key.type === "Literal") return literalPieces(key, script);
  if (key.type !== "Identifier") return undefined;
  const range = script.range(key.start, key.end);
  return [{ text: key.name, range, verbatim: true, encode: encodeKey }];
}

function encodeKey(text: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(text) ? text : JSON.stringify(text);
}

interface Member {
  readonly name: string;
  readonly node: AnyNode;
}

function membersOf(node: AnyNode): readonly Member[] {
  if (node.type === "ArrayExpression") {
    if (node.elements.length > MOST_MEMBERS) return [];
    return node.elements.flatMap((element, index) =>
      element && element.type !== "SpreadElement" ? [{ name: String(index), node: element }] : [],
    );
  }
  if (node.type !== "ObjectExpression" || node.properties.length > MOST_MEMBERS) return [];
  return node.properties.flatMap((property) =>
    property.type === "Property" && !property.computed && property.kind === "init"
      ? [{ name: nameOf(property), node: property.value as AnyNode }]
      : [],
  );
}

function nameOf({ key }: Property): string {
  if (key.type === "Identifier") return key.name;
  return key.type === "Literal" ? String(key.value) : "";
}

function lastOfEach(members: readonly Member[]): readonly Member[] {
  return [...new Map(members.map((member) => [member.name, member])).values()];
}

/** The short texts that stand in an object or list itself, as a name does that tells what the rest of it is about. */
function namesIn(node: AnyNode): readonly string[] {
  const texts = membersOf(node).map(({ node: value }) => (value.type === "Literal" ? value.value : undefined));
  return texts.filter((value) => typeof value === "string").slice(0, 20);
}
