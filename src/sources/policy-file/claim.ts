import type { SourceFile } from "../../model/text.js";
import { TEMPLATE_ENDING } from "../template-ending.js";
import { isPolicyName } from "./paths.js";

/** Senders cut below this; a longer file is no policy, whatever its name. */
const LOOK_AT = 16_384;

const decoder = new TextDecoder();

/** In the well-known folder the name says it; elsewhere the lines do: prose that quotes a policy has others too. */
export function looksLikePolicy(file: SourceFile): boolean {
  const named = isPolicyName(file.path);
  if (named && /(?:^|\/)\.?well-known\//i.test(file.path)) return true;
  if (/\.(?:md|markdown|rst|adoc|html?)$/i.test(file.path.replace(TEMPLATE_ENDING, ""))) return false;
  const lines = linesOf(decoder.decode(file.bytes.subarray(0, LOOK_AT)));
  const fields = lines.filter((line) => KNOWN_FIELD.test(line)).length;
  if (named) return fields * 2 >= lines.length && BEGINNING.test(lines.find((line) => !line.startsWith("#")) ?? "");
  if (!lines.some((line) => STS_VERSION.test(line))) return false;
  return fields >= 2 && fields * 2 >= lines.length && lines.every((line) => AMONG_FIELDS.test(line));
}

const KNOWN_FIELD = /^(?:version|mode|mx|max[_-]?age)[ \t]*:/i;
const STS_VERSION = /^version[ \t]*:[ \t]*STSv\d/i;

/** What the first line of a policy may look like, a faulty one too. */
const BEGINNING = /^[\w.-]+[ \t]*[:=]|^\{[{%]|^\$[A-Z{]/;

/** Any field, a comment, an end of front matter, or a line with something to be filled in. */
const AMONG_FIELDS = /^[\w.-]+[ \t]*:|^#|^---$|[{%]|\$[A-Z]|__[A-Z]/;

function linesOf(text: string): readonly string[] {
  const lines = text.split(/\r\n|\n|\r/).map((line) => line.trim());
  return withoutFrontMatter(lines.filter((line) => line !== ""));
}

function withoutFrontMatter(lines: readonly string[]): readonly string[] {
  const end = lines[0] === "---" ? lines.indexOf("---", 1) : -1;
  return end > 0 && end < lines.length - 1 ? lines.slice(end + 1) : lines;
}
