import type { Undecided } from "../../../model/finding.js";
import { type Range, rangeOf, type SourceFile } from "../../../model/text.js";
import { Budget } from "../evaluate/budget.js";
import type { Language } from "../evaluate/scope.js";
import type { HclFile } from "../syntax/ast.js";
import type { Evaluation, ModuleInstance } from "../values/instances.js";
import type { Value } from "../values/value.js";
import { unknownValue } from "../values/values.js";
import { type Configuration, writtenArgument } from "./configuration.js";
import { LocalModule } from "./module.js";
import { Remembered } from "./remembered.js";
import type { Repository } from "./repository.js";
import { RootFiles } from "./root-files.js";
import type { Run } from "./run.js";
import { constantSurroundings, evaluateIn } from "./surroundings.js";

/** What to evaluate. */
export interface RootPlan {
  readonly folder: string;
  readonly variant: string | undefined;
  /** Files of values of variables; a later one counts more. */
  readonly values: readonly SourceFile[];
}

/** Of resources and modules, in one evaluation. */
const MOST_INSTANCES = 20_000;
/** Whoever has more sees the rest once these are mended. */
const MOST_UNDECIDED = 20;

/** A root module with one set of variables. Nothing is evaluated before it is asked for. */
export class RootModule implements Evaluation {
  readonly folder: string;
  readonly variant: string | undefined;
  /** What could not be told, as far as it has been asked for. */
  readonly undecided: Undecided[] = [];
  readonly #plan: RootPlan;
  readonly #repository: Repository;
  readonly #reads: RootFiles;
  readonly #run: Run;
  readonly #configurations = new Set<Configuration>();
  readonly #given = new Remembered();
  readonly #said = new Set<string>();
  #instancesLeft = MOST_INSTANCES;
  #modules: readonly ModuleInstance[] | undefined;

  constructor(plan: RootPlan, repository: Repository, language: Language, budgetOfAll: Budget) {
    this.folder = plan.folder;
    this.variant = plan.variant;
    this.#plan = plan;
    this.#repository = repository;
    this.#reads = new RootFiles(plan.folder, repository);
    this.#run = {
      rootFolder: plan.folder,
      budget: new Budget(budgetOfAll),
      files: this.#reads,
      language,
      configurationOf: (folder) => this.#configurationOf(folder),
      allow: (count, range) => this.#allow(count, range),
      say: (undecided) => this.#say(undecided),
    };
  }

  /** Says so when it took too much to evaluate: from some place on, nothing is known then. */
  sayWhatIsLeft(): void {
    const [file] = this.files;
    if (!this.#run.budget.isUsedUp || !file) return;
    const undecided =
      this.folder === "" ? "a part of what Terraform declares here" : `a part of what ${this.folder} declares`;
    this.undecided.push({
      domain: undefined,
      undecided,
      reason: "it takes too much to evaluate",
      range: rangeOf(file, 0, 0),
    });
  }

  /** True when something was asked for that has to be loaded first. */
  get isWaiting(): boolean {
    return this.#reads.isWaiting;
  }

  get modules(): readonly ModuleInstance[] {
    this.#modules ??= this.#openModules();
    return this.#modules;
  }

  get files(): readonly SourceFile[] {
    const configurations = [...this.#configurations].flatMap(({ files }) => files.map(({ file }) => file));
    return [...new Set([...configurations, ...this.#plan.values, ...this.#reads.files])];
  }

  get trees(): ReadonlyMap<string, HclFile> {
    const configurations = [...this.#configurations].flatMap(({ files }) => files);
    const values = this.#plan.values.map((file) => this.#repository.tree(file));
    return new Map([...configurations, ...values].map((hcl) => [hcl.file.path, hcl]));
  }

  #openModules(): readonly ModuleInstance[] {
    const configuration = this.#configurationOf(this.folder);
    if (!configuration) return [];
    const place = {
      address: "",
      parent: undefined,
      given: (name: string) => this.#valueGiven(name),
      whyMissing: (name: string) => `the variable ${name} has no value in the repository`,
      uncertain: undefined,
    };
    const root = new LocalModule(configuration, place, this.#run);
    return [root, ...root.called()];
  }

  #valueGiven(name: string): Value | undefined {
    for (const file of [...this.#plan.values].reverse()) {
      const hcl = this.#repository.tree(file);
      const written = writtenArgument([{ body: hcl.body, hcl }], name);
      if (!written) continue;
      const constant = constantSurroundings({ ...this.#run, lookup: () => undefined });
      return this.#given.get(
        name,
        () => evaluateIn(constant, written),
        () => unknownValue(`${name} refers to itself`, hcl.range(written.attribute.span)),
      );
    }
    return undefined;
  }

  #configurationOf(folder: string): Configuration | undefined {
    const configuration = this.#repository.configurationOf(folder);
    if (configuration) this.#configurations.add(configuration);
    else this.#reads.waitFor(folder);
    return configuration;
  }

  /** What is said for every instance of a block is said once. */
  #say(undecided: Undecided): void {
    const place = `${undecided.range?.path}:${undecided.range?.start}: ${undecided.reason}`;
    if (this.#said.has(place) || this.#said.size >= MOST_UNDECIDED) return;
    this.#said.add(place);
    this.undecided.push(undecided);
  }

  #allow(count: number, range: Range): number {
    const allowed = Math.min(count, Math.max(this.#instancesLeft, 0));
    if (allowed < count && this.#instancesLeft >= 0) {
      this.#say({
        domain: undefined,
        undecided: "what the rest of this configuration declares",
        reason: `it has more than ${MOST_INSTANCES} resources`,
        range,
      });
      this.#instancesLeft = -1;
    } else this.#instancesLeft -= allowed;
    return allowed;
  }
}
