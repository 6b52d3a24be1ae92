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
  const end = written.endsWith(")") ? written.length - 1 : written.length;
  const columnAt = written.lastIndexOf(":", end - 1);
  const lineAt = written.lastIndexOf(":", columnAt - 1);
  const line = Number(written.slice(lineAt + 1, columnAt));
  const column = Number(written.slice(columnAt + 1, end));
  if (lineAt <= 0 || !isPosition(line) || !isPosition(column)) return undefined;
  const path = pathIn(written.slice(0, lineAt), isFile);
  return path === undefined ? undefined : { path, line, column };
}

function isPosition(number: number): boolean {
  return Number.isInteger(number) && number > 0 && number < 1e8;
}

/** Names of functions and of files with more parentheses are no work of people. */
const MOST_PARENTHESES = 8;

/** Behind ` (`, or behind `at ` where no function is named. Names may hold parentheses: the longest path that is a file. */
function pathIn(text: string, isFile: (path: string) => boolean): string | undefined {
  let tried = 0;
  for (let at = text.indexOf(" ("); at !== -1 && tried < MOST_PARENTHESES; at = text.indexOf(" (", at + 1)) {
    tried += 1;
    const path = text.slice(at + 2);
    if (isFile(path)) return path;
  }
  const bare = text.trimStart();
  return bare.startsWith("at ") && isFile(bare.slice(3)) ? bare.slice(3) : undefined;
}
