import type { Name } from "../model/dns.js";
import type { Located, SourceFile } from "../model/text.js";
import {
  type Config,
  type ConfigError,
  type DomainConfig,
  emptyConfig,
  FAIL_ON,
  type IgnoreLine,
  REPORT_SCOPES,
  RULE_SETTINGS,
  type RuleSetting,
  UNUSED_IGNORE,
} from "./config.js";
import { MAX_ERRORS, readTree, type Tree } from "./config-tree.js";
import {
  type Complain,
  complainTo,
  isEmpty,
  quoted,
  readChoice,
  readFields,
  readGlob,
  readKnownFields,
  readName,
  readPath,
  readText,
  readTexts,
  suggestion,
} from "./read-values.js";

export interface ParsedConfig {
  /** What could be read; what has an error is left out. */
  readonly config: Config;
  /** All of the file, in its order; the first 50 of very many. */
  readonly errors: readonly ConfigError[];
}

/**
 * Reads a configuration file; see {@link Config} for its shape. Never throws. `knownRules` are the ids of all rules, to
 * tell a rule that is not there.
 */
export async function parseConfig(file: SourceFile, knownRules: readonly string[]): Promise<ParsedConfig> {
  const { tree, errors: syntaxErrors } = await readTree(file);
  const errors = [...syntaxErrors];
  const config = tree ? readConfig(tree, [...knownRules, UNUSED_IGNORE], complainTo(errors)) : emptyConfig;
  errors.sort((one, other) => one.range.start - other.range.start);
  return { config, errors: errors.slice(0, MAX_ERRORS) };
}

const KEYS = ["domains", "zones", "exclude", "rules", "ignore", "fail-on", "report"];

function readConfig(tree: Tree, knownRules: readonly string[], complain: Complain): Config {
  const fields = readKnownFields(tree, "The configuration", KEYS, complain);
  const value = (key: string): Tree | undefined => fields.get(key)?.value;
  return {
    domains: readDomains(value("domains"), complain),
    zones: readZones(value("zones"), complain),
    exclude: readTexts(limited(value("exclude"), complain), "`exclude`", complain).flatMap(
      (text) => readGlob(text, complain) ?? [],
    ),
    rules: readRules(value("rules"), knownRules, complain),
    ignores: readIgnores(limited(value("ignore"), complain), knownRules, complain),
    failOn: readChoice(value("fail-on"), "`fail-on`", FAIL_ON, complain),
    report: readChoice(value("report"), "`report`", REPORT_SCOPES, complain),
  };
}

/** Each path and each finding is held against these, so that many of them would take long. */
const MAX_LINES = 1000;

function limited(tree: Tree | undefined, complain: Complain): Tree | undefined {
  if (tree?.kind !== "list" || tree.values.length <= MAX_LINES) return tree;
  complain(tree.range, `This list is longer than ${MAX_LINES} lines: use \`*\` and \`**\` in paths.`);
  return { ...tree, values: tree.values.slice(0, MAX_LINES) };
}

function readDomains(tree: Tree | undefined, complain: Complain): ReadonlyMap<Name, DomainConfig> {
  const domains = new Map<Name, DomainConfig>();
  for (const { key, value } of readFields(tree, "`domains`", complain).values()) {
    const name = readName(key, complain);
    if (name && domains.has(name.value)) complain(key.range, `The domain ${quoted(name.value)} is here a second time.`);
    else if (name) domains.set(name.value, { name, ...readDomain(value, complain) });
  }
  return domains;
}

function readDomain(tree: Tree, complain: Complain): Omit<DomainConfig, "name"> {
  if (tree.kind === "text") complain(tree.range, "A domain holds keys: write `policy:` in front of the path.");
  const fields = tree.kind === "text" ? undefined : readKnownFields(tree, "A domain", ["policy", "zone"], complain);
  const paths = (key: string): readonly Located<string>[] =>
    readTexts(fields?.get(key)?.value, `\`${key}\``, complain).flatMap((text) => readPath(text, complain) ?? []);
  return { policies: paths("policy"), zones: paths("zone") };
}

function readZones(tree: Tree | undefined, complain: Complain): ReadonlyMap<string, Located<Name>> {
  const zones = new Map<string, Located<Name>>();
  for (const { key, value } of readFields(tree, "`zones`", complain).values()) {
    const path = readPath(key, complain);
    const origin = readName(readText(value, "The origin of a zone file", complain), complain);
    if (path && origin) zones.set(path.value, origin);
  }
  return zones;
}

function readRules(
  tree: Tree | undefined,
  knownRules: readonly string[],
  complain: Complain,
): ReadonlyMap<string, Located<RuleSetting>> {
  const rules = new Map<string, Located<RuleSetting>>();
  for (const { key, value } of readFields(tree, "`rules`", complain).values()) {
    const setting = readChoice(value, "The severity of a rule", RULE_SETTINGS, complain);
    if (readRule(key, knownRules, complain) && setting) rules.set(key.value, setting);
  }
  return rules;
}

function readRule(
  text: Located<string> | undefined,
  knownRules: readonly string[],
  complain: Complain,
): Located<string> | undefined {
  if (!text || knownRules.includes(text.value)) return text;
  complain(text.range, `There is no rule ${quoted(text.value)}.${suggestion(text.value, knownRules)}`);
  return undefined;
}

function readIgnores(tree: Tree | undefined, knownRules: readonly string[], complain: Complain): readonly IgnoreLine[] {
  if (!tree || isEmpty(tree)) return [];
  if (tree.kind === "list") return tree.values.flatMap((value) => readIgnore(value, knownRules, complain) ?? []);
  complain(tree.range, "`ignore` has to be a list: begin each ignore with `- rule:`.");
  return [];
}

function readIgnore(tree: Tree, knownRules: readonly string[], complain: Complain): IgnoreLine | undefined {
  const fields = readKnownFields(tree, "An ignore", ["rule", "domain", "path", "reason"], complain);
  if (tree.kind !== "map") {
    if (tree.kind === "nothing") complain(tree.range, "This ignore is empty.");
    return undefined;
  }
  for (const key of ["rule", "reason"].filter((required) => !fields.has(required)))
    complain(tree.range, `An ignore needs a \`${key}\`.`);
  const text = (key: string): Located<string> | undefined => readText(fields.get(key)?.value, `\`${key}\``, complain);
  const rule = readRule(text("rule"), knownRules, complain);
  const reason = text("reason");
  const domain = readName(text("domain"), complain);
  const path = readGlob(text("path"), complain);
  // One that lost its domain or path to an error would ignore more than was meant.
  const whole = (!fields.has("domain") || domain) && (!fields.has("path") || path);
  return rule && reason && whole ? { rule, reason, domain, path, range: tree.range } : undefined;
}
