import { isHostName, type MxRecord } from "../model/dns.js";
import { isUnknown } from "../model/text.js";
import { isNullMx, isWrittenAsAddress, writtenExchange } from "./parts/mail-hosts.js";
import { quote } from "./parts/quote.js";
import type { Rule } from "./rule.js";

export const mxTargetInvalid: Rule = {
  id: "mx-target-invalid",
  summary: "An MX record holds an address, or something that is no host name",
  severity: "error",
  rfc: "RFC 5321, section 5.1",
  why: "Senders look up the address of the host that an MX record names; what is no host name has none.",
  aliases: [],
  *check({ head }) {
    for (const domain of head.domains) {
      if (domain.mx.state !== "present") continue;
      for (const record of domain.mx.value) {
        const { exchange } = record;
        const fault = isUnknown(exchange) || isNullMx(record) ? undefined : faultOf(record);
        if (fault === undefined) continue;
        const written = writtenExchange(record);
        yield {
          message: `The MX record of ${domain.name} holds ${quote(written)}, ${fault}. Senders can't deliver to it, and no mx pattern of a policy can cover it.`,
          steps: ["Write the name of the mail host, and give that name the address in an A or AAAA record."],
          domain: domain.name,
          range: exchange.range,
          subject: written,
        };
      }
    }
  },
};

function faultOf(record: MxRecord): string | undefined {
  const { exchange } = record;
  if (isWrittenAsAddress(record)) return "which is an address; an MX record takes a host name";
  if (isUnknown(exchange)) return undefined;
  if (exchange.value === undefined) return "which is no name";
  if (isHostName(exchange.value)) return undefined;
  return exchange.value.includes("_")
    ? "which has an underscore in it and so is no host name"
    : "which is no host name: that has only letters, digits and hyphens between the dots";
}
