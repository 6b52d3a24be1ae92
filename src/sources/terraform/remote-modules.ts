import type { Undecided } from "../../model/finding.js";
import type { HclFile } from "./syntax/ast.js";
import type { Evaluation } from "./values/instances.js";

/** What is said of calls that have to do with MTA-STS, by their words, to modules that are not in the repository. */
export function remoteModules({ trees }: Evaluation): readonly Undecided[] {
  return [...(trees?.values() ?? [])].flatMap(remoteModulesIn);
}

function remoteModulesIn(hcl: HclFile): readonly Undecided[] {
  const calls = hcl.body.blocks.filter(({ type }) => type === "module");
  return calls.flatMap(({ labels: [name], span, header }) => {
    const text = hcl.text.slice(span.start, span.end);
    const source = /^[ \t]*source[ \t]*=[ \t]*"([^"]{1,200})"/m.exec(text)?.[1];
    if (name === undefined || source === undefined || /^\.{1,2}\//.test(source) || !MENTION.test(text)) return [];
    const reason = `it comes from ${source}, outside this repository`;
    return [{ domain: undefined, undecided: `what module.${name} declares`, reason, range: hcl.range(header) }];
  });
}

const MENTION = /mta[-_]?sts|stsv\d/i;
