import { ruleCatches, ruleCatchesNot } from "../../test/rule-cases.js";
import { zoneText } from "../../test/zone-text.js";
import { idReused } from "./id-reused.js";

const ZONE = "zones/example.com.zone";
const INNER = "inner/example.com.zone";
const POLICY = "mta-sts.example.com/.well-known/mta-sts.txt";
const TEXT = "version: STSv1\nmode: testing\nmx: mail.example.com\nmax_age: 604800\n";
const zone = (...ids: readonly string[]) =>
  zoneText({ sts: ids.map((id) => `_mta-sts IN TXT "v=STSv1; id=${id}"`).join("\n") });

ruleCatches(idReused, [
  {
    name: "the id of a second record that base had",
    base: { [ZONE]: zone("2", "1"), [POLICY]: TEXT },
    head: { [ZONE]: zone("1"), [POLICY]: TEXT.replace("testing", "enforce") },
    findings: [`${ZONE}:6:30 error`],
    says: /"1" .* was used for example\.com before/,
  },
  {
    name: "the id of another view of the zone",
    base: { [ZONE]: zone("2"), [INNER]: zone("1"), [POLICY]: TEXT },
    head: { [ZONE]: zone("1"), [INNER]: zone("3"), [POLICY]: TEXT.replace("testing", "enforce") },
    findings: [`${ZONE}:6:30 error`],
  },
]);

ruleCatchesNot(idReused, [
  {
    name: "a new id",
    base: { [ZONE]: zone("1"), [POLICY]: TEXT },
    head: { [ZONE]: zone("2"), [POLICY]: TEXT.replace("testing", "enforce") },
  },
  {
    name: "an id that stays, which is another rule's",
    base: { [ZONE]: zone("1"), [POLICY]: TEXT },
    head: { [ZONE]: zone("1"), [POLICY]: TEXT.replace("testing", "enforce") },
  },
  {
    name: "the old id of the same policy",
    base: { [ZONE]: zone("2", "1"), [POLICY]: TEXT },
    head: { [ZONE]: zone("1"), [POLICY]: TEXT },
  },
  {
    name: "the id of another domain",
    base: {
      [ZONE]: zone("1"),
      [POLICY]: TEXT,
      "zones/example.org.zone": zoneText({ apex: "example.org", sts: '_mta-sts IN TXT "v=STSv1; id=2"' }),
      "mta-sts.example.org/.well-known/mta-sts.txt": TEXT,
    },
    head: {
      [ZONE]: zone("2"),
      [POLICY]: TEXT.replace("testing", "enforce"),
      "zones/example.org.zone": zoneText({ apex: "example.org", sts: '_mta-sts IN TXT "v=STSv1; id=2"' }),
      "mta-sts.example.org/.well-known/mta-sts.txt": TEXT,
    },
  },
  { name: "a single state", head: { [ZONE]: zone("1"), [POLICY]: TEXT } },
]);
