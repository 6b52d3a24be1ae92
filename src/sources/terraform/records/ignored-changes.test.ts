import { expect, test } from "vitest";
import { createNodeRuntime } from "../../../runtime/node-runtime.js";
import { readZones, showZones } from "./reading.testing.js";

const KNOWN = '_mta-sts.example.com 60 TXT "v=STSv1; id=1"';
const UNKNOWN = '_mta-sts.example.com 60 TXT "\uFFFC"';

test.each([
  ["nothing", "", KNOWN],
  ["a lifecycle without it", "lifecycle {\n prevent_destroy = true\n }", KNOWN],
  ["another argument", "lifecycle {\n ignore_changes = [ttl, tags]\n }", KNOWN],
  ["no argument", "lifecycle {\n ignore_changes = []\n }", KNOWN],
  ["the values", "lifecycle {\n ignore_changes = [ttl, records]\n }", UNKNOWN],
  ["one of the values", "lifecycle {\n ignore_changes = [records[0]]\n }", UNKNOWN],
  ["all", "lifecycle {\n ignore_changes = all\n }", UNKNOWN],
  ["the values as a string", 'lifecycle {\n ignore_changes = ["records"]\n }', UNKNOWN],
  ["all, as it was written once", 'lifecycle {\n ignore_changes = ["*"]\n }', UNKNOWN],
  ["what can't be read", "lifecycle {\n ignore_changes = [\n }", KNOWN],
])("changes are ignored of %s", async (_what, lifecycle, expected) => {
  const text = `resource "aws_route53_record" "sts" {
  zone_id = "Z1"
  name    = "_mta-sts.example.com"
  type    = "TXT"
  ttl     = 60
  records = ["v=STSv1; id=1"]
  ${lifecycle}
}
`;
  const { zones } = await readZones({ "main.tf": text }, createNodeRuntime());
  expect(showZones(zones).slice(1)).toEqual([expected]);
});

test.each([
  ["[record]", "\uFFFC"],
  ["[record[0].value]", "\uFFFC"],
  ["[tags]", "v=STSv1; id=1"],
])("of nested blocks: %s", async (ignored, expected) => {
  const text = `resource "azurerm_dns_txt_record" "sts" {
  zone_name = "example.com"
  name      = "_mta-sts"
  ttl       = 60
  record {
    value = "v=STSv1; id=1"
  }
  lifecycle {
    ignore_changes = ${ignored}
  }
}
`;
  const { zones } = await readZones({ "main.tf": text }, createNodeRuntime());
  expect(showZones(zones).slice(1)).toEqual([`_mta-sts.example.com 60 TXT ${JSON.stringify(expected)}`]);
});
