/** Where what a file holds is published: for everybody, or for a trial of the name given, such as `staging`. */
export type Stage = "live" | Trial;

type Trial = "development" | "staging" | "testing" | "preview";

const STAGES: ReadonlyMap<string, Stage> = new Map([
  ["dev", "development"],
  ["develop", "development"],
  ["development", "development"],
  ["stage", "staging"],
  ["staging", "staging"],
  ["test", "testing"],
  ["testing", "testing"],
  ["qa", "testing"],
  ["uat", "testing"],
  ["preview", "preview"],
]);

const WORD = new RegExp(`(?:^|[/_.-])(${[...STAGES.keys()].join("|")})(?=[/_.-])`, "i");

/** The stage that a path names; what names none is live. Copies for several stages are meant to differ. */
export function stageOf(path: string): Stage {
  const word = WORD.exec(path)?.[1]?.toLowerCase();
  return (word && STAGES.get(word)) || "live";
}
