import type { PolicyField } from "../../model/policy.js";
import type { Range } from "../../model/text.js";

/** Where a field of a policy is written: its line, or the value alone where that comes from elsewhere, as a variable does. */
export function fieldPlace({ line, value }: PolicyField): Range {
  return isValueElsewhere({ line, value }) ? value.range : line.text.range;
}

/** True where the value stands apart from the line that it is put into. */
export function isValueElsewhere({ line, value }: Pick<PolicyField, "line" | "value">): boolean {
  const whole = line.text.range;
  return whole.path !== value.range.path || value.range.start < whole.start || whole.end < value.range.end;
}
