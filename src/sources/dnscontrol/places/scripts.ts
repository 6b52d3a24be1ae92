import type { SourceFile } from "../../../model/text.js";
import { folderOf, resolvePath } from "../paths.js";
import { Script } from "./script.js";
import { type Frame, framesOf } from "./stack.js";
import type { Acorn } from "./syntax.js";

/** In bytes. Of a larger configuration, only what somebody asks for is parsed. */
const PARSED_AT_ONCE = 1024 * 1024;
/** In bytes. What is beyond has no places. */
const MOST_PARSED = 4 * 1024 * 1024;
/** How much is looked at to find the places of all records together. */
const MOST_STEPS = 500_000;

/** The files of one program, each parsed when somebody asks for it. */
export class Scripts {
  #files: ReadonlyMap<string, SourceFile> = new Map();
  #acorn: Acorn | undefined;
  readonly #scripts = new Map<string, Script>();
  readonly #frames = new Map<string, readonly Frame[]>();
  readonly #mentioning = new Map<string, readonly Script[]>();
  readonly #folder: string;
  #ran: ReadonlySet<string> = new Set();
  #parsed = 0;
  #steps = 0;

  constructor(entry: string) {
    this.#folder = folderOf(entry);
  }

  /** Takes the files, and parses those of a usual size at once. */
  parse(files: ReadonlyMap<string, SourceFile>, acorn: Acorn): void {
    this.#files = files;
    this.#acorn = acorn;
    let left = PARSED_AT_ONCE;
    for (const { path, bytes } of files.values()) {
      left -= bytes.length;
      if (left >= 0 && path.endsWith(".js")) this.get(path);
    }
  }

  get(path: string): Script | undefined {
    const known = this.#scripts.get(path);
    if (known) return known;
    const file = this.#files.get(path);
    if (!file || !this.#acorn) return undefined;
    this.#parsed += file.bytes.length;
    if (this.#parsed > MOST_PARSED) return undefined;
    const script = new Script(file, this.#acorn);
    this.#scripts.set(path, script);
    return script;
  }

  /** Tells which files were run: a place in any other is made up. */
  limitTo(ran: readonly string[]): void {
    this.#ran = new Set(ran);
  }

  spend(steps: number): boolean {
    this.#steps += steps;
    return this.#steps <= MOST_STEPS;
  }

  /** The frames of a call that lie in files of the program, innermost first. */
  framesOf(stack: string): readonly Frame[] {
    const known = this.#frames.get(stack);
    if (known) return known;
    const frames = framesOf(stack, (path) => this.#ran.has(path));
    this.#frames.set(stack, frames);
    return frames;
  }

  /** The files in which a name is declared outside of functions, assigned, called, or given a default by `CLI_DEFAULTS`. */
  mentioning(name: string): readonly Script[] {
    const known = this.#mentioning.get(name);
    if (known) return known;
    const found = [...this.all()].filter(
      (script) =>
        script.globalsOf(name).length > 0 ||
        script.callsOf(name).length > 0 ||
        script.callsOf("CLI_DEFAULTS").length > 0,
    );
    this.#mentioning.set(name, found);
    return found;
  }

  /** Of JavaScript only: data declares nothing. */
  private *all(): Iterable<Script> {
    for (const path of this.#files.keys()) {
      const script = /json5?$/i.test(path) ? undefined : this.get(path);
      if (script?.tree) yield script;
    }
  }

  /** The file that `require` takes for a path, as `language/surroundings.ts` has it. */
  required(path: string, from: string): Script | undefined {
    const bases = path.startsWith(".") ? [folderOf(from)] : [this.#folder, ""];
    for (const base of bases) {
      const script = this.get(resolvePath(base, path) ?? "");
      if (script) return script;
    }
    return undefined;
  }
}
