import type { Name } from "../model/dns.js";
import type { Severity } from "../model/finding.js";
import type { Located, Range } from "../model/text.js";

/** Where the configuration may lie, relative to the root; the first that is there counts. */
export const configPaths: readonly string[] = [
  ".github/mta-sts-lint.yml",
  ".github/mta-sts-lint.yaml",
  "mta-sts-lint.yml",
  "mta-sts-lint.yaml",
];

/** The rule under which an ignore that ignores nothing is reported. */
export const UNUSED_IGNORE = "config-ignore-unused";

/** The least severity with which a run fails. */
export type FailOn = Severity | "never";
export const FAIL_ON: readonly FailOn[] = ["error", "warning", "notice", "never"];

/** What a comparison shows: what the change introduced, or all there is. */
export type ReportScope = "new" | "all";
export const REPORT_SCOPES: readonly ReportScope[] = ["new", "all"];

export type RuleSetting = Severity | "off";
export const RULE_SETTINGS: readonly RuleSetting[] = ["off", "notice", "warning", "error"];

/** Where the policy and the zone of one domain are, by path from the root. */
export interface DomainConfig {
  readonly name: Located<Name>;
  /** The policies that serve the domain, the one that counts first. */
  readonly policies: readonly Located<string>[];
  /** The files of the zone that counts, where several are there; none when nothing is said. */
  readonly zones: readonly Located<string>[];
}

/** A finding that is accepted, and why. */
export interface IgnoreLine {
  readonly rule: Located<string>;
  readonly domain?: Located<Name> | undefined;
  /** A glob. */
  readonly path?: Located<string> | undefined;
  readonly reason: Located<string>;
  /** The whole of it. */
  readonly range: Range;
}

/**
 * What a repository says about how it is to be checked. As YAML (docs/config.schema.json; every key may be missing):
 *
 * ```yaml
 * domains:
 *   example.com:
 *     policy: sites/mta-sts.txt      # or a list; the first counts, the others are copies
 *     zone: zones/example.com.zone   # or a list
 * zones:
 *   zones/internal.inc: example.com  # the origin of a zone file or fragment, by path
 * exclude: ["archive/**"]            # files that are not to be read
 * rules:
 *   policy-mode-testing: off         # off, notice, warning or error
 * ignore:
 *   - rule: mx-not-covered
 *     domain: example.com            # optional
 *     path: zones/*.zone             # optional, a glob: where the finding is
 *     reason: the old backup MX leaves in March
 * fail-on: error                     # error, warning, notice or never
 * report: new                        # new or all
 * ```
 */
export interface Config {
  readonly domains: ReadonlyMap<Name, DomainConfig>;
  /** The origin of zone files, by path. */
  readonly zones: ReadonlyMap<string, Located<Name>>;
  /** Globs. */
  readonly exclude: readonly Located<string>[];
  /** By id of the rule. */
  readonly rules: ReadonlyMap<string, Located<RuleSetting>>;
  readonly ignores: readonly IgnoreLine[];
  readonly failOn: Located<FailOn> | undefined;
  readonly report: Located<ReportScope> | undefined;
}

/** Something in the configuration file that can't be taken as it is: a full sentence, and its place. */
export interface ConfigError {
  readonly message: string;
  readonly range: Range;
}

export const emptyConfig: Config = {
  domains: new Map(),
  zones: new Map(),
  exclude: [],
  rules: new Map(),
  ignores: [],
  failOn: undefined,
  report: undefined,
};
