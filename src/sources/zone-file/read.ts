import type { Name, Zone } from "../../model/dns.js";
import type { Undecided } from "../../model/finding.js";
import type { ReadingProblem } from "../../model/policy-domain.js";
import type { SourceFile } from "../../model/text.js";
import { domainOfPath } from "../domain-of-path.js";
import type { ReadContext } from "../source.js";
import { asciiOf } from "./bytes.js";
import type { IncludeRequest } from "./directives.js";
import { includePaths } from "./include.js";
import type { Interest } from "./interest.js";
import { looksTemplated } from "./placeholder.js";
import { ZoneReader } from "./reader.js";
import { newState, type ReadingState } from "./state.js";
import { zonesOf } from "./zones.js";

/** What one zone file, with the files it includes, says. */
export interface FileReading {
  /** The origin that the configuration gave: with another one, the file says something else. */
  readonly configured: Name | undefined;
  readonly zones: readonly Zone[];
  readonly problems: readonly ReadingProblem[];
  readonly undecided: readonly Undecided[];
  readonly included: readonly SourceFile[];
}

const DEEPEST_INCLUDE = 16;
const MOST_INCLUDES = 1000;
const MOST_INCLUDED_BYTES = 256 * 1024 * 1024;

/** Reads a file whole. Never throws, whatever the files hold. */
export async function readZoneFile(
  file: SourceFile,
  context: Pick<ReadContext, "open" | "originOf">,
  interest: Interest,
): Promise<FileReading> {
  const configured = context.originOf(file.path);
  const named = domainOfPath(file.path);
  const state = newState(configured ?? named, interest);
  const reader = new ZoneReader(state, file, looksTemplated(file.bytes));
  const included = new Set<SourceFile>();
  const budget = { files: MOST_INCLUDES, bytes: MOST_INCLUDED_BYTES };
  for (let request = reader.run(); request; request = reader.run()) {
    if ("words" in request) {
      const frame = reader.frames.at(-1);
      const { readGenerate } = await import("./generated-records.js");
      if (frame) readGenerate(state, frame, request.words);
      continue;
    }
    const opened = await openIncluded(reader, request, context, budget);
    if (!opened) continue;
    included.add(opened);
    reader.enter(opened, looksTemplated(opened.bytes), request);
  }
  return {
    configured,
    zones: asGenerated(zonesOf(state, file, configured, named), file),
    problems: state.problems.list(),
    undecided: undecidedOf(state, file),
    included: [...included],
  };
}

/** What DNSControl's provider for BIND writes below the default TTL. */
const BY_DNSCONTROL = /^;+[ \t]*generated with dnscontrol\b/im;
const LONGEST_HEADER = 4096;

function asGenerated(zones: readonly Zone[], { bytes }: SourceFile): readonly Zone[] {
  if (!BY_DNSCONTROL.test(asciiOf(bytes, 0, Math.min(bytes.length, LONGEST_HEADER)))) return zones;
  return zones.map((zone) => ({ ...zone, generatedFrom: "dnscontrol" }));
}

async function openIncluded(
  reader: ZoneReader,
  { path, range }: IncludeRequest,
  context: Pick<ReadContext, "open">,
  budget: { files: number; bytes: number },
): Promise<SourceFile | undefined> {
  const { state, frames } = reader;
  const including = frames.at(-1)?.file;
  if (!including) return undefined;
  const refuse = (message: string, mistake = false): undefined => {
    state.partial = true;
    state.problems.add(including, range.start, range.end, message, mistake);
  };
  if (frames.length > DEEPEST_INCLUDE || budget.files <= 0) return refuse(TOO_MANY_INCLUDES);
  budget.files -= 1;
  const paths = includePaths(path, including.path);
  for (const candidate of paths) {
    if (frames.some((frame) => frame.file.path === candidate)) return refuse(INCLUDE_CYCLE, true);
    const file = await context.open(candidate);
    if (!file) continue;
    budget.bytes -= file.bytes.length;
    return budget.bytes < 0 ? refuse(TOO_MANY_INCLUDES) : file;
  }
  return refuse(paths.length === 0 ? INCLUDE_OUTSIDE : INCLUDE_MISSING);
}

function undecidedOf({ withoutOrigin, conditional }: ReadingState, file: SourceFile): readonly Undecided[] {
  const undecided: Undecided[] = [];
  if (withoutOrigin) {
    undecided.push({
      domain: undefined,
      undecided: `which domain the records of ${file.path} belong to`,
      reason: `their names are relative, and neither $ORIGIN nor the path names the zone; the configuration can, with zones: { ${JSON.stringify(file.path)}: example.com }`,
      range: withoutOrigin,
    });
  }
  if (conditional) {
    undecided.push({
      domain: undefined,
      undecided: `which records of ${file.path} are published`,
      reason: "they stand between template tags that are only evaluated later",
      range: conditional,
    });
  }
  return undecided;
}

const INCLUDE_CYCLE =
  "This file includes itself, directly or through others, so that a server refuses the zone. Remove the $INCLUDE.";
const TOO_MANY_INCLUDES =
  "This file is not read: there are more, deeper or larger $INCLUDE than are followed here (1000 files, 16 deep, 256 MiB). The zone is only known in part.";
const INCLUDE_OUTSIDE =
  "This file is not read: its path leaves the repository or is filled in later. The zone is only known in part.";
const INCLUDE_MISSING =
  "This file is not in the repository, neither beside this one nor below the root. The zone is only known in part.";
