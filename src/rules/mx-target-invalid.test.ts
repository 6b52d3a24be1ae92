import { ruleCatches, ruleCatchesNot } from "../../test/rule-cases.js";
import { zoneText } from "../../test/zone-text.js";
import { mxTargetInvalid } from "./mx-target-invalid.js";

const ZONE = "zones/example.com.zone";
const zone = (exchange: string) => ({ [ZONE]: zoneText({ mx: `@ IN MX 10 ${exchange}` }) });

ruleCatches(mxTargetInvalid, [
  { name: "an IPv4 address", head: zone("192.0.2.1"), findings: [`${ZONE}:9:12 error`], says: /an address/ },
  { name: "an IPv4 address with a final dot", head: zone("192.0.2.1."), findings: [`${ZONE}:9:12 error`] },
  { name: "an IPv6 address", head: zone("2001:db8::1"), findings: [`${ZONE}:9:12 error`], says: /an address/ },
  { name: "an underscore", head: zone("mail_1"), findings: [`${ZONE}:9:12 error`], says: /underscore/ },
  { name: "a wildcard", head: zone("*.example.com."), findings: [`${ZONE}:9:12 error`], says: /no host name/ },
  {
    name: "an address in octoDNS",
    head: {
      "config/example.com.yaml":
        "'':\n  type: MX\n  value:\n    exchange: 192.0.2.1.\n    preference: 10\n_mta-sts:\n  type: TXT\n  value: v=STSv1\\; id=1\n",
    },
    findings: ["config/example.com.yaml:4:15 error"],
  },
]);

ruleCatchesNot(mxTargetInvalid, [
  { name: "a relative name", head: zone("mail") },
  { name: "capitals", head: zone("SMTP.GOOGLE.COM.") },
  { name: "labels of digits", head: zone("1.mx.example.net.") },
  { name: "a null MX", head: zone(".") },
  { name: "a host that is filled in", head: zone("{{ mx }}") },
  { name: "a domain without MTA-STS", head: { [ZONE]: zoneText({ sts: "", mx: "@ IN MX 10 192.0.2.1" }) } },
]);
