/**
 * The one place that makes text from repositories harmless in terminals and logs. Everything that a reporter prints and
 * that stood in a file, a path or a message goes through here.
 */

/**
 * Control characters, line and paragraph separators, and all invisible formatting: bidi marks reorder what a reader
 * sees, zero-width characters make two different names look alike. Lone surrogates can't be written as UTF-8.
 */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/** A text as one line: blanks and line ends of any kind become one space, other unprintable characters are named. */
export function printable(text: string): string {
  return text
    .replace(/[\t\n\r ]+/g, " ")
    .replace(UNPRINTABLE, nameOf)
    .replace(/##(?=\[)/g, "## ");
}

/** The same for a text whose lines and tabs have to stay. */
export function printableLines(text: string): string {
  return disarm(text.replace(UNPRINTABLE, (character) => (/[\n\t]/.test(character) ? character : nameOf(character))));
}

/** The symbol of a C0 control character, `<U+202E>` for all others. */
function nameOf(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  if (code === 0x7f) return "\u2421";
  if (code >= 0xd800 && code <= 0xdfff) return "\uFFFD";
  return `<U+${code.toString(16).toUpperCase().padStart(4, "0")}>`;
}

/**
 * Breaks what the runner of GitHub Actions would obey: `::` at the start of a line, after blanks and colours, and
 * `##[` anywhere in it.
 */
export function disarm(lines: string): string {
  return lines.replace(/^((?:\s|\x1b\[[\d;]*m)*):(?=:)/gm, "$1: ").replace(/##(?=\[)/g, "## ");
}

/** JSON that is harmless in a terminal or a log: the same value, with escapes in place of what could act. */
export function printableJson(value: unknown): string {
  const escaped = JSON.stringify(value, undefined, 2)
    .replace(/(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (character) => {
      let units = "";
      for (let at = 0; at < character.length; at++)
        units += `\\u${character.charCodeAt(at).toString(16).padStart(4, "0")}`;
      return units;
    })
    .replace(/##\[/g, "##\\u005b");
  return `${escaped}\n`;
}
