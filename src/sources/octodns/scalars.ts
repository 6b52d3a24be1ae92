/** What PyYAML's SafeLoader makes of a plain scalar: YAML 1.1 with its own patterns. */
export type PlainKind = "text" | "null" | "bool" | "int" | "float" | "timestamp" | "merge" | "value";

const KINDS: readonly (readonly [PlainKind, RegExp])[] = [
  ["null", /^(?:~|null|Null|NULL|)$/],
  ["bool", /^(?:yes|Yes|YES|no|No|NO|true|True|TRUE|false|False|FALSE|on|On|ON|off|Off|OFF)$/],
  [
    "int",
    /^(?:[-+]?0b[01_]+|[-+]?0[0-7_]+|[-+]?(?:0|[1-9][0-9_]*)|[-+]?0x[0-9a-fA-F_]+|[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+)$/,
  ],
  [
    "float",
    /^(?:[-+]?(?:[0-9][0-9_]*)\.[0-9_]*(?:[eE][-+][0-9]+)?|\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/,
  ],
  [
    "timestamp",
    /^(?:\d{4}-\d\d-\d\d|\d{4}-\d\d?-\d\d?(?:[Tt]|[ \t]+)\d\d?:\d\d:\d\d(?:\.\d*)?(?:[ \t]*(?:Z|[-+]\d\d?(?::\d\d)?))?)$/,
  ],
  ["merge", /^<<$/],
  ["value", /^=$/],
];

/** Longer ones are text in any case, and no pattern has to run over them. */
const LONGEST_SPECIAL = 64;

export function plainKind(text: string): PlainKind {
  if (text.length > LONGEST_SPECIAL) return "text";
  return KINDS.find(([, pattern]) => pattern.test(text))?.[0] ?? "text";
}

/** The integer as PyYAML computes it: octal with a leading zero, sexagesimal with colons. */
export function plainInteger(text: string): number | undefined {
  if (plainKind(text) !== "int") return undefined;
  const digits = text.replace(/[-+_]/g, "");
  const sign = text.startsWith("-") ? -1 : 1;
  if (digits.startsWith("0b")) return sign * Number.parseInt(digits.slice(2), 2);
  if (digits.startsWith("0x")) return sign * Number.parseInt(digits.slice(2), 16);
  if (digits.includes(":")) return sign * digits.split(":").reduce((sum, part) => sum * 60 + Number(part), 0);
  return sign * Number.parseInt(digits, digits.startsWith("0") ? 8 : 10);
}

const TRUE = /^(?:yes|true|on)$/i;

export function plainBoolean(text: string): boolean | undefined {
  return plainKind(text) === "bool" ? TRUE.test(text) : undefined;
}

/** What `str()` gives for a plain scalar that is a key: `no` becomes `False`, `010` becomes `8`. */
export function keyText(text: string): string {
  const flag = plainBoolean(text);
  if (flag !== undefined) return flag ? "True" : "False";
  const number = plainInteger(text);
  if (number !== undefined) return String(number);
  return plainKind(text) === "null" ? "None" : text;
}
