/** `$GENERATE`, BIND's shorthand for records that differ in a number (BIND 9 Administrator Reference Manual). */
export interface GenerateRange {
  readonly first: number;
  readonly last: number;
  readonly step: number;
}

const LARGEST = 0x7fff_ffff;

/** `1-10` or `1-10/2`. */
export function parseGenerateRange(text: string): GenerateRange | undefined {
  const match = /^(\d{1,10})-(\d{1,10})(?:\/(\d{1,10}))?$/.exec(text);
  if (!match) return undefined;
  const [, first, last, step = "1"] = match;
  const range = { first: Number(first), last: Number(last), step: Number(step) };
  return range.first <= range.last && range.last <= LARGEST && range.step > 0 && range.step <= LARGEST
    ? range
    : undefined;
}

export function countOf({ first, last, step }: GenerateRange): number {
  return Math.floor((last - first) / step) + 1;
}

/** Puts a number into a template: `$`, `${offset,width,base}`; `$$` and `\$` are a dollar sign. Undefined on bad form. */
export function expandGenerate(template: string, value: number): string | undefined {
  let bad = false;
  const text = template.replace(
    /\\.|\$\$|\$\{([^}]*)\}?|\$/gs,
    (found: string, modifier: string | undefined): string => {
      if (found === "$$") return "$";
      if (found.startsWith("\\")) return found;
      const open = modifier !== undefined && !found.endsWith("}");
      const number = modifier === undefined ? String(value) : open ? undefined : formatNumber(modifier, value);
      bad ||= number === undefined;
      return number ?? "";
    },
  );
  return bad ? undefined : text;
}

function formatNumber(modifier: string, value: number): string | undefined {
  const match = /^\s*([+-]?\d{1,9})(?:,\s*(\d{1,3})(?:,\s*([doxXnN]))?)?$/.exec(modifier);
  if (!match) return undefined;
  const [, offset, width = "0", base = "d"] = match;
  const number = value + Number(offset);
  if (number < 0 && base !== "d") return undefined;
  return formatInBase(number, Number(width), base);
}

function formatInBase(number: number, width: number, base: string): string {
  switch (base) {
    case "o":
      return number.toString(8).padStart(width, "0");
    case "x":
      return number.toString(16).padStart(width, "0");
    case "X":
      return number.toString(16).toUpperCase().padStart(width, "0");
    case "n":
      return nibbles(number, width);
    case "N":
      return nibbles(number, width).toUpperCase();
    default:
      return number < 0 ? `-${String(-number).padStart(width - 1, "0")}` : String(number).padStart(width, "0");
  }
}

/** Hexadecimal digits in reverse order with dots between, as in ip6.arpa; the width counts the dots. */
function nibbles(number: number, width: number): string {
  let digits = "";
  let left = width;
  let rest = number;
  do {
    digits += (rest % 16).toString(16);
    rest = Math.floor(rest / 16);
    left -= 1;
    if (left > 0 || rest !== 0) {
      digits += ".";
      left -= 1;
    }
  } while (rest !== 0 || left > 0);
  return digits;
}
