import type { Quoting } from "./ast.js";

/** How a text has to be written so that it reads as it is, in the place of text that is quoted like this. */
export function encoderFor(quoting: Quoting): (text: string) => string {
  switch (quoting.kind) {
    case "quoted":
      return quoting.json ? (text) => inJson(inQuotes(text)) : inQuotes;
    case "heredoc":
      return (text) => withoutSequences(indented(text, quoting.indent));
    case "json":
      return quoting.literal ? inJson : (text) => inJson(withoutSequences(text));
    case "template-file":
      return withoutSequences;
    case "plain-file":
      return (text) => text;
  }
}

function withoutSequences(text: string): string {
  return text.replaceAll("${", () => "$${").replaceAll("%{", "%%{");
}

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ["\\", "\\\\"],
  ['"', '\\"'],
  ["\n", "\\n"],
  ["\r", "\\r"],
  ["\t", "\\t"],
]);

function inQuotes(text: string): string {
  const escaped = text.replace(
    /[\\"\0-\x1f\x7f]/g,
    (character) => ESCAPES.get(character) ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  return withoutSequences(escaped);
}

/** A blank line is not indented, since blanks would stay in it. */
function indented(text: string, indent: string): string {
  return indent === "" ? text : text.replace(/\n(?!\r?\n)/g, `\n${indent}`);
}

function inJson(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}
