import { expect, test } from "vitest";
import { lint } from "../../src/lint.js";
import { announcedRecord, variantOf } from "../../src/model/policy-domain.js";
import { idOf } from "../../src/model/sts-record.js";
import { createNodeRuntime } from "../../src/runtime/node-runtime.js";
import { memorySnapshots } from "../../src/snapshots/memory.js";

const program = (inside: string, outside: string): string => `var REG = NewRegistrar("none");
var DNS = DnsProvider(NewDnsProvider("bind"));
function mail(id) {
  return [MX("@", 10, "mail"), CNAME("mta-sts", "web"), TXT("_mta-sts", "v=STSv1; id=" + id)];
}
D("example.com!inside", REG, DNS, mail("${inside}"));
D("example.com!outside", REG, DNS, mail("${outside}"));
`;

const policy = (maxAge: number): string => `version: STSv1\nmode: enforce\nmx: mail.example.com\nmax_age: ${maxAge}\n`;

test("the views of a split horizon are judged apart, each against its own", async () => {
  const base = { "dnsconfig.js": program("1", "1"), "mta-sts.txt": policy(604_800) };
  const head = { "dnsconfig.js": program("1", "2"), "mta-sts.txt": policy(604_801) };
  const { findings, state } = await lint(memorySnapshots(head, base), { runtime: createNodeRuntime() });
  const views = state.domains.map((domain) => {
    const record = announcedRecord(domain);
    return [variantOf(domain), record && idOf(record)?.value];
  });
  expect(views).toEqual([
    ["inside", "1"],
    ["outside", "2"],
  ]);
  const forgotten = findings.filter(({ rule }) => rule === "policy-changed-without-new-id");
  const start = head["dnsconfig.js"].indexOf('mail("1")') + 'mail("'.length;
  expect(forgotten.map(({ range }) => range)).toEqual([{ path: "dnsconfig.js", start, end: start + 1 }]);
});
