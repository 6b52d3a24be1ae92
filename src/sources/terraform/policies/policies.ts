import type { Name } from "../../../model/dns.js";
import type { Undecided } from "../../../model/finding.js";
import type { PolicyDocument } from "../../../model/policy-domain.js";
import type { Evaluation } from "../values/instances.js";
import { documentOf } from "./documents.js";
import { Domains } from "./domains.js";
import { findPolicies } from "./found-policies.js";
import { groupPolicies } from "./groups.js";
import { mentionsPolicy } from "./mentions.js";
import { placesOf } from "./places.js";

export interface Policies {
  readonly policies: readonly PolicyDocument[];
  readonly undecided: readonly Undecided[];
}

/**
 * The policies that an evaluation holds, each once, in the order of its resources. `announced` are the domains that have an
 * `_mta-sts` record in it.
 */
export function policiesOf(evaluation: Evaluation, announced: ReadonlySet<Name>): Policies {
  if (!mentionsPolicy(evaluation)) return { policies: [], undecided: [] };
  const groups = groupPolicies(findPolicies(evaluation));
  const places = placesOf(evaluation);
  const domains = new Domains(groups, announced);
  const policies = groups.flatMap((group) => documentOf(group, places, domains) ?? []);
  return { policies, undecided: policies.flatMap(unreadable) };
}

/** A policy of which nothing is known. */
function unreadable({ policy: { text }, domains, range }: PolicyDocument): readonly Undecided[] {
  const unknown = text.pieces.find((piece) => piece.unknown)?.unknown;
  if (!unknown || text.pieces.some((piece) => !piece.unknown)) return [];
  return [{ domain: domains[0], undecided: "what the policy says", reason: unknown.unknown, range }];
}
