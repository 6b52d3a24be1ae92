import type { Value } from "../values/value.js";
import { failureIn } from "../values/values.js";
import type { Call, TerraformFunction } from "./function.js";
import { computedBoolOf, failed, overspent, unknownOf } from "./results.js";

type Outcome = "succeeds" | "fails" | "unsure";

/** What is not known may still be an error once it is; a list or an object of which only parts are unknown is none. */
function outcomeOf(value: Value, call: Call): Outcome {
  if (failureIn(value, () => call.scope.budget.step())) return "fails";
  if (value.kind === "unknown") return "unsure";
  return value.kind === "text" && value.pieces.some(({ unknown }) => unknown) ? "unsure" : "succeeds";
}

const tryEach: TerraformFunction = (values, call) => {
  for (const [index, value] of values.entries()) {
    if (!call.scope.budget.step()) return overspent(call);
    const outcome = outcomeOf(value, call);
    if (outcome === "succeeds") return value;
    if (outcome === "unsure")
      return value.kind === "unknown" && index === values.length - 1 ? value : unsure(values, call);
  }
  return failed("none of the values given to try can be worked out", call);
};

/** Which of the values it is can't be told: what fails for certain is not among them. */
function unsure(values: readonly Value[], call: Call): Value {
  return unknownOf(
    values.filter((value) => outcomeOf(value, call) !== "fails"),
    call,
  );
}

const can: TerraformFunction = (values, call) => {
  const [value] = values;
  if (!value || values.length > 1) return failed("can takes one value", call);
  const outcome = outcomeOf(value, call);
  if (call.scope.budget.isUsedUp) return overspent(call);
  return outcome === "unsure" ? unknownOf(values, call) : computedBoolOf(outcome === "succeeds", call, values);
};

export const attempts: Readonly<Record<string, TerraformFunction>> = { try: tryEach, can };
