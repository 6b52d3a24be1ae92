/** WebAssembly files that libraries come with. */
type WasmFile = "tree-sitter" | "tree-sitter-terraform";

/** What a source needs of the machine besides the files of a snapshot. Handed in, since sources are pure. */
export interface Runtime {
  wasm(file: WasmFile): Promise<Uint8Array>;
}

/** For whoever reads only formats that need nothing. */
export const NO_RUNTIME: Runtime = {
  wasm: (file) => Promise.reject(new Error(`no runtime was handed in to load ${file}`)),
};
