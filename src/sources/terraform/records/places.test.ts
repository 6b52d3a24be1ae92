import { expect, test } from "vitest";
import { isUnknown, type LocatedText } from "../../../model/text.js";
import { createNodeRuntime } from "../../../runtime/node-runtime.js";
import { cut, type Files, misplacedPieces, readZones, showZones } from "./reading.testing.js";

interface Case {
  readonly name: string;
  readonly files: Files;
  readonly zones: readonly string[];
  /** What is written in the places of the pieces of TXT records and of the hosts, in order. */
  readonly places: readonly string[];
}

const RECORD = `resource "aws_route53_record" "sts" {
  zone_id = "example.com."
  name    = "_mta-sts"
  type    = "TXT"
  records = [TEXT]
}
`;

const MX = `resource "aws_route53_record" "mx" {
  zone_id = "example.com."
  name    = ""
  type    = "MX"
  records = TEXT
}
`;

const CASES: readonly Case[] = [
  {
    name: "an id that a file of variables gives",
    files: {
      "main.tf": `variable "id" {}\n${RECORD.replace("TEXT", '"v=STSv1; id=${var.id}"')}`,
      "terraform.tfvars": 'id = "20260101"\n',
    },
    zones: ["[example.com]", '_mta-sts.example.com TXT "v=STSv1; id=20260101"'],
    places: ["v=STSv1; id=", "20260101"],
  },
  {
    name: "an id that is a number",
    files: { "main.tf": `locals {\n  id = 20260101\n}\n${RECORD.replace("TEXT", '"v=STSv1; id=${local.id}"')}` },
    zones: ["[example.com]", '_mta-sts.example.com TXT "v=STSv1; id=20260101"'],
    places: ["v=STSv1; id=", "20260101"],
  },
  {
    name: "quotes and a variable within them",
    files: {
      "main.tf": `variable "id" { default = "1" }\n${RECORD.replace("TEXT", '"\\"v=STSv1; id=${var.id};\\""')}`,
    },
    zones: ["[example.com]", '_mta-sts.example.com TXT "v=STSv1; id=1;"'],
    places: ["v=STSv1; id=", "1", ";"],
  },
  {
    name: "split strings",
    files: { "main.tf": RECORD.replace("TEXT", '"\\"v=STSv1;\\" \\"id=1\\""') },
    zones: ["[example.com]", '_mta-sts.example.com TXT "v=STSv1;id=1"'],
    places: ["v=STSv1;", "id=1"],
  },
  {
    name: "join",
    files: { "main.tf": RECORD.replace("TEXT", 'join("; ", ["v=STSv1", "id=1"])') },
    zones: ["[example.com]", '_mta-sts.example.com TXT "v=STSv1; id=1"'],
    places: ["v=STSv1", "; ", "id=1"],
  },
  {
    name: "format",
    files: { "main.tf": RECORD.replace("TEXT", 'format("v=STSv1; id=%s", "1")') },
    zones: ["[example.com]", '_mta-sts.example.com TXT "v=STSv1; id=1"'],
    places: ["v=STSv1; id=", "1"],
  },
  {
    name: "letters of more than one byte in front",
    files: { "main.tf": `# ÄÖÜ €\n${RECORD.replace("TEXT", '"v=STSv1; id=1"')}` },
    zones: ["[example.com]", '_mta-sts.example.com TXT "v=STSv1; id=1"'],
    places: ["v=STSv1; id=1"],
  },
  {
    name: "JSON",
    files: {
      "main.tf.json":
        '{"resource": {"aws_route53_record": {"sts": {"zone_id": "example.com.", "name": "_mta-sts", "type": "TXT", "records": ["\\"v=STSv1; id=1\\""]}}}}',
    },
    zones: ["[example.com]", '_mta-sts.example.com TXT "v=STSv1; id=1"'],
    places: ["v=STSv1; id=1"],
  },
  {
    name: "hosts in a list of a variable",
    files: {
      "main.tf": `variable "mx" {}\n${MX.replace("TEXT", "var.mx")}`,
      "terraform.tfvars": 'mx = ["10 MX1.example.net.", " 20  mx2.example.net "]\n',
    },
    zones: ["[example.com]", "example.com MX 10 mx1.example.net", "example.com MX 20 mx2.example.net"],
    places: ["MX1.example.net.", "mx2.example.net"],
  },
  {
    name: "hosts with a region in the middle point at the whole",
    files: {
      "main.tf": `locals {\n  region = "eu-west-1"\n}\n${MX.replace("TEXT", '["10 inbound-smtp.${local.region}.amazonaws.com"]')}`,
    },
    zones: ["[example.com]", "example.com MX 10 inbound-smtp.eu-west-1.amazonaws.com"],
    places: ['"10 inbound-smtp.${local.region}.amazonaws.com"'],
  },
  {
    name: "hosts and preferences apart",
    files: {
      "main.tf": `locals {\n  mx = { "mx1.example.net." = 10 }\n}\n${MX.replace("TEXT", '[for host, preference in local.mx : "${preference} ${host}"]')}`,
    },
    zones: ["[example.com]", "example.com MX 10 mx1.example.net"],
    places: ["mx1.example.net."],
  },
];

test.each(CASES)("$name", async ({ files, zones: expected, places }) => {
  const { zones } = await readZones(files, createNodeRuntime());
  expect(showZones(zones)).toEqual(expected);
  const found = zones.flatMap(({ records }) =>
    records.flatMap((record) => {
      if (record.type === "TXT") return placesOf(files, record.text);
      return record.type === "MX" && !isUnknown(record.exchange) ? [cut(files, record.exchange.range)] : [];
    }),
  );
  expect(found).toEqual(places);
});

function placesOf(files: Files, text: LocatedText): readonly string[] {
  expect(misplacedPieces(files, text)).toEqual([]);
  return text.pieces.map(({ range }) => cut(files, range));
}

test("each set of variables gives zones of its own", async () => {
  const files = {
    "main.tf": `variable "domain" {}\n${RECORD.replace("TEXT", '"v=STSv1; id=1"').replace('"example.com."', "var.domain")}`,
    "prod.tfvars": 'domain = "example.com"\n',
    "stage.tfvars": 'domain = "example.org"\n',
  };
  const { zones } = await readZones(files, createNodeRuntime());
  expect(zones.map(({ apex, variant }) => [apex, variant])).toEqual([
    ["example.com", "prod.tfvars"],
    ["example.org", "stage.tfvars"],
  ]);
});
