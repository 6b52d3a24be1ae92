import { parsePolicy } from "../../model/policy.js";
import type { Misplacement, PolicyDocument } from "../../model/policy-domain.js";
import { isKnown, rangeOf, type SourceFile, subtext, textOf } from "../../model/text.js";
import { withPlaceholders } from "../placeholders.js";
import { EMPTY_READING, type ReadContext, type Reading, type SourceReader } from "../source.js";
import { TEMPLATE_ENDING } from "../template-ending.js";
import { looksLikePolicy } from "./claim.js";
import { splitFrontMatter } from "./front-matter.js";
import { findSite } from "./site.js";

/** Policies as files of their own: served as they are, or rendered from a template first. */
export const policyFile: SourceReader = {
  claims: looksLikePolicy,
  async read(files, context) {
    const policies: PolicyDocument[] = [];
    for (const file of files) policies.push(await readDocument(file, context));
    return { ...EMPTY_READING, policies } satisfies Reading;
  },
};

/** Nothing takes it off, and none of its lines is a field: one mistake, whatever it holds. */
const SERVED_FRONT_MATTER: Misplacement = {
  severity: "error",
  message:
    "This file begins with front matter for Jekyll, and .nojekyll switches Jekyll off: the lines are served as a part of the policy, and strict senders drop it.",
  steps: ["Remove the front matter, from the first `---` to the second."],
};

async function readDocument(file: SourceFile, context: ReadContext): Promise<PolicyDocument> {
  const site = await findSite(file, context);
  const matter = splitFrontMatter(file);
  const rendered = matter !== undefined && site.rendersFrontMatter;
  const whole = matter ? subtext(textOf(file), matter.bodyStart) : textOf(file);
  const text = withPlaceholders(whole);
  return {
    policy: parsePolicy(text),
    path: file.path,
    range: rangeOf(file),
    form: rendered || !isKnown(text) || TEMPLATE_ENDING.test(file.path) ? "template" : "file",
    domains: site.domains,
    misplaced: matter && !rendered ? SERVED_FRONT_MATTER : site.misplacement(matter?.permalink),
  };
}
