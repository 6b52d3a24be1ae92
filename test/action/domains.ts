import { type PolicyParts, policyText } from "../policy-text.js";
import type { Files } from "../repository.js";
import { type ZoneParts, zoneText } from "../zone-text.js";

/** A domain with its zone and its policy, in which nothing is wrong but what a case says. */
export interface Domain {
  /** Without the final dot; example.com when it is not given. */
  readonly name?: string;
  readonly zone?: ZoneParts;
  readonly policy?: PolicyParts;
  /** The folder that both lie in, with `/` at its end. */
  readonly folder?: string;
}

/** Files as a repository of zones and sites has them. */
export function domain({ name = "example.com", zone = {}, policy = {}, folder = "" }: Domain = {}): Files {
  const mx = `mx: mail.${name}`;
  const tls = `_smtp._tls IN TXT "v=TLSRPTv1; rua=mailto:tls@${name}"`;
  return {
    [`${folder}zones/${name}.zone`]: zoneText({ apex: name, tls, ...zone }),
    [`${folder}sites/mta-sts.${name}/.well-known/mta-sts.txt`]: policyText({ mx, ...policy }),
  };
}

/** The line of the announcing record. */
export function announced(id: string): string {
  return `_mta-sts IN TXT "v=STSv1; id=${id}"`;
}

export const README: Files = { "README.md": "# Our DNS\n" };
