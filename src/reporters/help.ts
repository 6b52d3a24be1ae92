export const TOOL_NAME = "mta-sts-lint";
export const TOOL_URI = "https://github.com/mta-sts-lint/mta-sts-lint";

/** Where the page of a rule is. What is wrong with the configuration file is on the page about that file. */
export function helpUri(rule: string): string {
  return `${TOOL_URI}/blob/main/${rule.startsWith("config-") ? "docs/configuration" : `src/rules/${rule}`}.md`;
}
