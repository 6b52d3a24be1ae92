import type { Language, Node, Parser } from "web-tree-sitter";

export type TreeSitter = typeof import("web-tree-sitter");
export type SyntaxNode = Node;

/** The parser of the grammar for HCL that tree-sitter-hcl has, generated and compiled to WebAssembly. */
export interface HclParser {
  /**
   * Reads a text as a file of HCL, and gives what `use` makes of the root of its tree, which is gone afterwards. Undefined
   * where the text takes more steps to parse than any honest one does. Offsets are UTF-16.
   */
  parse<T>(text: string, use: (root: SyntaxNode) => T): T | undefined;
}

/** `runtimeWasm` belongs to the library; `grammarWasm` is tree-sitter-terraform.wasm. */
export async function createHclParser(
  library: TreeSitter,
  runtimeWasm: Uint8Array,
  grammarWasm: Uint8Array,
): Promise<HclParser> {
  await library.Parser.init({ wasmBinary: runtimeWasm });
  return new TreeSitterParser(library, await library.Language.load(grammarWasm));
}

/** Reports of progress come every hundred steps or so; error recovery asks for one in a few units of text at its worst. */
const FEWEST_REPORTS = 2000;

class TreeSitterParser implements HclParser {
  readonly #parser: Parser;

  constructor(library: TreeSitter, language: Language) {
    this.#parser = new library.Parser();
    this.#parser.setLanguage(language);
  }

  parse<T>(text: string, use: (root: SyntaxNode) => T): T | undefined {
    let reports = FEWEST_REPORTS + text.length;
    const tree = this.#parser.parse(text, null, {
      progressCallback: () => {
        reports -= 1;
        return reports < 0;
      },
    });
    if (!tree) {
      this.#parser.reset();
      return undefined;
    }
    try {
      return use(tree.rootNode);
    } finally {
      tree.delete();
    }
  }
}
