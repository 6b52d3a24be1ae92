import type { Range, SourceFile } from "../../../model/text.js";
import type { Block, HclFile } from "../syntax/ast.js";
import type { TextValue, UnknownValue, Value } from "./value.js";

/** One root module with one set of variables, evaluated. */
export interface Evaluation {
  /** The folder of the root module, "" for the root of the repository. */
  readonly folder: string;
  /** The path of the `.tfvars` file that makes it different from the others of this folder; undefined for the only one. */
  readonly variant: string | undefined;
  /** The root module and all that it calls, called modules behind their callers. */
  readonly modules: readonly ModuleInstance[];
  /** Every file that was read for it, those read by functions too. */
  readonly files: readonly SourceFile[];
  /** The configuration and the variables among them, by path: to find the literal that a value is written in. */
  readonly trees?: ReadonlyMap<string, HclFile>;
}

export interface ModuleInstance {
  /** `module.mail["example.com"]`; "" for the root module. */
  readonly address: string;
  readonly folder: string;
  readonly parent: ModuleInstance | undefined;
  /** Resources and data sources, each instance of `count` and `for_each` by itself, in the order of the files. */
  readonly resources: readonly ResourceInstance[];
  /** Evaluated when asked for. */
  readonly locals: ReadonlyMap<string, () => Value>;
  readonly outputs: ReadonlyMap<string, () => Value>;
}

/** What resources and their nested blocks have in common. */
export interface BlockInstance {
  /** An argument, evaluated; undefined where it is not written. */
  argument(name: string): Value | undefined;
  /** The names of the arguments that are written, in order. */
  readonly argumentNames: readonly string[];
  /** Nested blocks of a type, those of `dynamic` too. */
  blocks(type: string): readonly BlockInstance[];
  /** The types of its nested blocks, each once. */
  readonly blockTypes: readonly string[];
  readonly range: Range;
  /** Set when it is not known whether, or how often, this block is there: `count = var.enabled ? 1 : 0`. */
  readonly uncertain: UnknownValue | undefined;
}

export interface ResourceInstance extends BlockInstance {
  readonly mode: "resource" | "data";
  readonly type: string;
  readonly name: string;
  /** `aws_s3_object.policy["example.com"]`, with the module in front: stable between both sides of a comparison. */
  readonly address: string;
  readonly module: ModuleInstance;
  /** Of `for_each`; undefined without, or where it is not known. */
  readonly eachKey: TextValue | undefined;
  readonly eachValue: Value | undefined;
  readonly block: Block;
  readonly hcl: HclFile;
  /** What the function `file` gives here: for arguments that name a file rather than hold its text. */
  textOfFile?(path: TextValue): Value;
}
