import type { ScalarNode } from "./yaml-tree.js";

/** Writes a text in the scalar's own style. Only a plain scalar may have to change it. */
export function encodeScalar({ style, flow }: ScalarNode, indent: () => string, text: string): string {
  switch (style) {
    case "plain":
      return isPlain(text, flow) ? text : encodeSingle(text);
    case "single":
      return encodeSingle(text).slice(1, -1);
    case "double":
      return encodeDouble(text);
    case "literal":
      return text.replaceAll("\n", `\n${indent()}`);
    case "folded":
      return text.replaceAll("\n", `\n\n${indent()}`);
  }
}

function encodeSingle(text: string): string {
  return `'${text.replaceAll("'", "''").replaceAll("\n", "\n\n")}'`;
}

/** Blanks at the ends are no reason: the text may go into the middle of the scalar. */
function isPlain(text: string, flow: boolean): boolean {
  if (/^[!&*{}[\]#|>@`"'%]|: | #|[\0-\x1f\x7f]/.test(text)) return false;
  return !flow || !/[,[\]{}]/.test(text);
}

export function encodeDouble(text: string): string {
  return text.replace(/[\0-\x1f"\\\x7f\x85\u2028\u2029]/g, escapeCharacter);
}

function escapeCharacter(character: string): string {
  if (character === '"' || character === "\\") return `\\${character}`;
  if (character === "\n") return "\\n";
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
