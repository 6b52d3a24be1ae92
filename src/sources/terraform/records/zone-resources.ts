import { type Name, toName } from "../../../model/dns.js";
import type { BlockInstance, ResourceInstance } from "../values/instances.js";
import type { Value } from "../values/value.js";
import { knownText } from "../values/values.js";

/** How a resource or data source names the zone that it stands for. */
interface ZoneResource {
  /** Where the name of the zone is, in order; `filter.name` is an argument of a nested block or object. */
  readonly name: readonly string[];
  /** The argument by which other resources call the zone, where that is not its name. */
  readonly label?: string;
  /** Where this is so the public never sees the zone: an argument with its value, or a nested block. */
  readonly inner?: readonly (readonly [argument: string, value: string] | readonly [block: string])[];
}

const NAME: ZoneResource = { name: ["name"] };
const DOMAIN: ZoneResource = { name: ["domain"] };
const ZONE: ZoneResource = { name: ["zone"] };

const ZONE_RESOURCES: ReadonlyMap<string, ZoneResource> = new Map([
  ["cloudflare_zone", { name: ["zone", "name", "filter.name"] }],
  ["cloudflare_zones", { name: ["name", "filter.name"] }],
  ["aws_route53_zone", { name: ["name"], inner: [["private_zone", "true"], ["vpc"]] }],
  ["google_dns_managed_zone", { name: ["dns_name"], label: "name", inner: [["visibility", "private"]] }],
  ["azurerm_dns_zone", NAME],
  ["hcloud_zone", NAME],
  ["hetznerdns_zone", NAME],
  ["digitalocean_domain", NAME],
  ["gandi_livedns_domain", NAME],
  ["gandi_domain", NAME],
  ["ovh_domain_zone", NAME],
  ["dnsimple_zone", NAME],
  ["linode_domain", DOMAIN],
  ["vultr_dns_domain", DOMAIN],
  ["powerdns_zone", NAME],
  ["ns1_zone", ZONE],
  ["desec_domain", NAME],
  ["porkbun_domain", DOMAIN],
  ["bunnynet_dns_zone", DOMAIN],
  ["cloudns_dns_zone", DOMAIN],
  ["dme_domain", NAME],
  ["constellix_domain", NAME],
  ["exoscale_domain", NAME],
  ["ionoscloud_dns_zone", NAME],
  ["ionosdeveloper_dns_zone", NAME],
  ["netlify_dns_zone", NAME],
  ["yandex_dns_zone", { name: ["zone"], inner: [["public", "false"]] }],
  ["selectel_domains_zone_v2", NAME],
  ["selectel_domains_domain_v1", NAME],
  ["alicloud_alidns_domain", { name: ["domain_name"] }],
  ["oci_dns_zone", { name: ["name"], inner: [["scope", "PRIVATE"]] }],
  ["ibm_cis_domain", DOMAIN],
  ["openstack_dns_zone_v2", NAME],
  ["akamai_dns_zone", ZONE],
  ["ultradns_zone", NAME],
  ["stackit_dns_zone", { name: ["dns_name"] }],
]);

export function isZoneResource(type: string): boolean {
  return ZONE_RESOURCES.has(type);
}

/** The value that names the zone; undefined where none is written. */
export function zoneNameIn(resource: ResourceInstance): Value | undefined {
  for (const path of ZONE_RESOURCES.get(resource.type)?.name ?? []) {
    const value = valueAt(resource, path);
    if (value !== undefined && value.kind !== "null") return value;
  }
  return undefined;
}

/** By what other resources call it, if that is not its name. */
export function zoneLabelOf(resource: ResourceInstance): string | undefined {
  const { label } = ZONE_RESOURCES.get(resource.type) ?? {};
  return label === undefined ? undefined : knownText(resource.argument(label));
}

/** True for a zone of an inner network. */
export function isInner(resource: ResourceInstance): boolean {
  const marks = ZONE_RESOURCES.get(resource.type)?.inner ?? [];
  return marks.some(([name, value]) =>
    value === undefined
      ? resource.blocks(name).length > 0
      : knownText(resource.argument(name))?.toLowerCase() === value.toLowerCase(),
  );
}

function valueAt(resource: BlockInstance, path: string): Value | undefined {
  const [first = "", second] = path.split(".");
  if (second === undefined) return resource.argument(first);
  const argument = resource.argument(first);
  const object = argument?.kind === "list" ? argument.elements[0] : argument;
  if (object?.kind === "map") return object.fields.get(second)?.value;
  return resource.blocks(first)[0]?.argument(second);
}

/** A text that can be the name of a zone, and no id: with a dot, or in the form of a name with its final dot. */
export function asZoneName(text: string): Name | undefined {
  if (!text.includes(".") || /[^\p{L}\p{N}._-]/u.test(text)) return undefined;
  const name = toName(text);
  return name === "" ? undefined : name;
}
