import { expect, test } from "vitest";
import { createNodeRuntime } from "../../../runtime/node-runtime.js";
import { readZones } from "./reading.testing.js";

function record(name: string, type: string, value: string): string {
  return `resource "aws_route53_record" "a" {\n  zone_id = "example.com."\n  name = ${name}\n  type = "${type}"\n  ttl = 5\n  records = [${value}]\n}\n`;
}

const LONG = "a".repeat(100_000);

test.each<readonly [name: string, text: string]>([
  ["control characters", '"\\u0000\\u0007\\u001b[31m\\r\\n\\t"'],
  ["a lone surrogate", '"\\ud800"'],
  ["something not known that reads like a mark", '"\\ufffc"'],
  ["100,000 characters", `"${LONG}"`],
  ["100,000 quotes", `"${'\\"'.repeat(100_000)}"`],
  ["100,000 backslashes in quotes", `"\\"${"\\\\".repeat(100_000)}"`],
  ["100,000 blanks", `"\\"${" ".repeat(100_000)}"`],
  ["100,000 labels", `"${"a.".repeat(100_000)}"`],
  ["names of JavaScript", '"__proto__"'],
  ["an object", '{ constructor = "x" }'],
  ["lists within lists", "[[[[1]]]]"],
  ["null", "null"],
  ["a number beyond all bounds", `1${"0".repeat(1000)}`],
  ["what is not known, a thousand times", `"${"${var.x}.".repeat(1000)}"`],
])("%s", async (_name, text) => {
  for (const type of ["TXT", "MX", "CNAME"]) {
    const asValue = record('"_mta-sts"', type, text);
    const asOwner = record(text, type, '"x"').replace('"a"', '"b"');
    const asZone = record('"_mta-sts"', type, '"x"')
      .replace('"a"', '"c"')
      .replace('"example.com."', () => text);
    const { zones } = await readZones({ "main.tf": asValue + asOwner + asZone }, createNodeRuntime());
    expect(zones.map((zone) => zone.apex)).toContain("example.com");
  }
});

test("types that are anything", async () => {
  const records = ["", " ", "__proto__", "\\u0000", "${var.x}", LONG].map((type, index) =>
    record('"_mta-sts"', type, '"x"').replace('"a"', `"r${index}"`),
  );
  await expect(readZones({ "main.tf": records.join("") }, createNodeRuntime())).resolves.toBeDefined();
});

test("10,000 records", async () => {
  const records = Array.from({ length: 10_000 }, (_, index) =>
    record(`"_mta-sts.d${index}"`, "TXT", '"v=STSv1; id=1"').replace('"a"', `"r${index}"`),
  );
  const { zones } = await readZones({ "main.tf": records.join("") }, createNodeRuntime());
  expect(zones.map((zone) => zone.records.length)).toEqual([10_000]);
});

test("zones that are named by one another", async () => {
  const terraform = `resource "cloudflare_zone" "a" {\n  zone = cloudflare_zone.b.zone\n}\nresource "cloudflare_zone" "b" {\n  zone = cloudflare_zone.a.zone\n}\nresource "cloudflare_record" "sts" {\n  zone_id = cloudflare_zone.a.id\n  name = "_mta-sts.\${cloudflare_zone.b.zone}"\n  type = "TXT"\n  content = "v=STSv1; id=1"\n}\n`;
  await expect(readZones({ "main.tf": terraform }, createNodeRuntime())).resolves.toBeDefined();
});
