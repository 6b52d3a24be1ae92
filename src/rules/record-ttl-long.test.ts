import { ruleCatches, ruleCatchesNot } from "../../test/rule-cases.js";
import { zoneText } from "../../test/zone-text.js";
import { recordTtlLong } from "./record-ttl-long.js";

const PATH = "zones/example.com.zone";

ruleCatches(recordTtlLong, [
  {
    name: "a week",
    head: { [PATH]: zoneText({ sts: '_mta-sts 604800 IN TXT "v=STSv1; id=1"' }) },
    findings: [`${PATH}:6:10 notice`],
    says: /kept for 1 week/,
  },
  {
    name: "in units",
    head: { [PATH]: zoneText({ sts: '_mta-sts 2d IN TXT "v=STSv1; id=1"' }) },
    findings: [`${PATH}:6:10 notice`],
  },
  {
    name: "an alias that is kept longer than its target",
    head: { [PATH]: zoneText({ sts: '_mta-sts 2d IN CNAME sts\nsts IN TXT "v=STSv1; id=1"' }) },
    findings: [`${PATH}:6:10 notice`],
    says: /alias at _mta-sts\.example\.com/,
  },
  {
    name: "the default of the zone",
    head: { [PATH]: zoneText({ ttl: "$TTL 172800" }) },
    findings: [`${PATH}:6:18 notice`],
  },
  {
    name: "octoDNS",
    head: { "zones/example.com.yaml": "_mta-sts:\n  type: TXT\n  ttl: 90000\n  value: v=STSv1\\; id=1\n" },
    findings: ["zones/example.com.yaml:3:8 notice"],
  },
]);

ruleCatchesNot(recordTtlLong, [
  { name: "an hour", head: { [PATH]: zoneText() } },
  { name: "a day", head: { [PATH]: zoneText({ sts: '_mta-sts 86400 IN TXT "v=STSv1; id=1"' }) } },
  { name: "another record", head: { [PATH]: zoneText({ extra: "www 604800 IN A 192.0.2.9" }) } },
  {
    name: "a default that is not in the repository",
    head: { "zones/example.com.yaml": "_mta-sts:\n  type: TXT\n  value: v=STSv1\\; id=1\n" },
  },
]);
