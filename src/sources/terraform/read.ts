import type { Name, Zone } from "../../model/dns.js";
import type { Undecided } from "../../model/finding.js";
import type { PolicyDocument } from "../../model/policy-domain.js";
import type { Runtime } from "../../model/runtime.js";
import type { SourceFile } from "../../model/text.js";
import { MTA_STS_WORDS } from "../mta-sts-words.js";
import type { ReadContext, Reading } from "../source.js";
import { isUnpublished } from "../unpublished.js";
import { evaluateRoots } from "./modules/evaluations.js";
import { mayBeTerraform } from "./paths.js";
import { policiesOf } from "./policies/policies.js";
import { policyDomainsIn } from "./policies/policy-domains.js";
import { zonesOf } from "./records/zones.js";
import { remoteModules } from "./remote-modules.js";
import { readOnce } from "./repeated.js";
import { createHclParser, type HclParser } from "./syntax/parser.js";
import type { Evaluation } from "./values/instances.js";
import { oneOfEqualVariants } from "./variants.js";

export function readTerraform(files: readonly SourceFile[], context: ReadContext): Promise<Reading> {
  return readOnce(files, context, (observed) => read(files, observed));
}

async function read(claimed: readonly SourceFile[], context: ReadContext): Promise<Reading> {
  const files = [...claimed, ...(await neighboursOf(claimed, context))];
  const parser = await parserOf(context.runtime);
  const evaluated = await evaluateRoots(files, { ...context, parser }, readEvaluation);
  const { evaluations, results: found, problems } = evaluated;
  const concerned = new Set(
    found.filter((one) => one.isConcerned).flatMap(({ files: read }) => read.map(({ path }) => path)),
  );
  const known = new Set(claimed);
  return {
    zones: oneOfEqualVariants(found.flatMap(({ zones }) => zones)),
    policies: oneOfEqualVariants(found.flatMap(({ policies }) => policies)),
    // What else is wrong in the repository is nothing to us.
    problems: problems.filter(
      ({ range, mistake }) => (!mistake || concerned.has(range.path)) && mentionsMtaSts(files, range.path),
    ),
    undecided: [
      ...evaluated.undecided,
      ...found.filter((one) => one.isConcerned).flatMap(({ undecided }) => undecided),
    ],
    included: [...new Set(evaluations.flatMap((evaluation) => evaluation.files))].filter((file) => !known.has(file)),
  };
}

/** What one evaluation holds. */
interface Found {
  readonly zones: readonly Zone[];
  readonly policies: readonly PolicyDocument[];
  readonly undecided: readonly Undecided[];
  readonly files: readonly SourceFile[];
  /** True when it has to do with MTA-STS. */
  readonly isConcerned: boolean;
}

function readEvaluation(evaluation: Evaluation): Found {
  const { zones, undecided } = zonesOf(evaluation, policyDomainsIn(evaluation));
  const announced = zones.flatMap(({ records }) => records.map((record) => record.owner.value).filter(isAnnouncing));
  const names = new Set(announced.map((owner) => owner.slice("_mta-sts.".length) as Name));
  const found = policiesOf(evaluation, names);
  const remote = remoteModules(evaluation);
  return {
    zones,
    policies: found.policies,
    undecided: [...undecided, ...found.undecided, ...remote],
    files: evaluation.files,
    isConcerned: found.policies.length > 0 || announced.length > 0 || remote.length > 0,
  };
}

function isAnnouncing(owner: Name): boolean {
  return owner.startsWith("_mta-sts.");
}

function mentionsMtaSts(files: readonly SourceFile[], path: string): boolean {
  const file = files.find((one) => one.path === path);
  return file !== undefined && MENTION.test(new TextDecoder().decode(file.bytes));
}

const MENTION = new RegExp(MTA_STS_WORDS.join("|"), "i");

/** The configuration of a folder is all of its files, those too whose names say that they are about another domain. */
async function neighboursOf(files: readonly SourceFile[], context: ReadContext): Promise<readonly SourceFile[]> {
  const known = new Set(files.map(({ path }) => path));
  const folders = new Set(files.map(({ path }) => path.slice(0, Math.max(path.lastIndexOf("/"), 0))));
  const paths = [...folders].flatMap((folder) => context.filesIn(folder));
  const missing = paths.filter((path) => mayBeTerraform(path) && !known.has(path) && !isUnpublished(path));
  return (await Promise.all(missing.map((path) => context.open(path)))).filter((file) => file !== undefined);
}

/** Takes a while to make, and is good for all reading of a run. */
const parsers = new WeakMap<Runtime, Promise<HclParser>>();

function parserOf(runtime: Runtime): Promise<HclParser> {
  const known = parsers.get(runtime) ?? makeParser(runtime);
  parsers.set(runtime, known);
  return known;
}

async function makeParser(runtime: Runtime): Promise<HclParser> {
  const [library, engine, grammar] = await Promise.all([
    import("web-tree-sitter"),
    runtime.packagedFile("tree-sitter.wasm"),
    runtime.packagedFile("tree-sitter-terraform.wasm"),
  ]);
  return createHclParser(library, engine, grammar);
}
