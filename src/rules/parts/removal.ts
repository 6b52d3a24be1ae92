import type { Name, ResourceRecord } from "../../model/dns.js";
import type { Undecided } from "../../model/finding.js";
import { modeOf, policyField } from "../../model/policy.js";
import {
  announcedRecord,
  type Change,
  type PolicyDocument,
  type PolicyDomain,
  pairDomains,
  type State,
  servedPolicy,
} from "../../model/policy-domain.js";
import { isKnown, isUnknown, type Range } from "../../model/text.js";
import { mayBeSeen } from "./cached-policy.js";
import { WholeZones } from "./whole-zone.js";

/** What was there for senders on base and is known to be gone. */
interface Removal {
  readonly gone: "record" | "policy" | "host";
  /** Where it was. */
  readonly range: Range;
}

/** The policy is gone, but it may be served from somewhere else. */
interface Unclear {
  /** A clause that can follow "because". */
  readonly unclear: string;
}

/** A removal while senders may hold the policy. */
export interface Retirement extends Removal {
  /** The domain as it was. */
  readonly base: PolicyDomain;
  /** The policy of base. */
  readonly document: PolicyDocument;
  readonly mode: "enforce" | "testing";
}

/** Removals that senders would have to be told of before, and those of which that can't be known. */
export function* retirementsIn(change: Change): Iterable<Retirement | Undecided> {
  for (const [base, removal] of removalsIn(change)) {
    const { name } = base;
    const document = servedPolicy(base);
    const mode = document && modeOf(document.policy);
    const reason = "unclear" in removal ? removal.unclear : whyUnknown(document);
    if (reason !== undefined && mode !== "none") {
      yield { domain: name, undecided: `whether senders may still hold a policy of ${name}`, reason, range: undefined };
    } else if (document && (mode === "enforce" || mode === "testing") && !("unclear" in removal)) {
      yield { base, document, mode, ...removal };
    }
  }
}

/** The domains that a change retires too early: what is missing there has been taken away, which is one mistake. */
export function retiredDomains(change: Change): ReadonlySet<Name> {
  return new Set([...retirementsIn(change)].flatMap((said) => ("undecided" in said ? [] : said.base.name)));
}

function whyUnknown(document: PolicyDocument | undefined): string | undefined {
  if (!document) return "the policy that was announced is not in this repository";
  const mode = policyField(document.policy, "mode")?.value;
  return mode && !isKnown(mode) ? "the mode of the policy is filled in before it is published" : undefined;
}

/** What a change takes away of the MTA-STS of domains that senders may have seen, each with the domain as it was. */
function* removalsIn(change: Change): Iterable<readonly [PolicyDomain, Removal | Unclear]> {
  const whole = new WholeZones(change.head);
  const names = new Set(change.head.domains.map(({ name }) => name));
  for (const { base, head } of pairDomains(change)) {
    if (!base || !mayBeSeen(base)) continue;
    // A view of the zone that goes while another stays takes nothing away.
    if (!head && names.has(base.name)) continue;
    const removal =
      recordRemoval(base, head, whole) ?? hostRemoval(base, head, whole) ?? policyRemoval(base, head, change.head);
    if (removal) yield [base, removal];
  }
}

function recordRemoval(base: PolicyDomain, head: PolicyDomain | undefined, whole: WholeZones): Removal | undefined {
  const record = announcedRecord(base);
  const gone = (!head || head.announcement.state === "absent") && whole.hold(base.name);
  return record && gone ? { gone: "record", range: record.text.range } : undefined;
}

function policyRemoval(
  base: PolicyDomain,
  head: PolicyDomain | undefined,
  state: State,
): Removal | Unclear | undefined {
  const document = servedPolicy(base);
  if (!document || (head && head.policies.length > 0)) return undefined;
  // An alias on the way to it may have changed, in whatever zone.
  if (state.policies.some(({ path }) => path === document.path))
    return { unclear: `${document.path} is still in the repository, but ${base.name} no longer leads to it` };
  const [stray] = state.unassigned;
  if (stray) return { unclear: `it is not known whose policy ${stray.path} is` };
  if (!head) return { unclear: "its policy is gone from the repository, which holds no whole zone of it" };
  if (hostWords(base) !== hostWords(head))
    return { unclear: `${hostOf(head)} now leads elsewhere, where the policy may be` };
  return { gone: "policy", range: document.range };
}

function hostOf({ name }: PolicyDomain): string {
  return `mta-sts.${name}`;
}

/** The addresses of the policy host in one text, as far as they are known, to be compared. */
function hostWords({ policyHost }: PolicyDomain): string {
  return policyHost.state === "present" ? policyHost.value.map(recordWords).sort().join(" ") : "";
}

function recordWords(record: ResourceRecord): string {
  if (record.type !== "CNAME") return record.type === "other" ? record.typeName : record.type;
  return isUnknown(record.target) ? "CNAME" : record.target.value;
}

function hostRemoval(base: PolicyDomain, head: PolicyDomain | undefined, whole: WholeZones): Removal | undefined {
  const [host] = base.policyHost.state === "present" ? base.policyHost.value : [];
  const gone = head?.policyHost.state === "absent" && whole.hold(head.name);
  return host && gone ? { gone: "host", range: host.range } : undefined;
}
