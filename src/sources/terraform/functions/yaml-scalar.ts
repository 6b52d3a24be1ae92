import { decimalText, readDecimal } from "../evaluate/decimal.js";

/** What Terraform takes a scalar without quotes for. `text`: as it reads then. */
export type Meaning =
  | { readonly kind: "text" | "number"; readonly text: string }
  | { readonly kind: "bool"; readonly value: boolean }
  | { readonly kind: "null" | "wrong" };

const WORDS: ReadonlyMap<string, Meaning> = new Map<string, Meaning>([
  ...wordsOf(["y", "yes", "true", "on"], { kind: "bool", value: true }),
  ...wordsOf(["n", "no", "false", "off"], { kind: "bool", value: false }),
  ...wordsOf(["null"], { kind: "null" }),
  ["", { kind: "null" }],
  ["~", { kind: "null" }],
  // There is no such number in Terraform.
  ...wordsOf([".nan", ".inf", "+.inf", "-.inf"], { kind: "wrong" }),
]);

/** Lower case, upper case, and with a capital. */
function wordsOf(words: readonly string[], meaning: Meaning): readonly (readonly [string, Meaning])[] {
  return words.flatMap((word) => {
    const capital = word.replace(/[a-z]/, (letter) => letter.toUpperCase());
    return [word, word.toUpperCase(), capital].map((form) => [form, meaning] as const);
  });
}

const LONGEST_SPECIAL = 200;
const INTEGER = /^([-+]?)(?:(0o[0-7_]+|0x[0-9a-fA-F_]+)|([0-9_]+))$/;
const FLOAT = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;
const DATE = /^(\d{4})-(\d{1,2})-(\d{1,2})$/;
const TIME =
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[Tt](\d{1,2}):(\d{1,2}):(\d{1,2})(?:\.\d+)?(Z|[+-]\d\d:\d\d)| (\d{1,2}):(\d{1,2}):(\d{1,2})(?:\.\d+)?)$/;

/** The rules of go-cty-yaml, which Terraform uses: YAML 1.2 with the words and the dates of 1.1. */
export function meaningOf(written: string): Meaning {
  const plain: Meaning = { kind: "text", text: written };
  if (written.length > LONGEST_SPECIAL) return plain;
  const word = WORDS.get(written);
  if (word) return word;
  return timeOf(written) ?? integerOf(written) ?? floatOf(written) ?? plain;
}

function integerOf(written: string): Meaning | undefined {
  const [, sign = "", based, digits] = INTEGER.exec(written) ?? [];
  const body = (based ?? digits)?.replaceAll("_", "");
  if (body === undefined) return undefined;
  if (!/[0-9a-fA-F]$/.test(body) || body.length < (based ? 3 : 1)) return { kind: "wrong" };
  const value = BigInt(body.replace(/^0+(?=\d)/, ""));
  return { kind: "number", text: String(sign === "-" ? -value : value) };
}

function floatOf(written: string): Meaning | undefined {
  if (!FLOAT.test(written)) return undefined;
  const decimal = readDecimal(written);
  return decimal ? { kind: "number", text: decimalText(decimal) } : { kind: "wrong" };
}

/** Dates are written anew, as RFC 3339. */
function timeOf(written: string): Meaning | undefined {
  const [, year, month = "", day = ""] = DATE.exec(written) ?? [];
  if (year !== undefined) return dated(year, month, day, ["0", "0", "0"], "Z");
  const [, y, m = "", d = "", h1, i1, s1, zone, h2, i2, s2] = TIME.exec(written) ?? [];
  if (y === undefined) return undefined;
  return dated(y, m, d, [h1 ?? h2 ?? "", i1 ?? i2 ?? "", s1 ?? s2 ?? ""], zone ?? "Z");
}

function dated(year: string, month: string, day: string, clock: readonly string[], zone: string): Meaning | undefined {
  const [hour = 0, minute = 0, second = 0] = clock.map(Number);
  const lastDay = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  const inRange = Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= lastDay;
  if (!inRange || hour > 23 || minute > 59 || second > 59) return undefined;
  const two = (digits: string): string => digits.padStart(2, "0");
  const time = clock.map(two).join(":");
  return { kind: "text", text: `${year}-${two(month)}-${two(day)}T${time}${zone === "+00:00" ? "Z" : zone}` };
}
