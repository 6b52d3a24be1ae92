import type { Name } from "../../model/dns.js";
import { differences, type EffectivePolicy, effectivePolicy } from "../../model/effective-policy.js";
import { type PolicyDocument, type State, servedPolicy } from "../../model/policy-domain.js";
import { idOf } from "../../model/sts-record.js";
import { isKnown, type Range } from "../../model/text.js";

/** An id that was published for a policy of a domain: senders may hold that policy under this id. */
export interface IdUse {
  readonly domain: Name;
  readonly id: string;
  readonly policy: EffectivePolicy;
  /** Where the id stands or stood; undefined when it is only known from history. */
  readonly range?: Range;
}

/** Uses by domain and id, to be asked whether an id is free. */
export class UsedIds {
  readonly #uses = new Map<string, IdUse[]>();

  constructor(uses: Iterable<IdUse>) {
    for (const use of uses) {
      const same = this.#uses.get(keyOf(use));
      if (same) same.push(use);
      else this.#uses.set(keyOf(use), [use]);
    }
  }

  /**
   * The use that makes an id one that must not come back: it was used for this domain, and only for other policies.
   * Going back to an old policy with its old id is fine (RFC 8461 section 3.1: an id stands for one policy).
   */
  conflict(domain: Name, id: string, document: PolicyDocument): IdUse | undefined {
    const uses = this.#uses.get(keyOf({ domain, id })) ?? [];
    const policy = uses.length > 0 ? effectivePolicy(document.policy) : undefined;
    return policy && uses.every((use) => differences(use.policy, policy).length > 0) ? uses[0] : undefined;
  }
}

function keyOf({ domain, id }: Pick<IdUse, "domain" | "id">): string {
  return `${domain} ${id}`;
}

/** The uses that a state shows: every record of a domain counts, repeated ones and those of other views too. */
export function usesIn(state: State): readonly IdUse[] {
  return state.domains.flatMap((domain) => {
    const served = servedPolicy(domain);
    if (!served || domain.announcement.state !== "present") return [];
    const policy = effectivePolicy(served.policy);
    return domain.announcement.value.records.flatMap((record): readonly IdUse[] => {
      const id = idOf(record);
      return id && isKnown(id) ? [{ domain: domain.name, id: id.value, policy, range: id.range }] : [];
    });
  });
}
