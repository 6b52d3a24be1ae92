import { describe, expect, test } from "vitest";
import { isUnknown } from "../../../model/text.js";
import { createNodeRuntime } from "../../../runtime/node-runtime.js";
import { cut, type Files, readZones, showZones } from "./reading.testing.js";

/** A TXT record of Cloudflare. */
function sts(zone: string, name = '"_mta-sts"', more = ""): string {
  return `resource "cloudflare_record" "sts" {
  zone_id = ${zone}
  name    = ${name}
  type    = "TXT"
  content = "v=STSv1; id=1"
  ${more}
}
`;
}

function mx(zone: string, name: string, label = "mx"): string {
  return `resource "cloudflare_record" "${label}" {
  zone_id  = ${zone}
  name     = ${name}
  type     = "MX"
  content  = "mx1.example.net"
  priority = 10
}
`;
}

const TXT = 'TXT "v=STSv1; id=1"';
const MX = "MX 10 mx1.example.net";

interface Case {
  readonly name: string;
  readonly files: Files | string;
  readonly hints?: readonly string[];
  readonly zones: readonly string[];
}

const ZONE_NAMES: readonly Case[] = [
  {
    name: "a data source",
    files: `data "cloudflare_zone" "main" { name = "example.com" }\n${sts("data.cloudflare_zone.main.id")}`,
    zones: ["[example.com]", `_mta-sts.example.com ${TXT}`],
  },
  {
    name: "a data source with a filter",
    files: `data "cloudflare_zone" "main" {\n  filter = { name = "example.com" }\n}\n${sts("data.cloudflare_zone.main.zone_id")}`,
    zones: ["[example.com]", `_mta-sts.example.com ${TXT}`],
  },
  {
    name: "a data source of several zones",
    files: `data "cloudflare_zones" "main" {\n  filter {\n    name = "example.com"\n  }\n}\n${sts("data.cloudflare_zones.main.zones[0].id")}`,
    zones: ["[example.com]", `_mta-sts.example.com ${TXT}`],
  },
  {
    name: "a data source of several zones, one of which is taken by a function",
    files: `data "cloudflare_zones" "main" {\n  filter {\n    name = "example.com"\n  }\n}\n${sts('lookup(data.cloudflare_zones.main.zones[0], "id")')}`,
    zones: ["[example.com]", `_mta-sts.example.com ${TXT}`],
  },
  {
    name: "through a local",
    files: `locals {\n  zone = cloudflare_zone.main.id\n}\nresource "cloudflare_zone" "main" { zone = "example.com" }\n${sts("local.zone")}`,
    zones: ["[example.com]", `_mta-sts.example.com ${TXT}`],
  },
  {
    name: "a zone whose name is a variable with a value",
    files: `variable "domain" { default = "example.com" }\nresource "cloudflare_zone" "main" { zone = var.domain }\n${sts("cloudflare_zone.main.id", '"_mta-sts.${var.domain}"')}`,
    zones: ["[example.com]", `_mta-sts.example.com ${TXT}`],
  },
  {
    name: "an instance of a data source",
    files: `locals {\n  domains = toset(["example.com", "example.org"])\n}\ndata "cloudflare_zone" "all" {\n  for_each = local.domains\n  name     = each.key\n}\nresource "cloudflare_record" "sts" {\n  for_each = local.domains\n  zone_id  = data.cloudflare_zone.all[each.key].id\n  name     = "_mta-sts"\n  type     = "TXT"\n  content  = "v=STSv1; id=1"\n}\n`,
    zones: ["[example.com]", `_mta-sts.example.com ${TXT}`, "[example.org]", `_mta-sts.example.org ${TXT}`],
  },
  {
    name: "a zone that is counted",
    files: `resource "cloudflare_zone" "main" {\n  count = 1\n  zone  = "example.com"\n}\n${sts("cloudflare_zone.main[0].id")}`,
    zones: ["[example.com]", `_mta-sts.example.com ${TXT}`],
  },
  {
    name: "from a module",
    files: {
      "main.tf": `module "zone" {\n  source = "./zone"\n  domain = "example.com"\n}\n${sts("module.zone.zone_id")}`,
      "zone/main.tf": `variable "domain" {}\nresource "cloudflare_zone" "this" { zone = var.domain }\noutput "zone_id" { value = cloudflare_zone.this.id }\n`,
    },
    zones: ["[example.com]", `_mta-sts.example.com ${TXT}`],
  },
  {
    name: "given to a module",
    files: {
      "main.tf": `data "cloudflare_zone" "main" { name = "example.com" }\nmodule "mail" {\n  source  = "./mail"\n  zone_id = data.cloudflare_zone.main.id\n}\n`,
      "mail/main.tf": `variable "zone_id" {}\n${sts("var.zone_id")}`,
    },
    zones: ["[example.com]", `_mta-sts.example.com ${TXT}`],
  },
  {
    name: "full names say it",
    files: `variable "zone_id" {}\n${sts("var.zone_id", '"_mta-sts.example.com"')}${mx("var.zone_id", '"example.com"')}`,
    zones: ["[example.com]", `_mta-sts.example.com ${TXT}`, `example.com ${MX}`],
  },
  {
    name: "one full name says it for others",
    files: `variable "zone_id" {}\n${sts("var.zone_id", '"_mta-sts.example.com"')}${mx("var.zone_id", '"@"')}${mx("var.zone_id", '"lists"', "lists")}`,
    zones: ["[example.com]", `_mta-sts.example.com ${TXT}`, `example.com ${MX}`, `lists.example.com ${MX}`],
  },
  {
    name: "full names of subdomains",
    files: `variable "zone_id" {}\n${sts("var.zone_id", '"_mta-sts.a.example.com"')}${sts("var.zone_id", '"_mta-sts.b.example.com"').replace('"sts"', '"b"')}`,
    zones: ["[example.com]", `_mta-sts.a.example.com ${TXT}`, `_mta-sts.b.example.com ${TXT}`],
  },
  {
    name: "full names of several domains",
    files: `variable "zones" {}\nlocals {\n  domains = toset(["example.com", "example.org"])\n}\nresource "cloudflare_record" "sts" {\n  for_each = local.domains\n  zone_id  = var.zones\n  name     = "_mta-sts.\${each.key}"\n  type     = "TXT"\n  content  = "v=STSv1; id=1"\n}\n`,
    zones: ["[example.com]", `_mta-sts.example.com ${TXT}`, "[example.org]", `_mta-sts.example.org ${TXT}`],
  },
  {
    name: "an MX record with a full name",
    files: `variable "zone_id" {}\n${mx("var.zone_id", '"example.com"')}`,
    zones: ["[example.com]", `example.com ${MX}`],
  },
  {
    name: "an MX record with a relative name of two labels, beside others",
    files: `variable "zone_id" {}\n${sts("var.zone_id")}${mx("var.zone_id", '"mg.eu"')}`,
    zones: ["[<var.zone_id>]", `_mta-sts.<var.zone_id> ${TXT}`, `mg.eu.<var.zone_id> ${MX}`],
  },
  {
    name: "a domain that is mentioned elsewhere",
    files: `variable "zone_id" {}\n${sts("var.zone_id")}`,
    hints: ["example.com"],
    zones: ["[example.com]", `_mta-sts.example.com ${TXT}`],
  },
  {
    name: "a domain that is mentioned elsewhere, and two zones of which one has to do with MTA-STS",
    files: `variable "one" {}\nvariable "two" {}\n${sts("var.one")}${mx("var.two", '"@"')}`,
    hints: ["example.com"],
    zones: ["[example.com]", `_mta-sts.example.com ${TXT}`, "[<var.two>]", `<var.two> ${MX}`],
  },
  {
    name: "two domains that are mentioned elsewhere",
    files: `variable "zone_id" {}\n${sts("var.zone_id")}`,
    hints: ["example.com", "example.org"],
    zones: ["[<var.zone_id>]", `_mta-sts.<var.zone_id> ${TXT}`],
  },
  {
    name: "nothing",
    files: `variable "zone_id" {}\n${sts("var.zone_id")}${mx("var.zone_id", '"@"')}`,
    zones: ["[<var.zone_id>]", `_mta-sts.<var.zone_id> ${TXT}`, `<var.zone_id> ${MX}`],
  },
  {
    name: "an id",
    files: sts('"023e105f4ecef8ad9ca31a8372d0c353"') + mx('"023e105f4ecef8ad9ca31a8372d0c353"', '"@"'),
    zones: [
      "[<023e105f4ecef8ad9ca31a8372d0c353>]",
      `_mta-sts.<023e105f4ecef8ad9ca31a8372d0c353> ${TXT}`,
      `<023e105f4ecef8ad9ca31a8372d0c353> ${MX}`,
    ],
  },
  {
    name: "a resource of which the name is not known",
    files: `data "aws_route53_zone" "main" { zone_id = "Z1" }\nresource "aws_route53_record" "mx" {\n  zone_id = data.aws_route53_zone.main.zone_id\n  name    = data.aws_route53_zone.main.name\n  type    = "MX"\n  ttl     = 60\n  records = ["10 mx1.example.net"]\n}\nresource "aws_route53_record" "sts" {\n  zone_id = data.aws_route53_zone.main.zone_id\n  name    = "_mta-sts"\n  type    = "TXT"\n  ttl     = 60\n  records = ["v=STSv1; id=1"]\n}\n`,
    zones: [
      "[<data.aws_route53_zone.main>]",
      `<data.aws_route53_zone.main> 60 ${MX}`,
      `_mta-sts.<data.aws_route53_zone.main> 60 ${TXT}`,
    ],
  },
  {
    name: "a variable for the domain in the names",
    files: `variable "zone_id" {}\nvariable "domain" {}\n${sts("var.zone_id", '"_mta-sts.${var.domain}"')}${mx("var.zone_id", "var.domain")}${mx("var.zone_id", '"lists"', "lists")}`,
    zones: ["[<var.domain>]", `_mta-sts.<var.domain> ${TXT}`, `<var.domain> ${MX}`, `lists.<var.domain> ${MX}`],
  },
  {
    name: "a variable for the domain in the names and in the zone",
    files: `variable "domain" {}\ndata "cloudflare_zone" "main" { name = var.domain }\n${sts("data.cloudflare_zone.main.id", '"_mta-sts.${var.domain}"')}${mx("data.cloudflare_zone.main.id", '"@"')}`,
    zones: ["[<var.domain>]", `_mta-sts.<var.domain> ${TXT}`, `<var.domain> ${MX}`],
  },
  {
    name: "a variable that gives a part of the name",
    files: `variable "stage" {}\ndata "cloudflare_zone" "main" { name = "example.com" }\n${sts("data.cloudflare_zone.main.id", '"_mta-sts.${var.stage}"')}${mx("data.cloudflare_zone.main.id", "var.stage")}`,
    zones: ["[example.com]", `_mta-sts.<var.stage>.example.com ${TXT}`, `<var.stage>.example.com ${MX}`],
  },
  {
    name: "the name of the zone, with its data source, in the names",
    files: `data "cloudflare_zone" "main" {\n  filter = { name = "example.com" }\n}\n${sts("data.cloudflare_zone.main.zone_id", '"_mta-sts.${data.cloudflare_zone.main.name}"')}`,
    zones: ["[example.com]", `_mta-sts.example.com ${TXT}`],
  },
  {
    name: "a zone of an inner network",
    files: `resource "aws_route53_zone" "inner" {\n  name = "example.com"\n  vpc {\n    vpc_id = "vpc-1"\n  }\n}\nresource "aws_route53_record" "mx" {\n  zone_id = aws_route53_zone.inner.zone_id\n  name    = ""\n  type    = "MX"\n  records = ["10 mx1.example.net"]\n}\n`,
    zones: [],
  },
  {
    name: "a name outside the zone",
    files: `data "cloudflare_zone" "main" { name = "example.com" }\n${sts("data.cloudflare_zone.main.id", '"_mta-sts.example.org."')}`,
    zones: [],
  },
  {
    name: "records of a subdomain stay in the zone they are written in",
    files: `data "cloudflare_zone" "main" { name = "example.com" }\n${sts("data.cloudflare_zone.main.id", '"_mta-sts.lists"')}`,
    zones: ["[example.com]", `_mta-sts.lists.example.com ${TXT}`],
  },
  {
    name: "zones that differ in a module's instance",
    files: {
      "main.tf": `variable "zones" {}\nmodule "mail" {\n  source   = "./mail"\n  for_each = toset(["a", "b"])\n  zone_id  = var.zones[each.key]\n}\n`,
      "mail/main.tf": `variable "zone_id" {}\n${sts("var.zone_id")}`,
    },
    zones: [
      '[<var.zones["a"]>]',
      `_mta-sts.<var.zones["a"]> ${TXT}`,
      '[<var.zones["b"]>]',
      `_mta-sts.<var.zones["b"]> ${TXT}`,
    ],
  },
];

describe("the name of the zone", () => {
  test.each(ZONE_NAMES)("$name", async ({ files, hints, zones }) => {
    const content = typeof files === "string" ? { "main.tf": files } : files;
    expect(showZones((await readZones(content, createNodeRuntime(), hints)).zones)).toEqual(zones);
  });
});

const ZONE = 'data "cloudflare_zone" "main" { name = "example.com" }\n';
const HERE = "data.cloudflare_zone.main.id";

describe("values", () => {
  test.each<readonly [name: string, terraform: string, records: readonly string[]]>([
    [
      "for_each over hosts",
      `resource "cloudflare_record" "mx" {\n  for_each = { "mx1.example.net" = 10, "mx2.example.net" = 20 }\n  zone_id  = ${HERE}\n  name     = "@"\n  type     = "MX"\n  content  = each.key\n  priority = each.value\n}`,
      ["example.com MX 10 mx1.example.net", "example.com MX 20 mx2.example.net"],
    ],
    [
      "a fragment of a host as key",
      `resource "cloudflare_record" "mx" {\n  for_each = toset(["mx1", "mx2"])\n  zone_id  = ${HERE}\n  name     = "@"\n  type     = "MX"\n  content  = "\${each.key}.example.net"\n  priority = 1\n}`,
      ["example.com MX 1 mx1.example.net", "example.com MX 1 mx2.example.net"],
    ],
    [
      "a host that is not known",
      `variable "host" {}\n${mx(HERE, '"@"').replace('"mx1.example.net"', "var.host")}`,
      ["example.com MX 10 ?"],
    ],
    ["a bare host", mx(HERE, '"@"').replace("mx1.example.net", "mail"), ["example.com MX 10 ?"]],
    ["the apex as host", mx(HERE, '"@"').replace("mx1.example.net", "@"), ["example.com MX 10 example.com"]],
    ["null MX", mx(HERE, '"@"').replace("mx1.example.net", ".").replace("= 10", "= 0"), ["example.com MX 0 "]],
    ["no name", mx(HERE, '"@"').replace("mx1.example.net", "a..b"), ["example.com MX 10 !"]],
    [
      "a preference in the value",
      mx(HERE, '"@"')
        .replace("mx1.example.net", "5 mx1.example.net")
        .replace(/priority.*/, ""),
      ["example.com MX 5 mx1.example.net"],
    ],
    ["no preference", mx(HERE, '"@"').replace(/priority.*/, ""), ["example.com MX ? mx1.example.net"]],
    ["no value", mx(HERE, '"@"').replace(/content.*/, ""), []],
    ["a CNAME record at the apex", mx(HERE, '"@"').replace('"MX"', '"CNAME"'), ["example.com CNAME address"]],
    ["a type that is not known", `variable "type" {}\n${mx(HERE, '"@"').replace('"MX"', "var.type")}`, []],
    ["an A record elsewhere", mx(HERE, '"www"').replace('"MX"', '"A"'), []],
    [
      "an ALIAS at the policy host",
      mx(HERE, '"mta-sts"').replace('"MX"', '"ALIAS"'),
      ["mta-sts.example.com ALIAS address"],
    ],
    ["SRV at the policy host", mx(HERE, '"mta-sts"').replace('"MX"', '"SRV"'), ["mta-sts.example.com SRV"]],
    ["capitals in the owner", mx(HERE, '"Lists.Example.COM"'), [`lists.example.com ${MX}`]],
    ["an owner that is no name", mx(HERE, '"a..b"'), []],
    [
      "a part of the id that is not known",
      `variable "id" {}\n${sts(HERE).replace("id=1", "id=${var.id}")}`,
      ['_mta-sts.example.com TXT "v=STSv1; id=\uFFFC"'],
    ],
    [
      "an MX record that may be there",
      `variable "on" {}\n${mx(HERE, '"@"').replace("zone_id", "count = var.on ? 1 : 0\n  zone_id")}`,
      ["example.com MX 10 ?"],
    ],
    [
      "a TXT record that may be there",
      `variable "on" {}\n${sts(HERE, '"_mta-sts"', "count = var.on ? 1 : 0")}`,
      [`_mta-sts.example.com ${TXT}`],
    ],
    [
      "two TXT records of which one may be there",
      `variable "on" {}\n${sts(HERE, '"_mta-sts"', "count = var.on ? 1 : 0")}${sts(HERE).replace('"sts"', '"other"').replace("id=1", "id=2")}`,
      ['_mta-sts.example.com TXT "v=STSv1; id=2"'],
    ],
    [
      "the same record from two places",
      `${mx(HERE, '"@"')}${mx(HERE, '"example.com"', "again")}`,
      [`example.com ${MX}`, `example.com ${MX}`],
    ],
  ])("%s", async (_name, terraform, records) => {
    const { zones } = await readZones({ "main.tf": ZONE + terraform }, createNodeRuntime());
    expect(showZones(zones).filter((line) => !line.startsWith("["))).toEqual(records);
  });

  test("a list of records that is not known", async () => {
    const terraform = `variable "hosts" {}\nresource "aws_route53_record" "mx" {\n  zone_id = "Z1"\n  name    = "example.com"\n  type    = "MX"\n  records = var.hosts\n}\nresource "azurerm_dns_mx_record" "mx" {\n  zone_name = "example.org"\n  dynamic "record" {\n    for_each = var.hosts\n    content {\n      preference = 10\n      exchange   = record.value\n    }\n  }\n}\nresource "hcloud_zone_rrset" "mx" {\n  zone    = "example.net"\n  name    = "@"\n  type    = "MX"\n  records = var.hosts\n}\n`;
    const { zones } = await readZones({ "main.tf": terraform }, createNodeRuntime());
    expect(showZones(zones)).toEqual(
      [
        "[example.org]",
        "example.org MX 10 ?",
        "[example.net]",
        "example.net MX ? ?",
        "[example.com]",
        "example.com MX ? ?",
      ].sort((one, other) => showOrder.indexOf(one) - showOrder.indexOf(other)),
    );
    const reasons = zones.flatMap(({ records }) =>
      records.map((record) => record.type === "MX" && isUnknown(record.exchange) && record.exchange.unknown),
    );
    expect(reasons).toEqual(reasons.map(() => expect.stringContaining("hosts has no value")));
  });
});

const showOrder: readonly string[] = [
  "[example.com]",
  "example.com MX ? ?",
  "[example.org]",
  "example.org MX 10 ?",
  "[example.net]",
  "example.net MX ? ?",
];

test("undecided: records of which one may be there, and a record without a name", async () => {
  const terraform = `${ZONE}variable "on" {}\n${sts(HERE, '"_mta-sts"', "count = var.on ? 1 : 0")}${sts(HERE).replace('"sts"', '"other"').replace("id=1", "id=2")}${sts(HERE, "[1]").replace('"sts"', '"third"')}`;
  const { undecided } = await readZones({ "main.tf": terraform }, createNodeRuntime());
  expect(undecided.map(({ domain, undecided: what, reason }) => [domain, what, reason])).toEqual([
    [undefined, "whether this is an MTA-STS record", "its name is not known"],
    ["example.com", "whether this TXT record is published", "the variable on has no value in the repository"],
  ]);
});

test("which file stands for the zone, and which were read", async () => {
  const files = { "dns/mx.tf": ZONE + mx(HERE, '"@"'), "dns/sts.tf": sts(HERE), "dns/other.tf": "locals {}\n" };
  const [zone] = (await readZones(files, createNodeRuntime())).zones;
  expect(zone).toMatchObject({ path: "dns/sts.tf", complete: false, format: "terraform", variant: undefined });
  expect(zone?.files?.toSorted()).toEqual(["dns/mx.tf", "dns/other.tf", "dns/sts.tf"]);
  expect(zone?.range).toEqual({ path: "dns/sts.tf", start: 0, end: files["dns/sts.tf"].length });
});

test("places of owners, hosts and times to live", async () => {
  const files = {
    "main.tf": `${ZONE}${mx(HERE, '"@"').replace("priority = 10", 'priority = "10"\n  ttl = 300').replace('"mx1', '"5 mx1')}`,
  };
  const [record] = (await readZones(files, createNodeRuntime())).zones.flatMap(({ records }) => records);
  if (record?.type !== "MX" || isUnknown(record.exchange) || !record.ttl) throw new Error("no MX record");
  expect([record.owner.range, record.exchange.range, record.ttl.range].map((range) => cut(files, range))).toEqual([
    "@",
    "mx1.example.net",
    "300",
  ]);
});
