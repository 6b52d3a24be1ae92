/** Of the alternatives that braces make; a hostile pattern multiplies them. */
const MOST_ALTERNATIVES = 64;

/** `{a,b}` written out; undefined where that gives too many. Braces within braces are taken as they are. */
export function alternativesOf(pattern: string): readonly string[] | undefined {
  let made: readonly string[] = [""];
  for (let at = 0; at < pattern.length; ) {
    const open = pattern.indexOf("{", at);
    const close = pattern.indexOf("}", open);
    if (open < 0 || close < 0) return made.map((before) => before + pattern.slice(at));
    const words = pattern.slice(open + 1, close).split(",");
    if (made.length * words.length > MOST_ALTERNATIVES) return undefined;
    const literal = pattern.slice(at, open);
    made = made.flatMap((before) => words.map((word) => before + literal + word));
    at = close + 1;
  }
  return made;
}

export function isPattern(segment: string): boolean {
  return /[*?[\]{}]/.test(segment);
}

/** Whether a name is what a pattern with `*`, `?` and `[…]` means. Takes time in proportion to both lengths at most. */
export function matchesName(pattern: string, name: string): boolean {
  const tokens = tokensOf(pattern);
  let [at, token] = [0, 0];
  let [starAt, starToken] = [-1, -1];
  while (at < name.length) {
    const expected = tokens[token];
    if (expected === "*") {
      [starAt, starToken] = [at, token];
      token += 1;
    } else if (expected !== undefined && matchesCharacter(expected, name.charAt(at))) {
      at += 1;
      token += 1;
    } else if (starToken >= 0) {
      starAt += 1;
      [at, token] = [starAt, starToken + 1];
    } else return false;
  }
  return tokens.slice(token).every((rest) => rest === "*");
}

function tokensOf(pattern: string): readonly string[] {
  const tokens: string[] = [];
  for (let at = 0; at < pattern.length; ) {
    const close = pattern.charAt(at) === "[" ? pattern.indexOf("]", at + 2) : -1;
    const end = close < 0 ? at + 1 : close + 1;
    tokens.push(pattern.slice(at, end));
    at = end;
  }
  return tokens;
}

function matchesCharacter(token: string, character: string): boolean {
  if (token.length === 1) return token === "?" || token === character;
  const isNegated = token.charAt(1) === "^" || token.charAt(1) === "!";
  const members = token.slice(isNegated ? 2 : 1, -1);
  return isMember(members, character) !== isNegated;
}

function isMember(members: string, character: string): boolean {
  for (let at = 0; at < members.length; at++) {
    const [first, last] = [members.charAt(at), members.charAt(at + 2)];
    if (members.charAt(at + 1) === "-" && last !== "") {
      if (first <= character && character <= last) return true;
      at += 2;
    } else if (first === character) return true;
  }
  return false;
}
