import { type Range, UNKNOWN_TEXT } from "../../../model/text.js";
import { toNumber } from "../evaluate/convert.js";
import type { TextValue, UnknownValue, Value } from "../values/value.js";
import {
  computedNumber,
  computedText,
  failedValue,
  fieldsInOrder,
  knownText,
  sourcesOf,
  textOfPieces,
  unknownFrom,
  unknownIn,
  unknownValue,
} from "../values/values.js";
import { argumentOf, type Declaration, mentionsNone } from "./configuration.js";
import { referenceValue } from "./references.js";
import type { Run } from "./run.js";
import { evaluateIn, type Naming, type Surroundings, withNames } from "./surroundings.js";

/** One of the instances that `count` or `for_each` make of a block. */
export interface Member {
  /** As it stands behind the address: `[0]`, `["example.com"]`, or nothing. */
  readonly suffix: string;
  readonly surroundings: Surroundings;
  /** Under which it is found, a part of which may be unknown. */
  readonly key: TextValue | undefined;
  /** Only where it is known. */
  readonly eachKey: TextValue | undefined;
  readonly eachValue: Value | undefined;
  /** Set when it is not known whether there is such an instance, or how many. */
  readonly uncertain: UnknownValue | undefined;
}

/** `certain` is false where the one member stands for none, one or many. */
export interface Expansion {
  readonly by: "nothing" | "count" | "for_each";
  readonly certain: boolean;
  readonly members: readonly Member[];
  /** Why it is not certain. */
  readonly unknown: UnknownValue | undefined;
}

const REPEATING = /(?<![\w-])(?:count|for_each)(?![\w-])/;

/** The instances of a resource or module call. */
export function expand(declaration: Declaration, surroundings: Surroundings, run: Run): Expansion {
  const [{ block, hcl }] = declaration;
  const range = hcl.range(block.header);
  if (mentionsNone(declaration, REPEATING)) return once(surroundings, run, range);
  const each = argumentOf(declaration, "for_each");
  if (each) return expandEach(evaluateIn(surroundings, each), surroundings, run, hcl.range(block.header));
  const count = argumentOf(declaration, "count");
  if (count) return expandCount(evaluateIn(surroundings, count), surroundings, run, hcl.range(block.header));
  return once(surroundings, run, range);
}

function once(surroundings: Surroundings, run: Run, range: Range): Expansion {
  const member = {
    suffix: "",
    surroundings,
    key: undefined,
    eachKey: undefined,
    eachValue: undefined,
    uncertain: undefined,
  };
  return { by: "nothing", certain: true, unknown: undefined, members: run.allow(1, range) > 0 ? [member] : [] };
}

function expandCount(value: Value, surroundings: Surroundings, run: Run, range: Range): Expansion {
  const number = toNumber(value);
  const count = number.kind === "number" ? number.value : Number.NaN;
  if (!Number.isInteger(count) || count < 0) return uncertainCount(value, surroundings, run, range);
  const allowed = run.allow(count, range);
  const members = Array.from({ length: allowed }, (_, index): Member => {
    const countIndex: Naming = (asked) =>
      referenceValue("count", asked, (name, at) =>
        name === "index" ? computedNumber(index, at, []) : noSuch("count", name, at),
      );
    return {
      suffix: `[${index}]`,
      surroundings: withNames(surroundings, new Map([["count", countIndex]])),
      key: undefined,
      eachKey: undefined,
      eachValue: undefined,
      uncertain: undefined,
    };
  });
  return { by: "count", certain: true, unknown: undefined, members };
}

function uncertainCount(value: Value, surroundings: Surroundings, run: Run, range: Range): Expansion {
  const uncertain = unknownRepetition(value, "its count is no whole number", range);
  const names = new Map<string, Naming>([
    ["count", (asked) => referenceValue("count", asked, (_, at) => unknownFrom([uncertain], at))],
  ]);
  const member = {
    suffix: "",
    surroundings: withNames(surroundings, names),
    key: undefined,
    eachKey: undefined,
    eachValue: undefined,
  };
  return {
    by: "count",
    certain: false,
    unknown: uncertain,
    members: run.allow(1, range) > 0 ? [{ ...member, uncertain }] : [],
  };
}

function expandEach(value: Value, surroundings: Surroundings, run: Run, range: Range): Expansion {
  const pairs = pairsOf(value);
  if (!pairs) {
    const unknown = unknownRepetition(value, "for_each takes a map or a set", range);
    const member = uncertainMember(unknown, surroundings);
    return { by: "for_each", certain: false, unknown, members: run.allow(1, range) > 0 ? [member] : [] };
  }
  const members: Member[] = [];
  const allowed = run.allow(pairs.length, range);
  for (const [key, held] of pairs.slice(0, allowed)) {
    members.push(
      key.kind === "text"
        ? memberOf(key, held, surroundings)
        : uncertainMember(unknownRepetition(key, "the key is no text", range), surroundings),
    );
  }
  return { by: "for_each", certain: true, unknown: undefined, members };
}

function memberOf(key: TextValue, held: Value, surroundings: Surroundings): Member {
  const names = eachNames(
    () => key,
    () => held,
  );
  const inside = withNames(surroundings, names);
  const shown = textOfPieces(key.pieces).replaceAll(UNKNOWN_TEXT, "?");
  const isKnown = knownText(key) !== undefined;
  return {
    suffix: `[${JSON.stringify(shown)}]`,
    surroundings: inside,
    key,
    eachKey: isKnown ? key : undefined,
    eachValue: isKnown ? held : undefined,
    uncertain: undefined,
  };
}

function uncertainMember(uncertain: UnknownValue, surroundings: Surroundings): Member {
  const unknown: Naming = (asked) => unknownFrom([uncertain], asked);
  const inside = withNames(surroundings, eachNames(unknown, unknown));
  return { suffix: "", surroundings: inside, key: undefined, eachKey: undefined, eachValue: undefined, uncertain };
}

function eachNames(key: Naming, value: Naming): ReadonlyMap<string, Naming> {
  const each: Naming = (asked) =>
    referenceValue("each", asked, (name, at) =>
      name === "key" ? key(at) : name === "value" ? value(at) : noSuch("each", name, at),
    );
  return new Map([["each", each]]);
}

/** What is gone through by `for_each`: keys and values, in Terraform's order; undefined where that can't be told. */
function pairsOf(value: Value): readonly (readonly [key: Value, value: Value])[] | undefined {
  switch (value.kind) {
    case "map":
      return fieldsInOrder(value).map((field) => [field.key, field.value]);
    case "list":
      return value.type === "set" ? value.elements.map((element) => [element, element]) : undefined;
    case "reference":
      return value.attributeNames?.map((name) => [
        computedText(name, value.range, []),
        value.attribute(name, value.range),
      ]);
    case "text":
    case "number":
    case "bool":
    case "null":
    case "unknown":
      return undefined;
  }
}

/** In `dynamic` blocks lists will do too, and their keys are numbers. */
export function pairsOfDynamic(value: Value): readonly (readonly [key: Value, value: Value])[] | undefined {
  if (value.kind !== "list" || value.type === "set") return pairsOf(value);
  return value.elements.map((element, index) => [computedNumber(index, value.range, []), element]);
}

/** Why it can't be told how often a block is there: because the value is unknown, or else for that reason. */
export function unknownRepetition(value: Value, otherwise: string, range: Range): UnknownValue {
  if (value.kind === "unknown") return value;
  return unknownIn(value) ? unknownFrom([value], range) : unknownValue(otherwise, range, sourcesOf(value));
}

export function noSuch(what: string, name: string, range: Range): UnknownValue {
  return failedValue(`${what} has no attribute ${name}`, range);
}
