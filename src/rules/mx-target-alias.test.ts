import { ruleCatches, ruleCatchesNot } from "../../test/rule-cases.js";
import { zoneText } from "../../test/zone-text.js";
import { mxTargetAlias } from "./mx-target-alias.js";

const ZONE = "zones/example.com.zone";

ruleCatches(mxTargetAlias, [
  {
    name: "an MX host that is an alias",
    head: { [ZONE]: zoneText({ mx: "@ IN MX 10 mail\nmail IN CNAME mx.example.net." }) },
    findings: [`${ZONE}:9:12 warning`],
    says: /alias \(CNAME\) of mx\.example\.net/,
  },
  {
    name: "each of two",
    head: { [ZONE]: zoneText({ mx: "@ IN MX 10 a\n@ IN MX 20 b\na IN CNAME c\nb IN CNAME c\nc IN A 192.0.2.1" }) },
    findings: [`${ZONE}:9:12 warning`, `${ZONE}:10:12 warning`],
  },
]);

ruleCatchesNot(mxTargetAlias, [
  { name: "a host with an address", head: { [ZONE]: zoneText() } },
  { name: "a host outside the zone", head: { [ZONE]: zoneText({ mx: "@ IN MX 10 mx.example.net." }) } },
  { name: "an alias that no MX record names", head: { [ZONE]: zoneText({ extra: "webmail IN CNAME mail" }) } },
  {
    name: "a wildcard alias beside the host",
    head: { [ZONE]: zoneText({ extra: "* IN CNAME www.example.net." }) },
  },
  {
    name: "a domain without MTA-STS",
    head: { [ZONE]: zoneText({ sts: "", mx: "@ IN MX 10 mail\nmail IN CNAME mx.example.net." }) },
  },
]);
