import { type Git, outputOf, splitNul } from "./git.js";

/** The paths below the folder in which git starts that are neither in the index nor ignored. */
export async function untrackedPaths(git: Git): Promise<string[]> {
  const paths = splitNul(await outputOf(git, ["ls-files", "-z", "--others", "--exclude-standard"]));
  return paths.filter((path) => !path.endsWith("/"));
}
