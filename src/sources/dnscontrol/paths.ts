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
  /(?:^|\/)(?:node_modules|\.github|\.vscode|dist|build|public|static|vendor|__tests__)\/|(?:^|\/)(?:package(?:-lock)?|composer|tsconfig(?:\.[\w-]+)?|jsconfig|renovate|biome|deno|angular|manifest|creds)\.json$|\.(?:min|test|spec|config)\.js$/i;
