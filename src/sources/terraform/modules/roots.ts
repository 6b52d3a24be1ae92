import type { SourceFile } from "../../../model/text.js";
import type { Folder } from "./folders.js";
import { joinPath } from "./paths.js";

/**
 * The folders that Terraform is run in, going by a quick look at the files: those that no other folder calls as a module.
 * Where folders call one another in a circle, the first of them counts.
 */
export function rootFolders(folders: ReadonlyMap<string, Folder>): readonly string[] {
  const calls = new Map<string, ReadonlySet<string>>();
  for (const [path, folder] of folders) {
    if (folder.configuration.length > 0) calls.set(path, calledFolders(folder, folders));
  }
  const called = new Set([...calls.values()].flatMap((each) => [...each]));
  const roots = [...calls.keys()].filter((path) => !called.has(path));
  const reached = new Set<string>();
  for (const root of roots) reach(root, calls, reached);
  for (const path of calls.keys()) {
    if (reached.has(path)) continue;
    roots.push(path);
    reach(path, calls, reached);
  }
  return roots.sort();
}

function reach(from: string, calls: ReadonlyMap<string, ReadonlySet<string>>, reached: Set<string>): void {
  const ahead = [from];
  for (let path = ahead.pop(); path !== undefined; path = ahead.pop()) {
    if (reached.has(path)) continue;
    reached.add(path);
    ahead.push(...(calls.get(path) ?? []));
  }
}

function calledFolders({ path, configuration }: Folder, folders: ReadonlyMap<string, Folder>): ReadonlySet<string> {
  const called = new Set<string>();
  for (const file of configuration) {
    for (const source of localSources(file)) {
      const folder = joinPath(path, source);
      if (folder !== undefined && folder !== path && folders.has(folder)) called.add(folder);
    }
  }
  return called;
}

/** `source = "./dns"` or `"source": "../dns"`: the dots are what tells a local module. */
const LOCAL_SOURCE = /(?<![\w-])source"?[ \t]*[=:][ \t]*"(\.\.?(?:\/[^"\n]*)?)"/g;
const decoder = new TextDecoder();

function* localSources({ bytes }: SourceFile): Iterable<string> {
  const text = decoder.decode(bytes);
  for (const match of text.matchAll(LOCAL_SOURCE)) {
    if (!isInComment(text, match.index)) yield match[1] ?? "";
  }
}

function isInComment(text: string, at: number): boolean {
  const line = text.slice(text.lastIndexOf("\n", at - 1) + 1, at).trimStart();
  return line.startsWith("#") || line.startsWith("//");
}
