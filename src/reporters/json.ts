import type { Finding, RecordToPublish } from "../model/finding.js";
import { maxAgeOf, modeOf, validPatterns } from "../model/policy.js";
import {
  announcedRecord,
  type DomainPair,
  type PolicyDomain,
  pairDomains,
  servedPolicy,
} from "../model/policy-domain.js";
import { readable } from "../model/readable.js";
import { idOf } from "../model/sts-record.js";
import { isKnown, isUnknown, type Range } from "../model/text.js";
import { ofSeverity } from "./counts.js";
import { fingerprintOf } from "./fingerprint.js";
import { helpUri, TOOL_NAME } from "./help.js";
import { Places } from "./places.js";
import { printableJson } from "./printable.js";
import { zoneFileLines } from "./records.js";
import type { Report, ReportOptions } from "./report.js";

/** The report for programs, as in docs/report.schema.json. */
export async function jsonReport(report: Report, options: ReportOptions): Promise<string> {
  const places = new Places(report);
  const findings: unknown[] = [];
  for (const finding of report.findings) findings.push(await findingObject(finding, places));
  return printableJson({
    schemaVersion: 1,
    tool: { name: TOOL_NAME, version: options.version },
    base: report.base ?? null,
    head: report.head,
    domains: domainPairs(report).map((pair) => domainObject(pair, places)),
    findings,
    undecided: report.undecided.map(({ domain, undecided, reason, range }) => ({
      domain: domain ?? null,
      what: undecided,
      reason,
      ...lineOf(range, places),
    })),
    summary: {
      errors: ofSeverity(report.findings, "error").length,
      warnings: ofSeverity(report.findings, "warning").length,
      notices: ofSeverity(report.findings, "notice").length,
      suppressed: report.suppressed,
      preexisting: report.preexisting,
    },
    patch: report.patch?.diff ?? null,
  });
}

/** The domains of head in its order, then those that are gone. */
function domainPairs(report: Report): readonly DomainPair[] {
  if (!report.baseState) return report.state.domains.map((head) => ({ base: undefined, head }));
  return pairDomains({ base: report.baseState, head: report.state, isPublicSuffix: () => false });
}

function domainObject({ base, head }: DomainPair, places: Places): object {
  const document = head && servedPolicy(head);
  const record = head && announcedRecord(head);
  return {
    domain: head?.name ?? base?.name ?? "",
    policies: (head?.policies ?? []).map(({ range }) => lineOf(range, places)),
    mode: (document && modeOf(document.policy)) ?? null,
    maxAge: (document && maxAgeOf(document.policy)) ?? null,
    mx: head ? exchanges(head) : [],
    patterns: document ? validPatterns(document.policy) : [],
    id: (head && announcedId(head)) ?? null,
    previousId: (base && announcedId(base)) ?? null,
    record: record ? lineOf(record.record.range, places) : null,
  };
}

/** The hosts that are known; a name that is not one stands as it was written. */
function exchanges(domain: PolicyDomain): readonly string[] {
  if (domain.mx.state !== "present") return [];
  return domain.mx.value.flatMap(({ exchange, written }) =>
    isUnknown(exchange) ? [] : (exchange.value ?? readable(written)),
  );
}

function announcedId(domain: PolicyDomain): string | undefined {
  const record = announcedRecord(domain);
  const id = record && idOf(record);
  return id && isKnown(id) ? readable(id.value) : undefined;
}

async function findingObject(finding: Finding, places: Places): Promise<object> {
  const place = finding.range && places.at(finding.range);
  return {
    rule: finding.rule,
    severity: finding.severity,
    introduced: finding.introduced,
    domain: finding.domain ?? null,
    message: finding.message,
    path: finding.range?.path ?? null,
    line: place?.line ?? null,
    column: place?.column ?? null,
    endLine: place?.endLine ?? null,
    endColumn: place?.endColumn ?? null,
    side: sideOf(finding.range),
    related: finding.related.map(({ message, range }) => ({
      ...lineOf(range, places),
      column: places.at(range)?.column ?? null,
      side: sideOf(range),
      message,
    })),
    steps: finding.steps ?? [],
    publish: await publishObjects(finding.publish ?? []),
    fixes: finding.fixes.map(({ title, safe, edits }) => ({
      title,
      safe,
      edits: edits.map(({ path, start, end, text }) => ({ path, start, end, text })),
    })),
    fingerprint: fingerprintOf(finding),
    helpUri: helpUri(finding.rule),
  };
}

async function publishObjects(records: readonly RecordToPublish[]): Promise<readonly object[]> {
  const lines = await zoneFileLines(records);
  return records.map(({ owner, ttl, type, value, preference }, index) => ({
    owner,
    ttl,
    type,
    value,
    preference: preference ?? null,
    zoneFileLine: lines[index] ?? "",
  }));
}

function lineOf(
  range: Range | undefined,
  places: Places,
): { readonly path: string | null; readonly line: number | null } {
  return { path: range?.path ?? null, line: (range && places.at(range)?.line) ?? null };
}

/** On which side of the comparison the file is to be looked up. */
function sideOf(range: Range | undefined): "base" | "head" | null {
  return range ? (range.side ?? "head") : null;
}
