import { ruleCatches, ruleCatchesNot } from "../../test/rule-cases.js";
import { zoneText } from "../../test/zone-text.js";
import { tlsReportMissing } from "./tls-report-missing.js";

const PATH = "zones/example.com.zone";
const POLICY = "mta-sts.example.com/.well-known/mta-sts.txt";
const policy = (mode: string) => `version: STSv1\nmode: ${mode}\nmx: mail.example.com\nmax_age: 604800\n`;

ruleCatches(tlsReportMissing, [
  {
    name: "nothing at the name",
    head: { [PATH]: zoneText({ tls: "" }) },
    findings: [`${PATH}:6:18 notice`],
    says: /no TXT record at _smtp\._tls\.example\.com/,
  },
  {
    name: "mode enforce",
    head: { [PATH]: zoneText({ tls: "" }), [POLICY]: policy("enforce") },
    findings: [`${PATH}:6:18 notice`],
  },
  {
    name: "mode testing",
    head: { [PATH]: zoneText({ tls: "" }), [POLICY]: policy("testing") },
    findings: [`${PATH}:6:18 warning`],
    says: /mode testing/,
  },
  {
    name: "an unrelated wildcard",
    head: { [PATH]: zoneText({ tls: '* IN TXT "v=spf1 -all"' }) },
    findings: [`${PATH}:6:18 notice`],
  },
]);

ruleCatchesNot(tlsReportMissing, [
  { name: "a record", head: { [PATH]: zoneText() } },
  { name: "a broken record", head: { [PATH]: zoneText({ tls: '_smtp._tls IN TXT "v=TLSRPTv1"' }) } },
  { name: "a text that is filled in later", head: { [PATH]: zoneText({ tls: '_smtp._tls IN TXT "{{ tlsrpt }}"' }) } },
  { name: "an alias out of the repository", head: { [PATH]: zoneText({ tls: "_smtp._tls IN CNAME a.example.net." }) } },
  { name: "a name that is delegated", head: { [PATH]: zoneText({ tls: "_tls IN NS ns.example.net." }) } },
  { name: "a part of a zone", head: { [PATH]: '$ORIGIN example.com.\n_mta-sts 60 IN TXT "v=STSv1; id=1"\n' } },
  { name: "mode none", head: { [PATH]: zoneText({ tls: "" }), [POLICY]: policy("none") } },
  { name: "no announcement", head: { [PATH]: zoneText({ tls: "", sts: "" }), [POLICY]: policy("enforce") } },
]);
