/** A part of a text that is shown whole or not at all. */
export interface Section {
  readonly text: string;
  /** `always` is never left out; `remedy` goes before `finding`, and `extra` comes last. */
  readonly rank: "always" | "remedy" | "finding" | "extra";
  /** What to show where the text itself does not fit. */
  readonly instead?: string;
}

const RANKS: readonly Section["rank"][] = ["always", "remedy", "finding", "extra"];
const GAP = "\n\n";

/**
 * Joins sections in their order, and leaves out from the end of the lowest ranks what would go over the limit. The
 * remedy goes before the findings: of a hundred findings, the last ones say less than the fix for all.
 */
export function joinWithin(sections: readonly Section[], limit: number): string {
  const whole = sections.map(({ text }) => text).join(GAP);
  if (whole.length <= limit) return whole;
  // Never more characters than this, since the count only shrinks.
  let room = limit - (cutNote(sections.length).length + GAP.length);
  const shown = new Map<Section, string>();
  for (const rank of RANKS) {
    let full = false;
    for (const section of sections.filter((one) => one.rank === rank)) {
      const text = [section.text, section.instead].find((one) => one !== undefined && fits(one, rank, room, limit));
      if (text === undefined) full = true;
      // Findings are cut at one place, so that the shown ones are the weightiest.
      else if (!full || rank !== "finding") {
        shown.set(section, text);
        room -= text.length + GAP.length;
      }
    }
  }
  return withCutNote(sections, shown).join(GAP);
}

/** A remedy may take a third of the room, so that findings are left to be read beside it. */
function fits(text: string, rank: Section["rank"], room: number, limit: number): boolean {
  if (rank === "always") return true;
  return text.length + GAP.length <= (rank === "remedy" ? Math.min(room, limit / 3) : room);
}

function withCutNote(sections: readonly Section[], shown: ReadonlyMap<Section, string>): readonly string[] {
  const texts: string[] = [];
  const missing = sections.filter((section) => !shown.has(section));
  for (const section of sections) {
    const text = shown.get(section);
    if (section === missing[0]) texts.push(cutNote(missing.length));
    if (text !== undefined) texts.push(text);
  }
  return texts;
}

function cutNote(count: number): string {
  const parts = count === 1 ? "1 more part does" : `${count} more parts do`;
  return `**Cut here:** ${parts} not fit into this text. The whole report is in the log of the check, or run \`mta-sts-lint\` on your own machine.`;
}
