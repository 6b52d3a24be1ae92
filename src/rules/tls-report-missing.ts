import { childOf } from "../model/dns.js";
import { modeOf } from "../model/policy.js";
import { type PolicyDomain, servedPolicy } from "../model/policy-domain.js";
import { isKnown } from "../model/text.js";
import { announcements } from "./parts/announced-records.js";
import { isMeantAsTlsReport } from "./parts/tls-report-text.js";
import type { Rule } from "./rule.js";

export const tlsReportMissing: Rule = {
  id: "tls-report-missing",
  summary: "No TXT record asks senders for TLS reports",
  severity: "notice",
  rfc: "RFC 8460, section 3",
  why: "Without reports nobody tells you that senders can't deliver under your policy.",
  aliases: [],
  *check({ head }) {
    for (const { domain, announcement } of announcements(head)) {
      const [record] = announcement.records;
      const document = servedPolicy(domain);
      const mode = document && modeOf(document.policy);
      if (!record || mode === "none" || !lacksReports(domain)) continue;
      const owner = childOf("_smtp", childOf("_tls", domain.name));
      const testing = mode === "testing";
      const result = testing
        ? "The policy is in mode testing, whose only purpose is to be told of failures: as it is, it neither protects mail nor tells anything."
        : "So nobody tells you when senders fail to deliver because of the policy.";
      yield {
        message: `${domain.name} has an MTA-STS policy, but no TXT record at ${owner} asks senders to report on TLS. ${result}`,
        steps: [
          `Publish the record at ${owner}, with an address where you read reports; they come as daily files, one from each large sender.`,
        ],
        domain: domain.name,
        range: announcement.alias?.range ?? record.text.range,
        subject: owner,
        ...(testing ? { severity: "warning" as const } : {}),
        publish: [{ owner, ttl: 3600, type: "TXT", value: `v=TLSRPTv1; rua=mailto:tls-reports@${domain.name}` }],
      };
    }
  },
};

/** What a wildcard answers there, or stands there for something else, asks for no reports. */
function lacksReports({ complete, tlsReport }: PolicyDomain): boolean {
  if (!complete || tlsReport.state === "unknown") return false;
  return (
    tlsReport.state === "absent" ||
    tlsReport.value.every(({ text }) => isKnown(text) && !isMeantAsTlsReport(text.value))
  );
}
