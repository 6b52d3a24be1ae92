import { RECORD_RESOURCES, type RecordResource } from "./providers.js";

/** Types that no rule looks at wherever they are. */
const WITHOUT_INTEREST = /^(?:CAA|DS|HTTPS|LOC|NAPTR|PTR|SRV|SSHFP|SVCB|TLSA|URI)$/;
/** Types that matter only at the names of MTA-STS, or with its words in their text. */
const OF_INTEREST_BY_NAME = /^(?:A|AAAA|ALIAS|SPF|TXT)$/;
/** Stands wherever the text alone does not tell the names: or where it names MTA-STS, TLSRPT or their hosts. */
const TELLING = /mta|sts|tls|dynamic|for_each|count/i;

/**
 * False for a record resource that surely tells nothing, going by the text of its block: a quick look that saves reading and
 * evaluating most records of a large file.
 */
export function mayMatter(blockText: string, type: string): boolean {
  const resource = RECORD_RESOURCES.get(type);
  if (resource === undefined || resource.records !== undefined || TELLING.test(blockText)) return true;
  const recordType = literalType(blockText, resource);
  if (recordType === undefined) return true;
  if (WITHOUT_INTEREST.test(recordType)) return false;
  if (!OF_INTEREST_BY_NAME.test(recordType)) return true;
  return recordType === "TXT" && !hasLiteralName(blockText, resource);
}

function literalType(text: string, { type }: RecordResource): string | undefined {
  if ("fixed" in type) return type.fixed;
  return literalOf(text, type.argument)?.toUpperCase();
}

/** A name that is put together may well come to `_mta-sts`; a wildcard may answer for it. */
function hasLiteralName(text: string, { name }: RecordResource): boolean {
  return name.some((argument) => literalOf(text, argument)?.startsWith("*") === false);
}

/** The text of an argument of the native syntax or of JSON, if it is written as nothing but a text. */
function literalOf(text: string, argument: string): string | undefined {
  const start = new RegExp(`(?:^|[\\s{,"])${argument}"?[ \\t]*[=:][ \\t]*"([^"$%\\\\\\n]*)"[ \\t\\r]*(?:[\\n,}#/]|$)`);
  return start.exec(text)?.[1];
}
