import type { ListValue, Value } from "../values/value.js";
import { setOf } from "./conversions.js";
import { identityOf, unified } from "./equality.js";
import type { TerraformFunction } from "./function.js";
import { list, variadicAfter } from "./parameters.js";
import { failed, listOf, overspent, unknownOf } from "./results.js";

/** Which elements of the first set stay, going by which of the other sets hold them too. */
function keeping(stays: (others: readonly ReadonlySet<string>[], identity: string) => boolean): TerraformFunction {
  return variadicAfter(list, list, (call, first, others, values) => {
    const all = unified([first, ...others].flatMap(({ elements }) => elements));
    const identities = all.map((value) => identityOf(value, call));
    if (identities.includes(undefined)) return unknownOf(values, call);
    const known = identities.filter((identity) => identity !== undefined);
    const [, ...sets] = partsOf(known, [first, ...others]).map((part) => new Set(part));
    const kept = first.elements.filter((_, index) => stays(sets, known[index] ?? ""));
    return setOf(kept, call);
  });
}

function partsOf(identities: readonly string[], lists: readonly ListValue[]): readonly (readonly string[])[] {
  let start = 0;
  return lists.map(({ elements }) => {
    start += elements.length;
    return identities.slice(start - elements.length, start);
  });
}

/** Each combination of an element of each, the first changing most slowly. */
const setproduct = variadicAfter(list, list, (call, first, others) => {
  const all = [first, ...others];
  if (all.length < 2) return failed("setproduct needs two lists", call);
  let rows: readonly (readonly Value[])[] = [[]];
  for (const { elements } of all) {
    if (!call.scope.budget.step(rows.length * elements.length * all.length)) return overspent(call);
    rows = rows.flatMap((row) => elements.map((element) => [...row, element]));
  }
  return listOf(
    rows.map((row) => listOf(unified(row), call)),
    call,
  );
});

export const sets: Readonly<Record<string, TerraformFunction>> = {
  setintersection: keeping((others, identity) => others.every((set) => set.has(identity))),
  setsubtract: keeping((others, identity) => !others.some((set) => set.has(identity))),
  setproduct,
};
