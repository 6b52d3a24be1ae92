// Makes dist/ of src/: the same bytes whenever the sources are the same.
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { rolldown } from "rolldown";

const root = fileURLToPath(new URL("..", import.meta.url));
const out = process.argv[2] ?? `${root}dist`;

const bundle = await rolldown({
  cwd: root,
  input: { cli: "src/bin/cli.ts" },
  platform: "node",
  resolve: {
    extensionAlias: { ".js": [".ts", ".js"] },
    // The build of the library for Node looks up an environment variable for each token, which takes as long as parsing.
    alias: { yaml: `${root}node_modules/yaml/browser/index.js` },
  },
  onLog(level, log) {
    // What is behind import() for the sake of other entries may be in the plain chunk all the same.
    if (level === "warn" && log.code !== "INEFFECTIVE_DYNAMIC_IMPORT") throw new Error(log.message);
  },
});

/** What nearly every repository holds. */
const USUAL_SOURCES = ["sources/policy-file/index.ts", "sources/zone-file/index.ts"];

const chunks = new Map();

rmSync(out, { recursive: true, force: true });
const { output } = await bundle.write({
  dir: out,
  format: "esm",
  entryFileNames: "[name].js",
  // Names without a hash: a change of one chunk is then a change of one file in the history.
  chunkFileNames: "chunks/[name].js",
  codeSplitting: { groups: [{ debugName: "chunks", name: (id, graph) => chunkOf(id, graph) }] },
  minify: true,
});
await bundle.close();

/**
 * Each file that Node opens costs time, so what is needed together goes into one: all that the shell, the check and its
 * report import; the rules about changes; the rules about mistakes. Null for what stands alone behind its import().
 */
function chunkOf(id, graph) {
  if (chunks.size === 0) {
    collect("check", ["shells/cli.ts", "shells/check.ts", "reporters/text.ts", ...USUAL_SOURCES], graph);
    collect("changes", ["rules/lists/change.ts"], graph);
    collect("mistakes", ["rules/lists/record.ts", "rules/lists/policy.ts", "rules/lists/mail.ts"], graph);
  }
  return chunks.get(id) ?? null;
}

/** Puts these modules and all that they import, as far as it is in no chunk yet, into one. */
function collect(chunk, paths, graph) {
  const open = paths.map((path) => `${root}src/${path}`);
  for (const module of open) {
    if (chunks.has(module)) continue;
    chunks.set(module, chunk);
    open.push(...(graph.getModuleInfo(module)?.importedIds ?? []));
  }
}

// Node reads the files as ES modules wherever the folder is copied to.
writeFileSync(`${out}/package.json`, '{"type":"module"}\n');
mkdirSync(`${out}/rules`);
for (const name of readdirSync(`${root}src/rules`)) {
  if (name.endsWith(".md")) cpSync(`${root}src/rules/${name}`, `${out}/rules/${name}`);
}
writeFileSync(`${out}/licenses.txt`, licenses(output));

/** The licences of the libraries whose code is in the bundle ask to go along with it. */
function licenses(chunks) {
  const modules = chunks.flatMap((chunk) => (chunk.type === "chunk" ? chunk.moduleIds : []));
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
