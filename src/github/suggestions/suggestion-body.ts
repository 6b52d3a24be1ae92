import type { Finding } from "../../model/finding.js";
import { findingKey } from "../../model/finding-key.js";
import { prose } from "../../reporters/markdown-escape.js";
import { digest } from "../marker.js";
import type { Proposal } from "./suggestion-choice.js";

/** A comment to be made, and what it is found again by. */
export interface SuggestionComment {
  readonly path: string;
  readonly first: number;
  readonly last: number;
  /** The digest in its marker. */
  readonly id: string;
  readonly body: string;
}

/** How many findings are told above one block, and how much of each. */
const MAX_FINDINGS = 3;
const MAX_MESSAGE = 1_000;

/** `key` tells apart several jobs that lint parts of one repository. */
export function commentOf(proposal: Proposal, key: string): SuggestionComment {
  const { path, first, last, text, findings } = proposal;
  const told = findings.slice(0, MAX_FINDINGS).map(({ message }) => prose(shortened(message)));
  const more = findings.length - told.length;
  if (more > 0) told.push(`It mends ${more} more ${more === 1 ? "finding" : "findings"}.`);
  if (proposal.together > 1) {
    told.push(
      `This fix takes ${proposal.together} suggestions that belong together: choose “Add suggestion to batch” on each ` +
        "under “Files changed”, then “Commit suggestions”.",
    );
  }
  const id = idOf(path, findings);
  return { path, first, last, id, body: `${writeMarker(key, id)}\n${told.join("\n\n")}\n\n${block(text)}\n` };
}

/** What stands in the place of a suggestion that people have replied to. Without a marker it is left alone for good. */
export const TAKEN_BACK = "This suggestion no longer applies: the finding is gone, or the fix has changed.";

/**
 * The digest in the first line of a suggestion of ours, by which it is found again; undefined for all other comments and
 * those of another key. Anyone can write one: it counts together with its author only.
 */
export function readMarker(body: string, key: string): string | undefined {
  const [, ofKey, id] = MARKER.exec(body) ?? [];
  return ofKey === digest(key) ? id : undefined;
}

/** GitHub may hand back line endings and blank lines at the end otherwise than it got them. */
export function sameBody(one: string, other: string): boolean {
  return normal(one) === normal(other);
}

const MARKER = /^<!-- mta-sts-lint suggestion key=([\da-f]{32}) id=([\da-f]{32}) -->\r?(?:\n|$)/;

function writeMarker(key: string, id: string): string {
  return `<!-- mta-sts-lint suggestion key=${digest(key)} id=${id} -->`;
}

/** What it is for, whatever line it is on. */
function idOf(path: string, findings: readonly Finding[]): string {
  return digest([path, ...findings.map(findingKey).sort()].join("\0"));
}

/** GitHub puts the text of the block in the place of the lines, byte for byte; an empty block removes them. */
function block(text: string): string {
  let fence = "```";
  while (text.includes(fence)) fence += "`";
  return `${fence}suggestion\n${text}${fence}`;
}

function shortened(message: string): string {
  return message.length <= MAX_MESSAGE ? message : `${message.slice(0, MAX_MESSAGE)}…`;
}

function normal(body: string): string {
  return body.replaceAll("\r\n", "\n").trimEnd();
}
