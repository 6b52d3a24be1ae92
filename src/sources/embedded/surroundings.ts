/** Texts of which nothing is served: documentation, and tests of programs that read policies. */
export function isDocumentationOrTest(code: string): boolean {
  if (/^[ \t]*(?:```|~~~)/m.test(code)) return true;
  if (/\bexpect\s*\(/.test(code) && /\b(?:describe|it|test)\s*\(/.test(code)) return true;
  return /\bdef test_|\bimport (?:unittest|pytest)\b|@Test\b|\bfunc Test\w{0,80}\(t \*testing/.test(code);
}

/** How far back a name or a call is looked for. */
const LOOK_BACK = 160;

/** Functions that get a policy to look at it, not to serve it. */
const LOOKS_AT =
  /parse|expect|assert|equal|match|test|should|check|valid|lint|includes|contains|startswith|log$|debug|warn|error|throw|raise|exception|describe/i;

/** What the text is for, where it is not to be served. */
const NOT_SERVED =
  /(?:descri|example|sample|fixture|placeholder|usage|help|invalid|wrong|expected|docs?\b)\w{0,40}["']?\s{0,8}[:=]\s{0,8}$/i;

/** Takes indentation off in ways of its own. */
const UNINDENTS = /(?:dedent|outdent|strip[_-]?indent\w{0,20}|unindent)[ \t]*\(?\s{0,40}[a-z]{0,2}$/i;

/** Whether the stretch of code from `start` to `end`, a string with its quotes, is one that is served as it is. */
export function isServed(code: string, start: number, end: number): boolean {
  const before = code.slice(Math.max(0, start - LOOK_BACK), start);
  const after = code.slice(end, end + LOOK_BACK);
  if (isComment(code, start, end) || isShown(code, start)) return false;
  if (/[=!]=\s{0,40}$/.test(before) || /^\s{0,40}(?:[=!]=|=>)/.test(after)) return false;
  if (UNINDENTS.test(before) || NOT_SERVED.test(before)) return false;
  if (
    /^\s{0,40}\)?\s{0,40}\.(?:split|replace\w{0,10}|match|test|includes|indexOf|map|trimIndent|trimMargin)\(/.test(
      after,
    )
  )
    return false;
  const called = /([\w$.]{1,80})\(\s{0,40}(?:[^()"'`;{}]{0,80},\s{0,40})?[a-z]{0,2}$/i.exec(before)?.[1];
  return called === undefined || !LOOKS_AT.test(called);
}

function isComment(code: string, start: number, end: number): boolean {
  const line = code.slice(code.lastIndexOf("\n", start - 1) + 1, start);
  if (/^[ \t]*(?:#|\/\/|\*|--|;|<!--)/.test(line) || /(?:^|\s)\/\/ /.test(line.slice(-LOOK_BACK))) return true;
  // `/*` stands in patterns such as "example.com/*" as well: only one that ends behind the string counts.
  const opened = code.lastIndexOf("/*", start);
  if (opened === -1 || /["'`]/.test(code.slice(opened, opened + 3))) return false;
  const closed = code.indexOf("*/", opened + 2);
  return closed >= end;
}

/** Shown on a page. */
function isShown(code: string, start: number): boolean {
  return ["pre", "code"].some((tag) => {
    const opened = code.lastIndexOf(`<${tag}`, start);
    return opened !== -1 && opened > code.lastIndexOf(`</${tag}`, start);
  });
}

/** How a string is changed that is put in the place of a policy: blanks and line ends at its ends are cut off. */
export interface Trimming {
  readonly start: boolean;
  readonly end: boolean;
  /** Behind the call. */
  readonly after: number;
}

const TRIM = /\s{0,40}\.(trim|strip|trimStart|lstrip|trimEnd|rstrip)\(\)/y;

export function trimmingAt(code: string, at: number): Trimming | undefined {
  TRIM.lastIndex = at;
  const match = TRIM.exec(code);
  if (!match) return undefined;
  const name = match[1] ?? "";
  return { start: !/End|rstrip/.test(name), end: !/Start|lstrip/.test(name), after: TRIM.lastIndex };
}

/** Code that takes blanks off somewhere: then a policy that has some to lose may be served without them. */
export function trimsSomewhere(code: string): boolean {
  return /dedent|strip[_-]?indent|outdent|\.trim(?:Start)?\(|\.l?strip\(|\.replace(?:All)?\(|\.map\(/i.test(code);
}
