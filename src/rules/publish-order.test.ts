import { expect, test } from "vitest";
import { check, ruleCatches, ruleCatchesNot } from "../../test/rule-cases.js";
import { zoneText } from "../../test/zone-text.js";
import { publishOrder } from "./publish-order.js";

const ZONE = "zones/example.com.zone";
const POLICY = "mta-sts.example.com/.well-known/mta-sts.txt";
const policy = (mode: string) => `version: STSv1\nmode: ${mode}\nmx: mail.example.com\nmax_age: 604800\n`;
const zone = (...ids: readonly string[]) =>
  zoneText({ sts: ids.map((id) => `_mta-sts 300 IN TXT "v=STSv1; id=${id};"`).join("\n") });

const BASE = { [ZONE]: zone("1"), [POLICY]: policy("testing") };

ruleCatches(publishOrder, [
  {
    name: "policy and id together",
    base: BASE,
    head: { [ZONE]: zone("2"), [POLICY]: policy("enforce") },
    findings: [`${ZONE}:6:34 notice`],
    says: /as it should/,
  },
]);

ruleCatchesNot(publishOrder, [
  { name: "a single state", head: BASE },
  { name: "only the id", base: BASE, head: { [ZONE]: zone("2"), [POLICY]: policy("testing") } },
  { name: "only the policy", base: BASE, head: { [ZONE]: zone("1"), [POLICY]: policy("enforce") } },
  {
    name: "a policy that enters the repository",
    base: { [ZONE]: zone("1") },
    head: { [ZONE]: zone("2"), [POLICY]: policy("enforce") },
  },
  {
    name: "an id that was used before",
    base: { [ZONE]: zone("2", "1"), [POLICY]: policy("testing") },
    head: { [ZONE]: zone("1"), [POLICY]: policy("enforce") },
  },
  { name: "an id that is filled in", base: BASE, head: { [ZONE]: zone("{{ id }}"), [POLICY]: policy("enforce") } },
]);

test("the record is shown as it is to be published", async () => {
  const { observations } = await check(publishOrder, {
    base: BASE,
    head: { [ZONE]: zone("2"), [POLICY]: policy("enforce") },
  });
  expect(observations[0]?.publish).toEqual([
    { owner: "_mta-sts.example.com", ttl: 300, type: "TXT", value: "v=STSv1; id=2;" },
  ]);
});
