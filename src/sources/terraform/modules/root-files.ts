import type { SourceFile } from "../../../model/text.js";
import type { FileReads, Refused, YamlLibrary } from "../evaluate/file-reads.js";
import { alternativesOf, isPattern, matchesName } from "./glob.js";
import { joinPath, wayTo } from "./paths.js";
import type { Repository } from "./repository.js";

/** The files that the functions of one evaluation read. Paths are relative to the folder of its root module. */
export class RootFiles implements FileReads {
  readonly #folder: string;
  readonly #repository: Repository;
  readonly #read = new Map<string, SourceFile>();
  /** Set once something was asked for that is not there yet. */
  isWaiting = false;

  constructor(folder: string, repository: Repository) {
    this.#folder = folder;
    this.#repository = repository;
  }

  /** Those that were read. */
  get files(): readonly SourceFile[] {
    return [...this.#read.values()];
  }

  read(path: string): SourceFile | Refused {
    const found = this.#pathOf(path);
    if (typeof found !== "string") return found;
    const file = this.#repository.file(found);
    if (file === "waiting") {
      this.isWaiting = true;
      return { refused: `the file ${found} has not been read` };
    }
    if ("refused" in file) return file;
    this.#read.set(found, file);
    return file;
  }

  list(folder: string, pattern: string): readonly string[] | Refused {
    const start = this.#pathOf(folder);
    if (typeof start !== "string") return start;
    const alternatives = alternativesOf(pattern);
    if (!alternatives) return { refused: "the pattern has too many alternatives" };
    const found = new Set<string>();
    for (const alternative of alternatives) {
      const names = this.#listOne(start, alternative);
      if ("refused" in names) return names;
      for (const name of names) found.add(name);
    }
    return [...found].sort();
  }

  #listOne(start: string, pattern: string): readonly string[] | Refused {
    const segments = pattern.split("/").filter((segment) => segment !== "" && segment !== ".");
    const name = segments.pop();
    if (name === undefined) return [];
    if (name === "**" || segments.some(isPattern)) return { refused: "files of subfolders are not looked for" };
    const folder = joinPath(start, segments.join("/"));
    if (folder === undefined) return { refused: `${pattern} leads out of this repository` };
    const names = this.#repository.filesIn(folder).map((path) => path.slice(folder === "" ? 0 : folder.length + 1));
    const way = wayTo(start, folder);
    return names.filter((each) => matchesName(name, each)).map((each) => (way === "." ? each : `${way}/${each}`));
  }

  yaml(): YamlLibrary | Refused {
    const library = this.#repository.yaml();
    if (library) return library;
    this.isWaiting = true;
    return { refused: "YAML has not been read" };
  }

  /** For the files of modules that are not there yet. */
  waitFor(folder: string): void {
    if (this.#repository.askForFolder(folder)) this.isWaiting = true;
  }

  #pathOf(written: string): string | Refused {
    if (written.startsWith("/") || /^[A-Za-z]:/.test(written) || written.startsWith("~")) {
      return { refused: `${written.slice(0, LONGEST_NAMED)} is outside this repository` };
    }
    const path = joinPath(this.#folder, written);
    return path ?? { refused: `${written.slice(0, LONGEST_NAMED)} leads out of this repository` };
  }
}

/** In reasons. */
const LONGEST_NAMED = 100;
