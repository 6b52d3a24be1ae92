import { ruleCatches, ruleCatchesNot } from "../../test/rule-cases.js";
import { zoneText } from "../../test/zone-text.js";
import { mxNull } from "./mx-null.js";

const ZONE = "zones/example.com.zone";
const POLICY = "mta-sts.example.com/.well-known/mta-sts.txt";
const TEXT = "version: STSv1\nmode: enforce\nmx: mail.example.com\nmax_age: 604800\n";

ruleCatches(mxNull, [
  {
    name: "a null MX with a policy",
    head: { [ZONE]: zoneText({ mx: "@ IN MX 0 ." }), [POLICY]: TEXT },
    findings: [`${ZONE}:9:1 warning`],
    says: /takes no mail/,
  },
  {
    name: "a null MX with an announced policy elsewhere",
    head: { [ZONE]: zoneText({ mx: "@ IN MX 0 ." }) },
    findings: [`${ZONE}:9:1 warning`],
  },
  {
    name: "a null MX beside another",
    head: { [ZONE]: zoneText({ mx: "@ IN MX 10 mail\n@ IN MX 0 ." }), [POLICY]: TEXT },
    findings: [`${ZONE}:10:1 error`],
    says: /other MX records as well/,
  },
]);

ruleCatchesNot(mxNull, [
  { name: "a usual MX", head: { [ZONE]: zoneText(), [POLICY]: TEXT } },
  { name: "mode none", head: { [ZONE]: zoneText({ mx: "@ IN MX 0 ." }), [POLICY]: TEXT.replace("enforce", "none") } },
  { name: "no MTA-STS", head: { [ZONE]: zoneText({ mx: "@ IN MX 0 .", sts: "" }) } },
  { name: "a null MX at another name", head: { [ZONE]: zoneText({ extra: "sub IN MX 0 ." }), [POLICY]: TEXT } },
  {
    name: "MTA-STS left to a provider",
    head: { [ZONE]: zoneText({ mx: "@ IN MX 0 .", sts: "_mta-sts IN CNAME _mta-sts.provider.example." }) },
  },
]);
