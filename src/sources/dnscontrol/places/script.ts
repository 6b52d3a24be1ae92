import type { AnyNode, CallExpression, ReturnStatement } from "acorn";
import { decodeStrictly, type Range, rangeOf, type SourceFile } from "../../../model/text.js";
import { type FunctionNode, isFunction } from "./functions.js";
import { type Acorn, childrenOf, parse } from "./syntax.js";

/** In code points. What stands further to the right, in a file with letters beyond ASCII, has no place. */
const LONGEST_LINE = 10_000;

/** A file of the program as a tree. Offsets in it are UTF-16 code units. */
export class Script {
  readonly file: SourceFile;
  readonly text: string;
  readonly tree: AnyNode | undefined;
  readonly #calls = new Map<number, CallExpression>();
  readonly #callsByName = new Map<string, CallExpression[]>();
  readonly #declarations = new Map<string, AnyNode[]>();
  readonly #returns: ReturnStatement[] = [];
  readonly #functions = new Map<AnyNode, FunctionNode | undefined>();
  readonly #declarationsByFunction = new Map<string, Grouped<AnyNode>>();
  readonly #globals = new Map<string, readonly AnyNode[]>();
  #returnsByFunction: Grouped<ReturnStatement> | undefined;
  readonly #lineStarts: readonly number[];
  #bytes: Uint32Array | undefined;

  constructor(file: SourceFile, acorn: Acorn) {
    this.file = file;
    this.text = decodeStrictly(file.bytes) ?? "";
    this.tree = parse(this.text, /json5?$/i.test(file.path), acorn);
    this.#lineStarts = lineStarts(this.text);
    if (this.tree) this.#visit(this.tree);
  }

  parentOf(node: AnyNode): AnyNode | undefined {
    return (node as Placed).parent;
  }

  /** The function that a node stands in, itself excepted. */
  functionAround(node: AnyNode): FunctionNode | undefined {
    if (this.#functions.has(node)) return this.#functions.get(node);
    const between: AnyNode[] = [node];
    for (let at = this.parentOf(node); at; at = this.parentOf(at)) {
      const known = isFunction(at) ? at : this.#functions.get(at);
      if (known === undefined && !this.#functions.has(at)) between.push(at);
      else return this.#remember(between, known);
    }
    return this.#remember(between, undefined);
  }

  /** What declares a name in a function or gives it a value there: declarators, functions, assignments, loops. */
  declarationsIn(owner: FunctionNode | undefined, name: string): readonly AnyNode[] {
    let byFunction = this.#declarationsByFunction.get(name);
    if (!byFunction) {
      byFunction = this.#byFunction(this.#declarations.get(name) ?? []);
      this.#declarationsByFunction.set(name, byFunction);
    }
    return byFunction.get(owner) ?? [];
  }

  /** What declares a name outside of functions, or assigns to it anywhere: most such names are global. */
  globalsOf(name: string): readonly AnyNode[] {
    const known = this.#globals.get(name);
    if (known) return known;
    const declared = this.#declarations.get(name) ?? [];
    const globals = declared.filter(
      (node) => node.type === "AssignmentExpression" || this.functionAround(node) === undefined,
    );
    this.#globals.set(name, globals);
    return globals;
  }

  /** The calls of a function or method of this name. */
  callsOf(name: string): readonly CallExpression[] {
    return this.#callsByName.get(name) ?? [];
  }

  returnsOf(owner: FunctionNode): readonly ReturnStatement[] {
    this.#returnsByFunction ??= this.#byFunction(this.#returns);
    return this.#returnsByFunction.get(owner) ?? [];
  }

  /** The call that the engine names by the place of its parenthesis, or of the `return` that hands its value on. */
  callAt(line: number, column: number): CallExpression | undefined {
    const offset = this.offsetOf(line, column);
    return offset === undefined ? undefined : this.#calls.get(offset);
  }

  /** Lines from 1, columns from 1 in code points, as QuickJS counts. */
  offsetOf(line: number, column: number): number | undefined {
    const start = this.#lineStarts[line - 1];
    if (start === undefined) return undefined;
    if (this.file.bytes.length === this.text.length) {
      const place = start + column - 1;
      return place <= this.text.length ? place : undefined;
    }
    if (column > LONGEST_LINE) return undefined;
    let offset = start;
    const end = Math.min(this.text.length, start + 2 * column);
    for (let left = column - 1; left > 0 && offset < end; left--) {
      offset += (this.text.codePointAt(offset) ?? 0) > 0xffff ? 2 : 1;
    }
    return offset <= this.text.length ? offset : undefined;
  }

  range(start: number, end: number): Range {
    return rangeOf(this.file, this.#byteOffset(start), this.#byteOffset(end));
  }

  /** The line that a place is in, for want of anything better. */
  lineRange(line: number): Range {
    const start = this.#lineStarts[line - 1] ?? 0;
    const end = (this.#lineStarts[line] ?? this.text.length + 1) - 1;
    return this.range(start, Math.max(start, end));
  }

  #byteOffset(offset: number): number {
    if (this.file.bytes.length === this.text.length) return offset;
    this.#bytes ??= byteOffsets(this.text);
    return this.#bytes[offset] ?? this.file.bytes.length;
  }

  #remember(nodes: readonly AnyNode[], owner: FunctionNode | undefined): FunctionNode | undefined {
    for (const node of nodes) this.#functions.set(node, owner);
    return owner;
  }

  #byFunction<Node extends AnyNode>(nodes: readonly Node[]): Grouped<Node> {
    const groups = new Map<FunctionNode | undefined, Node[]>();
    for (const node of nodes) addTo(groups, this.functionAround(node), node);
    return groups;
  }

  #visit(root: AnyNode): void {
    const waiting = [root];
    for (let node = waiting.pop(); node; node = waiting.pop()) {
      this.#note(node);
      for (const child of childrenOf(node).reverse()) {
        (child as Placed).parent = node;
        waiting.push(child);
      }
    }
  }

  #note(node: AnyNode): void {
    for (const name of declaredNames(node)) addTo(this.#declarations, name, node);
    if (node.type === "CallExpression") {
      this.#calls.set(this.#parenthesis(node), node);
      const name = calledName(node.callee);
      if (name !== undefined) addTo(this.#callsByName, name, node);
    } else if (node.type === "ReturnStatement") {
      this.#returns.push(node);
      // A call whose value is returned as it is counts as a part of the `return`.
      if (node.argument?.type === "CallExpression") this.#calls.set(node.start, node.argument);
    }
  }

  /** Where the arguments of a call begin. */
  #parenthesis({ callee, end }: CallExpression): number {
    const pattern = /(?:\s|\/\/.*|\/\*[\s\S]*?\*\/|\)|\?\.)*/y;
    pattern.lastIndex = callee.end;
    return Math.min(callee.end + (pattern.exec(this.text)?.[0].length ?? 0), end);
  }
}

/** On the node itself: a map of all of them takes as much memory as they do. */
type Placed = AnyNode & { parent?: AnyNode };

type Grouped<Node> = ReadonlyMap<FunctionNode | undefined, readonly Node[]>;

function addTo<Key, Value>(lists: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

/** The name that a function or method is called by. */
export function calledName(callee: AnyNode): string | undefined {
  if (callee.type === "Identifier") return callee.name;
  return callee.type === "MemberExpression" && callee.property.type === "Identifier" ? callee.property.name : undefined;
}

function declaredNames(node: AnyNode): readonly string[] {
  switch (node.type) {
    case "VariableDeclarator":
      return namesIn(node.id);
    case "FunctionDeclaration":
      return node.id ? [node.id.name] : [];
    case "AssignmentExpression":
      return node.left.type === "Identifier" ? [node.left.name] : [];
    case "ForInStatement":
    case "ForOfStatement": {
      const variable = node.left.type === "VariableDeclaration" ? node.left.declarations[0]?.id : node.left;
      return variable?.type === "Identifier" ? [variable.name] : [];
    }
    default:
      return [];
  }
}

/** Of `name`, or of `{ name, key: name }`. */
function namesIn(pattern: AnyNode): readonly string[] {
  if (pattern.type === "Identifier") return [pattern.name];
  if (pattern.type !== "ObjectPattern") return [];
  return pattern.properties.flatMap((each) =>
    each.type === "Property" && each.value.type === "Identifier" ? [each.value.name] : [],
  );
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return starts;
}

/** The offset in UTF-8 of every code unit. */
function byteOffsets(text: string): Uint32Array {
  const offsets = new Uint32Array(text.length + 1);
  let bytes = 0;
  for (let at = 0; at < text.length; at++) {
    offsets[at] = bytes;
    const unit = text.charCodeAt(at);
    // Each half of a surrogate pair counts two: four together.
    bytes += unit < 0x80 ? 1 : unit < 0x800 || (unit & 0xf800) === 0xd800 ? 2 : 3;
  }
  offsets[text.length] = bytes;
  return offsets;
}
