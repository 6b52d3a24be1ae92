import type { HclFile, Span } from "../syntax/ast.js";
import type { Evaluation, ModuleInstance } from "../values/instances.js";
import type { Value } from "../values/value.js";

/**
 * The locals of a module without those that only resources use of which there is certainly no instance (`count = 0`): a
 * policy in one of them is served by nobody.
 */
export function servedLocals(module: ModuleInstance, { trees }: Evaluation): ReadonlyMap<string, () => Value> {
  const off = trees ? localsNamedIn(unusedBlocks(module, trees)) : new Set();
  if (off.size === 0) return module.locals;
  const used = localsNamedIn(module.resources.map(({ hcl, block }) => textAt(hcl, block.span)));
  return new Map([...module.locals].filter(([name]) => !off.has(name) || used.has(name)));
}

/** The texts of the blocks of resources that have no instance. */
function unusedBlocks(module: ModuleInstance, trees: ReadonlyMap<string, HclFile>): readonly string[] {
  const used = new Set(module.resources.map(({ block }) => block));
  const own = [...trees].filter(([path]) => path.slice(0, Math.max(path.lastIndexOf("/"), 0)) === module.folder);
  return own.flatMap(([, hcl]) => {
    const unused = hcl.body.blocks.filter((block) => block.type === "resource" && !used.has(block));
    return unused.map(({ span }) => textAt(hcl, span));
  });
}

function textAt({ text }: HclFile, { start, end }: Span): string {
  return text.slice(start, end);
}

function localsNamedIn(texts: readonly string[]): ReadonlySet<string> {
  return new Set(texts.flatMap((text) => [...text.matchAll(/\blocal\.([\w-]+)/g)].flatMap(([, name]) => name ?? [])));
}
