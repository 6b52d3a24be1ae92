import { expect, test } from "vitest";
import type { Files } from "../../test/rule-cases.js";
import { zoneText } from "../../test/zone-text.js";
import type { Name } from "../model/dns.js";
import { memorySnapshots } from "../snapshots/memory.js";
import { NO_LAYOUT } from "./candidates.js";
import { readStates } from "./scope.js";

const NAME = "example.com" as Name;
const OTHER = "example.org" as Name;
const POLICY = "version: STSv1\nmode: enforce\nmx: mail.example.com\nmax_age: 604800\n";
const ZONE = zoneText({ sts: '_mta-sts IN TXT "v=STSv1; id=1"' });
const FILES: Files = { "a.txt": POLICY, "logo.png": "", "old/b.txt": POLICY, "zones/example.com.zone": ZONE };

interface Paths {
  readonly policy?: string;
  readonly zone?: string;
  readonly origin?: string;
}

function layoutOf({ policy, zone, origin }: Paths) {
  return {
    ...NO_LAYOUT,
    policyPaths: new Map(policy === undefined ? [] : [[NAME, [policy]]]),
    zonePaths: new Map(zone === undefined ? [] : [[NAME, [zone]]]),
    origins: new Map(origin === undefined ? [] : [[origin, NAME]]),
    isExcluded: (path: string) => path.startsWith("old/"),
  };
}

test.each<[string, Paths, readonly string[]]>([
  ["all is there", { policy: "a.txt", zone: "zones/example.com.zone" }, []],
  ["no policy", { policy: "b.txt" }, ["the policy of example.com: there is no such file"]],
  ["no zone", { zone: "b.zone" }, ["the zone of example.com: there is no such file"]],
  ["no fragment", { origin: "b.inc" }, ["a part of the zone of example.com: there is no such file"]],
  ["an excluded policy", { policy: "old/b.txt" }, ["the policy of example.com: `exclude` leaves that file out"]],
  ["a picture", { policy: "logo.png" }, ["the policy of example.com: files of that kind are not read"]],
])("%s", async (_, paths, expected) => {
  const { head } = await readStates(memorySnapshots(FILES), layoutOf(paths));
  const said = head.undecided.filter(({ domain }) => domain === NAME);
  expect(said.map(({ undecided, reason }) => `${undecided}: ${reason.replace(/^.*?, and /, "")}`)).toEqual(expected);
});

test("a comparison speaks of the domains that it is about", async () => {
  const base = { "zones/example.com.zone": ZONE, "zones/example.org.zone": zoneText({ apex: OTHER }) };
  const head = { ...base, "zones/example.com.zone": `${ZONE}www IN A 192.0.2.1\n` };
  const policyPaths = new Map([
    [NAME, ["gone.txt"]],
    [OTHER, ["gone-too.txt"]],
  ]);
  const states = await readStates(memorySnapshots(head, base), { ...NO_LAYOUT, policyPaths });
  expect(states.head.undecided.filter(({ domain }) => domain !== undefined).map(({ domain }) => domain)).toEqual([
    NAME,
  ]);
});

test("a zone that is not where the configuration says is found all the same", async () => {
  const { head } = await readStates(memorySnapshots(FILES), layoutOf({ zone: "moved.zone" }));
  expect(head.zones.map(({ path }) => path)).toEqual(["zones/example.com.zone"]);
});
