import { type Name, toName } from "../../model/dns.js";
import type { Misplacement } from "../../model/policy-domain.js";
import { decodeStrictly, type SourceFile } from "../../model/text.js";
import { domainOfPath } from "../domain-of-path.js";
import type { ReadContext } from "../source.js";
import { TEMPLATE_ENDING } from "../template-ending.js";
import { parentFolder, under } from "./folders.js";

/** What the surroundings of a policy file tell about how it is served. */
export interface Site {
  readonly domains: readonly Name[];
  /** True when Jekyll renders the files, so that front matter is not served. */
  readonly rendersFrontMatter: boolean;
  /** Why the file will not be served where senders look. `permalink` is where front matter moves it to. */
  misplacement(permalink: string | undefined): Misplacement | undefined;
}

export async function findSite(file: SourceFile, context: ReadContext): Promise<Site> {
  const root = await findPagesRoot(file.path, context);
  const fromPath = domainOfPath(file.path);
  const misspeltName = misspelt(file.path);
  if (!root) {
    const domains = fromPath === undefined ? [] : [fromPath];
    return { domains, rendersFrontMatter: true, misplacement: () => misspeltName };
  }
  // Few policies lie in a site of GitHub Pages.
  const { misplacedOnPages, pagesAt } = await import("./pages.js");
  const pages = await pagesAt(root.folder, root.domain, context);
  return {
    domains: [fromPath ?? pages.domain],
    rendersFrontMatter: !context.has(under(pages.root, ".nojekyll")),
    misplacement: (permalink) => misspeltName ?? misplacedOnPages(file.path, pages, permalink, context),
  };
}

/** The folder above a policy with the CNAME file that names its host. */
interface PagesRoot {
  readonly folder: string;
  readonly domain: Name;
}

async function findPagesRoot(path: string, context: ReadContext): Promise<PagesRoot | undefined> {
  for (let folder = parentFolder(path); folder !== undefined; folder = parentFolder(folder)) {
    const cname = under(folder, "CNAME");
    const domain = context.has(cname) ? policyDomainOf(await context.open(cname)) : undefined;
    if (domain !== undefined) return { folder, domain };
  }
  return undefined;
}

function policyDomainOf(file: SourceFile | undefined): Name | undefined {
  const host = toName(decodeStrictly(file?.bytes.subarray(0, 512) ?? new Uint8Array())?.trim() ?? "");
  return host?.startsWith("mta-sts.") ? (host.slice("mta-sts.".length) as Name) : undefined;
}

/** In a folder that can only be meant for the well-known one, under a name that is not quite the right one. */
function misspelt(path: string): Misplacement | undefined {
  const match = /(?:^|\/)([^/]+)\/([^/]+)$/.exec(path.replace(TEMPLATE_ENDING, ""));
  const [, folder = "", name = ""] = match ?? [];
  if (!/^\.?well-?known$/i.test(folder)) return undefined;
  if (folder === ".well-known" && name !== "mta-sts.txt" && /^mta[-_.]?sts(?:\.\w+)?$/i.test(name)) {
    return {
      severity: "error",
      message: `Senders fetch /.well-known/mta-sts.txt, and nothing else: a file called ${name} is not found.`,
      steps: ["Rename it to mta-sts.txt."],
    };
  }
  if (folder !== ".well-known" && name === "mta-sts.txt") {
    return {
      severity: "warning",
      message: `Senders fetch /.well-known/mta-sts.txt; this file lies in a folder called ${folder}.`,
      steps: ["Rename the folder to .well-known, unless the web server maps it."],
    };
  }
  return undefined;
}
