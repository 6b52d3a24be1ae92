import { isUnknown } from "../model/text.js";
import { mailHosts } from "./parts/mail-hosts.js";
import type { Rule } from "./rule.js";

export const mxTargetAlias: Rule = {
  id: "mx-target-alias",
  summary: "An MX record names a host that is an alias",
  severity: "warning",
  rfc: "RFC 2181, section 10.3",
  why: "The host in an MX record has to have an address of its own; with an alias some senders fail or loop.",
  aliases: [],
  *check({ head }) {
    for (const domain of head.domains) {
      for (const host of mailHosts(domain)?.hosts ?? []) {
        const alias = domain.records.get(host.name)?.find((record) => record.type === "CNAME");
        if (alias?.type !== "CNAME") continue;
        const target = isUnknown(alias.target) ? "another host" : alias.target.value;
        yield {
          message: `The MX host ${host.name} of ${domain.name} is an alias (CNAME) of ${target}. An MX record must not name an alias: some senders refuse it, and the policy and the certificate have to hold ${host.name}, not ${target}.`,
          steps: [
            `Let the MX record name ${target}, with a pattern for it in the policy first.`,
            `Or give ${host.name} address records in place of the CNAME.`,
          ],
          domain: domain.name,
          range: host.range,
          subject: host.name,
          related: [{ message: `${host.name} is an alias here.`, range: alias.range }],
        };
      }
    }
  },
};
