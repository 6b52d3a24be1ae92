import { expect, test } from "vitest";
import type { Files } from "../../test/rule-cases.js";
import { zoneText } from "../../test/zone-text.js";
import { memorySnapshots } from "../snapshots/memory.js";
import { NO_LAYOUT } from "./candidates.js";
import { readStates } from "./scope.js";

const POLICY: Files = { "a.txt": "version: STSv1\nmode: enforce\nmx: mail.example.com\nmax_age: 604800\n" };

const zones = (...names: readonly string[]): Files =>
  Object.fromEntries(names.map((apex) => [`zones/${apex}.zone`, zoneText({ apex, mx: "@ IN MX 10 mx.example.net." })]));

test.each<[string, Files, string]>([
  [
    "the domains without a policy are named",
    zones("example.com", "example.org"),
    'domains: { example.com: { policy: "a.txt" }, example.org: { policy: "a.txt" } }',
  ],
  [
    "many are not",
    zones(...Array.from({ length: 9 }, (_, index) => `example${index}.com`)),
    'domains: { <domain>: { policy: "a.txt" } }',
  ],
])("%s", async (_, files, expected) => {
  const { head } = await readStates(memorySnapshots({ ...POLICY, ...files }), NO_LAYOUT);
  expect(head.undecided.map(({ undecided }) => undecided)).toEqual(["whose policy a.txt is"]);
  expect(head.undecided[0]?.reason).toContain(`write \`${expected}\` into .github/mta-sts-lint.yml`);
});
