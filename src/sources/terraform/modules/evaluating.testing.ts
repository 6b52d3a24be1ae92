import type { Piece, Range, SourceFile } from "../../../model/text.js";
import { createNodeRuntime } from "../../../runtime/node-runtime.js";
import { createHclParser, type HclParser } from "../syntax/parser.js";
import type { BlockInstance, Evaluation, ResourceInstance } from "../values/instances.js";
import type { Value } from "../values/value.js";
import type { TerraformContext } from "./context.js";
import { type Evaluations, evaluateRoots } from "./evaluations.js";
import { isTerraform } from "./folders.js";
import { folderOf } from "./paths.js";

export type Files = Readonly<Record<string, string>>;

const encoder = new TextEncoder();
const decoder = new TextDecoder();

async function makeParser(): Promise<HclParser> {
  const library = await import("web-tree-sitter");
  const [engine, grammar] = await Promise.all([
    createNodeRuntime().packagedFile("tree-sitter.wasm"),
    createNodeRuntime().packagedFile("tree-sitter-terraform.wasm"),
  ]);
  return createHclParser(library, engine, grammar);
}

const parser = await makeParser();

export function sourceFilesOf(files: Files): readonly SourceFile[] {
  return Object.entries(files).map(([path, text]) => ({ path, bytes: encoder.encode(text) }));
}

/** Files whose names end in `.link` are symbolic links: there, and not to be opened. */
export function contextOf(files: readonly SourceFile[]): TerraformContext {
  const byPath = new Map(files.map((file) => [file.path, file]));
  return {
    parser,
    open: async (path) => (path.endsWith(".link") ? undefined : byPath.get(path)),
    has: (path) => byPath.has(path),
    filesIn: (folder) => [...byPath.keys()].filter((path) => folderOf(path) === folder),
  };
}

export function evaluateFiles(
  files: Files,
  use: (evaluation: Evaluation) => void = askForEverything,
): Promise<Evaluations<void>> {
  const all = sourceFilesOf(files);
  return evaluateRoots(
    all.filter(({ path }) => isTerraform(path)),
    contextOf(all),
    use,
  );
}

/** Asks for all that an evaluation holds. */
function askForEverything({ modules }: Evaluation): void {
  for (const module of modules) {
    for (const evaluate of [...module.locals.values(), ...module.outputs.values()]) evaluate();
    for (const resource of module.resources) askForBlock(resource);
  }
}

function askForBlock(block: BlockInstance): void {
  for (const name of block.argumentNames) block.argument(name);
  for (const type of block.blockTypes) for (const nested of block.blocks(type)) askForBlock(nested);
}

/** Each argument of each resource, and the outputs of each root: `aws_s3_object.policy: key = "mta-sts.txt"`. */
export function showEvaluation({ modules }: Evaluation): readonly string[] {
  const resources = modules.flatMap((module) => module.resources.flatMap(showResource));
  const outputs = [...(modules[0]?.outputs ?? [])].map(([name, value]) => `${name} = ${show(value())}`);
  return [...resources, ...outputs];
}

/** The same for all of a repository. Where there are several evaluations, each line begins with its folder or file. */
export async function showFiles(files: Files): Promise<readonly string[]> {
  const { evaluations } = await evaluateFiles(files);
  if (evaluations.length === 1) return evaluations.flatMap(showEvaluation);
  return evaluations.flatMap((evaluation) =>
    showEvaluation(evaluation).map((line) => `${evaluation.variant ?? evaluation.folder}| ${line}`),
  );
}

function showResource(resource: ResourceInstance): readonly string[] {
  const lines = showBlock(resource, `${resource.address}: `);
  const maybe = resource.uncertain ? [`${resource.address}: perhaps, ${resource.uncertain.unknown.unknown}`] : [];
  return lines.length + maybe.length > 0 ? [...maybe, ...lines] : [`${resource.address}:`];
}

function showBlock(block: BlockInstance, before: string): readonly string[] {
  const own = block.argumentNames.map((name) => {
    const value = block.argument(name);
    return `${before}${name} = ${value ? show(value) : "nothing"}`;
  });
  const nested = block.blockTypes.flatMap((type) =>
    block.blocks(type).flatMap((each, index) => {
      const name = `${before}${type}[${index}]`;
      return [
        ...(each.uncertain ? [`${name} perhaps, ${each.uncertain.unknown.unknown}`] : []),
        ...showBlock(each, `${name}.`),
      ];
    }),
  );
  return [...own, ...nested];
}

function show(value: Value): string {
  switch (value.kind) {
    case "text":
      return `"${value.pieces.map((piece) => (piece.unknown ? `{${piece.unknown.unknown}}` : piece.text)).join("")}"`;
    case "number":
    case "bool":
      return String(value.value);
    case "null":
      return "null";
    case "list":
      return `[${value.elements.map(show).join(", ")}]`;
    case "map":
      return `{${[...value.fields].map(([key, field]) => `${key} = ${show(field.value)}`).join(", ")}}`;
    case "reference":
      return value.name;
    case "unknown":
      return `unknown: ${value.unknown.unknown}`;
  }
}

export function piecesOfText(value: Value | undefined): readonly Piece[] {
  return value?.kind === "text" ? value.pieces : [];
}

/** What stands at a place, with the path in front. */
export function cut(files: Files, { path, start, end }: Range): string {
  return `${path}: ${decoder.decode(encoder.encode(files[path] ?? "").subarray(start, end))}`;
}
