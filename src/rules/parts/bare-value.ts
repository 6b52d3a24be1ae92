/** No value that can be repaired is longer; what follows looks at each character more than once. */
const LONGEST = 1024;

const WRAPPERS = ["[]", '""', "''", "``", "()"];

/** A value without what people carry over from other formats: a comment behind it, quotes, brackets, a `;` or `,`. */
export function bareValue(value: string): string | undefined {
  if (value.length > LONGEST) return undefined;
  let bare = withoutComment(value) ?? value;
  for (let before = ""; before !== bare; ) {
    before = bare;
    bare = bare.trim();
    if (bare.endsWith(";") || bare.endsWith(",")) bare = bare.slice(0, -1);
    const [open = "", close = ""] = WRAPPERS.find(([first, last]) => bare[0] === first && bare.at(-1) === last) ?? "";
    if (open !== "" && bare.length >= 2 && close !== "") bare = bare.slice(1, -1);
  }
  return bare;
}

/** The value in front of a comment; undefined when there is none. */
export function withoutComment(value: string): string | undefined {
  const marker = /[ \t](?:#|\/\/|;|<!--|--|\()/.exec(value.slice(0, LONGEST));
  return marker ? value.slice(0, marker.index).trimEnd() : undefined;
}
