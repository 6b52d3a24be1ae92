import { ruleCatches, ruleCatchesNot } from "../../test/rule-cases.js";
import { zoneText } from "../../test/zone-text.js";
import { tlsReportInvalid } from "./tls-report-invalid.js";

const PATH = "zones/example.com.zone";

/** The zone with this rdata of the TLSRPT record. */
const tls = (rdata: string) => ({ [PATH]: zoneText({ tls: `_smtp._tls IN TXT ${rdata}` }) });

ruleCatches(tlsReportInvalid, [
  {
    name: "two records",
    head: tls('"v=TLSRPTv1; rua=mailto:a@example.com"\n_smtp._tls IN TXT "v=TLSRPTv1; rua=mailto:b@example.com"'),
    findings: [`${PATH}:9:20 warning`],
    says: /more than once/,
  },
  {
    name: "a semicolon that is escaped where it need not be",
    head: tls('"v=TLSRPTv1\\\\; rua=mailto:a@example.com"'),
    findings: [`${PATH}:8:30 warning`],
    says: /a backslash before a semicolon/,
  },
  { name: "no destination", head: tls('"v=TLSRPTv1;"'), findings: [`${PATH}:8:20 warning`], says: /has no rua/ },
  {
    name: "no version",
    head: tls('"rua=mailto:a@example.com"'),
    findings: [`${PATH}:8:20 warning`],
    says: /does not begin/,
  },
  {
    name: "another letter case",
    head: tls('"v=tlsrptv1; rua=mailto:a@example.com"'),
    findings: [`${PATH}:8:20 warning`],
  },
  {
    name: "no scheme",
    head: tls('"v=TLSRPTv1; rua=a@example.com"'),
    findings: [`${PATH}:8:36 warning`],
    says: /no mailto:/,
  },
  {
    name: "no scheme in the second",
    head: tls('"v=TLSRPTv1; rua=mailto:a@example.com,b@example.com"'),
    findings: [`${PATH}:8:57 warning`],
  },
  {
    name: "another scheme",
    head: tls('"v=TLSRPTv1; rua=http://example.com/r"'),
    findings: [`${PATH}:8:36 warning`],
    says: /neither/,
  },
  {
    name: "a size as in DMARC",
    head: tls('"v=TLSRPTv1; rua=mailto:a@example.com!10m"'),
    findings: [`${PATH}:8:36 warning`],
    says: /%21/,
  },
  {
    name: "a semicolon in a destination",
    head: tls('"v=TLSRPTv1; rua=mailto:a@example.com,https://a.example.com/x;y"'),
    findings: [`${PATH}:8:57 warning`],
    says: /with a ";" in it/,
  },
  { name: "an empty destination", head: tls('"v=TLSRPTv1; rua="'), findings: [`${PATH}:8:36 warning`] },
  { name: "no address", head: tls('"v=TLSRPTv1; rua=mailto:example.com"'), findings: [`${PATH}:8:36 warning`] },
  {
    name: "a comment for want of quotes",
    head: tls("v=TLSRPTv1; rua=mailto:a@example.com"),
    findings: [`${PATH}:8:19 warning`],
    says: /comment begins/,
  },
]);

ruleCatchesNot(tlsReportInvalid, [
  { name: "a mail address", head: tls('"v=TLSRPTv1; rua=mailto:a@example.com"') },
  { name: "a URL", head: tls('"v=TLSRPTv1;rua=https://reports.example.net/v1/tlsrpt;"') },
  { name: "an extension", head: tls('"v=TLSRPTv1; rua=mailto:a@example.com;ext=1; "') },
  { name: "both", head: tls('"v=TLSRPTv1; rua=mailto:a@example.com , https://reports.example.net/"') },
  { name: "an escaped exclamation mark", head: tls('"v=TLSRPTv1; rua=mailto:a%21b@example.com"') },
  { name: "a subject", head: tls('"v=TLSRPTv1; rua=mailto:a@example.com?subject=tls"') },
  { name: "an address that is filled in later", head: tls('"v=TLSRPTv1; rua=mailto:{{ address }}"') },
  { name: "an alias out of the repository", head: { [PATH]: zoneText({ tls: "_smtp._tls IN CNAME a.example.net." }) } },
  { name: "nothing", head: { [PATH]: zoneText({ tls: "" }) } },
  { name: "an unrelated wildcard", head: { [PATH]: zoneText({ tls: '* IN TXT "v=spf1 -all"' }) } },
  {
    name: "the same record twice",
    head: tls('"v=TLSRPTv1; rua=mailto:a@example.com"\n_smtp._tls IN TXT "v=TLSRPTv1; rua=mailto:a@example.com"'),
  },
  { name: "a domain without MTA-STS", head: { [PATH]: zoneText({ sts: "", tls: '_smtp._tls IN TXT "v=TLSRPTv1"' }) } },
]);
