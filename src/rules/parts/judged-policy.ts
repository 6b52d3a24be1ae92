import type { Name } from "../../model/dns.js";
import type { Policy } from "../../model/policy.js";
import type { PolicyDocument, PolicyDomain, State } from "../../model/policy-domain.js";
import { isPolicy } from "./known-field.js";
import { wideTextFix } from "./wide-text.js";

/** A policy with the domains it serves. What is wrong with its text is one finding, however many they are. */
export interface JudgedPolicy {
  readonly document: PolicyDocument;
  readonly policy: Policy;
  readonly domains: readonly PolicyDomain[];
  /** The first of them, for findings. */
  readonly domain: Name | undefined;
}

/** All policies of a state, those too whose text is none. */
export function documentsOf(state: State): readonly JudgedPolicy[] {
  const served = new Map<PolicyDocument, PolicyDomain[]>();
  for (const domain of state.domains) {
    for (const document of domain.policies) {
      const domains = served.get(document);
      if (domains) domains.push(domain);
      else served.set(document, [domain]);
    }
  }
  return state.policies.map((document) => {
    const domains = served.get(document) ?? [];
    return { document, policy: document.policy, domains, domain: domains[0]?.name };
  });
}

/** Those with something of a policy in them; of the others only `policy-version-invalid` speaks. */
export function policiesOf(state: State): readonly JudgedPolicy[] {
  return documentsOf(state).filter(({ document, policy }) => isPolicy(policy) && !wideTextFix(document, state));
}

/** The subject of a finding, with the path where the domain alone does not tell which policy is meant. */
export function subjectIn({ document, domains }: JudgedPolicy, what: string): string {
  const [first] = domains;
  return first && first.policies[0] === document ? what : `${what} in ${document.path}`;
}
