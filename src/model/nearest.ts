/**
 * The candidate that a person most likely meant: the one with the fewest slips of the hand (a letter too many, missing,
 * wrong, or two swapped), letter case aside; of several the first. Undefined when all need more than `maxDistance`
 * slips, by default one for every three letters, and one at least.
 */
export function nearestWord(
  word: string,
  candidates: readonly string[],
  maxDistance: number = Math.max(1, Math.floor(word.length / 3)),
): string | undefined {
  const folded = word.toLowerCase();
  let nearest: string | undefined;
  let bound = maxDistance;
  for (const candidate of candidates) {
    const distance = slips(folded, candidate.toLowerCase(), bound);
    if (distance > bound) continue;
    if (distance === 0) return candidate;
    nearest = candidate;
    // From here on only a nearer one counts.
    bound = distance - 1;
  }
  return nearest;
}

/** The Damerau-Levenshtein distance with adjacent swaps, or any number over `bound` where it is over it. */
function slips(one: string, other: string, bound: number): number {
  if (Math.abs(one.length - other.length) > bound) return bound + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (let row = 1; row <= one.length; row++) {
    const current = [row];
    let least = row;
    for (let column = 1; column <= other.length; column++) {
      const same = one[row - 1] === other[column - 1];
      const swapped = row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      const distance = Math.min(
        at(last, column) + 1,
        at(current, column - 1) + 1,
        at(last, column - 1) + (same ? 0 : 1),
        swapped ? at(beforeLast, column - 2) + 1 : Number.POSITIVE_INFINITY,
      );
      current.push(distance);
      least = Math.min(least, distance);
    }
    if (least > bound) return bound + 1;
    beforeLast = last;
    last = current;
  }
  return at(last, other.length);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}
