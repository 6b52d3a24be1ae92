import { type Name, toName } from "../../model/dns.js";
import type { Misplacement } from "../../model/policy-domain.js";
import { decodeStrictly, type SourceFile } from "../../model/text.js";
import { domainOfPath } from "../domain-of-path.js";
import { TEMPLATE_ENDING } from "../placeholders.js";
import type { ReadContext } from "../source.js";

/** What the surroundings of a policy file tell about how it is served. */
export interface Site {
  readonly domains: readonly Name[];
  /** True when Jekyll renders the files, so that front matter is not served. */
  readonly rendersFrontMatter: boolean;
  /** Why the file will not be served where senders look. `permalink` is where front matter moves it to. */
  misplacement(permalink: string | undefined): Misplacement | undefined;
}

export async function findSite(file: SourceFile, context: ReadContext): Promise<Site> {
  const pages = await findPages(file.path, context);
  const fromPath = domainOfPath(file.path);
  return {
    domains: fromPath !== undefined ? [fromPath] : pages ? [pages.domain] : [],
    rendersFrontMatter: !pages || !context.has(under(pages.root, ".nojekyll")),
    misplacement: (permalink) =>
      misspelt(file.path) ?? (pages ? misplacedOnPages(file.path, pages, permalink, context) : undefined),
  };
}

/** A GitHub Pages site: the folder with the CNAME file that names the policy host. */
interface Pages {
  readonly root: string;
  readonly domain: Name;
  /** What makes the site: GitHub's own Jekyll, with its rules about folders that begin with a dot, or not known. */
  readonly builtBy: "jekyll" | "nothing" | "unknown";
  /** True when the build is known to leave out `.well-known`. */
  readonly dropsDotFolders: boolean;
}

async function findPages(path: string, context: ReadContext): Promise<Pages | undefined> {
  for (let folder = parentFolder(path); folder !== undefined; folder = parentFolder(folder)) {
    const cname = under(folder, "CNAME");
    const domain = context.has(cname) ? policyDomainOf(await context.open(cname)) : undefined;
    if (domain === undefined) continue;
    const builtBy = await builderOf(folder, context);
    const dropsDotFolders = builtBy === "jekyll" && !(await includesDotFolder(folder, context));
    return { root: folder, domain, builtBy, dropsDotFolders };
  }
  return undefined;
}

/** The folder that a path lies in, "" for the root; undefined for the root itself. */
function parentFolder(path: string): string | undefined {
  if (path === "") return undefined;
  return path.slice(0, Math.max(path.lastIndexOf("/"), 0));
}

function under(folder: string, name: string): string {
  return folder === "" ? name : `${folder}/${name}`;
}

function policyDomainOf(file: SourceFile | undefined): Name | undefined {
  const host = toName(decodeStrictly(file?.bytes.subarray(0, 512) ?? new Uint8Array())?.trim() ?? "");
  return host?.startsWith("mta-sts.") ? (host.slice("mta-sts.".length) as Name) : undefined;
}

/** GitHub's own build only runs on the root or on `docs`, and not when a workflow or another generator makes the site. */
async function builderOf(root: string, context: ReadContext): Promise<Pages["builtBy"]> {
  if (OTHER_BUILDERS.some((name) => context.has(name)) || (await isDeployedByWorkflow(context))) return "unknown";
  if (context.has(under(root, ".nojekyll"))) return "nothing";
  return root === "" || root === "docs" ? "jekyll" : "unknown";
}

async function includesDotFolder(root: string, context: ReadContext): Promise<boolean> {
  const config = await context.open(under(root, "_config.yml"));
  if (!config) return false;
  const text = decodeStrictly(config.bytes.subarray(0, 65_536));
  return text === undefined || /\.well-known|^include[ \t]*:[^\n]*\./m.test(text);
}

const MAX_WORKFLOWS = 20;

async function isDeployedByWorkflow(context: ReadContext): Promise<boolean> {
  for (const path of context.filesIn(".github/workflows").slice(0, MAX_WORKFLOWS)) {
    const workflow = await context.open(path);
    if (/pages/i.test(decodeStrictly(workflow?.bytes.subarray(0, 65_536) ?? new Uint8Array()) ?? "pages")) return true;
  }
  return false;
}

/** What makes or serves a site in another way than GitHub's own build. */
const OTHER_BUILDERS = [
  "package.json",
  "deno.json",
  "hugo.toml",
  "hugo.yaml",
  "hugo.yml",
  "hugo.json",
  "config.toml",
  "config.yaml",
  "config.yml",
  "mkdocs.yml",
  "book.toml",
  "_quarto.yml",
  "_config.ts",
  ".eleventy.js",
  "pelicanconf.py",
  "conf.py",
  "Makefile",
  ".travis.yml",
  ".gitlab-ci.yml",
  "netlify.toml",
  "vercel.json",
  "wrangler.toml",
  "wrangler.json",
  "wrangler.jsonc",
  "firebase.json",
];

function misplacedOnPages(
  path: string,
  pages: Pages,
  permalink: string | undefined,
  context: ReadContext,
): Misplacement | undefined {
  const wanted = under(pages.root, ".well-known/mta-sts.txt");
  if (permalink !== undefined) {
    if (permalink.replace(/^\//, "") === ".well-known/mta-sts.txt") return undefined;
    return {
      severity: "error",
      message: `The permalink ${permalink} puts the policy where no sender looks for it.`,
      steps: ["Set `permalink: /.well-known/mta-sts.txt` in the front matter."],
    };
  }
  if (path !== wanted) {
    // A copy, or the source of what a build puts into place.
    if (pages.builtBy === "unknown" || context.has(wanted) || TEMPLATE_ENDING.test(path)) return undefined;
    return {
      severity: "warning",
      message: `The site of mta-sts.${pages.domain} has its root in ${pages.root === "" ? "the repository's root" : pages.root}, so this file is not served at /.well-known/mta-sts.txt, the only place where senders look for it.`,
      steps: [`Move the file to ${wanted}.`],
    };
  }
  if (!pages.dropsDotFolders) return undefined;
  return {
    severity: "warning",
    message:
      "GitHub Pages builds this site with Jekyll, which leaves out folders that begin with a dot: senders get 404 for the policy.",
    steps: [
      `Add an empty file ${under(pages.root, ".nojekyll")}, or \`include: [".well-known"]\` to ${under(pages.root, "_config.yml")}.`,
    ],
  };
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
