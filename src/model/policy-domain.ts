import type { CnameRecord, MxRecord, Name, ResourceRecord, TxtRecord, Zone } from "./dns.js";
import type { Undecided } from "./finding.js";
import type { Policy } from "./policy.js";
import type { StsRecord } from "./sts-record.js";
import type { Range, SourceFile, TextEdit } from "./text.js";

/** A policy as a source found it. */
export interface PolicyDocument {
  readonly policy: Policy;
  readonly path: string;
  /** As of a {@link Zone}: it goes with the zones of the same variant. */
  readonly variant?: string | undefined;
  /** Tells apart the policies of one path, and stays the same on both sides of a comparison: `aws_s3_object.policy["a"]`. */
  readonly key?: string;
  readonly range: Range;
  /** `file`: served as it is. `template`: rendered first. `inline`: written within another language. */
  readonly form: "file" | "template" | "inline";
  /** The domain that the surroundings name: the path, a CNAME file, the configuration. */
  readonly domains: readonly Name[];
  /** Why the file as it lies there will not be served at the well-known path, where that can be told. */
  readonly misplaced?: Misplacement | undefined;
  /**
   * Adds patterns where the policy is not written line by line: to a list that its mx lines are made of. Undefined where
   * that takes a person. Without it, lines are added.
   */
  readonly insertPatterns?: (hosts: readonly string[]) => readonly TextEdit[] | undefined;
}

/** The same for one document on both sides of a comparison. */
export function documentId({ path, key = "" }: PolicyDocument): string {
  return JSON.stringify([path, key]);
}

export interface Misplacement {
  readonly severity: "error" | "warning";
  /** What is wrong, and what senders get: full sentences. */
  readonly message: string;
  readonly steps: readonly string[];
}

/** What is at a name: `absent` only where a complete zone says so. */
export type Presence<T> =
  | { readonly state: "present"; readonly value: T }
  | { readonly state: "absent" }
  | { readonly state: "unknown" /** A clause that can follow "because". */; readonly reason: string };

/** What the repository holds at `_mta-sts.<domain>`, aliases followed. */
export interface Announcement {
  /** Where the TXT records are: `_mta-sts.<domain>`, or the last name of the alias chain. */
  readonly owner: Name;
  /** The alias at `_mta-sts.<domain>` itself, when there is one. */
  readonly alias: CnameRecord | undefined;
  readonly txt: readonly TxtRecord[];
  /** Those of `txt` that were meant as MTA-STS records. */
  readonly records: readonly StsRecord[];
  /** True when only a wildcard answers for the name. */
  readonly wildcard: boolean;
}

/** All that a repository says about the MTA-STS of one domain, in one view of its zone. */
export interface PolicyDomain {
  readonly name: Name;
  /** The zones that hold the name; none when only a policy is here. Several are parts of one zone. */
  readonly zones: readonly Zone[];
  /** True when the zones are known to be whole. */
  readonly complete: boolean;
  /** All records of the zones, by owner. */
  readonly records: ReadonlyMap<Name, readonly ResourceRecord[]>;
  readonly announcement: Presence<Announcement>;
  /** Where its TXT record is to be published: `_mta-sts.<name>`, or where the alias there leads, as far as that is known. */
  readonly recordOwner: Name;
  /** The MX records at the name itself. */
  readonly mx: Presence<readonly MxRecord[]>;
  /** What gives `mta-sts.<name>` an address: address records, an alias, a wildcard. */
  readonly policyHost: Presence<readonly ResourceRecord[]>;
  /** The TXT records at `_smtp._tls.<name>`. */
  readonly tlsReport: Presence<readonly TxtRecord[]>;
  /** Several are copies, or one of each environment; the first one counts. */
  readonly policies: readonly PolicyDocument[];
}

/** What could not be read, and the remedy. */
export interface ReadingProblem {
  /** Full sentences: what is wrong and what to do. */
  readonly message: string;
  readonly range: Range;
  /** True when it is plainly a mistake in the file (a syntax error), false when it is only beyond this tool. */
  readonly mistake: boolean;
}

/** What one snapshot holds. */
export interface State {
  readonly domains: readonly PolicyDomain[];
  readonly zones: readonly Zone[];
  /** All of them, those too that belong to no domain. */
  readonly policies: readonly PolicyDocument[];
  /** Those of which it can't be told whose they are. */
  readonly unassigned: readonly PolicyDocument[];
  readonly problems: readonly ReadingProblem[];
  readonly undecided: readonly Undecided[];
  /** Files that look like policies or zones and could not be read. */
  readonly unread: readonly Undecided[];
  /** The files that were read, by path: for showing lines and for edits. */
  readonly files: ReadonlyMap<string, SourceFile>;
}

/** Of a side in which nothing was read. */
export const EMPTY_STATE: State = {
  domains: [],
  zones: [],
  policies: [],
  unassigned: [],
  problems: [],
  undecided: [],
  unread: [],
  files: new Map(),
};

/** What rules judge; without a base the state of head alone. */
export interface Change {
  readonly base?: State | undefined;
  readonly head: State;
  /** True when a name has subdomains that belong to different people: `co.uk`. From the public suffix list. */
  readonly isPublicSuffix: (name: Name) => boolean;
}

/** The domains of both sides, paired by name and by view. */
export interface DomainPair {
  readonly base: PolicyDomain | undefined;
  readonly head: PolicyDomain | undefined;
}

/** Pairs the domains of base and head; nothing without a base. */
export function pairDomains(change: Change): readonly DomainPair[] {
  if (!change.base) return [];
  const bases = viewsByName(change.base);
  const pairs: DomainPair[] = [];
  for (const [name, heads] of viewsByName(change.head)) {
    pairs.push(...pairViews(bases.get(name) ?? [], heads));
    bases.delete(name);
  }
  for (const gone of bases.values()) pairs.push(...gone.map((base) => ({ base, head: undefined })));
  return pairs;
}

function viewsByName(state: State): Map<Name, PolicyDomain[]> {
  const views = new Map<Name, PolicyDomain[]>();
  for (const domain of state.domains) views.set(domain.name, [...(views.get(domain.name) ?? []), domain]);
  return views;
}

/** True when both are of the same file, read with the same variables. */
export function isSameView(one: PolicyDomain, other: PolicyDomain): boolean {
  return one.zones[0]?.path === other.zones[0]?.path && variantOf(one) === variantOf(other);
}

/** What the zones of a view were read with, where there is a choice. */
export function variantOf({ zones }: PolicyDomain): string | undefined {
  return zones.find(({ variant }) => variant !== undefined)?.variant;
}

/** How people call the view of a split horizon that only they themselves see. */
const INTERNAL = /^(?:int|internal|in|inside|inner|priv|private|lan|local|corp|office|intranet|vpn|home)\d*$/i;

/** True for a view of a split horizon that senders on the Internet do not see, as its name tells. */
export function isInternalView(domain: PolicyDomain): boolean {
  if (domain.zones.some(({ variantsAre }) => variantsAre === "environments")) return false;
  return INTERNAL.test(variantOf(domain) ?? "");
}

/** Views of the same file belong together; what is left is paired in order, since a zone may have moved. */
function pairViews(bases: readonly PolicyDomain[], heads: readonly PolicyDomain[]): DomainPair[] {
  const left = new Set(bases);
  const paired = new Map<PolicyDomain, PolicyDomain>();
  for (const head of heads) {
    const same = [...left].find((base) => isSameView(base, head));
    if (same && left.delete(same)) paired.set(head, same);
  }
  const pairs = heads.map((head): DomainPair => {
    const base = paired.get(head) ?? [...left][0];
    if (base) left.delete(base);
    return { base, head };
  });
  return [...pairs, ...[...left].map((base) => ({ base, head: undefined }))];
}

/** The announced record: the one that senders take, else the only one that was meant as such. */
export function announcedRecord(domain: PolicyDomain): StsRecord | undefined {
  if (domain.announcement.state !== "present") return undefined;
  const { records } = domain.announcement.value;
  const selected = records.filter((record) => record.selected);
  return selected.length > 0 ? selected[0] : records[0];
}

/** The policy that counts. */
export function servedPolicy(domain: PolicyDomain): PolicyDocument | undefined {
  return domain.policies[0];
}

/** The domains that a policy serves, in the order of the state. */
export function domainsOf(state: State, document: PolicyDocument): readonly PolicyDomain[] {
  return state.domains.filter((domain) => domain.policies.includes(document));
}
