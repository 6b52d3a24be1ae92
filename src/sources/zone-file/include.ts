import { isTemplateTag } from "./placeholder.js";

/** The places where an included file may be: beside the including file, then below the root of the snapshot. */
export function includePaths(written: string, includingFile: string): readonly string[] {
  if (written === "" || written.startsWith("/") || written.includes("\0") || isTemplateTag(written)) return [];
  const folder = includingFile.split("/").slice(0, -1);
  const paths = [normalise([...folder, ...written.split("/")]), normalise(written.split("/"))];
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
