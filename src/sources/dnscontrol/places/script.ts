import type { AnyNode, CallExpression, Program, ReturnStatement } from "acorn";
import { decodeStrictly, type Range, rangeOf, type SourceFile } from "../../../model/text.js";

/** The library, handed in: it is loaded only when there is a configuration to read. */
export type Acorn = typeof import("acorn");

/** Longer files are data; no record is looked for in them. */
const LONGEST = 4 * 1024 * 1024;

/** A file of the program as a tree. Offsets in it are UTF-16 code units. */
export class Script {
  readonly file: SourceFile;
  readonly text: string;
  readonly tree: AnyNode | undefined;
  readonly #calls = new Map<number, CallExpression>();
  readonly #callsByName = new Map<string, CallExpression[]>();
  readonly #declarations = new Map<string, AnyNode[]>();
  readonly #returns: ReturnStatement[] = [];
  readonly #parents = new Map<AnyNode, AnyNode>();
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
    return this.#parents.get(node);
  }

  /** What declares a name or gives it a value: declarators, functions, assignments, loops. */
  declarationsOf(name: string): readonly AnyNode[] {
    return this.#declarations.get(name) ?? [];
  }

  get declaredNames(): Iterable<string> {
    return this.#declarations.keys();
  }

  /** The calls of a function or method of this name. */
  callsOf(name: string): readonly CallExpression[] {
    return this.#callsByName.get(name) ?? [];
  }

  get returns(): readonly ReturnStatement[] {
    return this.#returns;
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

  #visit(root: AnyNode): void {
    const waiting = [root];
    for (let node = waiting.pop(); node; node = waiting.pop()) {
      this.#note(node);
      for (const child of childrenOf(node).reverse()) {
        this.#parents.set(child, node);
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

function addTo<Value>(lists: Map<string, Value[]>, name: string, value: Value): void {
  const list = lists.get(name);
  if (list) list.push(value);
  else lists.set(name, [value]);
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

function parse(text: string, isData: boolean, acorn: Acorn): AnyNode | undefined {
  if (text === "" || text.length > LONGEST) return undefined;
  try {
    if (isData) return acorn.parseExpressionAt(text, 0, { ecmaVersion: "latest" }) as AnyNode;
    const program: Program = acorn.parse(text, { ecmaVersion: "latest", sourceType: "script", allowHashBang: true });
    return program;
  } catch {
    // Not what the library knows, or nested beyond its depth: what is in it has no places.
    return undefined;
  }
}

function childrenOf(node: AnyNode): AnyNode[] {
  const children: AnyNode[] = [];
  // The nodes of the library are plain objects: all that holds others is a child or a list of children.
  const fields = node as unknown as Readonly<Record<string, unknown>>;
  for (const name in fields) {
    const value = fields[name];
    if (typeof value !== "object" || value === null) continue;
    if (!Array.isArray(value)) {
      if (isNode(value)) children.push(value);
    } else for (const each of value as readonly unknown[]) if (isNode(each)) children.push(each);
  }
  return children;
}

function isNode(value: unknown): value is AnyNode {
  return typeof value === "object" && value !== null && "type" in value && "start" in value;
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
