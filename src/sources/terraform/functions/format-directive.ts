/** A part of a format: text that stands for itself, or a directive such as `%-5.2f`. Offsets are UTF-16. */
export type FormatPart =
  | { readonly kind: "literal"; readonly start: number; readonly end: number }
  | { readonly kind: "directive"; readonly directive: Directive };

export interface Directive {
  readonly verb: string;
  /** Which argument, from 0; undefined for the next one. */
  readonly argument: number | undefined;
  readonly width: number | undefined;
  readonly precision: number | undefined;
  readonly zero: boolean;
  readonly sharp: boolean;
  readonly plus: boolean;
  readonly minus: boolean;
  readonly space: boolean;
}

/** At the place of a `%`; each part of it can be there in one way only. */
const DIRECTIVE =
  /%([0#\-+ ]*)(?:\[([1-9]\d{0,8})\])?([1-9]\d{0,9})?(?:\.(\d{0,9}))?(?:\[([1-9]\d{0,8})\])?([A-Za-z])/y;

/** Takes a format apart; undefined where Terraform gives an error. `%%` is a literal: its second half. */
export function partsOfFormat(format: string): readonly FormatPart[] | undefined {
  const parts: FormatPart[] = [];
  let start = 0;
  for (let at = format.indexOf("%"); at !== -1; at = format.indexOf("%", start)) {
    if (start < at) parts.push({ kind: "literal", start, end: at });
    if (format[at + 1] === "%") {
      parts.push({ kind: "literal", start: at + 1, end: at + 2 });
      start = at + 2;
      continue;
    }
    DIRECTIVE.lastIndex = at;
    const match = DIRECTIVE.exec(format);
    if (!match) return undefined;
    parts.push({ kind: "directive", directive: directiveOf(match) });
    start = at + match[0].length;
  }
  if (start < format.length) parts.push({ kind: "literal", start, end: format.length });
  return parts;
}

function directiveOf([, flags = "", early, width, precision, late, verb = ""]: RegExpExecArray): Directive {
  const argument = early ?? late;
  return {
    verb,
    argument: argument === undefined ? undefined : Number(argument) - 1,
    width: width === undefined ? undefined : Number(width),
    precision: precision === undefined ? undefined : Number(precision),
    zero: flags.includes("0"),
    sharp: flags.includes("#"),
    plus: flags.includes("+"),
    minus: flags.includes("-"),
    space: flags.includes(" "),
  };
}
