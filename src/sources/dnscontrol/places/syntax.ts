import type { AnyNode, Program } from "acorn";
import { boundedParser } from "./bounded-parser.js";

/** The library, handed in: it is loaded only when there is a configuration to read. */
export type Acorn = typeof import("acorn");

/** In characters. Longer files are data; no record is looked for in them. */
const LONGEST = 2 * 1024 * 1024;

/** The tree of a program, or of data; undefined for what is not known to be either, or not worth looking into. */
export function parse(text: string, isData: boolean, acorn: Acorn): AnyNode | undefined {
  if (text === "" || text.length > LONGEST) return undefined;
  const parser = boundedParser(acorn);
  try {
    if (isData) return parser.parseExpressionAt(text, 0, { ecmaVersion: "latest" }) as AnyNode;
    const program: Program = parser.parse(text, { ecmaVersion: "latest", sourceType: "script", allowHashBang: true });
    return program;
  } catch {
    // Not what the library knows, or nested too deep: what is in it has no places.
    return undefined;
  }
}

export function childrenOf(node: AnyNode): AnyNode[] {
  const children: AnyNode[] = [];
  // The nodes of the library are plain objects: all that holds others is a child or a list of children.
  const fields = node as unknown as Readonly<Record<string, unknown>>;
  for (const name in fields) {
    const value = fields[name];
    // The way back up, see `script.ts`.
    if (typeof value !== "object" || value === null || name === "parent") continue;
    if (!Array.isArray(value)) {
      if (isNode(value)) children.push(value);
    } else for (const each of value as readonly unknown[]) if (isNode(each)) children.push(each);
  }
  return children;
}

function isNode(value: unknown): value is AnyNode {
  return typeof value === "object" && value !== null && "type" in value && "start" in value;
}
