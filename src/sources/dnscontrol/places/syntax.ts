import type { AnyNode, Program } from "acorn";

/** The library, handed in: it is loaded only when there is a configuration to read. */
export type Acorn = typeof import("acorn");

/** In characters. Longer files are data; no record is looked for in them. */
const LONGEST = 2 * 1024 * 1024;
/**
 * Of brackets within one another. The library goes down with them, and where the stack ends within an expression that the
 * engine has not compiled yet, the engine gives up with the whole process, which nothing can catch.
 */
const DEEPEST = 200;
/** Of names that the library compares with all before them. */
const MOST_DECLARED = 5000;

/** The tree of a program, or of data; undefined for what is not known to be either, or not worth looking into. */
export function parse(text: string, isData: boolean, acorn: Acorn): AnyNode | undefined {
  if (text === "" || text.length > LONGEST || isDeep(text) || declaresMany(text)) return undefined;
  warmUp(acorn);
  try {
    if (isData) return acorn.parseExpressionAt(text, 0, { ecmaVersion: "latest" }) as AnyNode;
    const program: Program = acorn.parse(text, { ecmaVersion: "latest", sourceType: "script", allowHashBang: true });
    return program;
  } catch {
    // Not what the library knows, or nested beyond its depth: what is in it has no places.
    return undefined;
  }
}

const OPENING = new Set(Array.from("([{", (bracket) => bracket.charCodeAt(0)));
const CLOSING = new Set(Array.from(")]}", (bracket) => bracket.charCodeAt(0)));

/** Counts brackets in texts and comments too: what few files have of them does not come near the limit. */
function isDeep(text: string): boolean {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text.charCodeAt(at);
    if (OPENING.has(character)) depth += 1;
    else if (CLOSING.has(character) && depth > 0) depth -= 1;
    if (depth > DEEPEST) return true;
  }
  return false;
}

function declaresMany(text: string): boolean {
  let declared = 0;
  for (const _ of text.matchAll(/\b(?:let|const|class|function)\b|=>/g)) {
    declared += 1;
    if (declared > MOST_DECLARED) return true;
  }
  return false;
}

const warm = new WeakSet<Acorn>();

/** Has the engine compile the expressions that the library searches with, where the stack is not deep yet. */
function warmUp(acorn: Acorn): void {
  if (warm.has(acorn)) return;
  warm.add(acorn);
  for (const letter of ["a", "é", "日"]) {
    const text = `/* ${letter}\n */ var ${letter} = \`${letter}\r\n\${1}\`, b = "\\x41${letter}", c = /${letter}/u; // ${letter}\n`;
    for (let round = 0; round < 3; round++) acorn.parse(text, { ecmaVersion: "latest" });
  }
}

export function childrenOf(node: AnyNode): AnyNode[] {
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
