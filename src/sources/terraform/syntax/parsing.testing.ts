import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import * as library from "web-tree-sitter";
import type { SourceFile } from "../../../model/text.js";
import { createHclParser, type HclParser } from "./parser.js";

const { resolve } = createRequire(import.meta.url);

/** The parser with the real library and grammar. */
export function loadParser(): Promise<HclParser> {
  return createHclParser(
    library,
    readFileSync(resolve("web-tree-sitter/web-tree-sitter.wasm")),
    readFileSync(resolve("@tree-sitter-grammars/tree-sitter-hcl/tree-sitter-terraform.wasm")),
  );
}

export function fileOf(text: string, path = "main.tf"): SourceFile {
  return { path, bytes: new TextEncoder().encode(text) };
}
