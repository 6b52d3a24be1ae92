import { isTemplateTag } from "./placeholder.js";

/**
 * The places where an included file may be: beside the including file, then below the root of the snapshot. That is
 * where an absolute path is looked for too: a repository may be a picture of the server's file system.
 */
export function includePaths(written: string, includingFile: string): readonly string[] {
  if (written === "" || written.includes("\0") || isTemplateTag(written)) return [];
  const folder = includingFile.split("/").slice(0, -1);
  const below = normalise(written.split("/"));
  const paths = written.startsWith("/") ? [below] : [normalise([...folder, ...written.split("/")]), below];
  return [...new Set(paths)].filter((path) => path !== undefined);
}

/** Undefined when the path leaves the snapshot. */
function normalise(segments: readonly string[]): string | undefined {
  const path: string[] = [];
  for (const segment of segments) {
    if (segment === "" || segment === ".") continue;
    if (segment !== "..") path.push(segment);
    else if (path.pop() === undefined) return undefined;
  }
  return path.join("/");
}
