import type { Name } from "./dns.js";
import type { Range, TextEdit } from "./text.js";

/** Error: senders drop or ignore the policy, or mail is delayed or lost. */
export type Severity = "error" | "warning" | "notice";

/** What there is to tell of a rule, besides what it does. */
export interface RuleFacts {
  /** The thing first, then what is wrong with it: `record-id-missing`. */
  readonly id: string;
  /** One sentence without a full stop, for tables. */
  readonly summary: string;
  readonly severity: Severity;
  /** What the rule rests on: `RFC 8461, section 3.1`. */
  readonly rfc: string;
  /** What comes of it for mail, in one sentence: shown once below the findings of a rule. */
  readonly why: string;
  /** Names that other tools give the same finding. */
  readonly aliases: readonly string[];
}

/** A change that mends a finding. */
export interface Fix {
  /** What it does, as an order: `Publish the new id 20260102`. */
  readonly title: string;
  /** False when it takes judgement: shown, but never part of the patch. */
  readonly safe: boolean;
  readonly edits: readonly TextEdit[];
  /**
   * The policy domains whose id has to be new once this is done. The ids themselves are chosen after linting, because
   * that takes the time of the commit and all ids ever used; a rule only says whose.
   */
  readonly renewIdOf?: readonly Name[];
}

export interface RelatedPlace {
  readonly message: string;
  readonly range: Range;
}

/** A record to publish, to be shown in the form of a zone file. */
export interface RecordToPublish {
  readonly owner: Name;
  /** In seconds. */
  readonly ttl: number;
  readonly type: "TXT" | "MX" | "CNAME";
  /** The text of a TXT record without quotes; for MX the exchange, for CNAME the target. */
  readonly value: string;
  readonly preference?: number;
}

/** What a rule says. */
export interface Observation {
  /** What is wrong here and what comes of it: full sentences, for a person who has not read the RFC. */
  readonly message: string;
  /** What to do, one step a string. */
  readonly steps?: readonly string[];
  /** The policy domain; undefined for a policy that belongs to none. */
  readonly domain: Name | undefined;
  /** Where it is mended; undefined when nothing of it is in the repository. */
  readonly range: Range | undefined;
  /** What tells this finding from others of the same rule and domain, whatever line it is on: `mx2.example.com`. */
  readonly subject: string;
  /** Where it departs from the severity of the rule. */
  readonly severity?: Severity;
  readonly related?: readonly RelatedPlace[];
  readonly fixes?: readonly Fix[];
  readonly publish?: readonly RecordToPublish[];
}

/** What could not be judged, and why; never counts. */
export interface Undecided {
  readonly domain: Name | undefined;
  /** What was to be judged: `whether the id is new`. */
  readonly undecided: string;
  /** A clause that can follow "because". */
  readonly reason: string;
  readonly range: Range | undefined;
}

/** An observation with its rule, and what was made of it after linting. JSON-safe. */
export interface Finding extends Observation {
  readonly rule: string;
  readonly severity: Severity;
  readonly fixes: readonly Fix[];
  readonly related: readonly RelatedPlace[];
  /** False when base has it too. */
  readonly introduced: boolean;
}
