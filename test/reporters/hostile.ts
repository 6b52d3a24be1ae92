import fc from "fast-check";
import type { Name } from "../../src/model/dns.js";
import type { Finding, Undecided } from "../../src/model/finding.js";
import { findingKey } from "../../src/model/finding-key.js";
import type { State } from "../../src/model/policy-domain.js";
import { rangeOf, type SourceFile } from "../../src/model/text.js";
import type { Report } from "../../src/reporters/report.js";
import { EMPTY_STATE, fileOf, findingOf, RULES, reportOf, stateOf, zoneFile } from "./samples.js";

/** What an attacker would put into a path, a name, a record or a file to act on whoever shows it. */
const ATTACKS: readonly string[] = [
  "::error file=a::b",
  "\n::warning::x",
  "\r::error::x",
  " ::stop-commands::t",
  "##[error]x",
  "##[group]",
  "%0A::error::x",
  "\u2028::error::x",
  "\u2029",
  "\u0085::error::x",
  "\u202etxt.exe",
  "\u2066\u2069\u200f",
  "\u200b",
  "\x1b[31mred\x1b[0m",
  "\x1b]0;title\x07",
  "\x9b2J",
  "\x00\x08\x7f",
  "`",
  "```",
  "````\n# h\n",
  "\n```\n# heading\n",
  "~~~",
  "@team",
  "@org/team",
  "a@b.example",
  "#1",
  "o/r#2",
  "GH-3",
  "<!-- mta-sts-lint -->",
  "<script>alert(1)</script>",
  "</details>",
  "<img src=x>",
  "<https://evil.example>",
  "https://evil.example/x",
  "www.evil.example",
  "[a](https://evil.example)",
  "![a](https://evil.example/i.png)",
  "[a]: https://evil.example",
  "[^1]",
  "| a | b |",
  "|",
  "`\\|[a](https://evil.example)`",
  "`\\|@team <img>`",
  "](https://evil.example)",
  ")](https://evil.example)",
  "a`b`c",
  "../..",
  "[!CAUTION]",
  ":+1:",
  "\n\n# heading",
  "# heading",
  "\n===",
  "---",
  "- list",
  "1. list",
  "> quote",
  "    code",
  "\\",
  "\\`",
  "*b*",
  "__b__",
  "$x$",
  "&lt;",
  "&#64;team",
  "\ud800",
  "{txt}",
  "$&",
  '"',
  "\t",
  "日本",
];

export const hostileText: fc.Arbitrary<string> = fc
  .array(fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...ATTACKS) }, fc.string({ unit: "binary", maxLength: 6 })), {
    minLength: 1,
    maxLength: 5,
  })
  .map((parts) => parts.join(""));

/** As it can come out of `toName`, and worse. */
const hostileName = hostileText.map((text) => text as Name);

const hostileFile: fc.Arbitrary<SourceFile> = fc
  .tuple(hostileText, fc.array(hostileText, { minLength: 1, maxLength: 6 }))
  .map(([path, lines]) => fileOf(path, lines.join("\n")));

function placeIn(file: SourceFile): fc.Arbitrary<Finding["range"]> {
  const offset = fc.nat({ max: file.bytes.length });
  const inside = fc
    .tuple(offset, offset)
    .map(([one, other]) => rangeOf(file, Math.min(one, other), Math.max(one, other)));
  return fc.option(inside, { nil: undefined });
}

function findingIn(file: SourceFile): fc.Arbitrary<Finding> {
  return fc
    .record({
      rule: fc.constantFrom("config-unknown-key", ...RULES.map(({ id }) => id)),
      severity: fc.constantFrom("error" as const, "warning" as const, "notice" as const),
      message: hostileText,
      domain: fc.option(hostileName, { nil: undefined }),
      range: placeIn(file),
      relatedRange: placeIn(file),
      subject: hostileText,
      steps: fc.array(hostileText, { maxLength: 2 }),
      owner: hostileName,
      value: hostileText,
      type: fc.constantFrom("TXT" as const, "MX" as const, "CNAME" as const),
      introduced: fc.boolean(),
    })
    .map(({ relatedRange, owner, value, type, ...finding }) =>
      findingOf({
        ...finding,
        related: relatedRange ? [{ message: value, range: relatedRange }] : [],
        publish: [{ owner, ttl: 60, type, value }],
        fixes: finding.range
          ? [{ title: value, safe: false, edits: [{ path: file.path, start: 0, end: finding.range.end, text: value }] }]
          : [],
      }),
    );
}

function undecidedIn(file: SourceFile): fc.Arbitrary<Undecided> {
  return fc.record({
    domain: fc.option(hostileName, { nil: undefined }),
    undecided: hostileText,
    reason: hostileText,
    range: placeIn(file),
  });
}

/** A diff as git would write it of hostile lines. */
const hostileDiff = fc
  .array(fc.tuple(fc.constantFrom(" ", "+", "-"), hostileText), { minLength: 1, maxLength: 6 })
  .map((lines) => lines.flatMap(([mark, text]) => text.split("\n").map((line) => `${mark}${line}\n`)).join(""));

/** A policy and a zone whose values are hostile, as far as they can be written there. */
const hostilePolicy: fc.Arbitrary<SourceFile> = fc
  .tuple(fc.boolean(), fc.array(hostileText, { minLength: 3, maxLength: 6 }))
  .map(([atBase, [mode = "", maxAge = "", ...patterns]]) =>
    fileOf(
      "mta-sts.txt",
      ["version: STSv1", `mode: ${mode}`, ...patterns.map((text) => `mx: ${text}`), `max_age: ${maxAge}`].join("\n"),
      atBase ? "base" : undefined,
    ),
  );

const hostileZone: fc.Arbitrary<SourceFile> = hostileText.map((id) => {
  const text = new TextDecoder().decode(zoneFile.bytes).replace("20260101;", () => id.replaceAll('"', ""));
  return fileOf(zoneFile.path, text);
});

const hostileState: fc.Arbitrary<State> = fc
  .tuple(hostileZone, hostilePolicy, hostileName, fc.boolean())
  .map(([zone, policy, name, assigned]) => {
    const state = stateOf(zone, policy);
    const domains = state.domains.map((domain) => ({ ...domain, name }));
    return assigned ? { ...state, domains } : { ...state, domains: [], unassigned: state.policies };
  });

/** Reports in which everything that can come from a repository is hostile; 0 to 30 findings. */
export const hostileReports: fc.Arbitrary<Report> = hostileFile.chain((file) =>
  fc
    .record({
      findings: fc.array(findingIn(file), { maxLength: 30 }),
      undecided: fc.array(undecidedIn(file), { maxLength: 3 }),
      diff: fc.option(hostileDiff, { nil: undefined }),
      base: fc.option(hostileText, { nil: undefined }),
      head: hostileText,
      prefix: fc.oneof(fc.constant(""), hostileText),
      preexisting: fc.nat({ max: 2 }),
      suppressed: fc.nat({ max: 2 }),
      moved: fc.boolean(),
      state: hostileState,
      baseState: hostileState,
      empty: fc.boolean(),
    })
    .map(({ diff, empty, moved, state, baseState, ...parts }) => {
      const files = new Map([...state.files, [file.path, file]]);
      return reportOf({
        ...parts,
        patch:
          diff === undefined
            ? undefined
            : {
                edits: [],
                diff,
                mends: parts.findings.slice(0, 2).map(findingKey),
                leaves: diff.length % 2 === 0 ? [] : ["x"],
              },
        state: empty ? { ...EMPTY_STATE, files } : { ...state, files },
        baseState: parts.base === undefined ? undefined : baseState,
        ...(moved && { headLines: new Map([[file.path, (line: number) => (line % 2 === 0 ? line + 1 : undefined)]]) }),
      });
    }),
);
