import type { CallExpression } from "acorn";
import type { Site } from "./alternatives.js";
import { MOST_ALTERNATIVES } from "./alternatives.js";
import type { FunctionNode } from "./functions.js";
import { calledName, type Script } from "./script.js";
import type { Scripts } from "./scripts.js";

export interface Caller {
  readonly call: CallExpression;
  readonly site: Site;
}

/** The call of a function that the stack tells of: that which follows the innermost frame within the function. */
export function frameOfCall(owner: FunctionNode, { frames }: Site, scripts: Scripts): Caller | undefined {
  for (const [index, frame] of frames.entries()) {
    const script = scripts.get(frame.path);
    const call = script?.callAt(frame.line, frame.column);
    if (!script || !call || script.functionAround(call) !== owner) continue;
    const outer = frames.slice(index + 1);
    const [next] = outer;
    const home = next && scripts.get(next.path);
    const caller = next && home?.callAt(next.line, next.column);
    // Who calls from the language itself, such as D() its modifiers, has no frame: the next one is of another call.
    if (!home || !caller || !mayCall(caller, owner, script)) return undefined;
    return { call: caller, site: { script: home, frames: outer, calls: [] } };
  }
  return undefined;
}

function mayCall({ callee, arguments: given }: CallExpression, owner: FunctionNode, script: Script): boolean {
  if (given.some((argument) => argument === owner) || callee === owner) return true;
  const name = nameOf(owner, script);
  return name === undefined || calledName(callee) === name;
}

/** The name that a function is called by: its own, or that of the variable or property that holds it. */
function nameOf(owner: FunctionNode, script: Script): string | undefined {
  if (owner.type === "FunctionDeclaration") return owner.id?.name;
  const parent = script.parentOf(owner);
  if (parent?.type === "VariableDeclarator" && parent.id.type === "Identifier") return parent.id.name;
  if (parent?.type === "Property" && parent.key.type === "Identifier") return parent.key.name;
  if (parent?.type === "AssignmentExpression") return calledName(parent.left);
  return undefined;
}

/** All calls of a function by its name in any file, or the one that it is handed to. */
export function callersOf(owner: FunctionNode, script: Script, scripts: Scripts): readonly Caller[] {
  const parent = script.parentOf(owner);
  if (parent?.type === "CallExpression") return [{ call: parent, site: { script, frames: [], calls: [] } }];
  const name = nameOf(owner, script);
  if (name === undefined) return [];
  const homes = scripts.mentioning(name);
  const count = homes.reduce((sum, each) => sum + each.callsOf(name).length, 0);
  if (count > MOST_ALTERNATIVES) return [];
  return homes.flatMap((each) =>
    each.callsOf(name).map((call) => ({ call, site: { script: each, frames: [], calls: [] } })),
  );
}
