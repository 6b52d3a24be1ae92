/** What a runner takes out of a line of the log instead of showing it. */
export interface WorkflowCommand {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly data: string;
}

/** https://github.com/actions/runner/blob/main/src/Runner.Worker/ActionCommandManager.cs */
const COMMANDS = new Set(
  "internal-set-repo-path set-env set-output save-state add-mask add-path add-matcher remove-matcher debug warning error notice echo group endgroup stop-commands".split(
    " ",
  ),
);

/** .NET's white space: other than JavaScript's, it has U+0085 and lacks U+FEFF. */
const BLANKS = /^[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/;

/** The runner reads with .NET's StreamReader, for which a lone carriage return ends a line too. */
function linesOf(log: string): string[] {
  return log.split(/\r\n|\r|\n/);
}

/** The commands in a log, in order. After `::stop-commands::token` there are none until `::token::`. */
export function commandsIn(log: string): WorkflowCommand[] {
  const commands: WorkflowCommand[] = [];
  let token: string | undefined;
  for (const line of linesOf(log)) {
    if (token !== undefined) {
      if (line.replace(BLANKS, "").toLowerCase().startsWith(`::${token.toLowerCase()}::`)) token = undefined;
      continue;
    }
    const command = commandOf(line);
    if (command === undefined) continue;
    commands.push(command);
    if (command.name === "stop-commands") token = command.data;
  }
  return commands;
}

/** As https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs reads a line. */
function commandOf(line: string): WorkflowCommand | undefined {
  return atStart(line) ?? anywhere(line);
}

/** `::name key=value,key=value::data`, behind blanks at most. */
function atStart(line: string): WorkflowCommand | undefined {
  const [, head = "", data = ""] = /^::(.*?)::(.*)$/s.exec(line.replace(BLANKS, "")) ?? [];
  return parsed(head, data, ",", unescapedProperty, unescapedData);
}

/** `##[name key=value;key=value]data`, wherever it stands in a line. */
function anywhere(line: string): WorkflowCommand | undefined {
  const start = line.indexOf("##[");
  const end = start < 0 ? -1 : line.indexOf("]", start);
  if (end < 0) return undefined;
  return parsed(line.slice(start + 3, end), line.slice(end + 1), ";", unescapedOld, unescapedOld);
}

type Unescape = (text: string) => string;

function parsed(head: string, data: string, divider: string, property: Unescape, rest: Unescape) {
  const blank = head.indexOf(" ");
  const name = (blank < 0 ? head : head.slice(0, blank)).toLowerCase();
  if (!COMMANDS.has(name)) return undefined;
  const pairs = (blank < 0 ? "" : head.slice(blank + 1).trim()).split(divider).flatMap((pair) => {
    const at = pair.indexOf("=");
    return at <= 0 || at === pair.length - 1 ? [] : [[pair.slice(0, at), property(pair.slice(at + 1))] as const];
  });
  return { name, properties: Object.fromEntries(pairs), data: rest(data) };
}

function unescaper(...pairs: readonly (readonly [string, string])[]): Unescape {
  return (text) => pairs.reduce((result, [escaped, plain]) => result.replaceAll(escaped, plain), text);
}

const ENDS = [
  ["%0D", "\r"],
  ["%0A", "\n"],
] as const;
const unescapedData = unescaper(...ENDS, ["%25", "%"]);
const unescapedProperty = unescaper(...ENDS, ["%3A", ":"], ["%2C", ","], ["%25", "%"]);
const unescapedOld = unescaper(["%3B", ";"], ...ENDS, ["%5D", "]"], ["%25", "%"]);

/** A note beside the lines of a file. */
export interface Annotation {
  readonly level: "error" | "warning" | "notice";
  readonly file: string | undefined;
  readonly line: number | undefined;
  readonly endLine: number | undefined;
  readonly column: number | undefined;
  readonly endColumn: number | undefined;
  readonly title: string | undefined;
  readonly message: string;
}

/** A step keeps the first ten of a level; the rest is dropped without a word. */
const MOST_OF_A_LEVEL = 10;

/** The annotations that GitHub shows of a step. */
export function annotationsOf(commands: readonly WorkflowCommand[]): Annotation[] {
  const counts = { error: 0, warning: 0, notice: 0 };
  return commands.flatMap(({ name, properties, data }) => {
    if (name !== "error" && name !== "warning" && name !== "notice") return [];
    counts[name] += 1;
    if (counts[name] > MOST_OF_A_LEVEL) return [];
    const { file, line, endLine, col, endColumn, title } = properties;
    const number = (text: string | undefined) => (text === undefined ? undefined : Number(text));
    const [first, last] = [number(line), number(endLine)];
    const columns = { column: number(col), endColumn: number(endColumn) };
    return [{ level: name, file, line: first, endLine: last, ...columns, title, message: data }];
  });
}

/**
 * What a step wrote to GITHUB_OUTPUT: `name=value`, or `name<<end`, lines and `end`. Throws what the runner fails a step
 * with: https://github.com/actions/runner/blob/main/src/Runner.Worker/FileCommandManager.cs
 */
export function outputsIn(text: string): Record<string, string> {
  const outputs: Record<string, string> = {};
  const lines = text.replace(/\n$/, "").split("\n");
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? "";
    if (line === "") continue;
    const [, name = "", kind, rest = ""] = /^(.*?)(=|<<)(.*)$/s.exec(line) ?? [];
    if (kind === undefined || name === "") throw new Error(`Invalid format '${line}'`);
    if (kind === "=") {
      outputs[name] = rest;
      continue;
    }
    const end = lines.indexOf(rest, at + 1);
    if (rest === "" || end < 0) throw new Error(`Invalid value. Matching delimiter not found '${rest}'`);
    outputs[name] = lines.slice(at + 1, end).join("\n");
    at = end;
  }
  return outputs;
}
