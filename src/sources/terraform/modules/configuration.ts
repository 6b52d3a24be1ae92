import type { Attribute, Block, Body, Expression, HclFile } from "../syntax/ast.js";
import { isOverride } from "./folders.js";

/** A body and the file that it is written in. */
export interface WrittenBody {
  readonly body: Body;
  readonly hcl: HclFile;
}

/** A block and the file that it is written in. Its body is read when it is asked for. */
export interface WrittenBlock {
  readonly block: Block;
  readonly hcl: HclFile;
}

/** A block, and behind it those of override files that change it: https://developer.hashicorp.com/terraform/language/files/override */
export type Declaration = readonly [WrittenBlock, ...WrittenBlock[]];

export interface WrittenExpression {
  readonly expression: Expression;
  readonly hcl: HclFile;
  readonly attribute: Attribute;
}

export interface ResourceDeclaration {
  readonly mode: "resource" | "data";
  readonly type: string;
  readonly name: string;
  readonly written: Declaration;
}

/** All files of a folder, merged. What is declared twice counts as it stands first. */
export interface Configuration {
  readonly folder: string;
  readonly files: readonly HclFile[];
  readonly variables: ReadonlyMap<string, Declaration>;
  readonly outputs: ReadonlyMap<string, Declaration>;
  readonly calls: ReadonlyMap<string, Declaration>;
  /** By `aws_s3_object.policy` and `data.aws_route53_zone.main`. */
  readonly resources: ReadonlyMap<string, ResourceDeclaration>;
  readonly locals: ReadonlyMap<string, WrittenExpression>;
}

export function resourceKey(mode: "resource" | "data", type: string, name: string): string {
  return mode === "data" ? `data.${type}.${name}` : `${type}.${name}`;
}

/** `files`: in the order in which they are merged. */
export function mergeFiles(folder: string, files: readonly HclFile[]): Configuration {
  return new MergedFiles(folder, files);
}

class MergedFiles implements Configuration {
  readonly folder: string;
  readonly files: readonly HclFile[];
  readonly variables = new Map<string, Declaration>();
  readonly outputs = new Map<string, Declaration>();
  readonly calls = new Map<string, Declaration>();
  readonly resources = new Map<string, ResourceDeclaration>();
  readonly #localBlocks: { readonly written: WrittenBlock; readonly overrides: boolean }[] = [];
  #locals: ReadonlyMap<string, WrittenExpression> | undefined;

  constructor(folder: string, files: readonly HclFile[]) {
    this.folder = folder;
    this.files = files;
    for (const hcl of files) {
      const overrides = isOverride(hcl.file.path);
      for (const block of hcl.body.blocks) this.#add({ block, hcl }, overrides);
    }
  }

  get locals(): ReadonlyMap<string, WrittenExpression> {
    this.#locals ??= mergeLocals(this.#localBlocks);
    return this.#locals;
  }

  #add(written: WrittenBlock, overrides: boolean): void {
    const [first, second] = written.block.labels;
    switch (written.block.type) {
      case "locals":
        this.#localBlocks.push({ written, overrides });
        return;
      case "variable":
        declare(this.variables, first, written, overrides);
        return;
      case "output":
        declare(this.outputs, first, written, overrides);
        return;
      case "module":
        declare(this.calls, first, written, overrides);
        return;
      case "resource":
      case "data":
        if (first !== undefined && second !== undefined) this.#addResource(first, second, written, overrides);
        return;
    }
  }

  #addResource(type: string, name: string, added: WrittenBlock, overrides: boolean): void {
    const mode = added.block.type === "data" ? "data" : "resource";
    const key = resourceKey(mode, type, name);
    const before = this.resources.get(key);
    if (before && !overrides) return;
    this.resources.set(key, { mode, type, name, written: before ? [...before.written, added] : [added] });
  }
}

function declare(
  into: Map<string, Declaration>,
  name: string | undefined,
  written: WrittenBlock,
  overrides: boolean,
): void {
  if (name === undefined) return;
  const before = into.get(name);
  if (!before) into.set(name, [written]);
  else if (overrides) into.set(name, [...before, written]);
}

function mergeLocals(
  blocks: readonly { readonly written: WrittenBlock; readonly overrides: boolean }[],
): ReadonlyMap<string, WrittenExpression> {
  const locals = new Map<string, WrittenExpression>();
  for (const { written, overrides } of blocks) {
    for (const attribute of written.block.body.attributes) {
      if (locals.has(attribute.name) && !overrides) continue;
      locals.set(attribute.name, { attribute, expression: attribute.expression, hcl: written.hcl });
    }
  }
  return locals;
}

/** An argument by name, as the last override has it; of those written twice in one block the first. */
export function writtenArgument(bodies: readonly WrittenBody[], name: string): WrittenExpression | undefined {
  for (const { body, hcl } of [...bodies].reverse()) {
    const attribute = body.attributes.find((each) => each.name === name);
    if (attribute) return { attribute, expression: attribute.expression, hcl };
  }
  return undefined;
}

export function argumentOf(declaration: Declaration, name: string): WrittenExpression | undefined {
  return writtenArgument(bodiesOf(declaration), name);
}

export function bodiesOf(declaration: readonly WrittenBlock[]): readonly WrittenBody[] {
  return declaration.map(({ block, hcl }) => ({ body: block.body, hcl }));
}

/** True where none of these words stands in the text of the block, which is then not read to find that out. */
export function mentionsNone(declaration: Declaration, words: RegExp): boolean {
  return declaration.every(({ block: { span }, hcl }) => !words.test(hcl.text.slice(span.start, span.end)));
}
