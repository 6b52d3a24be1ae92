/** Where a call was made: in a file of the program; lines and columns from 1, columns in code points. */
export interface Frame {
  readonly path: string;
  readonly line: number;
  readonly column: number;
}

const MOST_FRAMES = 16;
/** Longer lines are no work of the engine. */
const LONGEST_LINE = 2000;

/**
 * Reads a stack of QuickJS, `at name (path:line:column)` a line, the innermost call first. A program can forge it, so only
 * frames in its own files count, and what is found there is compared with what the program made.
 */
export function framesOf(stack: string, isFile: (path: string) => boolean): readonly Frame[] {
  const frames: Frame[] = [];
  for (const line of stack.split("\n", 4 * MOST_FRAMES)) {
    const frame = line.length > LONGEST_LINE ? undefined : frameOf(line, isFile);
    if (frame) frames.push(frame);
    if (frames.length === MOST_FRAMES) break;
  }
  return frames;
}

function frameOf(written: string, isFile: (path: string) => boolean): Frame | undefined {
  const position = /:(\d{1,7})(?::(\d{1,7}))?\)?$/.exec(written);
  if (!position) return undefined;
  const [, line, column] = position;
  const path = pathIn(written.slice(0, position.index), isFile);
  return path === undefined ? undefined : { path, line: Number(line), column: Number(column ?? 1) };
}

/** Names of functions and files may hold parentheses: the longest path that is a file. */
function pathIn(text: string, isFile: (path: string) => boolean): string | undefined {
  const starts = [...text.matchAll(/ \(|^ *at /g)].map(({ 0: found, index }) => index + found.length);
  return starts.map((start) => text.slice(start)).find(isFile);
}
