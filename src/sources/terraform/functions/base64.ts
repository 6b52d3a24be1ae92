const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const DIGITS: ReadonlyMap<string, number> = new Map(Array.from(ALPHABET, (letter, digit) => [letter, digit]));

/** RFC 4648, section 4. */
export function toBase64(bytes: Uint8Array): string {
  const groups: string[] = [];
  for (let at = 0; at < bytes.length; at += 3) {
    const [one = 0, two, three] = bytes.subarray(at, at + 3);
    const bits = (one << 16) | ((two ?? 0) << 8) | (three ?? 0);
    const letters = [18, 12, 6, 0].map((shift) => ALPHABET.charAt((bits >> shift) & 63)).join("");
    const kept = two === undefined ? 2 : three === undefined ? 3 : 4;
    groups.push(letters.slice(0, kept).padEnd(4, "="));
  }
  return groups.join("");
}

/** Undefined for what is no Base64. As in Go, line ends may stand in it, and `=` has to. */
export function fromBase64(text: string): Uint8Array | undefined {
  const letters = text.replace(/[\r\n]/g, "");
  const body = letters.replace(/={1,2}$/, "");
  if (letters.length % 4 !== 0 || body.length % 4 === 1 || body.length < letters.length - 2) return undefined;
  const bytes = new Uint8Array(Math.floor((body.length * 3) / 4));
  let [bits, count, at] = [0, 0, 0];
  for (const letter of body) {
    const digit = DIGITS.get(letter);
    if (digit === undefined) return undefined;
    bits = ((bits << 6) | digit) & 0xfff_fff;
    count += 6;
    if (count < 8) continue;
    count -= 8;
    bytes[at++] = (bits >> count) & 0xff;
  }
  return bytes;
}
