import { parsePolicy } from "../../model/policy.js";
import type { PolicyDocument } from "../../model/policy-domain.js";
import { isKnown, rangeOf, type SourceFile, subtext, textOf } from "../../model/text.js";
import { TEMPLATE_ENDING, withPlaceholders } from "../placeholders.js";
import { EMPTY_READING, type ReadContext, type Reading, type Source } from "../source.js";
import { isPolicyName, looksLikePolicy } from "./claim.js";
import { splitFrontMatter } from "./front-matter.js";
import { findSite } from "./site.js";

/** Policies as files of their own: served as they are, or rendered from a template first. */
export const policyFileSource: Source = {
  name: "policy-file",
  mayClaim: (path) => isPolicyName(path) || POSSIBLE_NAME.test(path),
  claims: (file) => looksLikePolicy(file),
  async read(files, context) {
    const policies: PolicyDocument[] = [];
    for (const file of files) policies.push(await readDocument(file, context));
    return { ...EMPTY_READING, policies } satisfies Reading;
  },
};

/** No ending, or one under which people keep plain text or templates. */
const POSSIBLE_NAME =
  /(?:^|\/)[^/.]+$|\.(?:txt|text|policy|sts|conf|j2|jinja2?|tpl|tmpl|tftpl|template|erb|ejs|hbs|mustache|liquid|njk|gotmpl|in)$/i;

async function readDocument(file: SourceFile, context: ReadContext): Promise<PolicyDocument> {
  const site = await findSite(file, context);
  const matter = splitFrontMatter(file);
  const rendered = matter !== undefined && site.rendersFrontMatter;
  const whole = rendered ? subtext(textOf(file), matter.bodyStart) : textOf(file);
  const text = withPlaceholders(whole);
  return {
    policy: parsePolicy(text),
    path: file.path,
    range: rangeOf(file),
    form: rendered || !isKnown(text) || TEMPLATE_ENDING.test(file.path) ? "template" : "file",
    domains: site.domains,
    misplaced: site.misplacement(rendered ? matter.permalink : undefined),
  };
}
