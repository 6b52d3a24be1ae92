import fc from "fast-check";
import { expect, test } from "vitest";
import { parseConfig } from "../src/config/parse-config.js";
import { lint } from "../src/lint.js";
import { findingKey } from "../src/model/finding-key.js";
import type { Snapshot } from "../src/model/snapshot.js";
import { memorySnapshots } from "../src/snapshots/memory.js";
import { zoneText } from "./zone-text.js";

/** One of several domains, and how its things are laid out. */
interface Domain {
  readonly number: number;
  readonly id: number;
  readonly mx: number;
  readonly maxAge: number;
  /** The number of the domain whose policy host it is an alias of. */
  readonly aliasOf: number | undefined;
  /** The number of the domain whose record it shares. */
  readonly sharesRecordOf: number | undefined;
  readonly neutralPath: boolean;
  readonly includes: boolean;
  readonly hasPolicy: boolean;
}

const domainAt = (number: number): fc.Arbitrary<Domain> => {
  const other = fc.option(fc.integer({ min: 0, max: 4 }), { nil: undefined, freq: 4 });
  return fc.record({
    number: fc.constant(number),
    id: fc.integer({ min: 1, max: 3 }),
    mx: fc.integer({ min: 1, max: 2 }),
    maxAge: fc.constantFrom(604800, 1209600),
    aliasOf: other,
    sharesRecordOf: other,
    neutralPath: fc.boolean(),
    includes: fc.boolean(),
    hasPolicy: fc.boolean(),
  });
};

const nameOf = (number: number): string => `domain${number}.example`;

function filesOf(domains: readonly Domain[], fragmentMx: number): Record<string, string> {
  const files: Record<string, string> = { "common/mail.inc": `@ IN MX 20 mx${fragmentMx}.example.net.\n` };
  for (const domain of domains) {
    const name = nameOf(domain.number);
    const { aliasOf, sharesRecordOf, number } = domain;
    const host = aliasOf === undefined || aliasOf === number ? "A 192.0.2.2" : `CNAME mta-sts.${nameOf(aliasOf)}.`;
    const record =
      sharesRecordOf === undefined || sharesRecordOf === number
        ? `TXT "v=STSv1; id=${domain.id}"`
        : `CNAME _mta-sts.${nameOf(sharesRecordOf)}.`;
    const zonePath = domain.neutralPath ? `zones/z${number}.db` : `zones/${name}.zone`;
    files[zonePath] = `$ORIGIN ${name}.
$TTL 3600
@ IN SOA ns1 hostmaster 1 7200 3600 1209600 3600
@ IN NS ns1
@ IN MX 10 mx${domain.mx}.example.net.
${domain.includes ? "$INCLUDE ../common/mail.inc\n" : ""}mta-sts IN ${host}
_mta-sts IN ${record}
`;
    if (domain.hasPolicy)
      files[`policies/${name}/mta-sts.txt`] =
        `version: STSv1\nmode: enforce\nmx: mx1.example.net\nmax_age: ${domain.maxAge}\n`;
  }
  return files;
}

const domains = fc.tuple(domainAt(0), domainAt(1), domainAt(2), domainAt(3), domainAt(4));

async function found(
  head: Record<string, string>,
  base: Record<string, string>,
  everything: boolean,
): Promise<string[]> {
  const snapshots = memorySnapshots(head, base);
  const changed = everything ? [...new Set([...Object.keys(head), ...Object.keys(base)])].sort() : snapshots.changed;
  const { findings } = await lint({ ...snapshots, changed });
  return [...new Set(findings.map((finding) => `${finding.severity} ${findingKey(finding)}`))].sort();
}

const someDomains = fc.subarray([0, 1, 2, 3, 4], { maxLength: 2 });
const fragment = fc.tuple(fc.integer({ min: 1, max: 2 }), fc.integer({ min: 1, max: 2 }));

test("reading what a change concerns finds what reading everything finds", async () => {
  await fc.assert(
    fc.asyncProperty(domains, domains, someDomains, fragment, async (before, after, changed, [mxBefore, mxAfter]) => {
      const changedDomains = before.map((domain, index) =>
        changed.includes(index) ? (after[index] ?? domain) : domain,
      );
      const base = filesOf(before, mxBefore);
      const head = filesOf(changedDomains, mxAfter);
      expect(await found(head, base, false)).toEqual(await found(head, base, true));
    }),
    { numRuns: 200 },
  );
});

test("what a fix does to a shared policy is read of all domains that the configuration gives it to", async () => {
  const policy = "version: STSv1\nmode: enforce\nmx: mail.example.com\nmx: mail.example.org\nmax_age: 604800\n";
  const zone = (apex: string): string => zoneText({ apex, sts: '_mta-sts IN TXT "v=STSv1; id=1"' });
  const base = {
    "public/mta-sts.txt": policy,
    "zones/example.com.zone": zone("example.com"),
    "zones/example.org.zone": zone("example.org"),
    "zones/example.net.zone": zone("example.net"),
  };
  const head = { ...base, "zones/example.com.zone": zone("example.com").replace("MX 10 mail", "MX 10 mx") };
  const text = "domains:\n  example.com: {policy: public/mta-sts.txt}\n  example.org: {policy: public/mta-sts.txt}\n";
  const { config } = await parseConfig({ path: "mta-sts-lint.yml", bytes: new TextEncoder().encode(text) }, []);
  const { patch, state } = await lint(memorySnapshots(head, base), { config });
  expect(state.files.has("zones/example.net.zone")).toBe(false);
  expect([...new Set(patch?.edits.map((edit) => edit.path))]).toEqual([
    "public/mta-sts.txt",
    "zones/example.com.zone",
    "zones/example.org.zone",
  ]);
});

test("of what changed, only what may matter is read", async () => {
  const policy = "version: STSv1\nmode: enforce\nmx: mx1.example.net\nmax_age: 604800\n";
  const base = { "mta-sts.txt": policy, "photo.png": "one", "src/main.c": "int a;\n" };
  const snapshots = memorySnapshots(
    { "mta-sts.txt": `${policy}\n`, "photo.png": "two", "src/main.c": "int b;\n" },
    base,
  );
  const asked: string[] = [];
  const recording = (snapshot: Snapshot): Snapshot => ({
    ...snapshot,
    read: (path) => {
      asked.push(path);
      return snapshot.read(path);
    },
  });
  const sides = { head: recording(snapshots.head), base: snapshots.base && recording(snapshots.base) };
  const { findings } = await lint({ ...snapshots, ...sides });
  expect(findings.map(({ rule }) => rule)).toContain("policy-blank-line");
  expect(new Set(asked)).toEqual(new Set(["mta-sts.txt"]));
});
