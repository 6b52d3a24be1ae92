import type { Range } from "../../../model/text.js";
import type { Scope } from "../evaluate/scope.js";
import type { TextValue, Value } from "../values/value.js";

/** What a function is told besides its arguments. */
export interface Call {
  /** The name as written. */
  readonly name: string;
  /** The whole call. */
  readonly range: Range;
  readonly scope: Scope;
  /** Renders the text of a file as a template with these names: for `templatefile` and `templatestring`. */
  renderTemplate(text: TextValue, variables: ReadonlyMap<string, Value>): Value;
}

/**
 * A function of Terraform. Gets its arguments evaluated, those too that are unknown in whole or in part; never throws, and
 * gives an unknown value with a reason where Terraform would give an error or where the result can't be told.
 */
export type TerraformFunction = (values: readonly Value[], call: Call) => Value;
