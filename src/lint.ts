import { type Config, emptyConfig } from "./config/config.js";
import { judge } from "./judge.js";
import type { Change, State } from "./model/policy-domain.js";
import type { Runtime } from "./model/runtime.js";
import type { Snapshots } from "./model/snapshot.js";
import type { SourceFile } from "./model/text.js";
import type { Report } from "./reporters/report.js";
import { rulesFor } from "./rules/load.js";
import { type Layout, NO_LAYOUT } from "./states/candidates.js";
import { publicSuffixesFor } from "./states/public-suffix.js";
import { readStates } from "./states/scope.js";

export interface LintOptions {
  /** Default: nothing is configured. */
  readonly config?: Config;
  /** The file that it was read from, to show its lines. */
  readonly configFile?: SourceFile | undefined;
  /** What a comparison shows. Default: what the configuration says, else what is new. */
  readonly report?: "new" | "all" | undefined;
  /** Needed to read Terraform. */
  readonly runtime?: Runtime;
  /** True for a report that lists all rules; else it has those that were run. */
  readonly listRules?: boolean;
}

export interface Linted {
  readonly report: Report;
  /** Proves a patch of the safe fixes of some findings of the report alone. Lints again at each call. */
  readonly prove: (findings: Report["findings"]) => Promise<Report["patch"]>;
}

/** The whole of it: files to states, states to findings, findings to a report. */
export async function lint(snapshots: Snapshots, options: LintOptions = {}): Promise<Report> {
  return (await lintToProve(snapshots, options)).report;
}

/** The same, for whoever wants to choose among the fixes. Holds on to all that was read. */
export async function lintToProve(snapshots: Snapshots, options: LintOptions = {}): Promise<Linted> {
  const config = options.config ?? emptyConfig;
  const layout = await layoutFrom(config);
  const scope = options.report ?? config.report?.value ?? "new";
  const states = await readStates(snapshots, layout, scope, options.runtime);
  const change: Change = { base: states.base, head: states.head, isPublicSuffix: await publicSuffixesFor(states) };

  const rules = await rulesFor(change);
  const judged = await judge(change, rules);
  const { findings, suppressed, facts } = await configured(judged.findings, config, change);
  const chosen = findings.filter((finding) => finding.introduced || scope === "all");
  const mended = chosen.some((finding) => finding.fixes.length > 0)
    ? await (await import("./mend.js")).mend(chosen, judged.findings, { snapshots, states, change })
    : { findings: chosen, patch: undefined, prove: async () => undefined };

  const report: Report = {
    base: snapshots.base?.revision,
    head: snapshots.head.revision,
    prefix: snapshots.prefix ?? "",
    baseState: states.base,
    state: options.configFile ? withFile(states.head, options.configFile) : states.head,
    findings: mended.findings,
    undecided: judged.undecided,
    suppressed,
    preexisting: findings.length - chosen.length,
    patch: mended.patch,
    rules: [...(options.listRules ? (await import("./rules/index.js")).rules : rules), ...facts],
  };
  return { report, prove: mended.prove };
}

async function layoutFrom(config: Config): Promise<Layout> {
  return config === emptyConfig ? NO_LAYOUT : (await import("./config/layout.js")).layoutOf(config);
}

async function configured(findings: Report["findings"], config: Config, change: Change) {
  if (config === emptyConfig) return { findings, suppressed: 0, facts: [] };
  return (await import("./config/apply.js")).applyConfig(findings, config, change.base !== undefined);
}

function withFile(state: State, file: SourceFile): State {
  return { ...state, files: new Map([...state.files, [file.path, file]]) };
}
