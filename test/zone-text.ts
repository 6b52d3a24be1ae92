/** The parts of a small zone that a case may want otherwise; "" leaves one out. */
export interface ZoneParts {
  /** The zone without its final dot. */
  readonly apex?: string;
  readonly ttl?: string;
  readonly mx?: string;
  /** The line of the announcing record. */
  readonly sts?: string;
  /** The line of the policy host. */
  readonly host?: string;
  /** The line of the TLSRPT record. */
  readonly tls?: string;
  /** Further lines, at the end. */
  readonly extra?: string;
}

/** A whole zone in which nothing is wrong, with other parts where a case says so. */
export function zoneText({
  apex = "example.com",
  ttl = "$TTL 3600",
  mx = "@ IN MX 10 mail\nmail IN A 192.0.2.1",
  sts = '_mta-sts IN TXT "v=STSv1; id=20240101T000000"',
  host = "mta-sts IN A 192.0.2.2",
  tls = '_smtp._tls IN TXT "v=TLSRPTv1; rua=mailto:tls@example.com"',
  extra = "",
}: ZoneParts = {}): string {
  const soa = "@ IN SOA ns1 hostmaster 1 7200 3600 1209600 3600\n@ IN NS ns1\nns1 IN A 192.0.2.53";
  return [`$ORIGIN ${apex}.`, ttl, soa, sts, host, tls, mx, extra]
    .filter((part) => part !== "")
    .join("\n")
    .concat("\n");
}
