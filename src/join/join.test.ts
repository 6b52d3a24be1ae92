import { expect, test } from "vitest";
import type { Files } from "../../test/rule-cases.js";
import { zoneText } from "../../test/zone-text.js";
import type { Name } from "../model/dns.js";
import { announcedRecord, type PolicyDomain } from "../model/policy-domain.js";
import { NO_RUNTIME } from "../model/runtime.js";
import { idOf } from "../model/sts-record.js";
import { memorySnapshots } from "../snapshots/memory.js";
import type { Layout } from "../states/candidates.js";
import { listingOf } from "../states/listing.js";
import { readState } from "../states/read-state.js";
import { readStates } from "../states/scope.js";

interface Case {
  readonly name: string;
  readonly files: Files;
  /** A line for each domain and view: its name, what is at `_mta-sts`, and the paths of its policies. */
  readonly domains: readonly string[];
  /** Paths of the policies that belong to none. */
  readonly unassigned?: readonly string[];
  /** Paths of policies by domain, from the configuration. */
  readonly configured?: readonly (readonly [string, readonly string[]])[];
}

function layoutWith(configured: Case["configured"] = []): Layout {
  return {
    policyPaths: new Map(configured.map(([domain, paths]) => [domain as Name, paths])),
    zonePaths: new Map(),
    origins: new Map(),
    isExcluded: () => false,
  };
}

function inWords(domain: PolicyDomain): string {
  const record = announcedRecord(domain);
  const announced = record ? `id=${idOf(record)?.value ?? "none"}` : domain.announcement.state;
  return [domain.name, announced, ...domain.policies.map(({ path }) => path)].join(" ");
}

const POLICY = "version: STSv1\nmode: enforce\nmx: mail.example.com\nmax_age: 604800\n";
const WELL_KNOWN = "public/.well-known/mta-sts.txt";

const zone = (apex: string, parts: Parameters<typeof zoneText>[0] = {}): Files => ({
  [`zones/${apex}.zone`]: zoneText({ apex, sts: '_mta-sts IN TXT "v=STSv1; id=1"', ...parts }),
});

const OUTSIDE = "mta-sts IN CNAME sts.pages.example.";

const cases: readonly Case[] = [
  {
    name: "a segment of the path names the policy host",
    files: { ...zone("example.com"), ...zone("example.org"), "sites/mta-sts.example.com/mta-sts.txt": POLICY },
    domains: ["example.com id=1 sites/mta-sts.example.com/mta-sts.txt", "example.org id=1"],
  },
  {
    name: "a segment of the path names the domain",
    files: { ...zone("example.com"), ...zone("example.org"), "sites/example.org/mta-sts.txt": POLICY },
    domains: ["example.com id=1", "example.org id=1 sites/example.org/mta-sts.txt"],
  },
  {
    name: "a CNAME file of GitHub Pages names the policy host, without any zone",
    files: { CNAME: "mta-sts.example.com\n", ".well-known/mta-sts.txt": POLICY },
    domains: ["example.com unknown .well-known/mta-sts.txt"],
  },
  {
    name: "the only announced domain and the only policy",
    files: { ...zone("example.com"), [WELL_KNOWN]: POLICY },
    domains: [`example.com id=1 ${WELL_KNOWN}`],
  },
  {
    name: "policy hosts that are aliases of one host",
    files: {
      ...zone("example.com"),
      ...zone("example.org", { host: "mta-sts IN CNAME mta-sts.example.com." }),
      [WELL_KNOWN]: POLICY,
    },
    domains: [`example.com id=1 ${WELL_KNOWN}`, `example.org id=1 ${WELL_KNOWN}`],
  },
  {
    name: "policy hosts that are aliases of one host elsewhere, where the policy covers the MX of all",
    files: {
      ...zone("example.com", { host: OUTSIDE }),
      ...zone("example.org", { host: OUTSIDE, mx: "@ IN MX 10 mail.example.com." }),
      [WELL_KNOWN]: POLICY,
    },
    domains: [`example.com id=1 ${WELL_KNOWN}`, `example.org id=1 ${WELL_KNOWN}`],
  },
  {
    name: "none of those that the policy does not cover: a provider may serve each its own",
    files: {
      ...zone("example.com", { host: OUTSIDE, mx: "@ IN MX 10 mail.example.com." }),
      ...zone("example.org", { host: OUTSIDE, mx: "@ IN MX 10 mail.example.com." }),
      ...zone("example.net", { host: OUTSIDE }),
      [WELL_KNOWN]: POLICY,
    },
    domains: ["example.com id=1", "example.net id=1", "example.org id=1"],
    unassigned: [WELL_KNOWN],
  },
  {
    name: "a policy host that is an alias of one whose policy is known",
    files: {
      ...zone("example.com"),
      ...zone("example.org", { host: "mta-sts IN CNAME mta-sts.example.com." }),
      ...zone("example.net"),
      "mta-sts.example.com/mta-sts.txt": POLICY,
    },
    domains: [
      "example.com id=1 mta-sts.example.com/mta-sts.txt",
      "example.net id=1",
      "example.org id=1 mta-sts.example.com/mta-sts.txt",
    ],
  },
  {
    name: "the one announced domain whose MX the policy covers",
    files: { ...zone("example.com"), ...zone("example.org"), [WELL_KNOWN]: POLICY },
    domains: [`example.com id=1 ${WELL_KNOWN}`, "example.org id=1"],
  },
  {
    name: "none, where the policy covers two domains",
    files: {
      ...zone("example.com"),
      ...zone("example.org", { mx: "@ IN MX 10 mail.example.com." }),
      [WELL_KNOWN]: POLICY,
    },
    domains: ["example.com id=1", "example.org id=1"],
    unassigned: [WELL_KNOWN],
  },
  {
    name: "none, where two policies cover one domain",
    files: { ...zone("example.com"), [WELL_KNOWN]: POLICY, "static/.well-known/mta-sts.txt": POLICY },
    domains: ["example.com id=1"],
    unassigned: [WELL_KNOWN, "static/.well-known/mta-sts.txt"],
  },
  {
    name: "the configuration goes before the path",
    files: { ...zone("example.com"), ...zone("example.org"), "sites/mta-sts.example.com/mta-sts.txt": POLICY },
    configured: [["example.org", ["sites/mta-sts.example.com/mta-sts.txt"]]],
    domains: ["example.com id=1", "example.org id=1 sites/mta-sts.example.com/mta-sts.txt"],
  },
  {
    name: "fragments of one apex are one view",
    files: {
      "dns/mail.zone": "$ORIGIN example.com.\n@ IN MX 10 mail\n",
      "dns/sts.zone": '$ORIGIN example.com.\n_mta-sts IN TXT "v=STSv1; id=1"\n',
    },
    domains: ["example.com id=1"],
  },
  {
    name: "two whole zones of one apex are two views",
    files: {
      "inner/example.com.zone": zoneText({ sts: '_mta-sts IN TXT "v=STSv1; id=1"' }),
      "outer/example.com.zone": zoneText({ sts: '_mta-sts IN TXT "v=STSv1; id=2"' }),
    },
    domains: ["example.com id=1", "example.com id=2"],
  },
  {
    name: "a view that knows nothing of MTA-STS is left out",
    files: {
      "inner/example.com.zone": zoneText({ sts: "", host: "" }),
      "outer/example.com.zone": zoneText({ sts: '_mta-sts IN TXT "v=STSv1; id=2"' }),
    },
    domains: ["example.com id=2"],
  },
  {
    name: "an alias out of the repository",
    files: { ...zone("example.com", { sts: "_mta-sts IN CNAME _mta-sts.provider.example." }) },
    domains: ["example.com unknown"],
  },
  {
    name: "a delegated _mta-sts",
    files: {
      ...zone("example.com", { sts: "_mta-sts IN NS ns.provider.example." }),
      "mta-sts.example.com/mta-sts.txt": POLICY,
    },
    domains: ["example.com unknown mta-sts.example.com/mta-sts.txt"],
  },
  {
    name: "one record for several domains through an alias",
    files: { ...zone("example.com", { extra: "_mta-sts.lists IN CNAME _mta-sts" }) },
    domains: ["example.com id=1", "lists.example.com id=1"],
  },
  {
    name: "aliases that make a loop",
    files: { ...zone("example.com", { sts: "_mta-sts IN CNAME _mta-sts.lists\n_mta-sts.lists IN CNAME _mta-sts" }) },
    domains: ["example.com unknown", "lists.example.com unknown"],
  },
  {
    name: "an alias to a name that does not exist",
    files: { ...zone("example.com", { sts: "_mta-sts IN CNAME sts" }) },
    domains: ["example.com absent"],
  },
  {
    name: "a whole zone without a record, and a policy",
    files: { ...zone("example.com", { sts: "" }), "mta-sts.example.com/mta-sts.txt": POLICY },
    domains: ["example.com absent mta-sts.example.com/mta-sts.txt"],
  },
  {
    name: "a copy that is served comes before another",
    files: {
      ...zone("example.com"),
      "a/mta-sts.example.com/mta-sts.txt": POLICY,
      "sites/mta-sts.example.com/.well-known/mta-sts.txt": POLICY,
    },
    domains: ["example.com id=1 sites/mta-sts.example.com/.well-known/mta-sts.txt a/mta-sts.example.com/mta-sts.txt"],
  },
  {
    name: "the copy of the zone's own stage comes first, else the one that is live",
    files: {
      ...zone("example.com"),
      "staging/mta-sts/example.com.txt": POLICY,
      "production/mta-sts/example.com.txt": POLICY,
      "uat/example.org.zone": zoneText({ apex: "example.org", sts: '_mta-sts IN TXT "v=STSv1; id=1"' }),
      "prod/example.org.zone": zoneText({ apex: "example.org", sts: '_mta-sts IN TXT "v=STSv1; id=2"' }),
      "uat/example.org.txt": POLICY,
      "prod/example.org.txt": POLICY,
    },
    domains: [
      "example.com id=1 production/mta-sts/example.com.txt staging/mta-sts/example.com.txt",
      "example.org id=2 prod/example.org.txt uat/example.org.txt",
      "example.org id=1 uat/example.org.txt prod/example.org.txt",
    ],
  },
  {
    name: "the configuration says which copy comes first",
    files: { ...zone("example.com"), "a.txt": POLICY, "site/.well-known/mta-sts.txt": POLICY, "c.txt": POLICY },
    configured: [["example.com", ["c.txt", "a.txt", "site/.well-known/mta-sts.txt"]]],
    domains: ["example.com id=1 c.txt a.txt site/.well-known/mta-sts.txt"],
  },
  {
    name: "a policy in a folder named after an IDN is no other domain's",
    files: { ...zone("example.com"), "mta-sts.bücher.example/.well-known/mta-sts.txt": POLICY },
    domains: ["example.com id=1", "xn--bcher-kva.example unknown mta-sts.bücher.example/.well-known/mta-sts.txt"],
  },
];

test.each(cases)("$name", async ({ files, domains, unassigned = [], configured }) => {
  const { head } = await readStates(memorySnapshots(files), layoutWith(configured));
  expect(head.domains.map(inWords)).toEqual(domains);
  expect(head.unassigned.map(({ path }) => path)).toEqual(unassigned);
});

test("a comparison keeps a policy with the domain it had on base", async () => {
  const base = { ...zone("example.com"), [WELL_KNOWN]: POLICY };
  const head = { ...base, ...zone("example.org"), [WELL_KNOWN]: POLICY.replace("mail.example.com", "mx.example.net") };
  const states = await readStates(memorySnapshots(head, base), layoutWith());
  expect(states.base?.domains.map(inWords)).toEqual([`example.com id=1 ${WELL_KNOWN}`]);
  expect(states.head.domains.map(inWords)).toEqual([`example.com id=1 ${WELL_KNOWN}`, "example.org id=1"]);
});

test("from a part of a repository nothing is paired for being the only one", async () => {
  const files = { ...zone("example.com"), [WELL_KNOWN]: POLICY };
  const { head } = memorySnapshots(files);
  const paths = Object.keys(files);
  const selection = { snapshot: head, candidates: paths, listing: listingOf(paths.sort()), whole: false };
  const reader = { layout: layoutWith(), runtime: NO_RUNTIME, memo: new WeakMap() };
  const state = await readState(selection, reader, undefined);
  expect(state.domains.map(inWords)).toEqual(["example.com id=1"]);
});

test("the only policy belongs to the only domain with a policy host, before the record is there", async () => {
  const files = { "example.com.zone": zoneText({ sts: "" }), [WELL_KNOWN]: POLICY };
  const states = await readStates(memorySnapshots(files), layoutWith());
  expect(states.head.domains.map((domain) => domain.name)).toEqual(["example.com"]);
  expect(states.head.unassigned).toEqual([]);
});
