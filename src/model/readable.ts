/** In characters: longer words are cut. Names of hosts and ids that mean something are shorter. */
const LONGEST_WORD = 160;
/** What is left of such a word, at its beginning and at its end. */
const BEGINNING = 100;
const END = 40;
/** In characters: nobody reads a longer message. */
const LONGEST_TEXT = 2000;

const LONG_WORD = new RegExp(`\\S{${LONGEST_WORD + 1},}`, "gu");

/**
 * A message without what nobody reads: words from files that are far too long are cut in the middle, and so is what is
 * too long as a whole. Whatever is quoted from a hostile change, a report stays one.
 */
export function readable(text: string): string {
  if (text.length <= LONGEST_WORD) return text;
  const short = text.replace(LONG_WORD, (word) => cut(word, BEGINNING, END));
  return short.length <= LONGEST_TEXT ? short : cut(short, LONGEST_TEXT - END, END);
}

/** By whole characters, so that none is torn apart. */
function cut(text: string, beginning: number, end: number): string {
  const characters = Array.from(text);
  return `${characters.slice(0, beginning).join("")}…${characters.slice(-end).join("")}`;
}
