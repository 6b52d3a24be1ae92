import { policyFile, policyText } from "../../test/policy-text.js";
import { ruleCatches, ruleCatchesNot } from "../../test/rule-cases.js";
import { zoneText } from "../../test/zone-text.js";
import { policyModeNone } from "./policy-mode-none.js";

ruleCatches(policyModeNone, [
  {
    name: "none",
    head: policyFile(policyText({ mode: "mode: none" })),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:2:7 warning"],
    says: /nothing is protected/,
  },
  {
    name: "none on both sides",
    base: policyFile(policyText({ mode: "mode: none", maxAge: "max_age: 86400" })),
    head: policyFile(policyText({ mode: "mode: none" })),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:2:7 warning"],
  },
  {
    name: "none from the beginning",
    base: {},
    head: policyFile(policyText({ mode: "mode: none" })),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:2:7 warning"],
  },
  {
    name: "announced in the zone",
    head: { ...policyFile(policyText({ mode: "mode: none" })), "zones/example.com.zone": zoneText() },
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:2:7 warning"],
  },
]);

ruleCatchesNot(policyModeNone, [
  { name: "enforce", head: policyFile() },
  { name: "testing", head: policyFile(policyText({ mode: "mode: testing" })) },
  { name: "None, which is no mode", head: policyFile(policyText({ mode: "mode: None" })) },
  {
    name: "being removed from enforce",
    base: policyFile(policyText({ mode: "mode: enforce" })),
    head: policyFile(policyText({ mode: "mode: none" })),
  },
  {
    name: "being removed from testing",
    base: policyFile(policyText({ mode: "mode: testing" })),
    head: policyFile(policyText({ mode: "mode: none" })),
  },
  {
    name: "the TXT record has gone",
    head: { ...policyFile(policyText({ mode: "mode: none" })), "zones/example.com.zone": zoneText({ sts: "" }) },
  },
  {
    name: "a domain that takes no mail any more",
    head: {
      ...policyFile(policyText({ mode: "mode: none" })),
      "zones/example.com.zone": zoneText({ mx: "@ IN MX 0 ." }),
    },
  },
  {
    name: "filled in",
    head: { "templates/mta-sts.txt.j2": "version: STSv1\nmode: {{ mode }}\nmx: mail.example.com\nmax_age: 604800\n" },
  },
  { name: "a text that is no policy", head: policyFile("Nothing to see here.\n") },
]);
