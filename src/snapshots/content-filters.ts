import { type Git, outputOf, splitNul } from "./git.js";

/**
 * The same git without the programs that settings and .gitattributes have it start to compare a file of the working tree
 * with an object (gitattributes(5), filter).
 */
export async function withoutContentFilters(git: Git): Promise<Git> {
  const programs = ["config", "--null", "--name-only", "--get-regexp", "^filter\\..*\\.(clean|process|required)$"];
  // 1: there are none.
  const settings = splitNul(await outputOf(git, programs, [0, 1]));
  return settings.length === 0 ? git : git.without([...new Set(settings)]);
}
