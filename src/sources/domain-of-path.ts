import { type Name, toName } from "../model/dns.js";

/**
 * The domain that a path is named after: the file's own name first, then the folders from the nearest one up.
 * `zones/db.example.com`, `example.com.zone.j2`, `example.com/zone.db` and `mta-sts.example.com/mta-sts.txt` are all
 * about example.com. Undefined when no part of the path is a domain name.
 */
export function domainOfPath(path: string): Name | undefined {
  return lastDomain(path, domainOfSegment);
}

/**
 * The same for many paths: in a folder of ten thousand zones all names end alike, and what an ending means is found out
 * once.
 */
export function domainFinder(): (path: string) => Name | undefined {
  const endings = new Map<string, string | undefined>();
  const ofSegment = (segment: string, isFile: boolean): Name | undefined => {
    const dot = segment.indexOf(".");
    if (dot === -1) return undefined;
    const label = segment.slice(0, dot);
    if (!PLAIN_LABEL.test(label) || SPECIAL_LABEL.test(label)) return domainOfSegment(segment, isFile);
    const key = `${isFile ? "file" : "folder"}${segment.slice(dot)}`;
    if (!endings.has(key)) endings.set(key, domainOfSegment(`x${segment.slice(dot)}`, isFile)?.slice(1));
    const ending = endings.get(key);
    return ending === undefined || ending.length > LONGEST_ENDING ? undefined : (`${label}${ending}` as Name);
  };
  return (path) => lastDomain(path, ofSegment);
}

/** A first label of which nothing can be taken off, and that is as long as it may be. */
const PLAIN_LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
const SPECIAL_LABEL = /^(?:db|named|zone|pri|primary|master|fwd|forward|mta-sts)(?:$|-)/;
/** A name has 253 characters, a label 63. */
const LONGEST_ENDING = 190;

function lastDomain(
  path: string,
  domainOfSegment: (segment: string, isFile: boolean) => Name | undefined,
): Name | undefined {
  for (let end = path.length; end >= 0; ) {
    const slash = path.lastIndexOf("/", end - 1);
    const domain = domainOfSegment(path.slice(slash + 1, end), end === path.length);
    if (domain !== undefined || slash <= 0) return domain;
    end = slash;
  }
  return undefined;
}

/** What zone files, templates and records are called behind the name of the domain. */
const ZONE_ENDINGS = new Set(
  "bind cfg conf db dist dns ejs erb forward fwd gotmpl hbs host hosts inc include internal-zone j2 jinja jinja2 master mustache new pri primary raw records rev sec secondary signed slave template tftpl tmpl tpl txt unsigned zone zones".split(
    " ",
  ),
);

/** Endings of files in other languages: a top-level domain only where more speaks for it. */
const OTHER_ENDINGS = new Set(
  "adoc bak bash bz2 c cc cjs cpp crt cs csr css csv cts diff el env gif go gz h hcl hpp htm html ico ini java jpeg jpg js json json5 jsonc jsx key kt lock log lua map md mdx mjs mod mts nix old orig out patch pdf pem php pid pl pm png ps pub py rb rs rst scss service sh so sock sql sum svg swift swp tar tf tfvars tgz tmp tofu toml ts tsv tsx vim webp xml xz yaml yml zip zsh".split(
    " ",
  ),
);

/** Folders such as `sites.enabled` are no domains. */
const NO_TOP_LEVELS = new Set(
  "available backup conf config d data disabled enabled files git github local local-data rules template templates test-data well-known wiki".split(
    " ",
  ),
);

/** A second look at names that had the ending of a program's or data file: `vite.config.ts` is no domain. */
const FAMILIAR_TOP_LEVELS = new Set(
  "com net org info biz edu gov mil int dev app cloud email online site tech xyz shop blog eu".split(" "),
);

/** Behind such an ending, `.example` is no top-level domain. */
const SAMPLE = /\.(?:zone|db|dns|txt|inc|conf|tpl|ya?ml|tf|tfvars|js)\.(?:example|sample)$/;

/** What stands in front of the domain. */
const PREFIX = /^(?:db|named|zone|pri|primary|master|fwd|forward|_?mta-sts)\.(?=.)|^(?:db|zone|mta-sts)[-_](?=.+\.)/;

/** What stands behind it: `example.com.mta-sts.txt`. */
const SUFFIX = /(?<=.\..+)[-_.]mta[-_]?sts$/;

function domainOfSegment(segment: string, isFile: boolean): Name | undefined {
  // Most names of files and folders hold no dot, or begin with their only one: this has to be quick.
  if (segment.indexOf(".", 1) === -1) return undefined;
  const name = withoutFinalDot(segment.toLowerCase());
  const bare = isFile ? withoutSuffix(withoutEndings(withoutSample(name), ZONE_ENDINGS)) : name;
  const rest = withoutPrefixes(bare);
  if (!isFile || !OTHER_ENDINGS.has(endingOf(rest))) return domainOf(rest);
  // `db.example.rs` is a zone of Serbia, `example.rs` a program, and so is `db-example.rs`.
  if (bare.endsWith(`.${rest}`) && rest.split(".").length === 2) return domainOf(rest);
  const stem = withoutEndings(rest, OTHER_ENDINGS);
  const topLevel = endingOf(stem);
  return topLevel.length === 2 || FAMILIAR_TOP_LEVELS.has(topLevel) ? domainOf(stem) : undefined;
}

function endingOf(name: string): string {
  return name.slice(name.lastIndexOf(".") + 1);
}

function withoutFinalDot(name: string): string {
  return name.endsWith(".") ? name.slice(0, -1) : name;
}

/** `.in` at the very end is autoconf's, not India's. */
function withoutSample(name: string): string {
  if (name.endsWith(".in")) return name.slice(0, -".in".length);
  const may = name.endsWith(".example") || name.endsWith(".sample");
  return may && SAMPLE.test(name) ? name.slice(0, name.lastIndexOf(".")) : name;
}

function withoutSuffix(name: string): string {
  return name.endsWith("sts") ? name.replace(SUFFIX, "") : name;
}

/** Takes off one ending after another. */
function withoutEndings(name: string, endings: ReadonlySet<string>): string {
  let rest = name;
  while (rest.includes(".") && endings.has(endingOf(rest))) rest = rest.slice(0, rest.lastIndexOf("."));
  return rest;
}

function withoutPrefixes(name: string): string {
  let rest = name;
  while (PREFIX.test(rest)) rest = rest.replace(PREFIX, "");
  return rest;
}

/** Letters, digits and inner hyphens in each label, and a top-level domain that is none of numbers. */
const DOMAIN = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:[a-z]{2,24}|xn--[a-z0-9-]{1,59})$/;

function domainOf(text: string): Name | undefined {
  const bare = withoutFinalDot(text);
  const name = DOMAIN.test(bare) ? bare : inALabels(bare);
  return name.length <= 253 && name !== "" && !NO_TOP_LEVELS.has(endingOf(name)) ? (name as Name) : undefined;
}

/** Empty for what is no domain in U-labels either. */
function inALabels(text: string): string {
  const name = /^[\0-\x7f]*$/.test(text) ? undefined : toName(text);
  return name !== undefined && DOMAIN.test(name) ? name : "";
}
