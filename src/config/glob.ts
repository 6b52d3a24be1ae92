/**
 * True when a glob names a file, or a folder that holds it. `*` stands for any characters of one path segment, `?` for
 * one character, `**` for any number of segments. Takes steps in proportion to both lengths multiplied, at most.
 */
export function matchesGlob(glob: string, path: string): boolean {
  const pattern = segmentsOf(glob);
  const segments = segmentsOf(path);
  let at = 0;
  let next = 0;
  let retry: { readonly next: number; readonly at: number } | undefined;
  while (at < segments.length && next < pattern.length) {
    const part = pattern[next] ?? "";
    if (part === "**") {
      // What follows the last `**` may begin at any later segment; no earlier `**` has to be tried again.
      retry = { next: next + 1, at };
      next += 1;
    } else if (matchesSegment(part, segments[at] ?? "")) {
      at += 1;
      next += 1;
    } else if (retry) {
      retry = { next: retry.next, at: retry.at + 1 };
      next = retry.next;
      at = retry.at;
    } else return false;
  }
  // The pattern is used up: what is left of the path lies within the folder that it names.
  return next === pattern.length || pattern.slice(next).every((part) => part === "**");
}

function segmentsOf(path: string): readonly string[] {
  return path.split("/").filter((segment) => segment !== "" && segment !== ".");
}

function matchesSegment(pattern: string, text: string): boolean {
  let at = 0;
  let next = 0;
  let retry: { readonly next: number; readonly at: number } | undefined;
  while (at < text.length) {
    const sign = pattern[next];
    if (sign === "*") {
      next += 1;
      retry = { next, at };
    } else if (sign === "?" || (sign !== undefined && sign === text[at])) {
      at += 1;
      next += 1;
    } else if (retry) {
      retry = { next: retry.next, at: retry.at + 1 };
      next = retry.next;
      at = retry.at;
    } else return false;
  }
  while (pattern[next] === "*") next += 1;
  return next === pattern.length;
}
