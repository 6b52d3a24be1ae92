/** A test whether bytes hold one of these ASCII words, letter case aside. */
export function wordFinder(words: readonly string[]): (bytes: Uint8Array) => boolean {
  const byFirst = new Map<number, Uint8Array[]>();
  const starts = new Uint8Array(256);
  for (const word of words) {
    const codes = Uint8Array.from(word.toLowerCase(), (letter) => letter.charCodeAt(0));
    const [first] = codes;
    if (first === undefined) continue;
    byFirst.set(first, [...(byFirst.get(first) ?? []), codes]);
    starts[first] = 1;
    starts[upper(first)] = 1;
  }
  return (bytes) => {
    for (let at = 0; at < bytes.length; at++) {
      const byte = bytes[at] ?? 0;
      if (starts[byte] === 0) continue;
      if (byFirst.get(lower(byte))?.some((word) => standsAt(word, bytes, at))) return true;
    }
    return false;
  };
}

function standsAt(word: Uint8Array, bytes: Uint8Array, at: number): boolean {
  if (at + word.length > bytes.length) return false;
  for (let index = 1; index < word.length; index++) {
    if (lower(bytes[at + index] ?? 0) !== word[index]) return false;
  }
  return true;
}

function lower(byte: number): number {
  return byte >= 0x41 && byte <= 0x5a ? byte + 0x20 : byte;
}

function upper(byte: number): number {
  return byte >= 0x61 && byte <= 0x7a ? byte - 0x20 : byte;
}
