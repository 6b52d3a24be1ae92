import type { Commits } from "./commits.js";

/** Nobody means an ancestor that is further away; each may cost a request. */
const MOST_GENERATIONS = 100;

/**
 * The id of the commit of a branch or tag that was not fetched yet, or of an ancestor (`HEAD~2`, `v1^`) that lies
 * beyond the end of a shallow clone. Undefined when there is none.
 */
export async function locateNamed(revision: string, commits: Commits): Promise<string | undefined> {
  const [, stem = "", way = ""] = /^(.*?)((?:[~^]\d*)*)(?:\^\{commit\})?$/.exec(revision) ?? [];
  const steps = stepsOf(way);
  if (!steps) return undefined;
  const oid = (await commits.named(stem)) ?? (await atOrigin(stem, commits));
  return oid && ancestor(oid, steps, commits);
}

async function atOrigin(name: string, commits: Commits): Promise<string | undefined> {
  const oid = await commits.oidAtOrigin(referencesOf(name));
  if (oid !== undefined) return oid;
  // What is checked out, the API does not know; its own HEAD is the default branch.
  return /^(?:HEAD$|@)/.test(name) ? undefined : (await commits.api()).commitNamed(nameAtOrigin(name));
}

/** Which parent to go to, one after the other, along `~3^2~`. Undefined when it leads too far. */
function stepsOf(way: string): readonly number[] | undefined {
  const steps: number[] = [];
  for (const [, sign, digits] of way.matchAll(/([~^])(\d*)/g)) {
    const count = digits ? Number(digits) : 1;
    if (sign === "^" && count > 0) steps.push(count);
    if (sign === "~" && count <= MOST_GENERATIONS) steps.push(...new Array<number>(count).fill(1));
    if ((sign === "~" && count > MOST_GENERATIONS) || steps.length > MOST_GENERATIONS) return undefined;
  }
  return steps;
}

/** Goes by what commits say of their parents: of those where a shallow clone ends, git itself says that they have none. */
async function ancestor(oid: string, steps: readonly number[], commits: Commits): Promise<string | undefined> {
  let at = oid;
  for (const [index, parent] of steps.entries()) {
    await commits.bring([at], steps.length - index + 1);
    const next = (await commits.parents(at))?.[parent - 1];
    if (next === undefined) return undefined;
    at = next;
  }
  return at;
}

/** The full names, at the origin, of what has this name here: tags before branches, as git goes (gitrevisions(7)). */
function referencesOf(name: string): readonly string[] {
  const there = nameAtOrigin(name);
  if (/^(?:refs\/)?remotes\/|^origin\//.test(name)) return [`refs/heads/${there}`];
  if (/^(?:heads|tags)\//.test(there)) return [`refs/${there}^{}`, `refs/${there}`];
  return [`refs/tags/${there}^{}`, `refs/tags/${there}`, `refs/heads/${there}`];
}

function nameAtOrigin(name: string): string {
  return name.replace(/^(?:(?:refs\/)?remotes\/)?origin\/|^refs\//, "");
}
