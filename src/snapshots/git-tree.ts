/** A tree object: for each name `<mode> SP <name> NUL <object id, 20 or 32 bytes>`. */
export type NodeKind = "file" | "directory" | "link" | "submodule";

/** What a tree says about one name. */
export interface TreeNode {
  readonly kind: NodeKind;
  readonly mode: string;
  readonly oid: string;
}

export interface TreePair {
  readonly base: ReadonlyMap<string, TreeNode>;
  readonly head: ReadonlyMap<string, TreeNode>;
}

const SPACE = 0x20;

/** Goes through the bytes of a tree without making anything of them. Stops at bytes that are no tree. */
class TreeCursor {
  readonly bytes: Buffer;
  readonly #oidLength: number;
  modeStart = 0;
  nameStart = 0;
  nameEnd = 0;
  end = 0;

  constructor(bytes: Uint8Array, oidLength: number) {
    this.bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#oidLength = oidLength;
  }

  next(): boolean {
    const { bytes } = this;
    this.modeStart = this.end;
    const space = bytes.indexOf(SPACE, this.modeStart);
    this.nameStart = space + 1;
    this.nameEnd = bytes.indexOf(0, this.nameStart);
    this.end = this.nameEnd + 1 + this.#oidLength;
    const whole = space >= 0 && this.nameEnd >= 0 && this.end <= bytes.length;
    if (!whole) this.end = bytes.length;
    return whole;
  }

  /** As git orders names: a directory as if its name ended in a slash. */
  compareName(other: TreeCursor): number {
    return (
      this.bytes.compare(other.bytes, other.nameStart, other.nameEnd, this.nameStart, this.nameEnd) &&
      this.#sortName().compare(other.#sortName())
    );
  }

  #sortName(): Buffer {
    const name = this.bytes.subarray(this.nameStart, this.nameEnd);
    return this.bytes.toString("latin1", this.modeStart, this.nameStart) === "40000 "
      ? Buffer.concat([name, Buffer.from("/")])
      : name;
  }

  equals(other: TreeCursor): boolean {
    return this.bytes.compare(other.bytes, other.modeStart, other.end, this.modeStart, this.end) === 0;
  }

  /** True when all from here on is the same. */
  restEquals(other: TreeCursor): boolean {
    return this.bytes.subarray(this.modeStart).equals(other.bytes.subarray(other.modeStart));
  }

  /** Names that are not UTF-8 read with U+FFFD in the place of what can't be read. */
  get name(): string {
    return this.bytes.toString("utf8", this.nameStart, this.nameEnd);
  }

  get node(): TreeNode | undefined {
    const mode = this.bytes.toString("latin1", this.modeStart, this.nameStart - 1);
    const kind = kindOf(mode);
    return kind && { kind, mode, oid: this.bytes.toString("hex", this.nameEnd + 1, this.end) };
  }

  addTo(tree: Map<string, TreeNode>): void {
    const { name, node } = this;
    if (node && isSafeName(name)) tree.set(name, node);
  }
}

/** A tree object. Of ten thousand names few are asked for: only of these a node is made. */
export class Tree {
  readonly #bytes: Uint8Array;
  readonly #oidLength: number;
  /** Where in the bytes what is said of a name begins. */
  readonly #starts = new Map<string, number>();

  constructor(bytes: Uint8Array, oidLength: number) {
    this.#bytes = bytes;
    this.#oidLength = oidLength;
    const cursor = new TreeCursor(bytes, oidLength);
    while (cursor.next()) {
      const { name } = cursor;
      if (isSafeName(name)) this.#starts.set(name, cursor.modeStart);
    }
  }

  get names(): Iterable<string> {
    return this.#starts.keys();
  }

  get(name: string): TreeNode | undefined {
    const start = this.#starts.get(name);
    return start === undefined ? undefined : this.#at(start).node;
  }

  /** What a name stands for: told by two bytes of its mode, where these suffice. */
  kindOf(name: string): NodeKind | undefined {
    const start = this.#starts.get(name);
    if (start === undefined) return undefined;
    const kind = this.#bytes[start] === ONE ? KINDS.get(this.#bytes[start + 1]) : undefined;
    return kind ?? this.#at(start).node?.kind;
  }

  #at(start: number): TreeCursor {
    const cursor = new TreeCursor(this.#bytes, this.#oidLength);
    cursor.end = start;
    cursor.next();
    return cursor;
  }
}

/** The modes of files, links and submodules begin with a one, and the digit behind it tells them apart. */
const ONE = 0x31;
const KINDS: ReadonlyMap<number | undefined, NodeKind> = new Map([
  [0x30, "file"],
  [0x32, "link"],
  [0x36, "submodule"],
]);

/** Git makes no such names, but a tree that somebody else made can hold them. */
export function isSafeName(name: string): boolean {
  return name !== "" && name !== "." && name !== ".." && !name.includes("/") && name.toLowerCase() !== ".git";
}

/** What a mode, in octal digits, stands for. */
export function kindOf(mode: string): NodeKind | undefined {
  if (mode.startsWith("100")) return "file";
  switch (mode) {
    case "40000":
    case "040000":
      return "directory";
    case "120000":
      return "link";
    case "160000":
      return "submodule";
    default:
      return undefined;
  }
}

/**
 * What the trees do not have in common. Works on bytes, since of ten thousand names all but one or two are the same on
 * both sides. A tree that is not sorted gives names that are the same on both sides too, but nothing is lost.
 */
export function differingNodes(baseBytes: Uint8Array, headBytes: Uint8Array, oidLength: number): TreePair {
  const pair = { base: new Map<string, TreeNode>(), head: new Map<string, TreeNode>() };
  const base = new TreeCursor(baseBytes, oidLength);
  const head = new TreeCursor(headBytes, oidLength);
  let more = { base: base.next(), head: head.next() };
  let differences = 0;
  while (more.base || more.head) {
    if (more.base && more.head && base.equals(head)) {
      more = { base: base.next(), head: head.next() };
      continue;
    }
    const order = more.base && more.head ? base.compareName(head) : more.base ? -1 : 1;
    if (order <= 0) base.addTo(pair.base);
    if (order >= 0) head.addTo(pair.head);
    more = { base: order <= 0 ? base.next() : more.base, head: order >= 0 ? head.next() : more.head };
    // Mostly one name differs. Looked at ever more seldom, so that many differences cost no more for it.
    differences += 1;
    if ((differences & (differences - 1)) === 0 && base.restEquals(head)) break;
  }
  return pair;
}
