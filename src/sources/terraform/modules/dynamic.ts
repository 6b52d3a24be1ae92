import type { Range } from "../../../model/text.js";
import type { Body, Expression, HclFile } from "../syntax/ast.js";
import type { UnknownValue, Value } from "../values/value.js";
import { unknownFrom } from "../values/values.js";
import { type WrittenBody, writtenArgument } from "./configuration.js";
import { noSuch, pairsOfDynamic, unknownRepetition } from "./expansion.js";
import { literalBodies, literalText } from "./literal-bodies.js";
import { referenceValue } from "./references.js";
import { evaluateIn, type Naming, type Surroundings, withNames } from "./surroundings.js";

/** A block that a `dynamic` block makes. */
export interface MadeBlock {
  readonly content: WrittenBody;
  readonly surroundings: Surroundings;
  readonly uncertain: UnknownValue | undefined;
}

/** Of one `dynamic` block; a hostile one asks for millions. */
const MOST_BLOCKS = 5000;
/** And dynamic blocks within dynamic blocks multiply. */
const STEPS_OF_BLOCK = 50;

/** https://developer.hashicorp.com/terraform/language/expressions/dynamic-blocks */
export function expandDynamic(
  type: string,
  dynamic: WrittenBody,
  range: Range,
  around: Surroundings,
): readonly MadeBlock[] {
  const content = contentOf(dynamic);
  const each = writtenArgument([dynamic], "for_each");
  if (!content || !each) return [];
  const iterator = iteratorName(dynamic) ?? type;
  const value = evaluateIn(around, each);
  const pairs = pairsOfDynamic(value);
  if (!pairs) {
    const uncertain = unknownRepetition(value, "for_each takes a list, a map or a set", range);
    const unknown: Naming = (asked) => unknownFrom([uncertain], asked);
    return [{ content, surroundings: withIterator(around, iterator, unknown, unknown), uncertain }];
  }
  const made: MadeBlock[] = [];
  for (const [key, held] of pairs.slice(0, MOST_BLOCKS)) {
    if (!around.budget.step(STEPS_OF_BLOCK)) break;
    const surroundings = withIterator(
      around,
      iterator,
      () => key,
      () => held,
    );
    made.push({ content, surroundings, uncertain: undefined });
  }
  return made;
}

function withIterator(around: Surroundings, iterator: string, key: Naming, value: Naming): Surroundings {
  const naming: Naming = (asked) =>
    referenceValue(
      iterator,
      asked,
      (name, at): Value => (name === "key" ? key(at) : name === "value" ? value(at) : noSuch(iterator, name, at)),
    );
  return withNames(around, new Map([[iterator, naming]]));
}

function iteratorName(dynamic: WrittenBody): string | undefined {
  const written = writtenArgument([dynamic], "iterator");
  return written && literalText(written.expression);
}

function contentOf({ body, hcl }: WrittenBody): WrittenBody | undefined {
  const block = body.blocks.find((each) => each.type === "content");
  if (block) return { body: block.body, hcl };
  const written = body.attributes.find((each) => each.name === "content");
  const literal = written && literalBodies(written.expression)?.[0];
  return literal && { body: literal.body, hcl };
}

/** The `dynamic` blocks of JSON: a property of that name holds them by type. */
export function literalDynamics(
  body: Body,
  hcl: HclFile,
): readonly { readonly type: string; readonly written: WrittenBody; readonly of: Expression }[] {
  const attribute = body.attributes.find((each) => each.name === "dynamic");
  const byType = (attribute && literalBodies(attribute.expression)) ?? [];
  return byType.flatMap(({ body: types }) =>
    types.attributes.flatMap(({ name, expression }) =>
      (literalBodies(expression) ?? []).map((each) => ({ type: name, written: { body: each.body, hcl }, of: each.of })),
    ),
  );
}
