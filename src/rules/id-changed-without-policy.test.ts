import { ruleCatches, ruleCatchesNot } from "../../test/rule-cases.js";
import { zoneText } from "../../test/zone-text.js";
import { idChangedWithoutPolicy } from "./id-changed-without-policy.js";

const ZONE = "zones/example.com.zone";
const POLICY = "mta-sts.example.com/.well-known/mta-sts.txt";
const TEXT = "version: STSv1\nmode: testing\nmx: mail.example.com\nmax_age: 604800\n";
const zone = (id: string, extra = "") => zoneText({ sts: `_mta-sts IN TXT "v=STSv1; id=${id}"`, extra });

ruleCatches(idChangedWithoutPolicy, [
  {
    name: "a new id for the same policy",
    base: { [ZONE]: zone("1"), [POLICY]: TEXT },
    head: { [ZONE]: zone("2"), [POLICY]: TEXT },
    findings: [`${ZONE}:6:30 notice`],
    says: /from "1" to "2"/,
  },
  {
    name: "a new id for a policy that is only written another way",
    base: { [ZONE]: zone("1"), [POLICY]: TEXT },
    head: { [ZONE]: zone("2"), [POLICY]: TEXT.replaceAll("\n", "\r\n") },
    findings: [`${ZONE}:6:30 notice`],
  },
]);

const LISTS = "mta-sts.lists.example.com/.well-known/mta-sts.txt";
const alias = "_mta-sts.lists IN CNAME _mta-sts\nlists IN MX 10 mail";

ruleCatchesNot(idChangedWithoutPolicy, [
  {
    name: "policy and id together",
    base: { [ZONE]: zone("1"), [POLICY]: TEXT },
    head: { [ZONE]: zone("2"), [POLICY]: TEXT.replace("testing", "enforce") },
  },
  {
    name: "the same id in another record",
    base: { [ZONE]: zone("1"), [POLICY]: TEXT },
    head: { [ZONE]: zoneText({ sts: '_mta-sts IN TXT "v=STSv1;" "id=1;"' }), [POLICY]: TEXT },
  },
  { name: "no policy here", base: { [ZONE]: zone("1") }, head: { [ZONE]: zone("2") } },
  {
    name: "the policy of another domain of the same record changes",
    base: { [ZONE]: zone("1", alias), [POLICY]: TEXT, [LISTS]: TEXT },
    head: { [ZONE]: zone("2", alias), [POLICY]: TEXT, [LISTS]: TEXT.replace("testing", "enforce") },
  },
  {
    name: "an id that was invalid",
    base: { [ZONE]: zone("2024-01-01"), [POLICY]: TEXT },
    head: { [ZONE]: zone("20240101"), [POLICY]: TEXT },
  },
  {
    name: "a policy that was invalid",
    base: { [ZONE]: zone("1"), [POLICY]: `\n${TEXT}` },
    head: { [ZONE]: zone("2"), [POLICY]: TEXT },
  },
  {
    name: "a policy that is partly filled in",
    base: { [ZONE]: zone("1"), [POLICY]: TEXT.replace("testing", "{{ mode }}") },
    head: { [ZONE]: zone("2"), [POLICY]: TEXT.replace("testing", "{{ mode }}") },
  },
  {
    name: "an id that is filled in now",
    base: { [ZONE]: zone("1"), [POLICY]: TEXT },
    head: { [ZONE]: zone("{{ id }}"), [POLICY]: TEXT },
  },
]);
