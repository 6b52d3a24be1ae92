import type { AnyNode, CallExpression, MemberExpression } from "acorn";
import {
  type Alternative,
  type Argument,
  type Budget,
  combine,
  knownText,
  MOST_ALTERNATIVES,
  type Site,
  textAlternative,
} from "./alternatives.js";
import { type Binding, bindingsOf } from "./bindings.js";
import { callersOf, frameOfCall } from "./callers.js";
import { type FunctionNode, isFunction } from "./functions.js";
import { literalPieces, templatePieces } from "./literal.js";
import { elementsOf, keyAlternatives, memberAlternatives } from "./members.js";
import type { Scripts } from "./scripts.js";
import { textMethod } from "./text-methods.js";

/** How much may be looked at for one text, and how deep. */
const MOST_STEPS = 20_000;
const MOST_DEPTH = 80;

/** Follows an expression to the literals that its value is put together from. */
export class Tracer implements Budget {
  readonly scripts: Scripts;
  #steps = 0;
  #depth = 0;

  constructor(scripts: Scripts) {
    this.scripts = scripts;
  }

  trace(node: AnyNode, site: Site): readonly Alternative[] {
    if (!this.spend(1) || this.#depth > MOST_DEPTH) return [made(node, site)];
    this.#depth += 1;
    try {
      const found = this.#follow(node, site);
      return found.length === 0 ? [made(node, site)] : found.slice(0, MOST_ALTERNATIVES);
    } finally {
      this.#depth -= 1;
    }
  }

  spend(steps: number): boolean {
    this.#steps += steps;
    return this.#steps <= MOST_STEPS && this.scripts.spend(steps);
  }

  argument(argument: Argument | undefined): readonly Alternative[] {
    if (!argument) return [];
    return "values" in argument ? argument.values : this.trace(argument.node, argument.site);
  }

  #follow(node: AnyNode, site: Site): readonly Alternative[] {
    switch (node.type) {
      case "Literal": {
        const pieces = literalPieces(node, site.script);
        return pieces && this.spend(pieces.length) ? [textAlternative(pieces)] : [];
      }
      case "TemplateLiteral":
        return combine(
          node.quasis.flatMap((quasi, index) => {
            const pieces = templatePieces(quasi, site.script);
            const text = this.spend(pieces.length) ? [textAlternative(pieces)] : [];
            const expression = node.expressions[index];
            return expression ? [text, this.trace(expression, site)] : [text];
          }),
          this,
        );
      case "BinaryExpression":
        if (node.operator !== "+" || node.left.type === "PrivateIdentifier") return [];
        return combine([this.trace(node.left, site), this.trace(node.right, site)], this);
      case "ConditionalExpression":
        return [...this.trace(node.consequent, site), ...this.trace(node.alternate, site)];
      case "LogicalExpression":
        return [...this.trace(node.left, site), ...this.trace(node.right, site)];
      case "AssignmentExpression":
        return node.operator === "=" ? this.trace(node.right, site) : [];
      case "SequenceExpression":
        return node.expressions.slice(-1).flatMap((last) => this.trace(last, site));
      case "ParenthesizedExpression":
      case "ChainExpression":
        return this.trace(node.expression, site);
      case "ObjectExpression":
      case "ArrayExpression":
        return [{ parts: [], structure: { node, site }, keys: [] }];
      case "Identifier":
        return this.#name(node.name, node, site);
      case "MemberExpression":
        return this.#member(node, site);
      case "CallExpression":
        return this.#call(node, site);
      default:
        return isFunction(node) ? [{ parts: [], structure: { node, site }, keys: [] }] : [];
    }
  }

  #name(name: string, at: AnyNode, site: Site): readonly Alternative[] {
    return bindingsOf(name, at, site, this.scripts).flatMap((binding) => {
      const values = this.#bound(binding, site);
      const { member } = binding;
      return member === undefined ? values : values.flatMap((object) => memberAlternatives(object, [member], this));
    });
  }

  #bound(binding: Binding, site: Site): readonly Alternative[] {
    switch (binding.kind) {
      case "value":
        return this.trace(binding.node, binding.site);
      case "parameter": {
        const given = this.#given(binding.owner, binding.index, site);
        return given.length > 0 || !binding.fallback ? given : this.trace(binding.fallback, site);
      }
      case "key":
        return this.trace(binding.node, binding.site).flatMap((object) => keyAlternatives(object, this));
      case "element":
        return this.#elements(binding.node, binding.site);
    }
  }

  /** What was given for a parameter: by the call that led here, else by any call of the function. */
  #given(owner: FunctionNode, index: number, site: Site): readonly Alternative[] {
    const followed = site.calls.find(({ callee }) => callee === owner);
    if (followed) return this.argument(followed.values[index]);
    const caller = frameOfCall(owner, site, this.scripts);
    if (caller) {
      const argument = caller.call.arguments[index];
      if (isCalledIn(caller.call, owner)) return index > 1 ? [] : this.#visited(caller.call, index, caller.site);
      if (argument && argument.type !== "SpreadElement" && !isGiven(caller.call, owner))
        return this.trace(argument, caller.site);
    }
    return callersOf(owner, site.script, this.scripts).flatMap(({ call, site: place }) => {
      const argument = call.arguments[index];
      if (isCalledIn(call, owner)) return index > 1 ? [] : this.#visited(call, index, place);
      return argument && argument.type !== "SpreadElement" ? this.trace(argument, place) : [];
    });
  }

  /** `list.forEach(function (element, index) {…})`, or of Underscore. */
  #visited({ callee, arguments: given }: CallExpression, index: number, site: Site): readonly Alternative[] {
    if (callee.type !== "MemberExpression" || callee.object.type === "Super") return [];
    const isLibrary = callee.object.type === "Identifier" && callee.object.name === "_";
    const list = isLibrary ? given[0] : callee.object;
    if (!list || list.type === "SpreadElement") return [];
    if (index === 0) return this.#elements(list, site);
    return this.trace(list, site).flatMap((each) => keyAlternatives(each, this));
  }

  /** Each element of a list, or of what `Object.keys()` and `Object.values()` make of an object. */
  #elements(list: AnyNode, site: Site): readonly Alternative[] {
    const [method, object] = list.type === "CallExpression" ? listingOf(list) : [];
    if (!object) return this.trace(list, site).flatMap((each) => elementsOf(each, this));
    const objects = this.trace(object, site);
    return objects.flatMap((each) => (method === "keys" ? keyAlternatives(each, this) : elementsOf(each, this)));
  }

  #member({ object, property, computed }: MemberExpression, site: Site): readonly Alternative[] {
    if (object.type === "Super" || property.type === "PrivateIdentifier") return [];
    const names = computed
      ? this.trace(property, site).map(knownText)
      : [property.type === "Identifier" ? property.name : undefined];
    // A key that is not known may be any.
    const known = names.includes(undefined) ? undefined : names.filter((name) => name !== undefined);
    return this.trace(object, site).flatMap((each) => memberAlternatives(each, known, this));
  }

  #call(node: CallExpression, site: Site): readonly Alternative[] {
    const { callee } = node;
    if (callee.type === "Identifier" && callee.name === "require") return this.#required(node, site);
    if (callee.type === "Identifier" && callee.name === "String") return this.#first(node, site);
    const text = textMethod(node, site, this);
    if (text) return text;
    if (callee.type === "Super") return [];
    return this.trace(callee, site).flatMap(({ structure }) => {
      if (!structure || !isFunction(structure.node)) return [];
      return this.#result(structure.node, structure.site, node, site);
    });
  }

  #first({ arguments: [first] }: CallExpression, site: Site): readonly Alternative[] {
    return first && first.type !== "SpreadElement" ? this.trace(first, site) : [];
  }

  #required(node: CallExpression, site: Site): readonly Alternative[] {
    return this.#first(node, site).flatMap((path) => {
      const script = this.scripts.required(knownText(path) ?? "", site.script.file.path);
      return script?.tree ? this.trace(script.tree, { script, frames: [], calls: [] }) : [];
    });
  }

  /** What a function returns for the arguments of a call. */
  #result(callee: FunctionNode, home: Site, call: CallExpression, site: Site): readonly Alternative[] {
    if (site.calls.some((followed) => followed.callee === callee)) return [];
    const values = call.arguments.map(
      (node): Argument => (node.type === "SpreadElement" ? { values: [] } : { node, site }),
    );
    const inside: Site = { ...home, calls: [{ callee, values }, ...site.calls] };
    if (callee.type === "ArrowFunctionExpression" && callee.body.type !== "BlockStatement")
      return this.trace(callee.body, inside);
    return home.script.returnsOf(callee).flatMap((node) => (node.argument ? this.trace(node.argument, inside) : []));
  }
}

function made(node: AnyNode, { script }: Site): Alternative {
  return textAlternative([{ made: script.range(node.start, node.end) }]);
}

/** The method and the object of `Object.keys(…)` and the like, or of Underscore. */
function listingOf({ callee, arguments: [object] }: CallExpression): readonly [method?: string, object?: AnyNode] {
  if (
    callee.type !== "MemberExpression" ||
    callee.object.type !== "Identifier" ||
    callee.property.type !== "Identifier"
  )
    return [];
  const isListing = /^(?:Object|_)$/.test(callee.object.name) && /^(?:keys|values)$/.test(callee.property.name);
  return isListing && object && object.type !== "SpreadElement" ? [callee.property.name, object] : [];
}

function isGiven({ arguments: given }: CallExpression, owner: FunctionNode): boolean {
  return given.some((argument) => argument === owner);
}

/** True for a call that hands the function to a method that visits the elements of a list. */
function isCalledIn(call: CallExpression, owner: FunctionNode): boolean {
  const { callee } = call;
  if (!isGiven(call, owner) || callee.type !== "MemberExpression" || callee.property.type !== "Identifier")
    return false;
  return /^(?:forEach|map|flatMap|each|filter|collect|some|every)$/.test(callee.property.name);
}
