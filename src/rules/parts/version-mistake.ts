import { fieldOf, type StsField, type StsRecord } from "../../model/sts-record.js";
import { editOf, isKnown, replaceText, subtext, type TextEdit, UNKNOWN_TEXT } from "../../model/text.js";
import { looksLikeVersion } from "./meant-as-id.js";
import { quote } from "./quote.js";
import { versionWords } from "./syntax-deviations.js";

export interface VersionMistake {
  /** Goes on after the name of the record. */
  readonly what: string;
  readonly step: string;
  readonly edits?: readonly TextEdit[] | undefined;
}

const STEP = "Let the text begin with v=STSv1; and let the other fields follow.";

/** What is wrong with the way the record begins; undefined when nothing is, or when it can't be known. */
export function versionMistake(record: StsRecord): VersionMistake | undefined {
  const [first] = record.fields;
  const words = versionWords(record);
  if (record.text.value.slice(0, words?.end ?? first?.end).includes(UNKNOWN_TEXT)) return undefined;
  const v = fieldOf(record, "v") ?? record.fields.find(({ name }) => looksLikeVersion(name.value));
  if (!v) return { what: `has no version; it reads ${quote(record.text.value)}`, step: STEP, edits: insertion(record) };
  if (words || v !== first) {
    const what = `has something else before the version: ${quote(words?.text.value ?? first?.text.value ?? "")}`;
    return { what, step: "Move v=STSv1; to the front.", edits: words ? undefined : moveToFront(record, v) };
  }
  const before = record.deviations.filter(({ kind }) => kind === "leading-blank" || kind === "literal-quotes");
  const right = v.name.value === "v" && v.value.value === "STSv1";
  const removals = before.flatMap(({ text }) => replaceText(text, ""));
  if (!right) return { ...wrongField(v), edits: respelt(v, removals) };
  switch (before[0]?.kind) {
    case undefined:
      return undefined;
    case "leading-blank":
      return { what: "begins with a blank", step: "Remove what stands before v=STSv1.", edits: removals };
    default:
      return {
        what: "has quotation marks within its text, beside those that only enclose it in the file",
        step: "Remove the inner quotation marks.",
        edits: removals,
      };
  }
}

function wrongField({ name, value, text }: StsField): VersionMistake {
  const what = `begins with ${quote(text.value)}`;
  if (text.value.toLowerCase() === "v=stsv1") return { what, step: "Write v=STSv1, with these letter cases." };
  if (name.value === "v" && /^STSv\d+$/.test(value.value))
    return {
      what: `${what}, a version that does not exist`,
      step: "Write v=STSv1. What changes with a policy is the id.",
    };
  return { what, step: STEP };
}

function respelt({ name, value }: StsField, removals: readonly TextEdit[]): readonly TextEdit[] | undefined {
  if (!isKnown(value) || !/^["']?v?s?t?s?v?1?["']?$/i.test(value.value) || value.value === "") return undefined;
  const edits = [...removals];
  if (name.value !== "v") edits.push(...replaceText(name, "v"));
  if (value.value !== "STSv1") edits.push(...replaceText(value, "STSv1"));
  return edits;
}

/** `id=1` alone, and `STSv1; id=1`. */
function insertion(record: StsRecord): readonly TextEdit[] | undefined {
  const words = versionWords(record);
  if (words) return /^(?:v\s*:?\s*)?stsv1$/i.test(words.text.value) ? replaceText(words.text, "v=STSv1") : undefined;
  const [first] = record.fields;
  const [at, ...others] = record.deviations.filter(({ kind }) => kind === "leading-blank" || kind === "literal-quotes");
  if (first?.name.value !== "id" || others.length > 0 || at?.kind === "literal-quotes") return undefined;
  const place = at?.text ?? subtext(record.text, 0, 0);
  return at ? replaceText(place, "v=STSv1; ") : [editOf(place.range, place.encode("v=STSv1; "))];
}

function moveToFront(record: StsRecord, { start, end, value }: StsField): readonly TextEdit[] | undefined {
  if (value.value !== "STSv1" || record.deviations.length > 0) return undefined;
  const { text } = record;
  const from = text.value.slice(0, start).search(/\s*;\s*$/);
  const front = subtext(text, 0, 0);
  if (from === -1) return undefined;
  return [editOf(front.range, front.encode("v=STSv1; ")), ...replaceText(subtext(text, from, end), "")];
}
