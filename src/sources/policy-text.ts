import { UNKNOWN_TEXT } from "../model/text.js";

/** A longer text is no policy: senders cut far below this. In UTF-16 units. */
export const LONGEST_POLICY = 16_384;

/**
 * Whether a text is a policy and nothing else: it says so in a version line, and what is not a known field could be another
 * one, a comment, or something that is filled in. Prose that quotes a policy has other lines too.
 */
export function isPolicyText(text: string, leastFields = 2): boolean {
  if (text.length > LONGEST_POLICY) return false;
  const lines = linesOf(text);
  const fields = lines.filter((line) => KNOWN_FIELD.test(line)).length;
  const open = lines.some((line) => line.includes(UNKNOWN_TEXT)) ? 1 : 0;
  return (
    lines.some((line) => STS_VERSION.test(line)) &&
    fields >= 2 &&
    fields + open >= leastFields &&
    fields * 2 >= lines.length &&
    lines.every((line) => AMONG_FIELDS.test(line) && !BLOCK_SCALAR.test(line))
  );
}

/** Whether what is known of a text could be (a part of) a policy: for one that is served as `mta-sts.txt`. */
export function mayBePolicyText(text: string): boolean {
  if (text.length > LONGEST_POLICY) return false;
  const lines = linesOf(text);
  const open = lines.filter((line) => line.includes(UNKNOWN_TEXT)).length;
  const fields = lines.filter((line) => KNOWN_FIELD.test(line) && !line.startsWith(UNKNOWN_TEXT)).length;
  return lines.length > 0 && (fields + open) * 2 >= lines.length && (fields > 0 || open === lines.length);
}

function linesOf(text: string): readonly string[] {
  return text
    .split(/\r\n|\n|\r/)
    .map((line) => line.trim())
    .filter((line) => line !== "");
}

const KNOWN_FIELD = /^(?:version|mode|mx|max[_-]?age)[ \t]*:/i;
const STS_VERSION = /^version[ \t]*:[ \t]*STSv\d/i;

/** A policy within YAML: `content: |`. */
const BLOCK_SCALAR = /:[ \t]*[|>][-+\d]*$/;

const AMONG_FIELDS = /^[\w.-]+[ \t]*:|^#|\uFFFC|[{%]|\$[A-Z]|__[A-Z]/;
