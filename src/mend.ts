import { withoutCodeEdits } from "./fixes/code-edits.js";
import { completeFix } from "./fixes/compose.js";
import { type ProvenPatch, provePatch } from "./fixes/patch.js";
import { type Sides, sidesOf } from "./fixes/sides.js";
import { type Judgement, judge } from "./judge.js";
import type { Finding } from "./model/finding.js";
import type { Change } from "./model/policy-domain.js";
import type { Snapshots } from "./model/snapshot.js";
import { rulesFor } from "./rules/load.js";
import { editedSnapshot } from "./states/edited-snapshot.js";
import type { States } from "./states/scope.js";

/** What was linted, for linting it again with the fixes applied. */
export interface Run {
  readonly snapshots: Snapshots;
  readonly states: States;
  readonly change: Change;
}

export interface Mended {
  /** With new ids in their fixes, and the records to publish. */
  readonly findings: readonly Finding[];
  readonly patch: ProvenPatch | undefined;
  /** Proves a patch of the safe fixes of some of these findings alone. Lints again at each call. */
  readonly prove: (shown: readonly Finding[]) => Promise<ProvenPatch | undefined>;
}

/** Completes the fixes of findings and proves a patch of the safe ones. `known` are all findings of head. */
export async function mend(given: readonly Finding[], known: readonly Finding[], run: Run): Promise<Mended> {
  const { base, head } = run.change;
  const findings = withoutCodeEdits(given, head);
  const sides = sidesOf(head, base, run.snapshots.time);
  const prove = (chosen: readonly Finding[]): Promise<ProvenPatch | undefined> =>
    provePatch({
      findings: chosen,
      known,
      files: head.files,
      sides,
      prefix: run.snapshots.prefix ?? "",
      relint: (files) => relint(files, run),
      isExpected: (finding) => isExpected(finding, known),
    });
  const patch = await prove(findings);
  const asGiven = new Map(findings.map((finding) => [complete(finding, sides), finding]));
  return {
    findings: [...asGiven.keys()],
    patch,
    prove: (shown) => prove(shown.flatMap((finding) => asGiven.get(finding) ?? [])),
  };
}

function complete(finding: Finding, sides: Sides): Finding {
  const completed = finding.fixes.map((fix) => completeFix(fix, sides));
  if (completed.length === 0) return finding;
  return {
    ...finding,
    // A new id that can't be written is no fix; the steps tell how to come by it.
    fixes: completed.flatMap(({ fix }) => (fix.edits.length > 0 ? fix : [])),
    steps: [...new Set([...(finding.steps ?? []), ...completed.flatMap(({ steps }) => steps)])],
    publish: [...(finding.publish ?? []), ...completed.flatMap(({ publish }) => publish)],
  };
}

/** Of the rules about changes, these hold for a patch even where it is compared with what is published already. */
const ABOUT_IDS = new Set(["policy-changed-without-new-id", "id-reused"]);

async function relint(
  files: ReadonlyMap<string, Uint8Array>,
  { snapshots, states, change }: Run,
): Promise<readonly Finding[]> {
  const head = await states.rereadHead(editedSnapshot(snapshots.head, files));
  if (states.base) return (await judgeAll({ ...change, head })).findings;
  const alone = await judgeAll({ ...change, head });
  const compared = await judgeAll({ ...change, base: states.head, head });
  return [...alone.findings, ...compared.findings.filter(({ rule }) => ABOUT_IDS.has(rule))];
}

async function judgeAll(change: Change): Promise<Judgement> {
  return judge(change, await rulesFor(change));
}

/**
 * Once the pattern of a new MX host is in the policy, it remains true that senders hold the old policy for a while: the
 * change was uncovered before and is staged badly now. That is no fault of the patch, and only waiting mends it.
 */
function isExpected({ rule, domain }: Finding, known: readonly Finding[]): boolean {
  return (
    rule === "mx-not-in-cached-policy" &&
    known.some((finding) => finding.rule === "mx-not-covered" && finding.domain === domain)
  );
}
