import { expect, test } from "vitest";
import { policyFile, policyText } from "../../test/policy-text.js";
import { check, ruleCatches, ruleCatchesNot } from "../../test/rule-cases.js";
import { zoneText } from "../../test/zone-text.js";
import { applyEdits } from "../model/text.js";
import { policyMxMissing } from "./policy-mx-missing.js";

ruleCatches(policyMxMissing, [
  {
    name: "in enforce",
    head: policyFile(policyText({ mx: "" })),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:2:1 error"],
    says: /allows no mail host/,
  },
  {
    name: "in testing",
    head: policyFile(policyText({ mx: "", mode: "mode: testing" })),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:2:1 error"],
  },
  {
    name: "in none",
    head: policyFile(policyText({ mx: "", mode: "mode: none" })),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:2:1 notice"],
    says: /two senders/,
  },
  {
    name: "with a mode that is none",
    head: policyFile(policyText({ mx: "", mode: "mode: live" })),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:2:1 error"],
  },
  {
    name: "with a zone that tells",
    head: { ...policyFile(policyText({ mx: "" })), "zones/example.com.zone": zoneText() },
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:2:1 error"],
  },
  {
    name: "without a mode",
    head: policyFile(policyText({ mx: "", mode: "" })),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:2:1 error"],
  },
]);

ruleCatchesNot(policyMxMissing, [
  { name: "one", head: policyFile() },
  { name: "an invalid one, which has its own rule", head: policyFile(policyText({ mx: "mx: 192.0.2.1" })) },
  { name: "`nmx`, which has its own rule", head: policyFile(policyText({ mx: "nmx: mail.example.com" })) },
  { name: "`MX`, which has its own rule", head: policyFile(policyText({ mx: "MX: mail.example.com" })) },
  { name: "`mx mail`, which has its own rule", head: policyFile(policyText({ mx: "mx mail.example.com" })) },
  { name: "a YAML list, which has its own rule", head: policyFile(policyText({ mx: "mx:\n  - mail.example.com" })) },
  {
    name: "swallowed by the mode",
    head: policyFile(policyText({ mx: "", mode: "mode: enforce mx: mail.example.com" })),
  },
  {
    name: "filled in",
    head: { "templates/mta-sts.txt.j2": "version: STSv1\nmode: enforce\nmx: {{ mx }}\nmax_age: 604800\n" },
  },
  {
    name: "lines that are filled in",
    head: { "templates/mta-sts.txt.j2": "version: STSv1\nmode: enforce\n{{ mx_lines }}\nmax_age: 604800\n" },
  },
  {
    name: "a loop",
    head: {
      "templates/mta-sts.txt.j2":
        "version: STSv1\nmode: enforce\n{% for mx in hosts %}\nmx: {{ mx }}\n{% endfor %}\nmax_age: 604800\n",
    },
  },
  {
    name: "the mode is filled in",
    head: { "templates/mta-sts.txt.j2": "version: STSv1\nmode: {{ mode }}\nmax_age: 604800\n" },
  },
  { name: "a text that is no policy", head: policyFile("Nothing to see here.\n") },
]);

test("the fix names the hosts of the MX records", async () => {
  const policy = policyText({ mx: "" }).replaceAll("\n", "\r\n");
  const zone = zoneText({ mx: "@ IN MX 10 mail\n@ IN MX 20 Backup.example.net.\nmail IN A 192.0.2.1" });
  const { observations } = await check(policyMxMissing, {
    head: { ...policyFile(policy), "zones/example.com.zone": zone },
  });
  const [fix] = observations[0]?.fixes ?? [];
  const mended = new TextDecoder().decode(applyEdits(new TextEncoder().encode(policy), fix?.edits ?? []));
  expect(mended).toBe(
    "version: STSv1\r\nmode: enforce\r\nmx: mail.example.com\r\nmx: backup.example.net\r\nmax_age: 604800\r\n",
  );
});
