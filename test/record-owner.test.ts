import { expect, test } from "vitest";
import { lint } from "../src/lint.js";
import { memorySnapshots } from "../src/snapshots/memory.js";
import type { Files } from "./rule-cases.js";
import { zoneText } from "./zone-text.js";

const policy = (maxAge = 604_800): string =>
  `version: STSv1\nmode: enforce\nmx: mail.example.com\nmax_age: ${maxAge}\n`;
const POLICY_PATH = "www/mta-sts.example.com/.well-known/mta-sts.txt";

const zone = (apex: string, sts: string, mx = "mail.example.com."): Files => ({
  [`zones/${apex}.zone`]: zoneText({
    apex,
    sts,
    mx: `@ IN MX 10 ${mx}`,
    host: "mta-sts IN CNAME mta-sts.example.com.",
  }),
});

/** example.org has its record through an alias of example.com. */
const shared = (mx?: string): Files => ({
  ...zone("example.com", '_mta-sts IN TXT "v=STSv1; id=1"', mx),
  ...zone("example.org", "_mta-sts IN CNAME _mta-sts.example.com.", mx),
  [POLICY_PATH]: policy(),
});

/** All words that tell what to do, and why nothing could be told. */
async function wordsOn(head: Files, base: Files): Promise<string> {
  const { findings, undecided } = await lint(memorySnapshots(head, base));
  const steps = findings.flatMap(({ steps = [], fixes }) => [...steps, ...fixes.map(({ title }) => title)]);
  return [...steps, ...undecided.flatMap(({ undecided: what, reason }) => [what, reason])].join("\n");
}

test("a new MX host asks for a new id where the alias leads", async () => {
  const words = await wordsOn(shared("new.example.net."), shared());
  expect(words).toContain("publish a new id at _mta-sts.example.com");
  expect(words).not.toContain("_mta-sts.example.org");
});

test("so does a record that is removed", async () => {
  const { "zones/example.com.zone": _, ...others } = shared();
  const gone = { ...others, ...zone("example.com", "") };
  const words = await wordsOn(gone, shared());
  expect(words).toContain("publish a new id at _mta-sts.example.com");
  expect(words).not.toContain("at _mta-sts.example.org");
});

test("a record outside the repository is named by the alias that leads there", async () => {
  const outside = zone("example.com", "_mta-sts IN CNAME _mta-sts.provider.example.");
  const words = await wordsOn(
    { ...outside, [POLICY_PATH]: policy(1_209_600) },
    { ...outside, [POLICY_PATH]: policy() },
  );
  expect(words).toContain("publish a new id in the TXT record at _mta-sts.provider.example");
});

test("a record that is missing is missed where the alias leads", async () => {
  const { findings } = await lint(
    memorySnapshots({ ...shared(), ...zone("example.com", "_mta-sts IN CNAME sts"), ...zone("example.org", "") }),
  );
  expect(findings.find(({ rule }) => rule === "record-missing")).toMatchObject({
    domain: "example.com",
    message: expect.stringContaining("there is no TXT record at sts.example.com"),
    publish: [{ owner: "sts.example.com" }],
  });
});
