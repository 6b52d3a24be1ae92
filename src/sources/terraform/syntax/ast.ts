import type { ReadingProblem } from "../../../model/policy-domain.js";
import type { Range, SourceFile } from "../../../model/text.js";

/** A stretch of a file in UTF-16 units: `start` inclusive, `end` exclusive. `HclFile.range` turns it into bytes. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A file of the language, in either of its syntaxes, native (`.tf`) and JSON (`.tf.json`): both give the same tree. */
export interface HclFile {
  readonly file: SourceFile;
  readonly text: string;
  readonly body: Body;
  /**
   * Errors of syntax, and what is beyond the bounds of reading. What could be read all the same is in `body`. More are
   * found as bodies and expressions are read, so ask again at the end.
   */
  readonly problems: readonly ReadingProblem[];
  /** The place in bytes. */
  range(span: Span): Range;
}

/** Attributes and blocks, in the order of the file. Repeated attributes are kept. */
export interface Body {
  readonly attributes: readonly Attribute[];
  readonly blocks: readonly Block[];
}

export interface Attribute {
  readonly name: string;
  readonly expression: Expression;
  /** From the name to the end of the expression. */
  readonly span: Span;
}

export interface Block {
  readonly type: string;
  /** `resource "aws_s3_object" "policy"` has two. */
  readonly labels: readonly string[];
  /** Read when it is asked for, and only once: most blocks of a large file matter to nobody. */
  readonly body: Body;
  /** From the type to the closing brace. */
  readonly span: Span;
  /** Type and labels. */
  readonly header: Span;
}

interface Node {
  readonly span: Span;
}

/** A part of literal text: `verbatim` where it reads in the file as in the value, else an escape, a line end, … */
export interface Segment extends Span {
  readonly text: string;
  readonly verbatim: boolean;
}

/**
 * How the text round a piece is written, which says how a replacement has to be: between quotes, in a heredoc whose lines
 * lose `indent` leading blanks, in a JSON string, in a file that is a template, or in one that is taken as it is.
 */
export type Quoting =
  /** `json`: the quotes stand in code within a string of JSON, with escapes of their own. */
  | { readonly kind: "quoted"; readonly json?: true }
  | { readonly kind: "heredoc"; readonly indent: string }
  /** `literal`: where Terraform takes strings as they are, in files of variables and for their defaults. */
  | { readonly kind: "json"; readonly literal?: true }
  | { readonly kind: "template-file" }
  | { readonly kind: "plain-file" };

/** Strip markers (`${~ ~}`) and the indentation of `<<-` heredocs have been seen to: the text is what it comes to. */
export type TemplatePart =
  | { readonly kind: "text"; readonly segments: readonly Segment[] }
  | { readonly kind: "interpolation"; readonly expression: Expression; readonly span: Span }
  | {
      readonly kind: "if";
      readonly condition: Expression;
      readonly yes: readonly TemplatePart[];
      readonly no: readonly TemplatePart[];
      readonly span: Span;
    }
  | {
      readonly kind: "for";
      readonly keyName: string | undefined;
      readonly valueName: string;
      readonly collection: Expression;
      readonly body: readonly TemplatePart[];
      readonly span: Span;
    };

/** Every string is one, those too that hold nothing but text. */
export interface Template extends Node {
  readonly kind: "template";
  readonly parts: readonly TemplatePart[];
  readonly quoting: Quoting;
}

export interface ObjectField {
  /** A bare word is a template of that text; anything in parentheses is the expression within. */
  readonly key: Expression;
  readonly value: Expression;
}

export type Step =
  | { readonly kind: "attribute"; readonly name: string; readonly span: Span }
  | { readonly kind: "index"; readonly key: Expression; readonly span: Span };

export interface ForExpression extends Node {
  readonly kind: "for";
  readonly keyName: string | undefined;
  readonly valueName: string;
  readonly collection: Expression;
  /** Set for `{for … : key => value}`. */
  readonly key: Expression | undefined;
  readonly value: Expression;
  readonly condition: Expression | undefined;
  /** `value...`: values of equal keys are gathered. */
  readonly grouping: boolean;
}

export type UnaryOperator = "-" | "!";
export type BinaryOperator = "+" | "-" | "*" | "/" | "%" | "==" | "!=" | "<" | "<=" | ">" | ">=" | "&&" | "||";

export type Expression =
  | Template
  /** `written` is the number as it stands in the file: there is no bound to its digits. */
  | (Node & { readonly kind: "number"; readonly written: string })
  | (Node & { readonly kind: "bool"; readonly value: boolean })
  | (Node & { readonly kind: "null" })
  | (Node & { readonly kind: "tuple"; readonly elements: readonly Expression[] })
  | (Node & { readonly kind: "object"; readonly fields: readonly ObjectField[] })
  /** The first word of a path: `var`, `local`, `each`, `aws_route53_zone`, the name of a `for`. */
  | (Node & { readonly kind: "name"; readonly name: string })
  | (Node & { readonly kind: "attribute"; readonly of: Expression; readonly name: string })
  /** `a[b]`; also `a.0`. */
  | (Node & { readonly kind: "index"; readonly of: Expression; readonly key: Expression })
  /** `a[*].b` (full) or `a.*.b`; the steps apply to each element. */
  | (Node & { readonly kind: "splat"; readonly of: Expression; readonly steps: readonly Step[] })
  | (Node & {
      readonly kind: "call";
      /** With the namespace, as written: `provider::hcloud::txt_record`. */
      readonly name: string;
      readonly arguments: readonly Expression[];
      /** `f(list...)`: the last argument gives the rest of the arguments. */
      readonly expands: boolean;
    })
  | ForExpression
  | (Node & {
      readonly kind: "conditional";
      readonly condition: Expression;
      readonly yes: Expression;
      readonly no: Expression;
    })
  | (Node & { readonly kind: "unary"; readonly operator: UnaryOperator; readonly operand: Expression })
  | (Node & {
      readonly kind: "binary";
      readonly operator: BinaryOperator;
      readonly left: Expression;
      readonly right: Expression;
    })
  /** What could not be read: a syntax error, or nested too deeply. */
  | (Node & { readonly kind: "invalid" });
