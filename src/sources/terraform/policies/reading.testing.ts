import type { Name } from "../../../model/dns.js";
import type { PolicyDocument } from "../../../model/policy-domain.js";
import { applyEdits, type LocatedText, type Range, type TextEdit } from "../../../model/text.js";
import { contextOf, type Files, sourceFilesOf } from "../modules/evaluating.testing.js";
import { evaluateRoots } from "../modules/evaluations.js";
import { isTerraform } from "../modules/folders.js";
import { type Policies, policiesOf } from "./policies.js";
import { policyDomainsIn } from "./policy-domains.js";

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** All policies of all evaluations of a repository. `announced`: the domains that have a record. */
export async function readPolicies(files: Files, announced: readonly string[] = []): Promise<Policies> {
  const all = sourceFilesOf(files);
  const names = new Set(announced.map((name) => name as Name));
  const { results } = await evaluateRoots(
    all.filter(({ path }) => isTerraform(path)),
    contextOf(all),
    (evaluation) => policiesOf(evaluation, names),
  );
  return {
    policies: results.flatMap((result) => result.policies),
    undecided: results.flatMap((result) => result.undecided),
  };
}

export async function readPolicyDomains(files: Files): Promise<readonly string[]> {
  const all = sourceFilesOf(files);
  const claimed = all.filter(({ path }) => isTerraform(path));
  const { results } = await evaluateRoots(claimed, contextOf(all), policyDomainsIn);
  return results.flatMap((names) => [...names]);
}

/** `main.tf:3 inline example.com | version: STSv1/mode: enforce/…`; what is not known as `?`. */
function showPolicy(files: Files, { path, range, form, domains, policy }: PolicyDocument): string {
  const line = decoder.decode(encoder.encode(files[path] ?? "").subarray(0, range.start)).split("\n").length;
  return `${path}:${line} ${form} ${domains.join(",") || "-"} | ${showText(policy.text)}`;
}

function showText({ value }: LocatedText): string {
  return value.replaceAll("\uFFFC", "?").replaceAll("\r", "^M").replaceAll("\n", "/");
}

export async function showPolicies(files: Files, announced?: readonly string[]): Promise<readonly string[]> {
  const { policies } = await readPolicies(files, announced);
  return policies.map((document) => showPolicy(files, document));
}

export function edited(files: Files, edits: readonly TextEdit[]): Files {
  const changed = Object.entries(files).map(([path, text]) => {
    const own = edits.filter((edit) => edit.path === path);
    return [path, own.length > 0 ? decoder.decode(applyEdits(encoder.encode(text), own)) : text];
  });
  return Object.fromEntries(changed);
}

/** What stands at a place. */
export function cut(files: Files, { path, start, end }: Range): string {
  return decoder.decode(encoder.encode(files[path] ?? "").subarray(start, end));
}
