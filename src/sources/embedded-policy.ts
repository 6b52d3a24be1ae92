import { type LocatedText, subtext } from "../model/text.js";
import { blockAround } from "./embedded/block.js";
import { chainsWith } from "./embedded/chain.js";
import { quoteBefore, readLiteral } from "./embedded/literal.js";
import { type Part, textOfParts } from "./embedded/parts.js";
import { isDocumentationOrTest, type Trimming, trimsSomewhere } from "./embedded/surroundings.js";
import { withPlaceholders } from "./placeholders.js";
import { isPolicyText } from "./policy-text.js";

/** What a policy says of itself; senders take no other version. */
const VERSION = /version[ \t]*:[ \t]*STSv\d/gi;
/** Nobody writes more into one text. */
const MOST_POLICIES = 50;
/** In UTF-16 units; no code of a web server comes near. */
const LONGEST_CODE = 2_000_000;
/** Quoted in prose, two lines are no policy; whatever is served has more. */
const LEAST_FIELDS = 3;

/**
 * The policies that a larger text holds: in strings of program code (JavaScript, Python, PHP, nginx, VCL, …), put together
 * from several or joined from an array, in here documents and block scalars. Each as the text that the code makes of it,
 * with places in the larger text. What is only quoted, compared or shown is none; where the code takes indentation off,
 * it is left out.
 */
export function embeddedPolicies(text: LocatedText): readonly LocatedText[] {
  const code = text.value;
  if (code.length > LONGEST_CODE || !/stsv\d/i.test(code) || isDocumentationOrTest(code)) return [];
  const found: LocatedText[] = [];
  let reached = 0;
  let count = 0;
  for (const { index } of code.matchAll(VERSION)) {
    count += 1;
    if (count > MOST_POLICIES) break;
    if (index < reached) continue;
    const policy = policyAt(text, index);
    if (!policy) continue;
    reached = policy.end;
    found.push(policy.text);
  }
  return found;
}

interface Found {
  readonly text: LocatedText;
  /** In the code. */
  readonly end: number;
}

/** The policy whose version stands at `at`. */
function policyAt(text: LocatedText, at: number): Found | undefined {
  const code = text.value;
  const quote = quoteBefore(code, at);
  const literal = quote === undefined ? undefined : readLiteral(code, quote);
  if (literal && literal.contentEnd > at) {
    for (const chain of chainsWith(code, literal)) {
      const policy = policyOf(text, chain.parts, chain.trimming, code);
      if (policy) return { text: policy, end: chain.end };
    }
  }
  const block = blockAround(code, at);
  const policy = block && policyOf(text, block.parts, undefined, "");
  return block && policy && { text: policy, end: block.end };
}

/** `code`: where something may take blanks off. */
function policyOf(
  text: LocatedText,
  parts: readonly Part[],
  trimming: Trimming | undefined,
  code: string,
): LocatedText | undefined {
  const whole = textOfParts(text, parts);
  const policy = whole && withPlaceholders(trimming ? trimmed(whole, trimming) : whole);
  if (!policy || !isPolicyText(policy.value, LEAST_FIELDS)) return undefined;
  return hasBlanksToLose(policy.value) && trimsSomewhere(code) ? undefined : policy;
}

function trimmed(text: LocatedText, { start, end }: Trimming): LocatedText {
  const from = start ? text.value.length - text.value.trimStart().length : 0;
  return subtext(text, from, end ? text.value.trimEnd().length : text.value.length);
}

/** Blank lines at the ends or indentation: what somebody who writes a policy over several lines wants gone. */
function hasBlanksToLose(text: string): boolean {
  const ending = text.slice(text.trimEnd().length);
  return /^\s|\n[ \t]+\S/.test(text) || ending.indexOf("\n") !== ending.lastIndexOf("\n");
}
