import { marked, type Token } from "marked";
import { TOOL_URI } from "../../src/reporters/help.js";

/** What pages that we write are known by. */
export interface OwnMarkup {
  /** The summaries of the rules, which stand in headings. */
  readonly summaries: readonly string[];
  /** Addresses on GitHub. */
  readonly pages: readonly RegExp[];
}

const RULE_PAGE = new RegExp(`^${TOOL_URI}(?:$|/blob/main/(?:src/rules|docs)/[\\w-]+\\.md$)`);
const OWN_HTML = /^(?:<\/?details>|<details>\n<summary>[\w ,]+<\/summary>)\s*$/;
const NEVER_OURS = ["image", "def", "blockquote", "em", "del", "br"];
/** Active on GitHub: a mention, a reference to an issue, an address. */
const REFERENCE = /(?:@|#|\bGH-)\w|&#64;/i;

/** What in a text GitHub would render as more than words, and is not ours: of content there may be nothing like it. */
export function activeMarkup(markdown: string, own: OwnMarkup): string[] {
  const tokens = tokensOf(markdown);
  const active = tokens.filter((token) => isActive(token, own)).map(({ type, raw }) => `${type}: ${raw}`);
  const references = proseOf(tokens).filter((line) => REFERENCE.test(line));
  return [...active, ...references, ...(markdown.includes("<!--") ? ["a comment of HTML"] : [])];
}

/** All tokens of a Markdown text, at any depth. */
export function tokensOf(markdown: string): Token[] {
  const tokens: Token[] = [];
  marked.walkTokens(marked.lexer(markdown, { gfm: true }), (token) => {
    tokens.push(token);
  });
  return tokens;
}

function isActive(token: Token, { summaries, pages }: OwnMarkup): boolean {
  switch (token.type) {
    case "link":
      return ![RULE_PAGE, ...pages].some((page) => page.test(token.href));
    case "html":
      return !OWN_HTML.test(token.raw);
    case "heading":
      return !isOwnHeading(token.text, summaries);
    default:
      return NEVER_OURS.includes(token.type);
  }
}

const OWN_HEADING =
  /^(?:Error|Warning|The (?:fix|records? to publish)|MTA-STS|What was checked|Not decided|Notes? on this run)$/;

function isOwnHeading(text: string, summaries: readonly string[]): boolean {
  const title = text.replace(/^\d+\. /, "").replace(/\\(?=[\p{P}\p{S}])/gu, "");
  return OWN_HEADING.test(title) || summaries.includes(title);
}

/** What a reader sees outside code, where GitHub looks for mentions and references. */
function proseOf(tokens: readonly Token[]): string[] {
  return tokens.flatMap((token) =>
    token.type === "text" && !("tokens" in token && token.tokens) ? `${token.text}`.split("\n") : [],
  );
}
