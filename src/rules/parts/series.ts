/** More than this is not read. */
const MOST = 8;

/** Words as a person lists them: `a, b and c`; what goes over eight is only counted. */
export function series(words: readonly string[]): string {
  const shown = words.length > MOST ? [...words.slice(0, MOST), `${words.length - MOST} more`] : words;
  const last = shown.at(-1) ?? "";
  return shown.length > 1 ? `${shown.slice(0, -1).join(", ")} and ${last}` : last;
}
