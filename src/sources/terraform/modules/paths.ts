/** The folder of a path, without a final slash; "" for the root of the repository. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf("/"), 0));
}

export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

/** A relative path seen from a folder of the repository; undefined where it leaves the repository. */
export function joinPath(folder: string, relative: string): string | undefined {
  if (relative.startsWith("/") || relative.includes("\\") || relative.includes("\0")) return undefined;
  const segments = folder === "" ? [] : folder.split("/");
  for (const segment of relative.split("/")) {
    if (segment === "" || segment === ".") continue;
    if (segment !== "..") segments.push(segment);
    else if (segments.pop() === undefined) return undefined;
  }
  return segments.join("/");
}

/** The way from one folder to another, as `path.module` has it: `modules/dns`, `../shared`, `.` for the same. */
export function wayTo(from: string, to: string): string {
  const start = from === "" ? [] : from.split("/");
  const end = to === "" ? [] : to.split("/");
  let same = 0;
  while (same < start.length && same < end.length && start[same] === end[same]) same += 1;
  return [...start.slice(same).map(() => ".."), ...end.slice(same)].join("/") || ".";
}

/** The folders round a folder, the nearest first, the root of the repository last. */
export function foldersAbove(folder: string): readonly string[] {
  const above: string[] = [];
  for (let at = folder; at !== ""; ) {
    at = folderOf(at);
    above.push(at);
  }
  return above;
}
