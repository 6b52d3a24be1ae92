import type { PolicyDocument } from "../model/policy-domain.js";

/**
 * A policy file that another source reads as well, to upload or render it, is one policy: what is known of it there, how it
 * is rendered and where it is served, counts.
 */
export function withoutServedTwice(policies: readonly PolicyDocument[]): readonly PolicyDocument[] {
  const reread = policies.filter(({ key }) => key !== undefined);
  const files = new Map(policies.filter(({ key }) => key === undefined).map((document) => [document.path, document]));
  const paths = new Set(reread.map(({ path }) => path));
  const withDomains = reread.map((document) => {
    const { domains } = document.domains.length > 0 ? document : (files.get(document.path) ?? document);
    return { ...document, domains };
  });
  return [...[...files.values()].filter(({ path }) => !paths.has(path)), ...withDomains];
}
