/**
 * From the path alone: `dnsconfig.js` as DNSControl looks for it, `dnsconfig.test.js` and the like; programs of other names,
 * given with `--config`, where the folder tells.
 */
export function mayBeDnsControl(path: string): boolean {
  return NAMED.test(path) || (PLACED.test(path) && !OTHERS.test(path));
}

export function isNamedLikeConfiguration(path: string): boolean {
  return NAMED.test(path);
}

/** What such a program may `require`. DNSControl knows no folder that it leaves out; nobody means this one. */
export function mayBeReadByDnsControl(path: string): boolean {
  return /\.(?:js|json5?)$/i.test(path) && !/(?:^|\/)node_modules\//.test(path);
}

const NAMED = /(?:^|\/)dnsconfig(?:[._-][\w.-]+)?\.js$/;
const PLACED = /(?:^|\/)(?:[\w.-]*dns[\w.-]*|zones?|domains?)\/[^/]+\.js$/i;

/** What belongs to package managers, builds, tests and editors. */
const OTHERS =
  /(?:^|\/)(?:node_modules|\.github|\.vscode|dist|build|public|static|vendor|__tests__)\/|\.(?:min|test|spec|config)\.js$/i;

export function folderOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf("/"), 0));
}

/** A path in a folder; undefined when it leads out of the repository. */
export function resolvePath(folder: string, path: string): string | undefined {
  const parts = folder === "" ? [] : folder.split("/");
  for (const part of path.split("/")) {
    if (part === ".." && parts.pop() === undefined) return undefined;
    if (part !== ".." && part !== "." && part !== "") parts.push(part);
  }
  return parts.join("/");
}
