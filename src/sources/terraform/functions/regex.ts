import type { Piece } from "../../../model/text.js";
import type { TextValue, UnknownValue, Value } from "../values/value.js";
import { nullValue, textValue } from "../values/values.js";
import type { Call, TerraformFunction } from "./function.js";
import { replaceAll } from "./joining.js";
import { binary, type KnownText, known, ternary, text } from "./parameters.js";
import { append, Cutter } from "./pieces.js";
import { Machine, type Match } from "./regular/match.js";
import { parsePattern } from "./regular/parse.js";
import { programOf } from "./regular/program.js";
import { PatternError } from "./regular/syntax.js";
import { failed, leftOut, listOf, madePiece, overspent, sourcesIn, textOfParts } from "./results.js";

interface Regex {
  readonly machine: Machine;
  readonly groups: readonly (string | undefined)[];
}

function compiled(source: string, call: Call, values: readonly Value[]): Regex | UnknownValue {
  if (!call.scope.budget.step(source.length)) return overspent(call);
  try {
    const pattern = parsePattern(source);
    return {
      machine: new Machine(programOf(pattern), pattern.groups.length, call.scope.budget),
      groups: pattern.groups,
    };
  } catch (error) {
    if (!(error instanceof PatternError)) throw error;
    return error.wrong ? failed(error.message, call) : leftOut(error.message, call, values);
  }
}

/** All matches from left to right; an empty one right behind another does not count, as in Go. */
function matchesIn(text: string, { machine }: Regex, most: number): readonly Match[] | undefined {
  const matches: Match[] = [];
  let lastEnd = -1;
  for (let at = 0; at <= text.length && matches.length < most; ) {
    const match = machine.find(text, at);
    if (match === "overspent") return undefined;
    const [start = 0, end = 0] = match ?? [];
    if (!match) return matches;
    if (end > at || start !== lastEnd) matches.push(match);
    at = end > at ? end : at + ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1);
    lastEnd = end;
  }
  return matches;
}

/** What regex gives for a match: the text, or the groups, as a list or, if they have names, as an object. */
function resultOf(match: Match, { groups }: Regex, cutter: Cutter, call: Call, values: readonly Value[]): Value {
  const part = (group: number): Value => {
    const [start = -1, end = -1] = match.slice(2 * group, 2 * group + 2);
    if (start < 0) return nullValue(call.range);
    const pieces = cutter.cut(start, end);
    return textValue(pieces.length > 0 ? pieces : [madePiece("", call, sourcesIn(values, call))], call.range);
  };
  if (groups.length === 0) return part(0);
  if (groups.every((name) => name === undefined))
    return listOf(
      groups.map((_, index) => part(index + 1)),
      call,
    );
  const fields = groups.map((name = "", index) => {
    const key = textValue([madePiece(name, call, sourcesIn(values.slice(0, 1), call))], call.range);
    return [name, { key, value: part(index + 1) }] as const;
  });
  return { kind: "map", fields: new Map(fields), range: call.range };
}

function searched(most: number, result: (call: Call, found: readonly Value[]) => Value) {
  return binary(known, known, (call, pattern, subject, values) => {
    const regex = compiled(pattern.text, call, values);
    if ("kind" in regex) return regex;
    if (regex.groups.includes(undefined) && regex.groups.some((name) => name !== undefined)) {
      return failed("either all groups of a pattern have names or none has", call);
    }
    const matches = matchesIn(subject.text, regex, most);
    if (!matches) return overspent(call);
    const cutter = new Cutter(subject.value);
    return result(
      call,
      matches.map((match) => resultOf(match, regex, cutter, call, values)),
    );
  });
}

const regex = searched(1, (call, [found]) => found ?? failed("the pattern is not found in the text", call));

const regexall = searched(Number.POSITIVE_INFINITY, (call, found) => listOf(found, call));

/** `$1`, `${name}`, `$$`: what Go's Regexp.Expand takes for a reference. */
const REFERENCE = /\$(?:\$|(\w+)|\{(\w+)\})/g;

function replacePattern(call: Call, subject: KnownText, search: KnownText, replacement: KnownText): Value {
  const values = [subject.value, search.value, replacement.value];
  const regex = compiled(search.text.slice(1, -1), call, values);
  if ("kind" in regex) return regex;
  const matches = matchesIn(subject.text, regex, Number.POSITIVE_INFINITY);
  if (!matches) return overspent(call);
  const [cutter, grouped] = [new Cutter(subject.value), new Cutter(subject.value)];
  const pieces: Piece[] = [];
  let at = 0;
  for (const match of matches) {
    const [start = 0, end = 0] = match;
    if (!call.scope.budget.text(replacement.text.length)) return overspent(call);
    const expanded = expand(replacement, match, regex, grouped);
    if (!call.scope.budget.step(1 + expanded.length)) return overspent(call);
    append(pieces, cutter.cut(at, start));
    append(pieces, expanded);
    at = end;
  }
  append(pieces, cutter.cut(at, subject.text.length));
  return textOfParts(pieces, call, values);
}

function expand(replacement: KnownText, match: Match, { groups }: Regex, subject: Cutter): readonly Piece[] {
  const cutter = new Cutter(replacement.value);
  const pieces: Piece[] = [];
  let at = 0;
  for (const { 0: found, 1: bare, 2: braced, index } of replacement.text.matchAll(REFERENCE)) {
    append(pieces, cutter.cut(at, index));
    at = index + found.length;
    const name = bare ?? braced;
    if (name === undefined) append(pieces, cutter.cut(index, index + 1));
    else {
      const group = /^\d+$/.test(name) ? Number(name) : groups.indexOf(name) + 1 || -1;
      const [start = -1, end = -1] = group < 0 ? [] : match.slice(2 * group, 2 * group + 2);
      if (start >= 0) append(pieces, subject.cut(start, end));
    }
  }
  append(pieces, cutter.cut(at, replacement.text.length));
  return pieces;
}

/** A search between slashes is a regular expression. */
const replace = ternary(text, known, text, (call, subject: TextValue, search, replacement: TextValue) => {
  const isPattern = search.text.length > 1 && search.text.startsWith("/") && search.text.endsWith("/");
  if (!isPattern) return replaceAll(call, subject, search, replacement);
  const [given, by] = [known(subject, call), known(replacement, call)];
  if (given.kind === "unknown") return given;
  return by.kind === "unknown" ? by : replacePattern(call, given.value, search, by.value);
});

export const regexes: Readonly<Record<string, TerraformFunction>> = { regex, regexall, replace };
