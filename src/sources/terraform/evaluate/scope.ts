import type { Range } from "../../../model/text.js";
import type { TerraformFunction } from "../functions/function.js";
import type { HclFile, Template } from "../syntax/ast.js";
import type { TextValue, Value } from "../values/value.js";
import type { Budget } from "./budget.js";
import type { FileReads } from "./file-reads.js";

/** Where an expression is evaluated. */
export interface Scope {
  /** The file that the expression stands in: its spans are offsets into it. */
  readonly hcl: HclFile;
  /** What a bare word stands for: `var`, `each`, `aws_s3_object`, or the name of a `for`. Undefined for an unknown word. */
  lookup(name: string, range: Range): Value | undefined;
  readonly budget: Budget;
  readonly files: FileReads;
  readonly language: Language;
}

/** What is the same wherever an expression stands. */
export interface Language {
  /** By name, without the namespace `core::`; functions of providers with theirs. */
  readonly functions: ReadonlyMap<string, TerraformFunction>;
  /** Reads a text as a template: for `templatefile` and `templatestring`. Undefined where that can't be done. */
  parseTemplate(text: TextValue): ParsedTemplate | undefined;
}

interface ParsedTemplate {
  readonly template: Template;
  /** Gives the places of its spans. Its body is empty. */
  readonly hcl: HclFile;
}
