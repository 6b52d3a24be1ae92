import { ruleCatches, ruleCatchesNot } from "../../test/rule-cases.js";
import { zoneText } from "../../test/zone-text.js";
import { subdomainWithoutPolicy } from "./subdomain-without-policy.js";

const ZONE = "zones/example.com.zone";
const POLICY = "mta-sts.example.com/.well-known/mta-sts.txt";
const TEXT = "version: STSv1\nmode: enforce\nmx: mail.example.com\nmax_age: 604800\n";
const zone = (extra: string) => ({ [ZONE]: zoneText({ extra }), [POLICY]: TEXT });

ruleCatches(subdomainWithoutPolicy, [
  {
    name: "a name with its own MX",
    head: zone("lists IN MX 10 mail"),
    findings: [`${ZONE}:11:1 notice`],
    says: /lists\.example\.com takes mail/,
  },
  {
    name: "several in one finding",
    head: zone("lists IN MX 10 mail\ntickets IN MX 10 mail\n"),
    findings: [`${ZONE}:11:1 notice`],
    says: /lists\.example\.com and tickets\.example\.com take mail/,
  },
  {
    name: "a record whose policy is not here",
    head: { [ZONE]: zoneText({ extra: "lists IN MX 10 mail" }) },
    findings: [`${ZONE}:11:1 notice`],
  },
]);

ruleCatchesNot(subdomainWithoutPolicy, [
  { name: "no other MX", head: zone("www IN A 192.0.2.3") },
  { name: "a name with a record of its own", head: zone('lists IN MX 10 mail\n_mta-sts.lists IN TXT "v=STSv1; id=1"') },
  { name: "a name whose record is an alias", head: zone("lists IN MX 10 mail\n_mta-sts.lists IN CNAME _mta-sts") },
  { name: "a null MX", head: zone("lists IN MX 0 .") },
  { name: "a mail-from domain", head: zone("news IN MX 10 feedback-smtp.eu-west-1.amazonses.com.") },
  { name: "a bounce domain", head: zone("bounces IN MX 10 mail") },
  { name: "a wildcard", head: zone("* IN MX 10 mail\n*.sub IN MX 10 mail") },
  { name: "mode none", head: { ...zone("lists IN MX 10 mail"), [POLICY]: TEXT.replace("enforce", "none") } },
  { name: "an apex without a policy", head: { [ZONE]: zoneText({ sts: "", extra: "lists IN MX 10 mail" }) } },
  { name: "an MX that is filled in", head: zone("lists IN MX 10 {{ mx }}") },
]);
