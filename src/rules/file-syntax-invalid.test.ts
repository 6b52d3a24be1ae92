import { ruleCatches, ruleCatchesNot } from "../../test/rule-cases.js";
import { zoneText } from "../../test/zone-text.js";
import { fileSyntaxInvalid } from "./file-syntax-invalid.js";

const PATH = "zones/example.com.zone";

ruleCatches(fileSyntaxInvalid, [
  {
    name: "a quotation mark that is not closed",
    head: { [PATH]: zoneText({ extra: 'www IN TXT "abc' }) },
    findings: [`${PATH}:11:12 warning`],
    says: /not closed/,
  },
  {
    name: "a preference that is none",
    head: { [PATH]: zoneText({ extra: "@ IN MX mail2 20" }) },
    findings: [`${PATH}:11:9 warning`],
  },
]);

ruleCatchesNot(fileSyntaxInvalid, [
  {
    name: "a zone without MTA-STS",
    head: { "zones/example.org.zone": zoneText({ apex: "example.org", sts: "", host: "", extra: "@ IN MX mail2 20" }) },
  },
  { name: "a zone", head: { [PATH]: zoneText() } },
  {
    name: "a record cut by a comment, of which record-id-missing speaks",
    head: { [PATH]: zoneText({ sts: "_mta-sts IN TXT v=STSv1; id=1" }) },
  },
  {
    name: "the same, of which tls-report-invalid speaks",
    head: { [PATH]: zoneText({ tls: "_smtp._tls IN TXT v=TLSRPTv1; rua=mailto:a@example.com" }) },
  },
  {
    name: "superfluous backslashes, of which record-syntax-invalid and tls-report-invalid speak",
    head: {
      "config.yaml":
        "providers:\n  config:\n    class: octodns.provider.yaml.YamlProvider\n    directory: zones\n    escaped_semicolons: false\nzones:\n  example.com.:\n    sources: [config]\n",
      "zones/example.com.yaml":
        "_mta-sts:\n  type: TXT\n  value: v=STSv1\\; id=1\n_smtp._tls:\n  type: TXT\n  value: v=TLSRPTv1\\; rua=mailto:a@example.com\n",
    },
  },
  {
    name: "a template",
    head: { [PATH]: zoneText({ extra: "{% for host in hosts %}\n{{ host }} IN A 192.0.2.7\n{% endfor %}" }) },
  },
  { name: "a type that nobody knows", head: { [PATH]: zoneText({ extra: "www IN TYPE65500 \\# 1 00" }) } },
  { name: "a policy that is none", head: { "mta-sts.example.com/.well-known/mta-sts.txt": "hello\n" } },
]);
