/**
 * What is reported where a change touches nothing of interest, apart from the other reporters: most pull requests are
 * such, and need load none of those.
 */

/** A comparison reads only what the change concerns, so that it can't say what else is there. */
export const UNCHANGED = "Nothing of MTA-STS changes here.";

/** What follows it in a run of the Action. */
export const UNCHANGED_ADVICE = "The input `report: all` checks all that is there, whether it has changed or not.";

/** The report for programs on one line; a test holds it to what `jsonReport` gives. `head` and `base` are object ids. */
export function unchangedJson(revisions: { readonly base: string; readonly head: string }, version: string): string {
  return JSON.stringify({
    schemaVersion: 1,
    tool: { name: "mta-sts-lint", version },
    ...revisions,
    domains: [],
    findings: [],
    undecided: [],
    summary: { errors: 0, warnings: 0, notices: 0, suppressed: 0, preexisting: 0 },
    patch: null,
  });
}
