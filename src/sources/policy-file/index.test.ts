import { array, assert, asyncProperty, constantFrom } from "fast-check";
import { describe, expect, test } from "vitest";
import type { PolicyDocument } from "../../model/policy-domain.js";
import { NO_RUNTIME } from "../../model/runtime.js";
import { decodeStrictly, type LocatedText, type SourceFile } from "../../model/text.js";
import type { ReadContext } from "../source.js";
import { policyFile } from "./index.js";
import { mayBePolicy } from "./paths.js";

const POLICY = "version: STSv1\nmode: enforce\nmx: mail.example.com\nmax_age: 604800\n";
const CNAME = "mta-sts.example.com\n";

type Files = Readonly<Record<string, string>>;

function contextOf(files: ReadonlyMap<string, SourceFile>): ReadContext {
  return {
    open: async (path) => files.get(path),
    has: (path) => files.has(path),
    filesIn: (folder) =>
      [...files.keys()].filter((path) => path.slice(0, Math.max(path.lastIndexOf("/"), 0)) === folder),
    originOf: () => undefined,
    runtime: NO_RUNTIME,
    memo: new WeakMap(),
  };
}

async function read(files: Files): Promise<readonly PolicyDocument[]> {
  const all = new Map(
    Object.entries(files).map(([path, text]) => [path, { path, bytes: new TextEncoder().encode(text) }]),
  );
  const claimed = [...all.values()].filter((file) => mayBePolicy(file.path) && policyFile.claims(file));
  const { policies } = await policyFile.read(claimed, contextOf(all));
  return policies;
}

interface Case {
  readonly name: string;
  readonly files: Files;
  readonly form?: PolicyDocument["form"];
  readonly domains?: readonly string[];
  /** Of the fields, what is known. */
  readonly fields?: readonly string[];
  readonly misplaced?: "error" | "warning";
}

const FIELDS = ["version=STSv1", "mode=enforce", "mx=mail.example.com", "max_age=604800"];

const CASES: readonly Case[] = [
  { name: "a plain file", files: { ".well-known/mta-sts.txt": POLICY } },
  {
    name: "a folder named after the policy host",
    files: { "mta-sts.example.com/.well-known/mta-sts.txt": POLICY },
    domains: ["example.com"],
  },
  { name: "a folder named after the domain", files: { "example.com/mta-sts.txt": POLICY }, domains: ["example.com"] },
  { name: "a file named after the domain", files: { "policies/example.com.txt": POLICY }, domains: ["example.com"] },
  {
    name: "a CNAME file beside it",
    files: { CNAME, ".nojekyll": "", ".well-known/mta-sts.txt": POLICY },
    domains: ["example.com"],
  },
  {
    name: "a CNAME file in capitals",
    files: { CNAME: "MTA-STS.Example.COM", ".nojekyll": "", ".well-known/mta-sts.txt": POLICY },
    domains: ["example.com"],
  },
  { name: "a CNAME file of another host", files: { CNAME: "www.example.com\n", ".well-known/mta-sts.txt": POLICY } },
  { name: "a CNAME file that is none", files: { CNAME: "\0\0", ".well-known/mta-sts.txt": POLICY } },
  {
    name: "the path before the CNAME file",
    files: { CNAME, ".nojekyll": "", "mta-sts.example.net/.well-known/mta-sts.txt": POLICY },
    domains: ["example.net"],
    misplaced: "warning",
  },
  {
    name: "Jekyll",
    files: { CNAME, ".well-known/mta-sts.txt": POLICY },
    domains: ["example.com"],
    misplaced: "warning",
  },
  {
    name: "Jekyll, with the folder included",
    files: { CNAME, "_config.yml": "include: ['.well-known']", ".well-known/mta-sts.txt": POLICY },
    domains: ["example.com"],
  },
  {
    name: "Pages with a build of its own",
    files: { CNAME, "package.json": "{}", "src/.well-known/mta-sts.txt": POLICY },
    domains: ["example.com"],
  },
  {
    name: "Hugo with its configuration in YAML",
    files: { CNAME, "config.yaml": "baseURL: /\n", "static/.well-known/mta-sts.txt": POLICY },
    domains: ["example.com"],
  },
  {
    name: "a copy beside the right place",
    files: { CNAME, ".nojekyll": "", "old/mta-sts.txt": POLICY },
    domains: ["example.com"],
    misplaced: "warning",
  },
  {
    name: "front matter that Jekyll renders",
    files: { "mta-sts.txt": `---\nlayout: null\n---\n\n${POLICY}` },
    form: "template",
  },
  {
    name: "front matter that is served",
    files: { CNAME, ".nojekyll": "", ".well-known/mta-sts.txt": `---\nlayout: null\n---\n${POLICY}` },
    domains: ["example.com"],
    misplaced: "error",
  },
  { name: "a policy between document marks", files: { ".well-known/mta-sts.txt": `---\n${POLICY}---\n` } },
  { name: "a template without placeholders", files: { "mta-sts.txt.j2": POLICY }, form: "template" },
  {
    name: "placeholders",
    files: { "mta-sts.txt": POLICY.replace("enforce", "%{mode}") },
    form: "template",
    fields: ["version=STSv1", "mode=\uFFFC", "mx=mail.example.com", "max_age=604800"],
  },
  { name: "a wrong name", files: { ".well-known/mta_sts.txt": POLICY }, misplaced: "error" },
  { name: "a wrong folder", files: { "well-known/mta-sts.txt": POLICY }, misplaced: "warning" },
];

describe("a policy file and its surroundings", () => {
  test.each(CASES)("$name", async ({ files, form = "file", domains = [], fields = FIELDS, misplaced }) => {
    const [document, ...others] = await read(files);
    expect(others).toEqual([]);
    expect(document).toMatchObject({ form, domains });
    expect(document?.policy.fields.map(({ name, value }) => `${name.value}=${value.value}`)).toEqual(fields);
    expect(document?.misplaced?.severity).toBe(misplaced);
  });
});

const TEXT = array(
  constantFrom(
    "---\n",
    "version: STSv1\n",
    "mode: ",
    "mx: é\r\n",
    "{{ mx }}",
    "%{x}",
    "\n",
    " ",
    "# é",
    "permalink: /x\n",
    "\uFEFF",
    "𝄞",
  ),
  { maxLength: 40 },
).map((parts) => parts.join(""));

test("every known part of a policy is where its range says", async () => {
  await assert(
    asyncProperty(TEXT, constantFrom("", "mta-sts.example.com\n"), async (text, cname) => {
      const bytes = new TextEncoder().encode(text);
      const sameText = ({ pieces }: LocatedText): void => {
        for (const { text: part, range, verbatim } of pieces) {
          if (verbatim) expect(decodeStrictly(bytes.subarray(range.start, range.end))).toBe(part);
        }
      };
      for (const { policy } of await read({
        ".well-known/mta-sts.txt": text,
        ...(cname === "" ? {} : { CNAME: cname }),
      })) {
        for (const line of policy.lines) {
          sameText(line.text);
          sameText(line.ending);
        }
        for (const field of policy.fields) {
          sameText(field.name);
          sameText(field.value);
        }
      }
    }),
  );
});
