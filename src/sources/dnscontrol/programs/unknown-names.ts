const MOST_NAMES = 500;

/**
 * Names in capitals that a configuration uses and none of its files declares: functions and settings that DNSControl has
 * for one provider or another, or got after this was written. Any that might be a variable is left alone.
 */
export function unknownNames(files: ReadonlyMap<string, string>): readonly string[] {
  const used = new Set<string>();
  const declared = new Set<string>();
  for (const [path, text] of files) {
    if (!/\.js$/i.test(path)) continue;
    for (const [, name = ""] of text.matchAll(/(?<![\w$.])([A-Z][A-Z0-9_]{0,60})(?=\s*[(,)\]};])/g)) used.add(name);
    for (const [, named, assigned] of text.matchAll(DECLARED)) declared.add(named ?? assigned ?? "");
  }
  return [...used].filter((name) => !declared.has(name)).slice(0, MOST_NAMES);
}

/** By a keyword, an assignment, `typeof` or as a key. */
const DECLARED =
  /(?:\b(?:var|let|const|function|class|typeof)\s+([A-Z][A-Z0-9_]*)|(?<![\w$])["']?([A-Z][A-Z0-9_]*)["']?\s*(?:=(?!=)|:))/g;
