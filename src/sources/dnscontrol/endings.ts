import type { ReadingProblem } from "../../model/policy-domain.js";
import { type Range, rangeOf, type SourceFile } from "../../model/text.js";
import { callRange, errorRange } from "./places/places.js";
import type { Scripts } from "./places/scripts.js";
import type { ProgramRun } from "./programs/run.js";

/** What has to be said of how a program ended, and of what it makes of things that are not known here. */
export function endingProblems(run: ProgramRun, entry: SourceFile, scripts: Scripts): readonly ReadingProblem[] {
  const told = run.end.kind === "finished" ? run.told.notes : [];
  const notes = told.map(({ text, stack }): ReadingProblem => {
    const range = callRange(scripts.framesOf(stack), scripts) ?? startOf(entry);
    return { message: sentence(text), range, mistake: false };
  });
  const ended = endingProblem(run, entry, scripts);
  return ended ? [...notes, ended] : notes;
}

function endingProblem({ end, told }: ProgramRun, entry: SourceFile, scripts: Scripts): ReadingProblem | undefined {
  const rest = "What it declares before that is checked, the rest is not.";
  switch (end.kind) {
    case "finished":
      return told.whole ? undefined : { message: notTold(entry), range: startOf(entry), mistake: false };
    case "stopped":
      return {
        message: `${entry.path} is not run to its end: ${end.reason}. ${rest}`,
        range: startOf(entry),
        mistake: false,
      };
    case "threw": {
      const frames = scripts.framesOf(end.stack);
      const range: Range = errorRange(frames, scripts) ?? startOf(entry);
      const reason = sentence(end.message || end.name || "it throws something that says nothing");
      const [frame] = frames;
      // What a program throws, it may call what it likes; what is no JavaScript, the other parser does not read either.
      if (end.name === "SyntaxError" && frame && isOfFile(end.stack) && !scripts.get(frame.path)?.tree) {
        return {
          message: `This is not JavaScript that can be run: ${reason} Correct it; DNSControl stops here too.`,
          range,
          mistake: true,
        };
      }
      return { message: `${entry.path} is not run to its end: ${reason} ${rest}`, range, mistake: false };
    }
  }
}

/** True for a mistake in a file; one in a text that is parsed on the way is named by the function that parses. */
function isOfFile(stack: string): boolean {
  const [first = ""] = stack.split("\n", 1);
  return !first.includes(" (");
}

function notTold({ path }: SourceFile): string {
  return `All that ${path} declares can't be told: it is too much, or functions of JavaScript itself are changed.`;
}

function startOf(file: SourceFile): Range {
  return rangeOf(file, 0, 0);
}

/** On one line, and no longer than a person reads. */
function sentence(text: string): string {
  const line = text.replace(/\s+/g, " ").trim().slice(0, 300);
  return /[.!?]$/.test(line) ? line : `${line}.`;
}
