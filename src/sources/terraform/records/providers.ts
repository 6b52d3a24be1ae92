/**
 * How the resource types of Terraform's providers declare DNS records. A row notes what its provider's documentation says;
 * to add a provider is to add a row.
 */
export interface RecordResource {
  /** The arguments that say which zone it is: by its name, by an id, or by reference. The first that is written counts. */
  readonly zone: readonly string[];
  /** The argument with the owner name; where it is not written, or empty, or `@`, the owner is the apex. */
  readonly name: readonly string[];
  /** Whether the provider puts the name of the zone behind the owner: always, never, or unless it is there already. */
  readonly names: "relative" | "full" | "either";
  readonly type: { readonly argument: string } | { readonly fixed: string };
  /** Nested blocks, or a list of objects, with one value each. What they lack is looked for outside them. */
  readonly within?: string;
  /** The same, where each is a record with owner and type of its own. */
  readonly records?: string;
  /** One value or a list of them; the first argument that is written counts. */
  readonly values: readonly string[];
  /** The preference of an MX record. Without this argument it stands in the value, in front of the host. */
  readonly priority?: readonly string[];
  readonly ttl: string;
  /** Set where a target without a final dot is relative to the zone, as in a zone file. Elsewhere targets are full names. */
  readonly targets?: "relative";
  /** Set where blanks outside quotes end a character-string, as in a zone file. */
  readonly blanksSplit?: true;
  /** An argument that is true where addresses are published in place of a CNAME record. */
  readonly flattened?: string;
  /** A nested block in place of values: the record is an alias of the provider's own kind. */
  readonly alias?: string;
}

const TYPE = { argument: "type" } as const;
const RECORD_TYPE = { argument: "record_type" } as const;

const CLOUDFLARE: RecordResource = {
  zone: ["zone_id", "domain"],
  name: ["name"],
  names: "either",
  type: TYPE,
  values: ["content", "value"],
  priority: ["priority"],
  ttl: "ttl",
  flattened: "proxied",
};

/** `domain`, `name`, `value`, `priority`: what most providers have. */
const COMMON: RecordResource = {
  zone: ["domain"],
  name: ["name"],
  names: "either",
  type: TYPE,
  values: ["value"],
  priority: ["priority"],
  ttl: "ttl",
};

/** A set of records in the form of a zone file. */
const RECORD_SET: RecordResource = {
  zone: ["zone_id"],
  name: ["name"],
  names: "full",
  type: TYPE,
  values: ["records"],
  ttl: "ttl",
};

const HETZNER: RecordResource = { ...COMMON, zone: ["zone"], targets: "relative" };

/** Azure has a resource type for each record type. */
const AZURE = { zone: ["zone_name"], name: ["name"], names: "relative", ttl: "ttl" } as const;

/** Dynamic updates as in RFC 2136, by the provider `dns`. */
const UPDATE = { zone: ["zone"], name: ["name"], names: "relative", ttl: "ttl" } as const;

const CONSTELLIX = { zone: ["domain_id"], name: ["name"], names: "either", ttl: "ttl", targets: "relative" } as const;

export const RECORD_RESOURCES: ReadonlyMap<string, RecordResource> = new Map<string, RecordResource>([
  ["cloudflare_record", CLOUDFLARE],
  ["cloudflare_dns_record", CLOUDFLARE],
  ["aws_route53_record", { ...RECORD_SET, names: "either", alias: "alias" }],
  ["google_dns_record_set", { ...RECORD_SET, zone: ["managed_zone"], values: ["rrdatas"], blanksSplit: true }],
  ["azurerm_dns_txt_record", { ...AZURE, type: { fixed: "TXT" }, within: "record", values: ["value"] }],
  [
    "azurerm_dns_mx_record",
    { ...AZURE, type: { fixed: "MX" }, within: "record", values: ["exchange"], priority: ["preference"] },
  ],
  ["azurerm_dns_cname_record", { ...AZURE, type: { fixed: "CNAME" }, values: ["record"] }],
  ["azurerm_dns_a_record", { ...AZURE, type: { fixed: "A" }, values: ["records"] }],
  ["azurerm_dns_aaaa_record", { ...AZURE, type: { fixed: "AAAA" }, values: ["records"] }],
  ["azurerm_dns_ns_record", { ...AZURE, type: { fixed: "NS" }, values: ["records"] }],
  ["hcloud_zone_rrset", { ...HETZNER, within: "records" }],
  ["hcloud_zone_record", HETZNER],
  ["hetznerdns_record", { ...HETZNER, zone: ["zone_id"] }],
  ["digitalocean_record", COMMON],
  ["gandi_livedns_record", { ...COMMON, zone: ["zone"], values: ["values"], targets: "relative" }],
  [
    "ovh_domain_zone_record",
    {
      ...COMMON,
      zone: ["zone"],
      name: ["subdomain"],
      type: { argument: "fieldtype" },
      values: ["target"],
      targets: "relative",
    },
  ],
  ["scaleway_domain_record", { ...COMMON, zone: ["dns_zone"], values: ["data"], targets: "relative" }],
  ["dnsimple_zone_record", { ...COMMON, zone: ["zone_name"] }],
  ["linode_domain_record", { ...COMMON, zone: ["domain_id"], type: RECORD_TYPE, values: ["target"], ttl: "ttl_sec" }],
  ["vultr_dns_record", { ...COMMON, values: ["data"] }],
  ["powerdns_record", { ...RECORD_SET, zone: ["zone"] }],
  ["ns1_record", { ...RECORD_SET, zone: ["zone"], name: ["domain"], within: "answers", values: ["answer"] }],
  [
    "namecheap_domain_records",
    { ...COMMON, records: "record", name: ["hostname"], values: ["address"], priority: ["mx_pref"] },
  ],
  ["godaddy_domain_record", { ...COMMON, records: "record", values: ["data"] }],
  ["godaddy-dns_record", { ...COMMON, values: ["data"] }],
  [
    "desec_rrset",
    { ...RECORD_SET, zone: ["domain"], name: ["subname"], names: "relative", values: ["records", "rdata"] },
  ],
  [
    "porkbun_dns_record",
    { ...COMMON, name: ["name", "subdomain"], values: ["content"], priority: ["prio", "priority"] },
  ],
  ["bunnynet_dns_record", { ...COMMON, zone: ["zone"] }],
  ["cloudns_dns_record", { ...COMMON, zone: ["zone"] }],
  ["dme_dns_record", { ...COMMON, zone: ["domain_id"], priority: ["mx_level"], targets: "relative" }],
  ["constellix_txt_record", { ...CONSTELLIX, type: { fixed: "TXT" }, within: "roundrobin", values: ["value"] }],
  [
    "constellix_mx_record",
    { ...CONSTELLIX, type: { fixed: "MX" }, within: "roundrobin", values: ["value"], priority: ["level"] },
  ],
  ["constellix_cname_record", { ...CONSTELLIX, type: { fixed: "CNAME" }, values: ["host"] }],
  ["exoscale_domain_record", { ...COMMON, type: RECORD_TYPE, values: ["content"], priority: ["prio"] }],
  ["ionoscloud_dns_record", { ...COMMON, zone: ["zone_id"], values: ["content"] }],
  ["ionosdeveloper_dns_record", { ...COMMON, zone: ["zone_id"], values: ["content"] }],
  ["inwx_nameserver_record", { ...COMMON, values: ["content"], priority: ["prio"] }],
  ["netlify_dns_record", { ...COMMON, zone: ["zone_id"], name: ["hostname"] }],
  ["vercel_dns_record", { ...COMMON, priority: ["mx_priority"] }],
  ["transip_dns_record", { ...COMMON, values: ["content"], ttl: "expire", targets: "relative" }],
  ["yandex_dns_recordset", { ...RECORD_SET, names: "either", values: ["data"] }],
  ["selectel_domains_rrset_v2", { ...RECORD_SET, within: "records", values: ["content"] }],
  ["selectel_domains_record_v1", { ...RECORD_SET, zone: ["domain_id"], values: ["content"], priority: ["priority"] }],
  ["alicloud_alidns_record", { ...COMMON, zone: ["domain_name"], name: ["rr"] }],
  [
    "tencentcloud_dnspod_record",
    { ...COMMON, name: ["sub_domain"], type: RECORD_TYPE, values: ["value"], priority: ["mx"] },
  ],
  [
    "oci_dns_rrset",
    {
      ...RECORD_SET,
      zone: ["zone_name_or_id"],
      name: ["domain"],
      type: { argument: "rtype" },
      within: "items",
      values: ["rdata"],
    },
  ],
  [
    "oci_dns_record",
    { ...RECORD_SET, zone: ["zone_name_or_id"], name: ["domain"], type: { argument: "rtype" }, values: ["rdata"] },
  ],
  ["ibm_cis_dns_record", { ...CLOUDFLARE, zone: ["domain_id"], values: ["content"] }],
  ["openstack_dns_recordset_v2", RECORD_SET],
  ["dns_txt_record_set", { ...UPDATE, type: { fixed: "TXT" }, values: ["txt"] }],
  [
    "dns_mx_record_set",
    { ...UPDATE, type: { fixed: "MX" }, within: "mx", values: ["exchange"], priority: ["preference"] },
  ],
  ["dns_cname_record", { ...UPDATE, type: { fixed: "CNAME" }, values: ["cname"] }],
  ["dns_ns_record_set", { ...UPDATE, type: { fixed: "NS" }, values: ["nameservers"] }],
  ["dns_a_record_set", { ...UPDATE, type: { fixed: "A" }, values: ["addresses"] }],
  ["dns_aaaa_record_set", { ...UPDATE, type: { fixed: "AAAA" }, values: ["addresses"] }],
  [
    "akamai_dns_record",
    { ...RECORD_SET, zone: ["zone"], type: { argument: "recordtype" }, values: ["target"], priority: ["priority"] },
  ],
  [
    "ultradns_record",
    {
      ...RECORD_SET,
      zone: ["zone_name"],
      name: ["owner_name"],
      names: "either",
      type: RECORD_TYPE,
      values: ["record_data"],
    },
  ],
  ["stackit_dns_record_set", { ...RECORD_SET, names: "either" }],
]);

/** Arguments that take a record out of the zone while it stays in the file, with the value that does so. */
export const SWITCHED_OFF: readonly (readonly [string, string])[] = [
  ["enabled", "false"],
  ["disabled", "true"],
  ["disable_flag", "true"],
  ["status", "DISABLE"],
];
