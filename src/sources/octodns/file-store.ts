import type { ReadingProblem } from "../../model/policy-domain.js";
import type { SourceFile } from "../../model/text.js";
import type { ReadContext } from "../source.js";
import { directoryOf, joinPath, Navigator } from "./navigator.js";
import { type FileRecords, type RecordSettings, readRecords } from "./records.js";
import { readYamlFile, type YamlFile, type YamlLibrary } from "./yaml-file.js";

export interface FileReading extends FileRecords {
  readonly problems: readonly ReadingProblem[];
  /** True when part of what octoDNS reads is missing. */
  readonly broken: boolean;
}

/** What was read of a file before, by the settings it was read with. */
class Memory {
  readonly readings = new Map<string, FileReading>();
}

const MOST_INCLUDES = 1000;

/** Opens, parses and reads files. Keeps the trees of shared and included files only, since zones may be many. */
export class FileStore {
  readonly #load: () => Promise<YamlLibrary>;
  readonly #context: ReadContext;
  readonly #handed: ReadonlyMap<string, SourceFile>;
  readonly #opened = new Map<string, SourceFile | undefined>();
  readonly #kept = new Map<string, YamlFile>();
  readonly #included = new Set<string>();

  constructor(load: () => Promise<YamlLibrary>, files: readonly SourceFile[], context: ReadContext) {
    this.#load = load;
    this.#context = context;
    this.#handed = new Map(files.map((file) => [file.path, file]));
  }

  handed(path: string): SourceFile | undefined {
    return this.#handed.get(path);
  }

  async open(path: string): Promise<SourceFile | undefined> {
    const known = this.#handed.get(path);
    if (known) return known;
    if (!this.#opened.has(path)) this.#opened.set(path, await this.#context.open(path));
    return this.#opened.get(path);
  }

  /** The files that were not handed in. */
  included(): readonly SourceFile[] {
    return [...this.#opened.values()].filter((file) => file !== undefined);
  }

  wasIncluded(path: string): boolean {
    return this.#included.has(path);
  }

  /** The file's tree, and a navigator that knows all that it includes. */
  async prepare(file: SourceFile, keep = false): Promise<{ navigator: Navigator; yamlFile: YamlFile }> {
    const yamlFile = await this.#parse(file, keep);
    const included = await this.#openIncludes(yamlFile);
    const navigator = new Navigator(included);
    for (const { problems } of included.values()) navigator.problems.push(...problems);
    return { navigator, yamlFile };
  }

  async read(file: SourceFile, settings: RecordSettings, keep: boolean): Promise<FileReading> {
    const memory = this.#memoryOf(file);
    const key = JSON.stringify(settings);
    const known = memory?.readings.get(key);
    if (known) return known;
    const { navigator, yamlFile } = await this.prepare(file, keep);
    const root = yamlFile.root && { node: yamlFile.root, file: yamlFile };
    const { records, unescaped, escapes, ignores } = readRecords(navigator, root, settings);
    // Behind a syntax error much is read amiss, so what is said about the records then may be wrong.
    const problems = yamlFile.broken ? yamlFile.problems : navigator.problems;
    const reading = { records, unescaped, escapes, ignores, problems, broken: yamlFile.broken || navigator.broken };
    // What a file with includes says depends on other files, which may differ on the other side.
    if (yamlFile.includes.length === 0) memory?.readings.set(key, reading);
    return reading;
  }

  #memoryOf(file: SourceFile): Memory | undefined {
    const found = this.#context.memo.get(file);
    if (found !== undefined) return found instanceof Memory ? found : undefined;
    const memory = new Memory();
    this.#context.memo.set(file, memory);
    return memory;
  }

  async #parse(file: SourceFile, keep: boolean): Promise<YamlFile> {
    const known = this.#kept.get(file.path);
    if (known) return known;
    const parsed = await readYamlFile(this.#load, file);
    if (keep) this.#kept.set(file.path, parsed);
    return parsed;
  }

  async #openIncludes(first: YamlFile): Promise<ReadonlyMap<string, YamlFile>> {
    const found = new Map<string, YamlFile>();
    const waiting = [first];
    for (let next = waiting.pop(); next && found.size < MOST_INCLUDES; next = waiting.pop()) {
      const directory = directoryOf(next.file.path);
      for (const written of next.includes) {
        const path = joinPath(directory, written);
        if (path === undefined || found.has(path)) continue;
        const file = await this.open(path);
        if (!file) continue;
        this.#included.add(path);
        const included = await this.#parse(file, true);
        found.set(path, included);
        waiting.push(included);
      }
    }
    return found;
  }
}
