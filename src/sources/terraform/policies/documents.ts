import { parsePolicy } from "../../../model/policy.js";
import type { PolicyDocument } from "../../../model/policy-domain.js";
import { isKnown, type LocatedText, type Piece, type Range, spanOf } from "../../../model/text.js";
import type { Domains } from "./domains.js";
import type { FoundPolicy } from "./found-policies.js";
import type { PolicyGroup } from "./groups.js";
import { insertPatternsInto } from "./insert-patterns.js";
import type { Places } from "./places.js";
import { expressionsAround } from "./tree-search.js";

export function documentOf(group: PolicyGroup, places: Places, domains: Domains): PolicyDocument | undefined {
  const [first] = group.found;
  if (!first) return undefined;
  const text = plainestOf(group);
  const place = mainPlace(first, text, places);
  const policy = parsePolicy(text);
  const insertPatterns = insertPatternsInto(policy, places);
  return {
    policy,
    ...place,
    variant: places.variant,
    key: keyOf(first, places),
    domains: domains.of(group, place.path),
    ...(insertPatterns ? { insertPatterns } : {}),
  };
}

/** The same text may be cut into more pieces on one way than on another. */
function plainestOf({ found }: PolicyGroup): LocatedText {
  const texts = found.map(({ text }) => text);
  return texts.reduce((best, text) => (text.pieces.length < best.pieces.length ? text : best));
}

/** The address of what holds it, with the folder of the root module where that is not the root of the repository. */
function keyOf({ module, resource, name }: FoundPolicy, { folder }: Places): string {
  const address = resource?.address ?? module.address;
  const within = address === "" ? name : `${address}.${name}`;
  return folder === "" ? within : `${folder}: ${within}`;
}

type Place = Pick<PolicyDocument, "path" | "range" | "form">;

/** Where most of it is written. */
function mainPlace({ resource, isEmbedded }: FoundPolicy, text: LocatedText, places: Places): Place {
  const known = text.pieces.filter((piece) => !piece.unknown);
  if (known.length === 0) {
    const range = resource && resource.range.path !== text.range.path ? resource.range : text.range;
    return { path: range.path, range, form: "inline" };
  }
  const longest = longestPiece(known, mainPath(known));
  const { path } = longest.range;
  if (places.trees.has(path) || IS_CONFIGURATION.test(path)) {
    return { path, range: literalAround(longest.range, places) ?? longest.range, form: "inline" };
  }
  const own = known.map((piece) => piece.range).filter((range) => range.path === path);
  const range = own.reduce(spanOf, longest.range);
  return { path, range, form: isEmbedded ? "inline" : formOf(text, own, range, places) };
}

const IS_CONFIGURATION = /\.(?:tf|tofu|tfvars|hcl)(?:\.json)?$/;

/** Of the version, which nobody moves; else of most of the text. */
function mainPath(pieces: readonly Piece[]): string {
  const version = pieces.find(({ text }) => /version/i.test(text));
  if (version) return version.range.path;
  const lengths = new Map<string, number>();
  for (const { range, text } of pieces) lengths.set(range.path, (lengths.get(range.path) ?? 0) + text.length);
  const [[path] = [""]] = [...lengths].sort(([, one], [, other]) => other - one);
  return path;
}

function longestPiece(pieces: readonly Piece[], path: string): Piece {
  const own = pieces.filter(({ range }) => range.path === path);
  return own.reduce((best, piece) => (piece.text.length > best.text.length ? piece : best));
}

/** The string or here document that holds a place. */
function literalAround(range: Range, { trees }: Places): Range | undefined {
  const hcl = trees.get(range.path);
  const literal = hcl && expressionsAround(hcl, range).findLast(({ kind }) => kind === "template");
  return literal && hcl.range(literal.span);
}

/** Files of values hold policies as strings; any other text file is a template, unless it is served to its last byte. */
function formOf(text: LocatedText, own: readonly Range[], range: Range, { files }: Places): PolicyDocument["form"] {
  if (/\.(?:json|ya?ml|csv|toml)$/i.test(range.path)) return "inline";
  const size = files.get(range.path)?.bytes.length;
  const isWhole = isKnown(text) && own.length === text.pieces.length && range.start === 0 && range.end === size;
  return isWhole && text.pieces.every((piece) => !piece.computedFrom) ? "file" : "template";
}
