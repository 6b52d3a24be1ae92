import { decodeStrictly, type SourceFile } from "../../../model/text.js";
import type { ReadContext } from "../../source.js";
import { folderOf, mayBeReadByDnsControl, resolvePath } from "../paths.js";

export const MOST_FILES = 5000;
/** What DNSControl signs in to providers with. */
const SECRETS = /(?:^|\/)creds\.json5?$/i;
export const MOST_MEGABYTES = 8;

/** The files that a program reads, loaded before it asks for them as far as its text tells. */
export class ProgramFiles {
  readonly files = new Map<string, SourceFile>();
  readonly #context: ReadContext;
  readonly #entry: SourceFile;
  /** Those that were looked for, whether or not they are there. */
  readonly #sought = new Set<string>();
  #bytes = 0;
  #leftOut = 0;

  constructor(entry: SourceFile, context: ReadContext) {
    this.#entry = entry;
    this.#context = context;
  }

  async start(): Promise<void> {
    this.#sought.add(this.#entry.path);
    this.#take(this.#entry);
    await this.#follow([this.#entry]);
  }

  /**
   * Loads what the program missed, and all that lies beside it: a program that puts paths together asks for one file after
   * another. False when there is nothing new.
   */
  async loadMissing(paths: readonly string[]): Promise<boolean> {
    const before = this.files.size;
    const beside = [...new Set(paths.map(folderOf))].flatMap((folder) => this.#programsIn(folder));
    await this.#follow(await this.#load([...paths, ...beside]));
    return this.files.size > before;
  }

  /** False when there are more, or larger ones, than are read. */
  get areAll(): boolean {
    return this.#leftOut === 0;
  }

  texts(): ReadonlyMap<string, string> {
    const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
    return new Map([...this.files].map(([path, { bytes }]) => [path, decodeStrictly(bytes) ?? decoder.decode(bytes)]));
  }

  /** Loads what these files name, what that names, and so on. */
  async #follow(files: readonly SourceFile[]): Promise<void> {
    for (let next = files; next.length > 0; ) {
      next = await this.#load(next.flatMap((file) => this.#namedIn(file)));
    }
  }

  async #load(paths: readonly string[]): Promise<readonly SourceFile[]> {
    const fresh = [...new Set(paths)].filter(
      (path) => !this.#sought.has(path) && !SECRETS.test(path) && mayBeReadByDnsControl(path),
    );
    const wanted = fresh.slice(0, Math.max(0, MOST_FILES - this.#sought.size));
    this.#leftOut += fresh.length - wanted.length;
    for (const path of wanted) this.#sought.add(path);
    const opened = await Promise.all(wanted.map((path) => this.#context.open(path)));
    return opened.filter((file) => file !== undefined).filter((file) => this.#take(file));
  }

  #take(file: SourceFile): boolean {
    this.#bytes += file.bytes.length;
    if (this.#bytes > MOST_MEGABYTES * 1024 * 1024) {
      this.#leftOut += 1;
      return false;
    }
    this.files.set(file.path, file);
    return true;
  }

  /** The paths in calls of `require` and `require_glob`; one that is put together names its folder at most. */
  #namedIn({ path, bytes }: SourceFile): readonly string[] {
    if (!/\.js$/i.test(path)) return [];
    const text = decodeStrictly(bytes) ?? "";
    const mentioned = new Map<string, readonly [glob: string | undefined, written: string]>();
    for (const [, glob, written = ""] of text.matchAll(/\brequire(_glob)?\s*\(\s*["'`]([^"'`\n]{1,500})["'`]/g)) {
      mentioned.set(`${glob} ${written}`, [glob, written]);
      if (mentioned.size === MOST_FILES) break;
    }
    return [...mentioned.values()].flatMap(([glob, written]) => {
      const fixed = written.replace(/\$\{.*$/s, "");
      const bases = fixed.startsWith(".") ? [folderOf(path)] : [folderOf(this.#entry.path), ""];
      const resolved = bases.map((base) => resolvePath(base, fixed)).filter((each) => each !== undefined);
      if (glob) return resolved.flatMap((folder) => this.#context.filesBelow(folder));
      if (fixed !== written || fixed.endsWith("/")) {
        return resolved.flatMap((each) => this.#programsIn(fixed.endsWith("/") ? each : folderOf(each)));
      }
      return resolved;
    });
  }

  #programsIn(folder: string): readonly string[] {
    return this.#context.filesIn(folder);
  }
}
