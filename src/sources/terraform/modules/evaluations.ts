import type { Undecided } from "../../../model/finding.js";
import type { ReadingProblem } from "../../../model/policy-domain.js";
import type { SourceFile } from "../../../model/text.js";
import { Budget } from "../evaluate/budget.js";
import type { Language } from "../evaluate/scope.js";
import { functions } from "../functions/index.js";
import type { Evaluation } from "../values/instances.js";
import type { TerraformContext } from "./context.js";
import { planRoots } from "./plans.js";
import { Repository } from "./repository.js";
import { RootModule } from "./root-module.js";
import { rootFolders } from "./roots.js";
import { TemplateReader } from "./template-reader.js";

export interface Evaluations<T> {
  readonly evaluations: readonly Evaluation[];
  /** What was made of them, in the same order. */
  readonly results: readonly T[];
  /** Errors of syntax in the files that were read. */
  readonly problems: readonly ReadingProblem[];
  readonly undecided: readonly Undecided[];
}

/** A file names a file that names a file… */
const MOST_ROUNDS = 6;

/**
 * Evaluates all root modules among these files, each with each of its sets of variables. Everything is evaluated when it is
 * asked for, and files that functions read are loaded when they have been asked for; so `use` is called with an evaluation
 * again as long as it has asked for more.
 */
export async function evaluateRoots<T>(
  files: readonly SourceFile[],
  context: TerraformContext,
  use: (evaluation: Evaluation) => T,
): Promise<Evaluations<T>> {
  const repository = new Repository(files, context);
  const templates = new TemplateReader(context.parser);
  const language: Language = { functions, parseTemplate: (text) => templates.parse(text) };
  const budget = Budget.ofAll();
  const { plans, undecided } = planRoots(rootFolders(repository.folders), repository);
  const used = plans.map((plan) => {
    const evaluation = new RootModule(plan, repository, language, budget);
    return { plan, evaluation, result: use(evaluation) };
  });
  for (let round = 1; round < MOST_ROUNDS; round++) {
    if (!(await repository.loadWhatWasAskedFor(() => import("yaml")))) break;
    for (const each of used) {
      if (!each.evaluation.isWaiting) continue;
      each.evaluation = new RootModule(each.plan, repository, language, budget);
      each.result = use(each.evaluation);
    }
  }
  for (const { evaluation } of used) evaluation.sayWhatIsLeft();
  return {
    evaluations: used.map(({ evaluation }) => evaluation),
    results: used.map(({ result }) => result),
    problems: [...repository.problems, ...templates.problems],
    undecided: [...undecided, ...used.flatMap(({ evaluation }) => evaluation.undecided)],
  };
}
