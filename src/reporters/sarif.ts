import type { Finding, Fix, Undecided } from "../model/finding.js";
import { servedPolicy } from "../model/policy-domain.js";
import type { Range, TextEdit } from "../model/text.js";
import { fingerprintOf } from "./fingerprint.js";
import { TOOL_NAME, TOOL_URI } from "./help.js";
import { Places, sideNote } from "./places.js";
import { printableJson } from "./printable.js";
import type { Report, ReportOptions } from "./report.js";
import { LEVELS, ruleDescriptor } from "./sarif-rules.js";

const SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";
/** Section 3.14.14: stands for the root of the repository, wherever that is. */
const ROOT_ID = "%SRCROOT%";

/** The report as SARIF 2.1.0, in the shape that GitHub code scanning takes. */
export function sarifReport(report: Report, options: ReportOptions): string {
  const places = new Places(report);
  const ruleIndexes = new Map(report.rules.map((rule, index) => [rule.id, index]));
  return printableJson({
    $schema: SCHEMA,
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: TOOL_NAME,
            semanticVersion: options.version,
            informationUri: TOOL_URI,
            rules: report.rules.map(ruleDescriptor),
          },
        },
        automationDetails: { id: `${TOOL_NAME}/` },
        columnKind: "utf16CodeUnits",
        newlineSequences: ["\r\n", "\n", "\r"],
        originalUriBaseIds: { [ROOT_ID]: { description: { text: "The root of the repository." } } },
        invocations: [
          {
            executionSuccessful: true,
            toolExecutionNotifications: report.undecided.map((open) => notification(open, places)),
          },
        ],
        results: report.findings.map((finding) => resultObject(finding, report, places, ruleIndexes)),
      },
    ],
  });
}

function resultObject(
  finding: Finding,
  report: Report,
  places: Places,
  ruleIndexes: ReadonlyMap<string, number>,
): object {
  const ruleIndex = ruleIndexes.get(finding.rule);
  const related = relatedRanges(finding);
  return {
    ruleId: finding.rule,
    ...(ruleIndex === undefined ? {} : { ruleIndex }),
    level: LEVELS[finding.severity],
    message: messageOf([finding.message, ...(finding.steps ?? [])].join("\n")),
    locations: [primaryLocation(finding, report, places)],
    ...(related.length === 0
      ? {}
      : {
          relatedLocations: related.map(({ message, range }, index) => ({
            id: index + 1,
            ...locationOf(range, places),
            message: messageOf(`${message}${sideNote(range)}`),
          })),
        }),
    partialFingerprints: fingerprintsOf(finding),
    ...(report.base === undefined ? {} : { baselineState: finding.introduced ? "new" : "unchanged" }),
    ...fixesOf(finding.fixes, places),
    properties: { domain: finding.domain ?? null },
  };
}

/** GitHub tells alerts apart by the first; without it, it takes a hash of the line, which changes with every edit. */
function fingerprintsOf(finding: Finding): object {
  const fingerprint = fingerprintOf(finding);
  return { primaryLocationLineHash: `${fingerprint}:1`, "mtaStsLint/v1": fingerprint };
}

/** A primary place on the base side is a related one here: alerts are shown on the files of head. */
function relatedRanges(finding: Finding): Finding["related"] {
  const { range, related } = finding;
  return range?.side === "base" ? [{ message: "What this is about", range }, ...related] : related;
}

/** Code scanning drops results without a file, so that one is always named. */
function primaryLocation(finding: Finding, report: Report, places: Places): object {
  const { range } = finding;
  if (range && range.side !== "base") return locationOf(range, places);
  const uri = range && report.state.files.has(range.path) ? range.path : fallbackPath(finding, report);
  return { physicalLocation: { artifactLocation: artifactAt(places.fromRoot(uri)), region: { startLine: 1 } } };
}

/** The policy of the domain, its zone, any file that was read; else the place of the configuration. */
function fallbackPath(finding: Finding, report: Report): string {
  const domain = report.state.domains.find(({ name }) => name === finding.domain);
  const [file] = report.state.files.keys();
  return (
    (domain && servedPolicy(domain)?.path) ??
    domain?.zones[0]?.path ??
    file ??
    finding.range?.path ??
    ".github/mta-sts-lint.yml"
  );
}

function locationOf(range: Range, places: Places): object {
  return {
    physicalLocation: { artifactLocation: artifactAt(places.fromRoot(range.path)), region: regionOf(range, places) },
  };
}

function regionOf(range: Range, places: Places): object {
  const place = places.isWholeFile(range) ? undefined : places.at(range);
  if (!place) return { startLine: 1 };
  return { startLine: place.line, startColumn: place.column, endLine: place.endLine, endColumn: place.endColumn };
}

/** A relative reference (RFC 3986): each segment percent-encoded, lone surrogates replaced. */
function artifactAt(path: string): object {
  const segments = path.replace(/\p{Cs}/gu, "\uFFFD").split("/");
  return { uri: segments.map(encodeURIComponent).join("/"), uriBaseId: ROOT_ID };
}

/** Section 3.11.6: `[text](target)` in a message is a link; a message of ours never means one. */
function messageOf(text: string): { readonly text: string } {
  return { text: text.replaceAll("](", "] (") };
}

function fixesOf(fixes: readonly Fix[], places: Places): object {
  const withEdits = fixes.filter(({ edits }) => edits.length > 0);
  if (withEdits.length === 0) return {};
  return {
    fixes: withEdits.map(({ title, edits }) => ({
      description: messageOf(title),
      artifactChanges: changesOf(edits, places),
    })),
  };
}

function changesOf(edits: readonly TextEdit[], places: Places): readonly object[] {
  const byPath = new Map<string, object[]>();
  for (const edit of edits) {
    const replacement = { deletedRegion: deletedRegion(edit, places), insertedContent: { text: edit.text } };
    const replacements = byPath.get(edit.path);
    if (replacements) replacements.push(replacement);
    else byPath.set(edit.path, [replacement]);
  }
  return [...byPath].map(([path, replacements]) => ({
    artifactLocation: artifactAt(places.fromRoot(path)),
    replacements,
  }));
}

/** In bytes as well, since columns are not exact in a file that is not UTF-8. */
function deletedRegion({ path, start, end }: TextEdit, places: Places): object {
  return { ...regionOf({ path, start, end }, places), byteOffset: start, byteLength: end - start };
}

function notification(open: Undecided, places: Places): object {
  const lead = open.domain === undefined ? "" : `${open.domain}: `;
  return {
    level: "note",
    message: messageOf(`${lead}not decided ${open.undecided}, because ${open.reason}.`),
    ...(open.range ? { locations: [locationOf(open.range, places)] } : {}),
  };
}
