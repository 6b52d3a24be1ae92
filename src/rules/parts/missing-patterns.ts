import { isAtOrBelow, type Name } from "../../model/dns.js";
import type { Fix } from "../../model/finding.js";
import { nearMiss } from "../../model/mx-pattern.js";
import { nearestWord } from "../../model/nearest.js";
import { mxFields, type Policy } from "../../model/policy.js";
import { domainsOf, type PolicyDocument, type PolicyDomain, type State } from "../../model/policy-domain.js";
import { editOf, isKnown, isUnknown, type TextEdit } from "../../model/text.js";
import { isCovered, type MailHost, writtenExchange } from "./mail-hosts.js";
import { mxMistake, repairedPatterns } from "./mx-repair.js";
import { insertLinesAfter } from "./policy-edits.js";
import { quote } from "./quote.js";
import { series } from "./series.js";

/** Why a host is just not covered, as a sentence; undefined where it is far off. */
export function whyNotCovered(host: MailHost, patterns: readonly string[], domain: PolicyDomain): string | undefined {
  for (const pattern of patterns) {
    const miss = nearMiss(host.name, pattern);
    if (miss === "wildcard-too-short")
      return `The pattern ${quote(pattern)} does not help: its "*" stands for exactly one label, and ${host.name} has more in that place.`;
    if (miss === "wildcard-too-deep")
      return `The pattern ${quote(pattern)} does not help: its "*" stands for exactly one label, so it does not match ${host.name} itself.`;
    if (!pattern.includes(".") && host.name.startsWith(`${pattern}.`))
      return `The pattern ${quote(pattern)} does not help: unlike in a zone file, names are written in full here.`;
  }
  const target = aliasTarget(host.name, domain);
  if (target !== undefined && isCovered(target, patterns))
    return `Its alias target ${target} is covered, but senders compare the name that the MX record holds.`;
  const written = withoutFinalDot(host, domain);
  if (written !== undefined)
    return `Without a final dot, ${quote(written)} stands for ${host.name} in this zone${isCovered(written, patterns) ? ", and only the name as it is written is covered." : ": add the dot if that is not the host you mean."}`;
  const similar = misspeltFor(host.name, patterns);
  return similar === undefined ? undefined : `It is close to ${quote(similar)}: one of the two may be misspelt.`;
}

function aliasTarget(host: Name, domain: PolicyDomain): Name | undefined {
  for (const record of domain.records.get(host) ?? []) {
    if (record.type === "CNAME" && !isUnknown(record.target)) return record.target.value;
  }
  return undefined;
}

/** A pattern that differs by one slip of the hand. Hosts that differ by a number alone are siblings. */
export function misspeltFor(host: Name, patterns: readonly string[]): string | undefined {
  const withoutDigits = (text: string): string => text.replace(/\d/g, "").toLowerCase();
  const others = patterns.filter((pattern) => withoutDigits(pattern) !== withoutDigits(host));
  return nearestWord(host, others, 1);
}

/**
 * What a policy was meant to cover: its patterns, and what stands in lines that other rules call wrong, such as
 * `mx: mail.example.com.`, `mx: 10 mail.example.com` and `MX: mail.example.com`. Mending those lines covers it.
 */
export function intendedPatterns(policy: Policy): readonly string[] {
  return policy.fields
    .filter(({ name, value }) => /mx/i.test(name.value) && isKnown(value))
    .flatMap(
      ({ value }) => repairedPatterns(value.value) ?? value.value.split(/[\s,;"'<>[\]]+/).filter(isPossiblePattern),
    );
}

function isPossiblePattern(word: string): boolean {
  return mxMistake(word) === undefined;
}

/**
 * Adds a line for each host to a policy and its copies, behind the last mx line and written like that one; undefined
 * where there is none.
 */
export function addPatterns(state: State, copies: readonly PolicyDocument[], hosts: readonly Name[]): Fix | undefined {
  const edits = copies.map((document) => addLines(document, hosts));
  const announced = copies
    .flatMap((document) => domainsOf(state, document))
    .filter(({ announcement }) => announcement.state === "present");
  if (edits.includes(undefined)) return undefined;
  return {
    title: `Add ${series(hosts.map((host) => `\`mx: ${host}\``))} to the policy`,
    safe: true,
    edits: edits.flatMap((edit) => edit ?? []),
    renewIdOf: [...new Set(announced.map(({ name }) => name))],
  };
}

function addLines({ policy, insertPatterns }: PolicyDocument, hosts: readonly Name[]): readonly TextEdit[] | undefined {
  if (insertPatterns) return insertPatterns(hosts);
  const last = mxFields(policy).at(-1);
  if (!last) return undefined;
  const blanks = /^[ \t]*mx[ \t]*:([ \t]*)/.exec(last.line.text.value)?.[1] ?? " ";
  return insertLinesAfter(
    policy,
    last.line,
    hosts.map((host) => `mx:${blanks}${host}`),
  );
}

/** What is written of a host to which the name of the zone is added, though it looks whole: `10 mail.example.com`. */
export function withoutFinalDot({ name, record }: MailHost, { zones: [zone] }: PolicyDomain): Name | undefined {
  const written = writtenExchange(record).toLowerCase() as Name;
  if (zone?.format !== "zone-file" || written.endsWith(".") || !written.includes(".")) return undefined;
  return name.startsWith(`${written}.`) && isAtOrBelow(name, zone.apex) ? written : undefined;
}

/** Adds the final dots. Undefined unless the policy covers each of the names as it would be with the dot. */
export function addFinalDots(
  hosts: readonly MailHost[],
  patterns: readonly string[],
  domain: PolicyDomain,
): Fix | undefined {
  const names = hosts.map((host) => withoutFinalDot(host, domain));
  if (!names.every((name) => name !== undefined && isCovered(name, patterns))) return undefined;
  const edits = hosts.map(({ range }) => editOf({ ...range, start: range.end }, "."));
  const written = series(names.map((name) => quote(`${name}.`)));
  return { title: `Write ${written}, with the final dot`, safe: true, edits };
}
