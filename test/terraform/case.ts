import { LineIndex } from "../../src/model/position.js";

/** Paths and contents. */
export type Files = Readonly<Record<string, string>>;

/** By path, what is replaced by what; each text stands in its file exactly once. */
export type Replacements = Readonly<Record<string, readonly (readonly [from: string, to: string])[]>>;

export interface TerraformCase {
  /** What the case shows. */
  readonly name: string;
  /** The base side of a comparison; without it the head is judged alone. */
  readonly base?: Files;
  readonly head: Files;
  /** All errors and warnings, `path:line:column severity rule domain`. */
  readonly expected: readonly string[];
  /** What the first message has to say. */
  readonly says?: RegExp;
  /** Notices that have to be among the others, in the same form. */
  readonly notices?: readonly string[];
  /** What one of the reasons has to say; without it nothing may be undecided. `any` where that is not the case's concern. */
  readonly undecided?: RegExp | "any";
  /**
   * What is read on head, so that silence can't come of reading nothing: for each domain
   * `domain | id | mode max_age patterns | MX hosts`, with `?` for what is not known and `-` for what is not there.
   */
  readonly holds?: readonly string[];
  /** What the patch does, and nothing else; linting once more finds nothing. */
  readonly fixed?: Replacements;
}

/** The time of the head commit in all cases. */
export const TIME = new Date("2026-04-01T12:00:00Z");

/** The same files with other words in some of them. */
export function edited(files: Files, replacements: Replacements): Files {
  const result: Record<string, string> = { ...files };
  for (const [path, pairs] of Object.entries(replacements)) {
    for (const [from, to] of pairs) {
      offsetOf(result, path, from);
      result[path] = (result[path] ?? "").replace(from, () => to);
    }
  }
  return result;
}

/** The same files with the names of some changed. */
export function moved(files: Files, paths: Readonly<Record<string, string>>): Files {
  return Object.fromEntries(Object.entries(files).map(([path, text]) => [paths[path] ?? path, text]));
}

/** `path:line:column` of words that stand in a file exactly once. */
export function at(files: Files, path: string, words: string): string {
  const text = files[path] ?? "";
  const start = Buffer.byteLength(text.slice(0, offsetOf(files, path, words)));
  const { line, column } = new LineIndex({ path, bytes: Buffer.from(text) }).position(start);
  return `${path}:${line}:${column}`;
}

function offsetOf(files: Files, path: string, words: string): number {
  const first = files[path]?.indexOf(words) ?? -1;
  if (first === -1 || files[path]?.indexOf(words, first + 1) !== -1) {
    throw new Error(`${path} must hold ${JSON.stringify(words)} once:\n${files[path]}`);
  }
  return first;
}

export interface IdPlace {
  /** The file in which the policy's max_age stands. */
  readonly raised?: string;
  /** The file in which the id stands. */
  readonly id?: string;
  readonly domain?: string;
  /** The line of `holds` once both are changed; without `holds` that of a policy with the usual single MX pattern. */
  readonly holds?: readonly string[];
  /** The id as it is written before, and what the patch makes of it. */
  readonly renewal?: readonly [before: string, after: string];
}

/** Stand once each in the files of most cases. */
export const OLD_ID = "20240101";
export const NEW_ID = "20260401";
export const MAX_AGE = "604800";
export const RAISED = "1209600";

/**
 * Two cases of one shape: the policy's max_age is raised and the id forgotten, which is found at the id and mended
 * there; and both are changed, which is right.
 */
export function forgottenAndRenewed(
  name: string,
  base: Files,
  { raised = "main.tf", id = "main.tf", domain = "example.com", holds, renewal = [OLD_ID, NEW_ID] }: IdPlace = {},
): readonly TerraformCase[] {
  const head = edited(base, { [raised]: [[MAX_AGE, RAISED]] });
  const fixed = { [id]: [renewal] };
  return [
    {
      name: `${name}: the id is forgotten`,
      base,
      head,
      expected: [`${at(head, id, renewal[0])} error policy-changed-without-new-id ${domain}`],
      fixed,
    },
    {
      name: `${name}: the id is new as well`,
      base,
      head: edited(head, fixed),
      expected: [],
      holds: holds ?? [`${domain} | ${renewal[1]} | enforce ${RAISED} mail.${domain} | -`],
    },
  ];
}
