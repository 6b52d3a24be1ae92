import type { AnyNode, Pattern } from "acorn";
import type { Site } from "./alternatives.js";
import type { FunctionNode } from "./functions.js";
import type { Scripts } from "./scripts.js";

/** What a name may stand for; with `member` that of it which has this name, as in `{ id }`. */
export type Binding = (
  | { readonly kind: "value"; readonly node: AnyNode; readonly site: Site }
  | {
      readonly kind: "parameter";
      readonly owner: FunctionNode;
      readonly index: number;
      readonly fallback: AnyNode | undefined;
    }
  /** A variable of `for (… in node)` or `for (… of node)`. */
  | { readonly kind: "key" | "element"; readonly node: AnyNode; readonly site: Site }
) & { readonly member?: string | undefined };

/** A name that is given a value more often is nothing that a person wrote to be found. */
const MOST_BINDINGS = 100;
/** As many parameters. */
const MOST_PARAMETERS = 100;

/** All that a name may stand for where it is used: in the innermost function that declares it, else globally. */
export function bindingsOf(name: string, at: AnyNode, site: Site, scripts: Scripts): readonly Binding[] {
  const { script } = site;
  for (let owner = script.functionAround(at); owner; owner = script.functionAround(owner)) {
    const parameter = parameterOf(name, owner);
    if (parameter) return [parameter];
    const local = script.declarationsIn(owner, name);
    // What is only assigned here is declared outside.
    if (local.length <= MOST_BINDINGS && local.some((node) => node.type !== "AssignmentExpression"))
      return local.flatMap((node) => bindingOf(node, name, site));
  }
  return scripts
    .mentioning(name)
    .flatMap((home) => globalsOf(name, home === script ? site : { script: home, frames: [], calls: [] }));
}

/** What is declared outside of functions, or assigned anywhere: most such names are global. */
function globalsOf(name: string, site: Site): readonly Binding[] {
  const { script } = site;
  const declared = script.globalsOf(name);
  if (declared.length > MOST_BINDINGS) return [];
  return [...declared.flatMap((node) => bindingOf(node, name, site)), ...defaultsOf(name, site)];
}

/** `CLI_DEFAULTS({ name: value })` */
function defaultsOf(name: string, site: Site): readonly Binding[] {
  return site.script
    .callsOf("CLI_DEFAULTS")
    .slice(0, MOST_BINDINGS)
    .flatMap(({ arguments: [defaults] }): readonly Binding[] =>
      defaults?.type === "ObjectExpression" ? [{ kind: "value", node: defaults, site, member: name }] : [],
    );
}

function bindingOf(node: AnyNode, name: string, site: Site): readonly Binding[] {
  switch (node.type) {
    case "VariableDeclarator":
      return node.init ? [{ kind: "value", node: node.init, site, member: memberOf(node.id, name) }] : [];
    case "FunctionDeclaration":
    case "AssignmentExpression":
      return [{ kind: "value", node, site }];
    case "ForInStatement":
      return [{ kind: "key", node: node.right, site }];
    case "ForOfStatement":
      return [{ kind: "element", node: node.right, site }];
    default:
      return [];
  }
}

function parameterOf(name: string, owner: FunctionNode): Binding | undefined {
  for (const [index, parameter] of owner.params.slice(0, MOST_PARAMETERS).entries()) {
    const { pattern, fallback } = withDefault(parameter);
    const member = memberOf(pattern, name);
    const isIt = pattern.type === "Identifier" && pattern.name === name;
    if (isIt || member !== undefined) return { kind: "parameter", owner, index, fallback, member };
  }
  return undefined;
}

function withDefault(pattern: Pattern): { readonly pattern: Pattern; readonly fallback: AnyNode | undefined } {
  return pattern.type === "AssignmentPattern"
    ? { pattern: pattern.left, fallback: pattern.right }
    : { pattern, fallback: undefined };
}

/** The key under which an object pattern takes a name. */
function memberOf(pattern: Pattern, name: string): string | undefined {
  if (pattern.type !== "ObjectPattern") return undefined;
  for (const each of pattern.properties.slice(0, MOST_PARAMETERS)) {
    if (each.type !== "Property" || each.computed || each.key.type !== "Identifier") continue;
    if (nameIn(each.value) === name) return each.key.name;
  }
  return undefined;
}

function nameIn(pattern: Pattern): string | undefined {
  const { pattern: inner } = withDefault(pattern);
  return inner.type === "Identifier" ? inner.name : undefined;
}
