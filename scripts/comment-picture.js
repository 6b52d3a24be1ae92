// Draws the comment of a pull request as GitHub would show it, of a run in test/golden/runs, with links as in the Action:
// node scripts/comment-picture.js docs/comment.png [run] [comment|resolved|summary] [width]
// Instead of a run it takes a Markdown file too, such as test/golden/reporters/two-hundred.summary.md.
// Needs Chromium. The picture depends on its version and on the fonts of the machine, the text in it does not.
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { marked } from "marked";
import { rolldown } from "rolldown";
import { smallPng } from "./small-png.js";

const [target = "docs/comment.png", run = "forgotten-id", kind = "comment", width = "800"] = process.argv.slice(2);
const root = fileURLToPath(new URL("..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "comment-picture-"));
try {
  const markdown = run.endsWith(".md")
    ? readFileSync(run, "utf8")
    : await markdownOf(await bundle(), repository(join(root, "test/golden/runs", run)));
  const page = join(folder, "page.html");
  writeFileSync(page, html(marked.parse(markdown, { gfm: true })));
  const [, height] = /data-height="(\d+)"/.exec(chromium("--dump-dom", page)) ?? [];
  const size = `--window-size=${width},${height}`;
  chromium(size, "--force-device-scale-factor=1.5", `--screenshot=${join(folder, "page.png")}`, page);
  writeFileSync(target, smallPng(readFileSync(join(folder, "page.png"))));
} finally {
  rmSync(folder, { recursive: true });
}

/** The parts of src that make the text, as one module. */
async function bundle() {
  const parts = [
    'export { lint } from "./lint.ts";',
    'export { openSnapshots } from "./snapshots/open.ts";',
    'export { actionOptions } from "./reporters/action-options.ts";',
    'export { markdownReport } from "./reporters/markdown.ts";',
    'export { resolvedReport } from "./reporters/resolved.ts";',
    'export { summaryReport } from "./reporters/summary.ts";',
    'export { VERSION } from "./version.ts";',
  ];
  const build = await rolldown({
    cwd: root,
    input: "parts",
    platform: "node",
    resolve: { extensionAlias: { ".js": [".ts", ".js"] } },
    plugins: [
      {
        name: "parts",
        resolveId: (id) => (id === "parts" ? join(root, "src/parts.ts") : null),
        load: (id) => (id === join(root, "src/parts.ts") ? parts.join("\n") : null),
      },
    ],
  });
  await build.write({ dir: join(folder, "bundle"), format: "esm", entryFileNames: "parts.mjs" });
  await build.close();
  return import(pathToFileURL(join(folder, "bundle/parts.mjs")).href);
}

/** A clone with a commit for base, where there is one, and one for head. */
function repository(golden) {
  const clone = join(folder, "clone");
  const identity = { NAME: "Example", EMAIL: "mail@example.com", DATE: "2026-04-01T12:00:00Z" };
  const who = Object.entries(identity).flatMap(([key, value]) =>
    ["AUTHOR", "COMMITTER"].map((role) => [`GIT_${role}_${key}`, value]),
  );
  const env = { ...process.env, ...Object.fromEntries(who), GIT_CONFIG_GLOBAL: "/dev/null" };
  const git = (...args) => execFileSync("git", ["-C", clone, ...args], { env, stdio: "pipe" });
  execFileSync("git", ["init", "--quiet", clone]);
  const sides = ["base", "head"].filter((side) => existsSync(join(golden, side)));
  for (const side of sides) {
    git("rm", "-r", "--quiet", "--ignore-unmatch", ".");
    cpSync(join(golden, side), clone, { recursive: true });
    git("add", "--all", "--force");
    git("commit", "--quiet", "--allow-empty", "--message", side);
  }
  return { directory: clone, ...(sides.length === 2 && { base: "HEAD~1" }), head: "HEAD" };
}

async function markdownOf(parts, revisions) {
  const opened = await parts.openSnapshots(revisions);
  const report = await parts.lint(opened.snapshots);
  opened.close();
  const options = parts.actionOptions({
    version: parts.VERSION,
    server: "https://github.com",
    owner: "example",
    repo: "dns",
    run: { id: "1", attempt: "1" },
    head: report.head,
    base: report.base,
    pullRequestHead: undefined,
  });
  if (kind === "resolved") return parts.resolvedReport(report, options, 65_536);
  return kind === "summary" ? parts.summaryReport(report, options) : parts.markdownReport(report, options);
}

function chromium(...args) {
  const flags = "headless no-sandbox disable-gpu disable-quic no-first-run disable-background-networking";
  const more = "disable-component-update disable-sync disable-lcd-text hide-scrollbars";
  return execFileSync(
    "chromium",
    [
      ...`${flags} ${more}`.split(" ").map((flag) => `--${flag}`),
      `--user-data-dir=${mkdtempSync(join(folder, "profile-"))}`,
      `--window-size=${width},600`,
      ...args,
    ],
    { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"], timeout: 60_000 },
  );
}

/** In the looks of a comment; a diff gets its colours. */
function html(body) {
  const colored = body.replace(/(<code class="language-diff">)([\s\S]*?)(?=<\/code>)/g, (_, open, text) => {
    const lines = text.split("\n").map((line) => {
      const name = /^(?:diff |---|\+\+\+)/.test(line) ? "file" : { "+": "new", "-": "old", "@": "hunk" }[line[0]];
      return name ? `<span class="${name}">${line}</span>` : line;
    });
    return open + lines.join("\n");
  });
  const header = kind === "summary" ? "<b>mta-sts</b> summary" : "<b>github-actions</b> <i>bot</i> commented";
  const style = readFileSync(new URL("comment-picture.css", import.meta.url), "utf8");
  return `<!doctype html><meta charset="utf-8"><meta name="viewport" content="width=device-width"><style>${style}</style>
<article><header>${header}</header><main>${colored}</main></article>
<script>
document.documentElement.dataset.height = Math.ceil(document.querySelector("article").getBoundingClientRect().bottom + 16);
</script>`;
}
