import { nearestWord } from "../../model/nearest.js";
import { isMaxAge } from "../../model/policy.js";
import { bareValue } from "./bare-value.js";
import type { KnownField } from "./known-field.js";
import { repairedPatterns } from "./mx-repair.js";

/**
 * What a value of a known field was meant as, where that is evident: one value, or several for `mx`. The same value when
 * there is nothing wrong with it; undefined when it takes a person to tell.
 */
export function repairedValues(field: KnownField, value: string): readonly string[] | undefined {
  const repaired = field === "mx" ? repairedPatterns(value) : repairedValue(field, value);
  return typeof repaired === "string" ? [repaired] : repaired;
}

function repairedValue(field: Exclude<KnownField, "mx">, value: string): string | undefined {
  const bare = bareValue(value);
  if (bare === undefined) return undefined;
  switch (field) {
    case "version":
      return "STSv1";
    case "mode":
      return repairedMode(bare);
    case "max_age":
      return repairedMaxAge(bare);
  }
}

/** Not `strict`, `report` or `live`: what their writers expect of senders can only be guessed. */
const MODE_WORDS: ReadonlyMap<string, string> = new Map([
  ["enforce", "enforce"],
  ["enforced", "enforce"],
  ["enforces", "enforce"],
  ["enforcing", "enforce"],
  ["enforcement", "enforce"],
  ["testing", "testing"],
  ["test", "testing"],
  ["tests", "testing"],
  ["tested", "testing"],
  ["none", "none"],
]);

function repairedMode(bare: string): string | undefined {
  const word = bare.toLowerCase();
  return MODE_WORDS.get(word) ?? (word.length >= 5 ? nearestWord(word, ["enforce", "testing"], 2) : undefined);
}

function repairedMaxAge(bare: string): string | undefined {
  const number = bare
    .replace(/[ \t]*(?:s|secs?|seconds?)$/i, "")
    .replace(/^\+/, "")
    .replace(/\.0{1,6}$/, "");
  const grouped = /^\d{1,3}(?:[_,' ]\d{3})+$/.test(number) ? number.replace(/[_,' ]/g, "") : number.replace(/_/g, "");
  if (!/^\d+$/.test(grouped)) return undefined;
  const digits = grouped.length > 10 ? grouped.replace(/^0+(?=\d)/, "") : grouped;
  return isMaxAge(digits) && Number(digits) > 0 ? digits : undefined;
}

const UNIT_SECONDS: ReadonlyMap<string, number> = new Map([
  ["m", 60],
  ["h", 3600],
  ["d", 86_400],
  ["w", 604_800],
  ["y", 31_536_000],
]);

/** The seconds of `7d`, `1 week`, `24h`; undefined for anything else. Shown, never put in without asking. */
export function secondsOf(value: string): string | undefined {
  const [, number = "", unit = ""] =
    /^(\d{1,6})[ \t]?(m|h|d|w|y)(?:in|inutes?|ours?|ays?|eeks?|ears?)?$/i.exec(value) ?? [];
  const factor = UNIT_SECONDS.get(unit.toLowerCase());
  const seconds = factor === undefined ? "" : String(Number(number) * factor);
  return isMaxAge(seconds) && seconds !== "0" ? seconds : undefined;
}
