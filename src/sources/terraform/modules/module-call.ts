import type { UnknownValue, Value } from "../values/value.js";
import { knownText, unknownValue } from "../values/values.js";
import { argumentOf, type Configuration, type Declaration } from "./configuration.js";
import { type Expansion, expand, type Member } from "./expansion.js";
import type { LocalModule, ModulePlace } from "./module.js";
import { joinPath } from "./paths.js";
import { Remembered } from "./remembered.js";
import { evaluateIn } from "./surroundings.js";

/** What a `module` block calls. */
export type Call =
  | { readonly modules: readonly LocalModule[]; readonly expansion: Expansion }
  /** What is not in the repository, or can't be told. */
  | { readonly modules: readonly []; readonly expansion: undefined; readonly unknown: UnknownValue };

/** Honest configurations nest three or four. */
const DEEPEST_MODULE = 32;

type Make = (configuration: Configuration, place: ModulePlace) => LocalModule;

/** `caller` is the module that the block stands in. */
export function openCall(name: string, declaration: Declaration, caller: LocalModule, make: Make): Call {
  const [{ block, hcl }] = declaration;
  const range = hcl.range(block.header);
  const found = configurationOfSource(name, declaration, caller);
  if (typeof found === "string") {
    return { modules: [], expansion: undefined, unknown: unknownValue(found, range) };
  }
  const circle = depthOf(caller) >= DEEPEST_MODULE ? "modules are nested too deeply" : circleOf(found.folder, caller);
  if (circle !== undefined) {
    caller.run.say({ domain: undefined, undecided: `what module.${name} declares`, reason: circle, range });
    return { modules: [], expansion: undefined, unknown: unknownValue(circle, range) };
  }
  const expansion = expand(declaration, caller.surroundings, caller.run);
  const modules = expansion.members.map((member) => make(found, placeOf(name, declaration, caller, member)));
  return { modules, expansion };
}

/** The configuration that the call means, or why there is none, as a clause. */
function configurationOfSource(name: string, declaration: Declaration, caller: LocalModule): Configuration | string {
  const written = argumentOf(declaration, "source");
  const source = written && knownText(evaluateIn(caller.surroundings, written));
  if (source === undefined) return `it can't be told where the module ${name} comes from`;
  if (!/^\.\.?(?:\/|$)/.test(source)) return `the module ${name} comes from ${source}, outside this repository`;
  const folder = joinPath(caller.folder, source);
  if (folder === undefined) return `the module ${name} comes from ${source}, outside this repository`;
  const configuration = caller.run.configurationOf(folder);
  return configuration ?? `the folder ${folder || "."} of the module ${name} has no files of Terraform`;
}

function depthOf(module: LocalModule): number {
  return module.parent ? depthOf(module.parent) + 1 : 0;
}

function circleOf(folder: string, caller: LocalModule): string | undefined {
  for (let at: LocalModule | undefined = caller; at; at = at.parent) {
    if (at.folder === folder) return `the module in ${folder || "the root folder"} calls itself`;
  }
  return undefined;
}

function placeOf(name: string, declaration: Declaration, caller: LocalModule, member: Member): ModulePlace {
  const [{ block, hcl }] = declaration;
  const address = `${caller.address === "" ? "" : `${caller.address}.`}module.${name}${member.suffix}`;
  const values = new Remembered();
  const given = (variable: string): Value | undefined => {
    const written = argumentOf(declaration, variable);
    return (
      written &&
      values.get(
        variable,
        () => evaluateIn(member.surroundings, written),
        () => unknownValue(`${variable} of ${address} refers to itself`, hcl.range(block.header)),
      )
    );
  };
  const whyMissing = (variable: string): string => `${address} gives no value to the variable ${variable}`;
  const uncertain = member.uncertain ?? caller.place.uncertain;
  return { address, parent: caller, given, whyMissing, uncertain };
}
