import type { Name, ResourceRecord, Zone } from "../../model/dns.js";
import type { Undecided } from "../../model/finding.js";
import type { ReadingProblem } from "../../model/policy-domain.js";
import { rangeOf, type SourceFile } from "../../model/text.js";
import type { ReadContext, Reading } from "../source.js";
import { kindOf } from "./claims.js";
import { type Configuration, readConfiguration } from "./configuration.js";
import { type FileReading, FileStore } from "./file-store.js";
import { directoryOf } from "./navigator.js";
import { planZones, type ZonePart, type ZonePlan } from "./plan.js";
import type { YamlLibrary } from "./yaml-file.js";

export async function readOctodns(
  load: () => Promise<YamlLibrary>,
  files: readonly SourceFile[],
  context: ReadContext,
): Promise<Reading> {
  const store = new FileStore(load, files, context);
  const report = new Report();
  const configurations: Configuration[] = [];
  const paths: string[] = [];
  for (const file of files) {
    if (kindOf(file.bytes) !== "configuration") {
      paths.push(file.path);
      continue;
    }
    const { navigator, yamlFile } = await store.prepare(file);
    configurations.push(readConfiguration(navigator, yamlFile));
    report.addProblems([...yamlFile.problems, ...navigator.problems]);
  }
  addSplitFiles(paths, configurations, context);
  const { plans, homeless } = planZones(paths, configurations, (path) => context.originOf(path));
  const read: { readonly zone: Zone; readonly guessed: boolean }[] = [];
  for (const plan of plans) {
    const zone = await readZone(plan, store, report);
    if (zone) read.push({ zone, guessed: plan.guessed });
  }
  const zones = read.filter(({ zone, guessed }) => !guessed || !store.wasIncluded(zone.path)).map(({ zone }) => zone);
  if (await isOldOctodns(context)) report.judgeAllUnescaped();
  const undecided = homeless.filter((path) => !store.wasIncluded(path)).map((path) => homelessFile(path, store));
  return { zones, policies: [], problems: report.problems(), undecided, included: store.included() };
}

/** octoDNS reads every YAML file in a folder of split files, those too that don't look like it. */
function addSplitFiles(paths: string[], configurations: readonly Configuration[], context: ReadContext): void {
  const providers = configurations.flatMap((configuration) => [...configuration.providers.values()]);
  const endings = [".", ...providers.map((provider) => provider.splitExtension).filter((each) => each !== undefined)];
  const known = new Set(paths);
  for (const folder of new Set(paths.map(directoryOf))) {
    if (!endings.some((ending) => folder.endsWith(ending))) continue;
    for (const path of context.filesIn(folder)) if (path.endsWith(".yaml") && !known.has(path)) paths.push(path);
  }
}

function homelessFile(path: string, store: FileStore): Undecided {
  const file = store.handed(path);
  return {
    domain: undefined,
    undecided: `which zone the records of ${path} belong to`,
    reason: "its name is not that of a zone and no octoDNS configuration reads it",
    range: file && rangeOf(file),
  };
}

/** Collects problems, each once, though a shared file is read for every zone. */
class Report {
  readonly #problems = new Map<string, ReadingProblem>();
  readonly #unescaped: { readonly folder: string; readonly problem: ReadingProblem }[] = [];
  readonly #escapedFolders = new Set<string>();
  #all = false;

  addProblems(problems: readonly ReadingProblem[]): void {
    for (const problem of problems) {
      const { path, start, end } = problem.range;
      this.#problems.set(JSON.stringify([path, start, end, problem.message]), problem);
    }
  }

  addFile(folder: string, { problems, unescaped, escapes }: FileReading): void {
    this.addProblems(problems);
    if (escapes) this.#escapedFolders.add(folder);
    for (const problem of unescaped) this.#unescaped.push({ folder, problem });
  }

  judgeAllUnescaped(): void {
    this.#all = true;
  }

  /**
   * Where the configuration does not say how `;` is written, another value that has `\;` does: octoDNS would refuse
   * that one if it were not due.
   */
  problems(): readonly ReadingProblem[] {
    for (const { folder, problem } of this.#unescaped) {
      if (this.#all || this.#escapedFolders.has(folder)) this.addProblems([problem]);
    }
    return [...this.#problems.values()];
  }
}

async function readZone(plan: ZonePlan, store: FileStore, report: Report): Promise<Zone | undefined> {
  let complete = plan.whole;
  let records: readonly ResourceRecord[] = [];
  const read: { readonly part: ZonePart; readonly file: SourceFile; readonly records: readonly ResourceRecord[] }[] =
    [];
  for (const part of plan.parts) {
    const file = await store.open(part.path);
    const reading = file && (await store.read(file, settingsFor(plan, part), part.shared));
    if (!file || !reading) {
      complete = false;
      continue;
    }
    complete &&= !reading.broken && !reading.ignores;
    report.addFile(part.settings.folder, reading);
    records = part.replaces ? replaceRecords(records, reading.records) : [...records, ...reading.records];
    read.push({ part, file, records: reading.records });
  }
  const announcing = read.find((each) => each.records.some(isAnnouncement));
  const standing = announcing ?? read.find((each) => !each.part.shared) ?? read[0];
  if (!standing) return undefined;
  const range = rangeOf(standing.file);
  return { apex: plan.apex, complete, records, path: standing.file.path, range, format: "octodns" };
}

function settingsFor({ apex, lenient, templated, guessed }: ZonePlan, { settings, replaces }: ZonePart) {
  const { semicolons, defaultTtl } = settings;
  return { apex, semicolons, defaultTtl, templated, replaces, guessed, lenient: lenient || settings.lenient };
}

function isAnnouncement({ owner, type }: ResourceRecord): boolean {
  return type === "TXT" && owner.value.startsWith("_mta-sts.");
}

/** As `populate_should_replace`: of an owner and type that both have, the later source's count. */
function replaceRecords(before: readonly ResourceRecord[], later: readonly ResourceRecord[]): ResourceRecord[] {
  const replaced = new Set(later.map(keyOf));
  return [...before.filter((record) => !replaced.has(keyOf(record))), ...later];
}

function keyOf(record: ResourceRecord): string {
  const owner: Name = record.owner.value;
  return `${owner} ${record.type === "other" ? record.typeName : record.type}`;
}

/** True when the Python requirements beside it hold octoDNS below version 2, where `\;` is the default. */
async function isOldOctodns(context: ReadContext): Promise<boolean> {
  const path = "requirements.txt";
  const file = context.has(path) ? await context.open(path) : undefined;
  if (!file) return false;
  const text = new TextDecoder().decode(file.bytes.subarray(0, 65_536));
  return /^octodns[ \t]*(?:[=~]=[ \t]*[01]\.|[^#\n]*<=?[ \t]*[12](?:\.0)*(?![\d.]))/m.test(text);
}
