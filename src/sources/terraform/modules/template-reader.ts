import type { ReadingProblem } from "../../../model/policy-domain.js";
import type { HclParser } from "../syntax/parser.js";
import { readTemplatePieces, type TemplateText } from "../syntax/template-text.js";
import type { TextValue } from "../values/value.js";

/** Reads templates, a whole file only once: it is often rendered for many a domain. */
export class TemplateReader {
  readonly #parser: HclParser;
  readonly #known = new Map<string, { readonly text: string; readonly parsed: TemplateText | undefined }>();
  readonly #read: TemplateText[] = [];

  constructor(parser: HclParser) {
    this.#parser = parser;
  }

  /** Errors of syntax in all templates that were read so far. */
  get problems(): readonly ReadingProblem[] {
    return this.#read.flatMap(({ hcl }) => hcl.problems);
  }

  parse({ pieces, range }: TextValue): TemplateText | undefined {
    const [whole, another] = pieces;
    if (!whole?.verbatim || another) return this.#parse({ pieces, range });
    const key = `${whole.range.start} ${whole.range.end} ${whole.range.side ?? ""} ${whole.range.path}`;
    const known = this.#known.get(key);
    if (known && known.text === whole.text) return known.parsed;
    const parsed = this.#parse({ pieces, range });
    this.#known.set(key, { text: whole.text, parsed });
    return parsed;
  }

  #parse({ pieces, range }: Pick<TextValue, "pieces" | "range">): TemplateText | undefined {
    const parsed = readTemplatePieces(this.#parser, pieces, range);
    if (parsed) this.#read.push(parsed);
    return parsed;
  }
}
