// Makes dist/ of src/: the same bytes whenever the sources are the same.
import { chmodSync, copyFileSync, cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { rolldown } from "rolldown";

const root = fileURLToPath(new URL("..", import.meta.url));
const out = process.argv[2] ?? `${root}dist`;

/** Files of libraries that go along as they are, by name. */
const packaged = Object.fromEntries(
  Object.entries(JSON.parse(readFileSync(`${root}src/runtime/packaged-files.json`, "utf8"))).map(
    ([name, specifier]) => [name, createRequire(import.meta.url).resolve(specifier)],
  ),
);

const bundle = await rolldown({
  cwd: root,
  input: {
    action: "src/bin/action.ts",
    cli: "src/bin/cli.ts",
    // A thread of its own, started by the path that it has beside the chunks, as it has in src/.
    "chunks/program-worker": "src/runtime/program-worker.js",
  },
  platform: "node",
  preserveEntrySignatures: false,
  resolve: {
    extensionAlias: { ".js": [".ts", ".js"] },
    // The build of the library for Node looks up an environment variable for each token, which takes as long as parsing.
    alias: { yaml: `${root}node_modules/yaml/browser/index.js` },
  },
  transform: { define: { BUNDLED: "true" } },
  // What is not used of the GitHub packages goes, above all undici, which one import at the top of them would bring along.
  treeshake: {
    moduleSideEffects: (id) => !id.includes("/node_modules/"),
    // Made at the top of `octokit`, and not used here.
    manualPureFunctions: ["DefaultApp", "DefaultOAuthApp"],
  },
  onLog(level, log) {
    // What is behind import() for the sake of other entries may be in the plain chunk all the same.
    if (level !== "warn" || log.code === "INEFFECTIVE_DYNAMIC_IMPORT") return;
    // Of the loader of WebAssembly, for code that comes with a module: ours are the files in dist/packaged.
    if (log.code === "EVAL" && log.id?.endsWith("/web-tree-sitter.js")) return;
    throw new Error(log.message);
  },
});

/** What nearly every repository holds. */
const USUAL_SOURCES = ["sources/policy-file/index.ts", "sources/zone-file/index.ts"];

/** Imported by what we use of `@actions/core`, for what we don't. */
const UNUSED = /\/node_modules\/(?:@actions\/(?:exec|http-client|io)|tunnel|undici)\//;

const chunks = new Map();

rmSync(out, { recursive: true, force: true });
const { output } = await bundle.write({
  dir: out,
  format: "esm",
  entryFileNames: "[name].js",
  // Names without a hash: a change of one chunk is then a change of one file in the history.
  chunkFileNames: "chunks/[name].js",
  codeSplitting: {
    groups: [{ debugName: "chunks", name: (id, graph) => chunkOf(id, graph) }],
    includeDependenciesRecursively: false,
  },
  minify: true,
});
await bundle.close();

/**
 * Each file that Node opens costs time, so what is needed together goes into one: what the Action and the command line
 * both begin with; what the Action needs to see whether a change concerns it; all else that a check and its report
 * import; the rules about changes; the rules about mistakes. Null for what stands alone behind its import().
 */
function chunkOf(id, graph) {
  if (chunks.size === 0) {
    const action = closure(["shells/action/action.ts", "shells/action/nothing.ts"], graph);
    const check = closure(["shells/cli.ts", "shells/check.ts", "reporters/text.ts", ...USUAL_SOURCES], graph);
    assign(
      "files",
      [...action].filter((module) => check.has(module)),
    );
    assign("action-start", action);
    assign("check", check);
    assign("changes", closure(["rules/lists/change.ts"], graph));
    assign("mistakes", closure(["rules/lists/record.ts", "rules/lists/policy.ts", "rules/lists/mail.ts"], graph));
  }
  return chunks.get(id) ?? null;
}

/** These modules and all that they import. */
function closure(paths, graph) {
  const modules = new Set(paths.map((path) => `${root}src/${path}`));
  for (const module of modules) {
    for (const id of graph.getModuleInfo(module)?.importedIds ?? []) if (!UNUSED.test(id)) modules.add(id);
  }
  return modules;
}

function assign(chunk, modules) {
  for (const module of modules) if (!chunks.has(module)) chunks.set(module, chunk);
}

// Node reads the files as ES modules wherever the folder is copied to.
writeFileSync(`${out}/package.json`, '{"type":"module"}\n');
mkdirSync(`${out}/packaged`);
for (const [name, path] of Object.entries(packaged)) {
  copyFileSync(path, `${out}/packaged/${name}`);
  chmodSync(`${out}/packaged/${name}`, 0o644);
}
mkdirSync(`${out}/rules`);
for (const name of readdirSync(`${root}src/rules`)) {
  if (name.endsWith(".md")) cpSync(`${root}src/rules/${name}`, `${out}/rules/${name}`);
}
writeFileSync(`${out}/licenses.txt`, licenses(output));

/** The licences of the libraries whose code is in the bundle ask to go along with it. */
function licenses(chunks) {
  const modules = chunks.flatMap((chunk) => (chunk.type === "chunk" ? chunk.moduleIds : []));
  modules.push(...Object.values(packaged));
  const packages = new Set(modules.map((id) => /.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(id)?.[0]).filter(Boolean));
  return [...packages]
    .map((folder) => ({ folder, facts: JSON.parse(readFileSync(`${folder}/package.json`, "utf8")) }))
    .sort((one, other) => (one.facts.name < other.facts.name ? -1 : 1))
    .map(({ folder, facts }) => {
      const file = readdirSync(folder).find((name) => /^licen[sc]e/i.test(name));
      const text = file === undefined ? facts.license : readFileSync(`${folder}/${file}`, "utf8").trim();
      return `${facts.name} ${facts.version}\n\n${text}\n`;
    })
    .join(`\n${"-".repeat(80)}\n\n`);
}
