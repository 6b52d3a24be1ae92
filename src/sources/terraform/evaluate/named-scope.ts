import type { Range } from "../../../model/text.js";
import type { HclFile } from "../syntax/ast.js";
import type { Value } from "../values/value.js";
import type { Budget } from "./budget.js";
import type { FileReads } from "./file-reads.js";
import type { Language, Scope } from "./scope.js";

/** A scope with names of its own, which hide those around them. */
class NamedScope implements Scope {
  readonly hcl: HclFile;
  readonly budget: Budget;
  readonly files: FileReads;
  readonly language: Language;
  readonly #names: ReadonlyMap<string, Value>;
  readonly #around: Scope | undefined;

  constructor(names: ReadonlyMap<string, Value>, hcl: HclFile, like: Scope, around: Scope | undefined) {
    this.hcl = hcl;
    this.budget = like.budget;
    this.files = like.files;
    this.language = like.language;
    this.#names = names;
    this.#around = around;
  }

  lookup(name: string, range: Range): Value | undefined {
    return this.#names.get(name) ?? this.#around?.lookup(name, range);
  }
}

/** For one round of a loop: `keyName` stands for the key, if it is written. */
export function loopScope(
  { keyName, valueName }: { readonly keyName: string | undefined; readonly valueName: string },
  [key, value]: readonly [key: Value, value: Value],
  around: Scope,
): Scope {
  const names = new Map([[valueName, value]]);
  if (keyName !== undefined) names.set(keyName, key);
  return new NamedScope(names, around.hcl, around, around);
}

/** For the template in a file: it sees what it is given, and nothing else. */
export function templateScope(variables: ReadonlyMap<string, Value>, hcl: HclFile, caller: Scope): Scope {
  return new NamedScope(variables, hcl, caller, undefined);
}
