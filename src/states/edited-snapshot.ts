import type { Snapshot } from "../model/snapshot.js";
import type { SourceFile } from "../model/text.js";

/** A snapshot in which some of its files hold something else. */
export function editedSnapshot(snapshot: Snapshot, contents: ReadonlyMap<string, Uint8Array>): Snapshot {
  const edited = new Map<string, SourceFile>();
  for (const [path, bytes] of contents) edited.set(path, { path, bytes });
  return {
    revision: "worktree",
    list: (enter) => snapshot.list(enter),
    async read(path) {
      return edited.get(path) ?? snapshot.read(path);
    },
    search: (words) => snapshot.search(words),
  };
}
