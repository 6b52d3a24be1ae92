/** Files of libraries that sources hand to these libraries, or to the sandbox. */
type PackagedFile = "tree-sitter.wasm" | "tree-sitter-terraform.wasm" | "underscore.js";

/** A program to be run where it can reach nothing but what is handed in here. */
export interface ProgramTask {
  /** Is run first and gives the program its language; sees `host`, which the program does not. */
  readonly language: string;
  /** The path of the program among `files`. */
  readonly entry: string;
  /** The text of each file that it may ask for. */
  readonly files: ReadonlyMap<string, string>;
  /** Handed to the language as it is. */
  readonly settings: unknown;
}

/** What came of it. What it has told, and how it ended, may be made up by the program. */
export interface ProgramOutcome {
  /** What the language has told, in order. */
  readonly told: readonly string[];
  /** The files of those handed in that were run, the program itself among them. */
  readonly ran: readonly string[];
  /** Those of them that were run to their end. */
  readonly completed: readonly string[];
  /** The files that the program asked for and that were not handed in. */
  readonly missing: readonly string[];
  /** The CPU time that it took, in milliseconds. */
  readonly cost: number;
  readonly end: ProgramEnd;
}

export type ProgramEnd =
  | { readonly kind: "finished" }
  /** `stack` is as the engine writes it: `at name (path:line:column)`, a line each. */
  | { readonly kind: "threw"; readonly name: string; readonly message: string; readonly stack: string }
  /** Ended from outside: `it took longer than 1.5 seconds`, as a clause. */
  | { readonly kind: "stopped"; readonly reason: string };

/** What a source needs of the machine besides the files of a snapshot. Handed in, since sources are pure. */
export interface Runtime {
  packagedFile(file: PackagedFile): Promise<Uint8Array>;
  /** Says that a program will be run soon, since beginning takes a while. */
  prepareProgram(): void;
  runProgram(task: ProgramTask): Promise<ProgramOutcome>;
}

/** For whoever reads only formats that need nothing. */
export const NO_RUNTIME: Runtime = {
  packagedFile: (file) => Promise.reject(new Error(`no runtime was handed in to load ${file}`)),
  prepareProgram: () => undefined,
  runProgram: () => Promise.reject(new Error("no runtime was handed in to run a program")),
};
