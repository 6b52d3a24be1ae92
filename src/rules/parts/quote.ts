const LONGEST = 80;

/** A text from a file in double quotes, cut where it would drown the sentence around it. */
export function quote(text: string): string {
  const characters = Array.from(text);
  return characters.length > LONGEST ? `"${characters.slice(0, LONGEST - 1).join("")}…"` : `"${text}"`;
}
