import { TEMPLATE_ENDING } from "../template-ending.js";

/** From the path alone. */
export function mayBePolicy(path: string): boolean {
  return isPolicyName(path) || POSSIBLE_NAME.test(path);
}

/** The name that the policy has to have on the web server, template endings aside. */
export function isPolicyName(path: string): boolean {
  return /(?:^|\/)mta-sts\.txt$/i.test(path.replace(TEMPLATE_ENDING, ""));
}

/** No ending, or one under which people keep plain text or templates. */
const POSSIBLE_NAME =
  /(?:^|\/)[^/.]+$|\.(?:txt|text|policy|sts|conf|j2|jinja2?|tpl|tmpl|tftpl|template|erb|ejs|hbs|mustache|liquid|njk|gotmpl|in)$/i;
