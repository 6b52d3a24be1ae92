import type { Observation, Severity, Undecided } from "../model/finding.js";
import type { Change } from "../model/policy-domain.js";

/** A rule is a plain value: no clock, no file, no network, and `check` never throws. */
export interface Rule {
  /** The thing first, then what is wrong with it: `record-id-missing`. */
  readonly id: string;
  /** One sentence without a full stop, for tables. */
  readonly summary: string;
  readonly severity: Severity;
  /** Where the rule rests on: `RFC 8461, section 3.1`. */
  readonly rfc: string;
  /** What comes of it for mail, in one sentence: shown below every finding. */
  readonly why: string;
  /** Names that other tools give the same finding. */
  readonly aliases: readonly string[];
  /** Judges head; the rules about changes do nothing without a base. */
  check(change: Change): Iterable<Observation | Undecided>;
}
