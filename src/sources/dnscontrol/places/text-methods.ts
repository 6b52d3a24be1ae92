import type { AnyNode, CallExpression } from "acorn";
import {
  type Alternative,
  type Budget,
  combine,
  knownText,
  type Part,
  type Site,
  textAlternative,
} from "./alternatives.js";
import { memberAlternatives } from "./members.js";
import type { Tracer } from "./tracer.js";

/** Methods whose text is that of the object as it is, unless they change something: then it will not fit. */
const UNCHANGED = new Set(["toString", "trim", "valueOf", "trimEnd", "trimStart"]);

/** What a method of a text or list gives, for those that move texts about; undefined for any other call. */
export function textMethod(node: CallExpression, site: Site, tracer: Tracer): readonly Alternative[] | undefined {
  const { callee, arguments: given } = node;
  if (callee.type !== "MemberExpression" || callee.object.type === "Super" || callee.computed) return undefined;
  if (callee.property.type !== "Identifier" || given.some(({ type }) => type === "SpreadElement")) return undefined;
  const method = callee.property.name;
  const [first, second] = given as readonly AnyNode[];
  if (UNCHANGED.has(method)) return tracer.trace(callee.object, site);
  if (method === "concat") {
    const objects = tracer.trace(callee.object, site);
    if (objects.some(({ structure }) => structure)) return undefined;
    return combine([objects, ...given.map((argument) => tracer.trace(argument as AnyNode, site))], tracer);
  }
  if (method === "join") return joined(callee.object, first, site, tracer);
  if ((method === "replace" || method === "replaceAll") && first && second) {
    const searched = searchedText(first, site, tracer);
    if (searched === undefined) return undefined;
    return replaced(tracer.trace(callee.object, site), searched, tracer.trace(second, site), tracer);
  }
  return undefined;
}

function joined(object: AnyNode, separator: AnyNode | undefined, site: Site, tracer: Tracer): readonly Alternative[] {
  const between = separator ? tracer.trace(separator, site) : [];
  const split = splitIn(object, site, tracer);
  if (split) return replaced(tracer.trace(split.object, site), split.searched, between, tracer);
  return tracer.trace(object, site).flatMap((list) => {
    if (list.structure?.node.type !== "ArrayExpression") return [];
    const { elements } = list.structure.node;
    const texts = elements.map((_, index) => memberAlternatives(list, [String(index)], tracer));
    return combine(
      texts.flatMap((text, index) => (index === 0 ? [text] : [between, text])),
      tracer,
    );
  });
}

/** `text.split("{{id}}").join(id)` puts a text in the place of another. */
function splitIn(node: AnyNode, site: Site, tracer: Tracer) {
  if (node.type !== "CallExpression" || node.callee.type !== "MemberExpression") return undefined;
  const { object, property } = node.callee;
  const [first] = node.arguments;
  if (property.type !== "Identifier" || property.name !== "split" || object.type === "Super" || !first)
    return undefined;
  const searched = first.type === "SpreadElement" ? undefined : searchedText(first, site, tracer);
  return searched === undefined || searched === "" ? undefined : { object, searched };
}

/** The plain text that is looked for; a regular expression counts when it stands for just one. */
function searchedText(node: AnyNode, site: Site, tracer: Tracer): string | undefined {
  if (node.type === "Literal" && node.regex) {
    const { pattern } = node.regex;
    const plain = pattern.replace(/\\([^\w])/g, "$1");
    const bare = pattern.replace(/\\[^\w]/g, "");
    // Braces that begin no count stand for themselves.
    return /^[^\\^$.*+?()[\]|]+$/.test(bare) && !/\{\d/.test(bare) ? plain : /^$/.test(bare) ? plain : undefined;
  }
  const [text, ...more] = tracer.trace(node, site);
  return text && more.length === 0 ? knownText(text) : undefined;
}

/** No template has its placeholders more often. */
const MOST_PLACES = 200;

/** Puts a text in the place of another wherever that stands within a piece. */
function replaced(
  texts: readonly Alternative[],
  searched: string,
  replacements: readonly Alternative[],
  budget: Budget,
): readonly Alternative[] {
  if (searched === "") return [];
  return texts.flatMap((text) => {
    if (text.structure) return [];
    const groups: Alternative[][] = [];
    for (const part of text.parts) {
      const stretches = "made" in part || !part.verbatim ? [part] : cut(part, searched, budget);
      if (!stretches) return [];
      for (const [index, stretch] of stretches.entries()) {
        if (index > 0) groups.push([...replacements]);
        groups.push([textAlternative([stretch])]);
      }
    }
    return combine(groups, budget).map((each) => ({ ...each, keys: [...text.keys, ...each.keys] }));
  });
}

const encoder = new TextEncoder();

/** Undefined where there is too much to cut. */
function cut(part: Exclude<Part, { made: unknown }>, searched: string, budget: Budget): readonly Part[] | undefined {
  if (!budget.spend(Math.ceil(part.text.length / 50))) return undefined;
  if (part.text.split(searched, MOST_PLACES + 1).length > MOST_PLACES) return undefined;
  let start = part.range.start;
  return part.text.split(searched).map((text) => {
    const end = start + encoder.encode(text).length;
    const stretch = { ...part, text, range: { ...part.range, start, end } };
    start = end + encoder.encode(searched).length;
    return stretch;
  });
}
