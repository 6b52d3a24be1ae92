/** A part of a text that is shown whole or not at all. */
export interface Section {
  readonly text: string;
  /** `always` is never left out; `remedy` goes before `finding`, and `extra` comes last. */
  readonly rank: "always" | "remedy" | "finding" | "extra";
  /** What to show where the text itself does not fit. */
  readonly instead?: string;
}

/** How much room there is, and what to say where it ends. */
export interface Room {
  readonly limit: number;
  /** In the unit of the limit. */
  readonly lengthOf: (text: string) => number;
  /** Where the whole report is, as a sentence in Markdown. */
  readonly whole: string;
}

const RANKS: readonly Section["rank"][] = ["always", "remedy", "finding", "extra"];
const GAP = "\n\n";

/** The length of a text as GitHub counts that of a comment. */
export function inCharacters(text: string): number {
  return text.length;
}

const encoder = new TextEncoder();

/** The length of a text as GitHub counts that of a summary. */
export function inBytes(text: string): number {
  return encoder.encode(text).length;
}

/**
 * Joins sections in their order, and leaves out from the end of the lowest ranks what would go over the limit. The
 * remedy goes before the findings: of a hundred findings, the last ones say less than the fix for all.
 */
export function joinWithin(sections: readonly Section[], { limit, lengthOf, whole }: Room): string {
  const all = sections.map(({ text }) => text).join(GAP);
  if (lengthOf(all) <= limit) return all;
  // Never longer than this, since the count only shrinks.
  let room = limit - (lengthOf(cutNote(sections.length, whole)) + GAP.length);
  const shown = new Map<Section, string>();
  for (const rank of RANKS) {
    // A remedy may take a third of the room, so that findings are left to be read beside it.
    const most = rank === "remedy" ? limit / 3 : Number.POSITIVE_INFINITY;
    let full = false;
    for (const section of sections.filter((one) => one.rank === rank)) {
      const texts = section.instead === undefined ? [section.text] : [section.text, section.instead];
      const text =
        rank === "always" ? section.text : texts.find((one) => lengthOf(one) + GAP.length <= Math.min(room, most));
      if (text === undefined) full = true;
      // Findings are cut at one place, so that the shown ones are the weightiest.
      else if (!full || rank !== "finding") {
        shown.set(section, text);
        room -= lengthOf(text) + GAP.length;
      }
    }
  }
  return withCutNote(sections, shown, whole).join(GAP);
}

function withCutNote(
  sections: readonly Section[],
  shown: ReadonlyMap<Section, string>,
  whole: string,
): readonly string[] {
  const texts: string[] = [];
  const missing = sections.filter((section) => !shown.has(section));
  for (const section of sections) {
    const text = shown.get(section);
    if (section === missing[0]) texts.push(cutNote(missing.length, whole));
    if (text !== undefined) texts.push(text);
  }
  return texts;
}

function cutNote(count: number, whole: string): string {
  const parts = count === 1 ? "1 more part does" : `${count} more parts do`;
  return `**Cut here:** ${parts} not fit into this text. ${whole}`;
}
