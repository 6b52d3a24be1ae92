import type { Observation, RuleFacts, Undecided } from "../model/finding.js";
import type { Change } from "../model/policy-domain.js";

/** A rule is a plain value: no clock, no file, no network, and `check` never throws. */
export interface Rule extends RuleFacts {
  /** Judges head; the rules about changes do nothing without a base. */
  check(change: Change): Iterable<Observation | Undecided>;
}
