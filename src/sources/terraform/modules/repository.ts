import type { ReadingProblem } from "../../../model/policy-domain.js";
import type { SourceFile } from "../../../model/text.js";
import type { Refused, YamlLibrary } from "../evaluate/file-reads.js";
import type { HclFile } from "../syntax/ast.js";
import { type Configuration, mergeFiles } from "./configuration.js";
import type { TerraformContext } from "./context.js";
import { type Folder, foldersOf, isTerraform } from "./folders.js";
import { readConfigurationFile } from "./trees.js";

/** Of files that functions read, in one run. */
const MOST_FILES = 2000;
const MOST_BYTES = 32 * 1024 * 1024;

/** What is known of the files of a snapshot, and what has been asked for besides. */
export class Repository {
  readonly #context: TerraformContext;
  readonly #files: Map<string, SourceFile>;
  readonly #opened = new Map<string, SourceFile | undefined>();
  readonly #configurations = new Map<string, Configuration>();
  readonly #trees = new Map<SourceFile, HclFile>();
  readonly #askedPaths = new Set<string>();
  readonly #askedFolders = new Set<string>();
  readonly #knownFolders = new Set<string>();
  #folders: ReadonlyMap<string, Folder>;
  #bytesLeft = MOST_BYTES;
  #asksForYaml = false;
  #yaml: YamlLibrary | undefined;

  constructor(files: readonly SourceFile[], context: TerraformContext) {
    this.#context = context;
    this.#files = new Map(files.map((file) => [file.path, file]));
    this.#folders = foldersOf(files);
  }

  /** Those that hold files of Terraform. */
  get folders(): ReadonlyMap<string, Folder> {
    return this.#folders;
  }

  /** Errors of syntax in all files that were read so far. */
  get problems(): readonly ReadingProblem[] {
    return [...this.#trees.values()].flatMap((tree) => tree.problems);
  }

  filesIn(folder: string): readonly string[] {
    return this.#context.filesIn(folder);
  }

  configurationOf(path: string): Configuration | undefined {
    const known = this.#configurations.get(path);
    const folder = this.#folders.get(path);
    if (known || !folder || folder.configuration.length === 0) return known;
    const configuration = mergeFiles(
      path,
      folder.configuration.map((file) => this.tree(file)),
    );
    this.#configurations.set(path, configuration);
    return configuration;
  }

  tree(file: SourceFile): HclFile {
    const known = this.#trees.get(file);
    if (known) return known;
    const tree = readConfigurationFile(this.#context.parser, file);
    this.#trees.set(file, tree);
    return tree;
  }

  /** A file that a function reads. */
  file(path: string): SourceFile | Refused | "waiting" {
    const known = this.#files.get(path) ?? this.#opened.get(path);
    if (known) return known;
    if (this.#opened.has(path)) {
      const isThere = this.#context.has(path);
      return {
        refused: isThere ? `${path} is a link or can't be read` : `there is no file ${path} in this repository`,
      };
    }
    if (this.#opened.size + this.#askedPaths.size >= MOST_FILES || this.#bytesLeft <= 0) {
      return { refused: "this tool reads no more files" };
    }
    this.#askedPaths.add(path);
    return "waiting";
  }

  yaml(): YamlLibrary | undefined {
    this.#asksForYaml ||= this.#yaml === undefined;
    return this.#yaml;
  }

  /** True where its files have not been looked for yet. */
  askForFolder(folder: string): boolean {
    if (this.#knownFolders.has(folder) || this.#knownFolders.size >= MOST_FILES) return false;
    this.#askedFolders.add(folder);
    return true;
  }

  /** Loads what was asked for. False when that is nothing. */
  async loadWhatWasAskedFor(loadYaml: () => Promise<YamlLibrary>): Promise<boolean> {
    if (this.#askedPaths.size === 0 && this.#askedFolders.size === 0 && !this.#asksForYaml) return false;
    if (this.#asksForYaml) this.#yaml = await loadYaml();
    this.#asksForYaml = false;
    await Promise.all([...this.#askedPaths].map((path) => this.#open(path)));
    this.#askedPaths.clear();
    await this.#openFolders();
    return true;
  }

  async #open(path: string): Promise<void> {
    const file = await this.#context.open(path);
    this.#bytesLeft -= file?.bytes.length ?? 0;
    this.#opened.set(path, this.#bytesLeft < 0 ? undefined : file);
  }

  async #openFolders(): Promise<void> {
    if (this.#askedFolders.size === 0) return;
    for (const folder of this.#askedFolders) {
      this.#knownFolders.add(folder);
      for (const path of this.#context.filesIn(folder)) {
        const file = isTerraform(path) && !this.#files.has(path) ? await this.#context.open(path) : undefined;
        if (file) this.#files.set(path, file);
      }
    }
    this.#askedFolders.clear();
    this.#folders = foldersOf([...this.#files.values()]);
  }
}
