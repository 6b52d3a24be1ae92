import type { Name } from "../model/dns.js";
import type { RecordToPublish } from "../model/finding.js";
import {
  announcedRecord,
  isSameView,
  type PolicyDocument,
  type PolicyDomain,
  type State,
  servedPolicy,
} from "../model/policy-domain.js";
import { idOf } from "../model/sts-record.js";
import { isKnown, type SourceFile, type TextEdit } from "../model/text.js";

/** Both sides of a change, looked up by name and by path, and what ids are made of. */
export interface Sides {
  readonly compared: boolean;
  readonly base: ReadonlyMap<Name, readonly PolicyDomain[]>;
  readonly head: ReadonlyMap<Name, readonly PolicyDomain[]>;
  /** The domains of head that each policy serves. */
  readonly served: ReadonlyMap<PolicyDocument, readonly PolicyDomain[]>;
  /** The policies of head by each file that holds a part of their text. */
  readonly policiesOf: ReadonlyMap<string, readonly PolicyDocument[]>;
  /** The files of head, by path. */
  readonly files: ReadonlyMap<string, SourceFile>;
  readonly time: Date;
  /** Ids that were used before, besides those of the two sides. */
  readonly usedIds: ReadonlySet<string>;
  /** Ids chosen so far, by what was to be done: thousands of findings may ask for the same. */
  readonly renewals: Map<string, Renewal>;
}

/** The new ids that go with some edits. */
export interface Renewal {
  /** With those that were asked for. */
  readonly edits: readonly TextEdit[];
  /** Those that write ids. */
  readonly idEdits: readonly TextEdit[];
  /** False when an id has to be new whose place the edits take already. */
  readonly complete: boolean;
  /** The domains that get a new id, or should. */
  readonly renewed: ReadonlySet<Name>;
  /** The new TXT records, whole. */
  readonly publish: readonly RecordToPublish[];
  /** What is left to do where the record is not in the repository. */
  readonly steps: readonly string[];
}

/** `time` is that of the head commit, so that a second run chooses the same ids; `usedIds` are those of its history. */
export function sidesOf(
  head: State,
  base: State | undefined,
  time: Date,
  usedIds: ReadonlySet<string> = new Set(),
): Sides {
  const served = new Map<PolicyDocument, PolicyDomain[]>();
  for (const domain of head.domains) {
    const policy = servedPolicy(domain);
    if (policy) addTo(served, policy, domain);
  }
  const policiesOf = new Map<string, PolicyDocument[]>();
  for (const policy of head.policies) {
    const paths = new Set(policy.policy.text.pieces.map((piece) => piece.range.path));
    for (const path of paths) addTo(policiesOf, path, policy);
  }
  return {
    compared: base !== undefined,
    base: byName(base?.domains ?? []),
    head: byName(head.domains),
    served,
    policiesOf,
    files: head.files,
    time,
    usedIds,
    renewals: new Map(),
  };
}

function byName(domains: readonly PolicyDomain[]): Map<Name, PolicyDomain[]> {
  const views = new Map<Name, PolicyDomain[]>();
  for (const domain of domains) addTo(views, domain.name, domain);
  return views;
}

function addTo<Key, Value>(lists: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

/** The same view of the zone on base, or the first, since a zone may have moved. */
export function onBase(domain: PolicyDomain, sides: Sides): PolicyDomain | undefined {
  const views = sides.base.get(domain.name) ?? [];
  return views.find((view) => isSameView(view, domain)) ?? views[0];
}

/** The announced id; undefined when there is none or it is not known. */
export function knownId(domain: PolicyDomain | undefined): string | undefined {
  const record = domain && announcedRecord(domain);
  const id = record && idOf(record);
  return id && isKnown(id) ? id.value : undefined;
}

/** All ids that senders may have seen for a domain. */
export function idsOf(name: Name, sides: Sides): string[] {
  const views = [...(sides.base.get(name) ?? []), ...(sides.head.get(name) ?? [])];
  return views.flatMap((view) => knownId(view) ?? []);
}
