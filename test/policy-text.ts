import type { Files } from "./rule-cases.js";

/** Where the policy of example.com lies in most cases. */
export const POLICY_PATH = "mta-sts.example.com/.well-known/mta-sts.txt";

/** The lines of a policy that a case may want otherwise; "" leaves one out. */
export interface PolicyParts {
  readonly version?: string;
  readonly mode?: string;
  readonly mx?: string;
  readonly maxAge?: string;
  /** Further lines, at the end. */
  readonly extra?: string;
}

/** A policy in which nothing is wrong, with other lines where a case says so. */
export function policyText({
  version = "version: STSv1",
  mode = "mode: enforce",
  mx = "mx: mail.example.com",
  maxAge = "max_age: 604800",
  extra = "",
}: PolicyParts = {}): string {
  return [version, mode, mx, maxAge, extra]
    .filter((line) => line !== "")
    .join("\n")
    .concat("\n");
}

/** The repository that holds this policy for example.com and nothing else. */
export function policyFile(text: string | Uint8Array = policyText()): Files {
  return { [POLICY_PATH]: text };
}
