import type { PolicyDocument, PolicyDomain } from "../../model/policy-domain.js";
import { isSamePolicy } from "./policy-steps.js";

/** A policy and the other copies that a domain has of it, which have to change together. */
export function copiesOf(document: PolicyDocument, domain: PolicyDomain): readonly PolicyDocument[] {
  return domain.policies.filter((copy) => copy === document || isSamePolicy(copy, document));
}
