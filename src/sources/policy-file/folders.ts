/** The folder that a path lies in, "" for the root; undefined for the root itself. */
export function parentFolder(path: string): string | undefined {
  if (path === "") return undefined;
  return path.slice(0, Math.max(path.lastIndexOf("/"), 0));
}

/** The path of a file in a folder. */
export function under(folder: string, name: string): string {
  return folder === "" ? name : `${folder}/${name}`;
}
