import { childOf, isHostName, type ResourceRecord } from "../model/dns.js";
import { isValidPolicy, maxAgeOf, modeOf, mxFields, policyField, validPatterns } from "../model/policy.js";
import type { PolicyDocument, PolicyDomain, State } from "../model/policy-domain.js";
import { isMeantAsStsRecord, isValidStsRecord } from "../model/sts-record.js";
import { isKnown, isUnknown } from "../model/text.js";

/** In seconds: below it there is something to be said (RFC 8461 section 10.2). */
const LONG_MAX_AGE = 604_800;
/** In seconds. */
const LONG_TTL = 86_400;
/** In octets, and far below every limit of a sender. */
const SHORT_POLICY = 4_096;

/**
 * True for a policy of which no rule about its text has anything to say: as the RFC shows it, in mode enforce. When in
 * doubt it is false; then the rules decide.
 */
export function isPolicyPlain({ policy, form, misplaced }: PolicyDocument): boolean {
  const { value } = policy.text;
  const patterns = mxFields(policy).map((field) => field.value.value.toLowerCase());
  return (
    form === "file" &&
    misplaced === undefined &&
    value.length <= SHORT_POLICY &&
    isKnown(policy.text) &&
    policy.deviations.length === 0 &&
    isValidPolicy(policy) &&
    policy.fields[0] === policyField(policy, "version") &&
    modeOf(policy) === "enforce" &&
    (maxAgeOf(policy) ?? 0) >= LONG_MAX_AGE &&
    // version, mode and max_age once each, and nothing else but mx.
    policy.fields.length === patterns.length + 3 &&
    new Set(patterns).size === patterns.length &&
    patterns.every((pattern) => /^[a-z][a-z0-9.-]*\.[a-z]{2,}$/.test(pattern) && !pattern.startsWith("mta-sts."))
  );
}

/** True when no rule about TXT records or unreadable files has anything to say. */
export function areRecordsPlain(state: State): boolean {
  if (state.problems.length > 0) return false;
  const announced = new Set<ResourceRecord>();
  for (const domain of state.domains) {
    if (!isAnnouncementPlain(domain)) return false;
    if (domain.announcement.state === "present")
      for (const record of domain.announcement.value.txt) announced.add(record);
  }
  const isStray = (record: ResourceRecord): boolean =>
    record.type === "TXT" &&
    !announced.has(record) &&
    (isMeantAsStsRecord(record.text.value) || /sts/i.test(record.owner.value));
  return !state.zones.some(({ records }) => records.some(isStray));
}

function isAnnouncementPlain({ announcement, records }: PolicyDomain): boolean {
  if (announcement.state !== "present") return announcement.state === "unknown";
  const { owner, alias, wildcard, records: announced, txt } = announcement.value;
  const [record] = announced;
  return (
    record !== undefined &&
    txt.length === 1 &&
    !wildcard &&
    alias === undefined &&
    records.get(owner)?.length === 1 &&
    isValidStsRecord(record) &&
    record.fields.length === 2 &&
    record.text.pieces.every((piece) => piece.computedFrom === undefined) &&
    (record.record.ttl?.value ?? 0) <= LONG_TTL
  );
}

/** True when no rule about policy, MX and hosts together has anything to say: one plain policy that fits the MX records. */
export function isMailPlain(state: State): boolean {
  return state.domains.every((domain) => {
    const { announcement, complete, policyHost, policies, records, name } = domain;
    const [document] = policies;
    return (
      complete &&
      announcement.state === "present" &&
      policyHost.state === "present" &&
      policyHost.value.length === records.get(childOf("mta-sts", name))?.length &&
      (policyHost.value.length === 1 || policyHost.value.every(({ type }) => type === "other")) &&
      document !== undefined &&
      policies.length === 1 &&
      isPolicyPlain(document) &&
      fitsMx(domain, document) &&
      isTlsReportPlain(domain)
    );
  });
}

/** The patterns are the MX hosts, these are hosts, and no other name takes mail. */
function fitsMx({ mx, name, records }: PolicyDomain, { policy }: PolicyDocument): boolean {
  if (mx.state !== "present") return false;
  const patterns = new Set(validPatterns(policy));
  const hosts = new Set<string>();
  for (const { exchange } of mx.value) {
    if (isUnknown(exchange) || exchange.value === undefined || !isHostName(exchange.value)) return false;
    if (records.get(exchange.value)?.some(({ type }) => type === "CNAME")) return false;
    hosts.add(exchange.value);
  }
  const others = [...records].filter(([owner, found]) => owner !== name && found.some(({ type }) => type === "MX"));
  return patterns.size === hosts.size && [...hosts].every((host) => patterns.has(host)) && others.length === 0;
}

function isTlsReportPlain({ tlsReport }: PolicyDomain): boolean {
  const [record, ...others] = tlsReport.state === "present" ? tlsReport.value : [];
  return others.length === 0 && /^v=TLSRPTv1; rua=mailto:[\w.+-]+@[a-z0-9.-]+;?$/i.test(record?.text.value ?? "");
}
