import type { Name } from "../../model/dns.js";
import type { Misplacement } from "../../model/policy-domain.js";
import { decodeStrictly } from "../../model/text.js";
import type { ReadContext } from "../source.js";
import { TEMPLATE_ENDING } from "../template-ending.js";
import { under } from "./folders.js";

/** A GitHub Pages site: the folder with the CNAME file that names the policy host. */
export interface Pages {
  readonly root: string;
  readonly domain: Name;
  /** What makes the site: GitHub's own Jekyll, with its rules about folders that begin with a dot, or not known. */
  readonly builtBy: "jekyll" | "nothing" | "unknown";
  /** True when the build is known to leave out `.well-known`. */
  readonly dropsDotFolders: boolean;
}

/** The site whose CNAME file, which names the policy host of `domain`, lies in the folder `root`. */
export async function pagesAt(root: string, domain: Name, context: ReadContext): Promise<Pages> {
  const builtBy = await builderOf(root, context);
  const dropsDotFolders = builtBy === "jekyll" && !(await includesDotFolder(root, context));
  return { root, domain, builtBy, dropsDotFolders };
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

/** Why the site does not serve the file where senders look. */
export function misplacedOnPages(
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
