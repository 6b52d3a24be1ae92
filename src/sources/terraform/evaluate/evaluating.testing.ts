import { type Piece, type Range, type SourceFile, UNKNOWN_TEXT } from "../../../model/text.js";
import type { TerraformFunction } from "../functions/function.js";
import type { Expression, HclFile } from "../syntax/ast.js";
import { readHcl } from "../syntax/native.js";
import { fileOf, loadParser } from "../syntax/parsing.testing.js";
import { readTemplatePieces } from "../syntax/template-text.js";
import type { ResourceInstance } from "../values/instances.js";
import type { ReferenceValue, UnknownValue, Value } from "../values/value.js";
import {
  computedNumber,
  failedValue,
  failureIn,
  fieldsInOrder,
  isFailure,
  knownText,
  nullValue,
  textOfPieces,
  tupleValue,
  unknownFrom,
  unknownValue,
} from "../values/values.js";
import { Budget } from "./budget.js";
import { evaluate } from "./expression.js";
import type { Scope } from "./scope.js";

export const parser = await loadParser();

/** What `var` has in these tests. */
const VARIABLES = `
domain = "example.com"
ttl    = 3600
on     = true
none   = null
empty  = []
mx     = ["a.example", "b.example"]
nested = [["a", "b"], ["c"]]
hosts  = { "b.example" = 10, "a.example" = 20 }
zones  = [{ name = "one", ttl = 1 }, { name = "two", ttl = 2 }]
prefix = "id-\${var.id}"
`;

/** The expression that an attribute has. */
export function expressionOf(hcl: HclFile, name: string): Expression {
  const attribute = hcl.body.attributes.find((each) => each.name === name);
  if (!attribute) throw new Error(`no attribute ${name}: ${hcl.problems.map(({ message }) => message).join("; ")}`);
  return attribute.expression;
}

export interface Evaluated {
  readonly value: Value;
  readonly scope: Scope;
  /** The files that places can be in. */
  readonly files: ReadonlyMap<string, SourceFile>;
}

/**
 * The value of an expression of `main.tf`. `var` is as above; any other variable is unknown. `spent`: how many steps of the
 * budget are gone.
 */
export function evaluated(source: string, spent = 0): Evaluated {
  const main = fileOf(`x = ${source}\n`);
  const variables = fileOf(VARIABLES, "variables.tf");
  const budget = new Budget();
  budget.step(spent);
  const scope = scopeFor(readHcl(parser, main), readHcl(parser, variables), budget);
  return {
    value: evaluate(expressionOf(scope.hcl, "x"), scope),
    scope,
    files: new Map([main, variables].map((file) => [file.path, file])),
  };
}

function scopeFor(hcl: HclFile, variables: HclFile, budget: Budget): Scope {
  const scope: Scope = {
    hcl,
    budget,
    files: { read: () => ({ refused: "there are no files" }), list: () => ({ refused: "there are no files" }) },
    language: { functions: FUNCTIONS, parseTemplate: ({ pieces, range }) => readTemplatePieces(parser, pieces, range) },
    lookup: (name, range) => {
      if (name === "var") return reference(name, range, (asked, at) => variable(asked, at));
      if (name === "data") return reference(name, range, (asked, at) => reference(`data.${asked}`, at, resourceOf));
      if (name === "output")
        return reference(name, range, (asked, at) => computedNumber(asked.length, at, []), ["b", "a"]);
      return undefined;
    },
  };
  const variable = (name: string, range: Range): Value => {
    const attribute = variables.body.attributes.find((each) => each.name === name);
    if (!attribute) return unknownValue(`the variable ${name} has no value`, range, [range]);
    return evaluate(attribute.expression, { ...scope, hcl: variables });
  };
  const resourceOf = (name: string, at: Range): Value =>
    reference(`data.dns.${name}`, at, (asked, range) => ({
      ...unknownValue(`${asked} is known only to the provider`, range),
      attributeOf: { resource: resourceNamed(name, hcl, range), name: asked },
    }));
  return scope;
}

function reference(
  name: string,
  range: Range,
  attribute: ReferenceValue["attribute"],
  attributeNames?: readonly string[],
): ReferenceValue {
  return { kind: "reference", name, range, attribute, attributeNames, resource: undefined };
}

/** A data source without arguments. */
function resourceNamed(name: string, hcl: HclFile, range: Range): ResourceInstance {
  const module = { address: "", folder: "", parent: undefined, resources: [], locals: new Map(), outputs: new Map() };
  const span = { start: 0, end: 0 };
  return {
    mode: "data",
    type: "dns",
    name,
    address: `data.dns.${name}`,
    module,
    eachKey: undefined,
    eachValue: undefined,
    block: { type: "data", labels: ["dns", name], body: { attributes: [], blocks: [] }, span, header: span },
    hcl,
    argument: () => undefined,
    argumentNames: [],
    blocks: () => [],
    blockTypes: [],
    range,
    uncertain: undefined,
  };
}

/** Some that stand for what functions do with arguments; the real ones have their own tests. */
const FUNCTIONS: ReadonlyMap<string, TerraformFunction> = new Map<string, TerraformFunction>([
  ["count", (values, { range }) => computedNumber(values.length, range, [])],
  ["first", ([first], { range }) => first ?? failedValue("there is no first", range)],
  ["set", (values, { range }) => ({ kind: "list", type: "set", elements: values, range })],
  [
    "render",
    ([text, names], call) => {
      if (text?.kind !== "text" || names?.kind !== "map") return failedValue("there is nothing to render", call.range);
      const fields = [...names.fields].map(([name, { value }]) => [name, value] as const);
      return call.renderTemplate(text, new Map(fields));
    },
  ],
  ["try", (values, { range }) => values.find((value) => !failureIn(value)) ?? unknownFrom(values, range)],
  [
    "times",
    ([most, value], { range }) =>
      tupleValue(new Array<Value>(Number(knownText(most))).fill(value ?? nullValue(range)), range),
  ],
  [
    "range",
    ([most], { range }) => {
      const length = Number(knownText(most));
      const elements = Array.from({ length }, (_, index) => computedNumber(index, range, []));
      return { kind: "list", type: "tuple", elements, range };
    },
  ],
]);

/** A value in one line: `<…>` is an unknown part and the reason for it, `!…` an error, `&…` what has attributes. */
export function shown(value: Value): string {
  switch (value.kind) {
    case "text":
      return JSON.stringify(value.pieces.map(shownPiece).join(""));
    case "number":
    case "bool":
      return value.pieces.map(shownPiece).join("");
    case "null":
      return "null";
    case "list":
      return `${value.type === "set" ? "set" : ""}[${value.elements.map(shown).join(", ")}]`;
    case "map": {
      const fields = fieldsInOrder(value).map((field) => `${textOfPieces(field.key.pieces)}: ${shown(field.value)}`);
      return `{${fields.join(", ").replaceAll(UNKNOWN_TEXT, "?")}}`;
    }
    case "reference":
      return `&${value.name}`;
    case "unknown":
      return shownUnknown(value);
  }
}

function shownPiece(piece: Piece): string {
  return piece.unknown ? shownUnknown({ kind: "unknown", unknown: piece.unknown }) : piece.text;
}

function shownUnknown({ unknown }: UnknownValue): string {
  return isFailure(unknown) ? `!${unknown.unknown}` : `<${unknown.unknown}>`;
}

/** What stands in the files at a place. */
export function cutOut({ path, start, end }: Range, files: ReadonlyMap<string, SourceFile>): string {
  return new TextDecoder().decode(files.get(path)?.bytes.subarray(start, end));
}
