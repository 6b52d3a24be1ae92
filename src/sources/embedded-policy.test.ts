import fc from "fast-check";
import { expect, test } from "vitest";
import { mxFields, parsePolicy } from "../model/policy.js";
import { applyEdits, type LocatedText, type Piece, replaceText, type SourceFile, textOf } from "../model/text.js";
import { embeddedPolicies } from "./embedded-policy.js";

const encoder = new TextEncoder();
const decoder = new TextDecoder();

function fileOf(code: string): SourceFile {
  return { path: "code", bytes: encoder.encode(code) };
}

function show({ value }: LocatedText): string {
  return value.replaceAll("\uFFFC", "?").replaceAll("\r", "^M").replaceAll("\n", "/");
}

function policiesIn(code: string): readonly LocatedText[] {
  return embeddedPolicies(textOf(fileOf(code)));
}

const LINES = ["version: STSv1", "mode: enforce", "mx: mx.example.com", "max_age: 86400"];
const POLICY = `${LINES.join("\n")}\n`;
const SHORT = LINES.join("/");
const LONG = `${SHORT}/`;
const IN_QUOTES = JSON.stringify(POLICY);
const INDENTED = LINES.map((line) => `    ${line}`).join("\n");

type Case = readonly [what: string, code: string, policies: readonly string[]];

const FOUND: readonly Case[] = [
  ["a template literal", `const policy = \`${POLICY}\`;\nserve(policy);`, [LONG]],
  ["a template literal that is returned", `return new Response(\`${POLICY}\`, { headers });`, [LONG]],
  ["a template literal that begins on the next line", `const policy = \`\n${POLICY}\`;`, [`/${LONG}`]],
  ["an indented template literal", `const policy = \`${LINES.join("\n  ")}\`;`, [LINES.join("/  ")]],
  ["a trimmed template literal", `const policy = \`\n${POLICY}\n\`.trim();`, [SHORT]],
  ["a template literal trimmed at its end", `const policy = \`${POLICY}\`.trimEnd();`, [SHORT]],
  [
    "an interpolation",
    `const policy = \`version: STSv1\nmode: \${mode}\n\${hosts.map((host) => \`mx: \${host}\`).join("\\n")}\nmax_age: 86400\n\`;`,
    ["version: STSv1/mode: ?/?/max_age: 86400/"],
  ],
  ["CRLF in a template literal", `const policy = \`${LINES.join("\r\n")}\`;`, [SHORT]],
  ["double quotes", `const policy = ${IN_QUOTES};`, [LONG]],
  ["single quotes", `const policy = '${IN_QUOTES.slice(1, -1)}'`, [LONG]],
  ["escaped CRLF", `const policy = "${LINES.join("\\r\\n")}";`, [LINES.join("^M/")]],
  ["a continued string", `policy = "${LINES.join("\\n\\\n")}"`, [SHORT]],
  ["escapes by number", `policy = "${LINES.join("\\x0a")}"`, [SHORT]],
  ["a property", `export default { headers: {}, body: ${IN_QUOTES} };`, [LONG]],
  ["JSON", `{"statusCode": 200, "body": ${IN_QUOTES}}`, [LONG]],
  ["code in JSON", JSON.stringify({ code: `const p = ${IN_QUOTES};` }), [LONG]],
  ["code in JSON in JSON", JSON.stringify({ x: JSON.stringify({ code: `const p = ${IN_QUOTES};` }) }), [LONG]],
  ["another argument behind it", `respond(200, ${IN_QUOTES}, "text/plain");`, [LONG]],
  ["a sum", `const p = ${LINES.map((line) => JSON.stringify(`${line}\n`)).join(" +\n  ")};`, [LONG]],
  [
    "a sum with values",
    'const p = "version: STSv1\\n" + "mode: " + mode + "\\n" + "mx: mx.example.com\\n" + "max_age: " + cfg.age(1);',
    ["version: STSv1/mode: ?/mx: mx.example.com/max_age: ?"],
  ],
  ["an array", `const p = ${JSON.stringify(LINES)}.join("\\n");`, [SHORT]],
  ["an array over lines", `const p = [\n  '${LINES.join("',\n  '")}',\n].join('\\r\\n');`, [LINES.join("^M/")]],
  ["an array with a line end behind it", `const p = ${JSON.stringify(LINES)}.join("\\n") + "\\n";`, [LONG]],
  ["an array with an empty last line", `const p = ${JSON.stringify([...LINES, ""])}.join("\\n");`, [LONG]],
  ["an array of whole lines", `const p = ${JSON.stringify(LINES.map((line) => `${line}\n`))}.join("");`, [LONG]],
  [
    "an array with values",
    'const p = ["version: STSv1", `mode: ${mode}`, ...hosts.map((host) => "mx: " + host), "max_age: 86400"].join("\\n")',
    ["version: STSv1/mode: ?/?/max_age: 86400"],
  ],
  [
    "version in the middle of an array",
    '["mode: enforce", "version: STSv1", "max_age: 1"].join("\\n")',
    ["mode: enforce/version: STSv1/max_age: 1"],
  ],
  ["a list of Python", `policy = "\\n".join(${JSON.stringify(LINES)})`, [SHORT]],
  [
    "strings side by side in Python",
    `POLICY = (\n    ${LINES.map((line) => JSON.stringify(`${line}\n`)).join("\n    ")}\n)`,
    [LONG],
  ],
  ["triple quotes", `POLICY = """${POLICY}"""`, [LONG]],
  ["triple quotes, continued", `POLICY = """\\\n${POLICY}"""`, [LONG]],
  ["triple single quotes", `POLICY = '''${POLICY}'''`, [LONG]],
  [
    "an f-string",
    'p = f"version: STSv1\\nmode: {mode}\\nmx: mx.example.com\\nmax_age: 86400"',
    ["version: STSv1/mode: ?/mx: mx.example.com/max_age: 86400"],
  ],
  [
    "a format string",
    'p = "version: STSv1\\nmode: %s\\nmx: {}\\nmax_age: 86400" % mode',
    ["version: STSv1/mode: ?/mx: ?/max_age: 86400"],
  ],
  ["PHP", `<?php echo implode("\\n", ['${LINES.join("', '")}']);`, [SHORT]],
  [
    "Ruby",
    'body "version: STSv1\\nmode: #{mode}\\nmx: mx.example.com\\nmax_age: 86400"',
    ["version: STSv1/mode: ?/mx: mx.example.com/max_age: 86400"],
  ],
  ["nginx", `location = /.well-known/mta-sts.txt { return 200 ${IN_QUOTES}; }`, [LONG]],
  ["nginx, in single quotes over lines", `return 200 '${POLICY}';`, [LONG]],
  [
    "nginx, with a variable",
    'return 200 "version: STSv1\\nmode: enforce\\nmx: $mx_host\\nmax_age: 86400\\n";',
    ["version: STSv1/mode: enforce/mx: ?/max_age: 86400/"],
  ],
  ["Caddy", `mta-sts.example.com {\n  respond \`${POLICY}\`\n}`, [LONG]],
  ["a here document of Caddy", `respond <<TXT\n    ${LINES.join("\n    ")}\n    TXT 200`, [LONG]],
  ["Varnish", `synthetic {"${POLICY}"};`, [LONG]],
  ["Fastly", `synthetic "${LINES.join("%0A")}";`, [SHORT]],
  ["Fastly, with CRLF", `synthetic "${LINES.join("%0D%0A")}";`, [LINES.join("^M/")]],
  ["a here document", `cat > /srv/mta-sts.txt <<EOF\n${POLICY}EOF\n`, [LONG]],
  ["a here document in quotes", `cat <<'END_OF_POLICY' > x\n${POLICY}END_OF_POLICY\n`, [LONG]],
  ["an indented here document", `  cat > x <<-EOF\n\t${LINES.join("\n\t")}\n\tEOF\n`, [LONG]],
  ["printf", `printf '${LINES.join("\\n")}' > mta-sts.txt`, [SHORT]],
  ["a block scalar", `data:\n  mta-sts.txt: |\n${INDENTED}\nkind: ConfigMap\n`, [LONG]],
  ["a block scalar at the end", `data:\n  mta-sts.txt: |-\n${INDENTED}`, [SHORT]],
  ["a block scalar in a list", `- content: |\n${INDENTED}\n- path: x\n`, [LONG]],
  [
    "two of them",
    `a = ${IN_QUOTES};\nb = ${IN_QUOTES.replace("enforce", "none")};`,
    [LONG, LONG.replace("enforce", "none")],
  ],
  [
    "fields in another order",
    'p = "max_age: 1\\nmode: none\\nversion: STSv1\\n"',
    ["max_age: 1/mode: none/version: STSv1/"],
  ],
  ["a missing mode", 'p = "version: STSv1\\nmx: a.example\\nmax_age: 1"', ["version: STSv1/mx: a.example/max_age: 1"]],
  ["a slip", `p = ${IN_QUOTES.replace("mode", "Mode")}`, [LONG.replace("mode", "Mode")]],
  ["a pattern with a star before it", `route = "example.com/*"; p = ${IN_QUOTES}; /* end */`, [LONG]],
  ["a comment before it", `// the policy\n/* as in the RFC */ const p = ${IN_QUOTES};`, [LONG]],
];

const NOT_FOUND: readonly Case[] = [
  ["prose", "A policy begins with version: STSv1, then mode: enforce, mx: and max_age: follow.", []],
  ["prose in quotes", 'Write "version: STSv1" and "mode: enforce" and "max_age: 86400".', []],
  ["a policy on its own", POLICY, []],
  ["a fence", `\`\`\`\n${POLICY}\`\`\``, []],
  ["code in a fence", `\`\`\`js\nconst p = \`${POLICY}\`;\n\`\`\``, []],
  ["a page", `<p class="x">The policy</p>\n<pre>\n${POLICY}</pre>`, []],
  ["code on a page", `<pre><code>const p = ${IN_QUOTES};</code></pre>`, []],
  ["a comment", `// return 200 ${IN_QUOTES};`, []],
  ["a comment of a shell", `# echo ${IN_QUOTES}`, []],
  ["a comment behind code", `serve(x); // was ${IN_QUOTES}`, []],
  ["a comment over lines", `/*\nconst p = \`${POLICY}\`;\n*/`, []],
  ["a line of a doc comment", `/**\n * const p = ${IN_QUOTES};\n */`, []],
  ["a test of a parser", `test("parses", () => { expect(parse(${IN_QUOTES})).toEqual({}); });`, []],
  ["a test of a parser in Python", `def test_policy():\n    policy = ${IN_QUOTES}`, []],
  ["a test of a parser in Go", `func TestParse(t *testing.T) {\n\tp := ${IN_QUOTES}\n}`, []],
  ["a call of a parser", `const policy = parsePolicy(${IN_QUOTES});`, []],
  ["an assertion", `assert.equal(body, ${IN_QUOTES});`, []],
  ["a comparison", `if (body === ${IN_QUOTES}) return;`, []],
  ["a log", `console.log(${IN_QUOTES});`, []],
  ["an example", `const example = ${IN_QUOTES};`, []],
  ["a description", `{"description": ${IN_QUOTES}}`, []],
  ["a description as block scalar", `description: |\n${INDENTED}\n`, []],
  ["lines that are taken apart", `const lines = ${IN_QUOTES}.split("\\n");`, []],
  ["a list that nobody joins", `const lines = ${JSON.stringify(LINES)};`, []],
  ["a tagged template", `const p = dedent\`\n${INDENTED}\n\`;`, []],
  ["textwrap", `p = textwrap.dedent("""\n${INDENTED}\n""")`, []],
  [
    "indentation that is taken off later",
    `const p = \`\n${INDENTED}\n\`;\nreturn new Response(p.replace(/^ +/gm, ""));`,
    [],
  ],
  ["two fields only", 'p = "version: STSv1\\nmode: enforce"', []],
  ["a version alone", 'if (line === "version: STSv1") found = true;', []],
  ["a mail server", "mta_sts:\n  mode: enforce\n  max_age: 24h\n  version: STSv1\n", []],
  [
    "a mail server's sender check",
    'stsregex = "^version: STSv1$|^mode: (enforce|testing|none)$|^max_age: [0-9]+$"',
    [],
  ],
  [
    "a resolver",
    'smtp_tls_policy_maps = socketmap:inet:127.0.0.1:8461:postfix\n# fetches "version: STSv1" policies\n',
    [],
  ],
  ["a string without an end", `const p = "${IN_QUOTES.slice(1, -1)}`, []],
  ["a longer text", `const mail = ${JSON.stringify(`Dear all,\nthis is it:\n${POLICY}Yours\n`)};`, []],
  ["a record", 'v = "v=STSv1; id=20240101"', []],
];

test.each([...FOUND, ...NOT_FOUND])("%s", (_, code, policies) => {
  expect(policiesIn(code).map(show)).toEqual(policies);
});

test.each(FOUND)("places: %s", (_, code) => {
  const { bytes } = fileOf(code);
  for (const { pieces } of policiesIn(code)) {
    for (const { text, range, verbatim } of pieces) {
      if (verbatim) expect(decoder.decode(bytes.subarray(range.start, range.end))).toBe(text);
      else expect(range.end).toBeGreaterThan(range.start);
    }
  }
});

/** What is put in the place of a value reads as it is, wherever it stands. */
test.each(FOUND.filter(([, , policies]) => policies.length > 0))("edits: %s", (_, code) => {
  const file = fileOf(code);
  const [policy] = policiesIn(code);
  const mx = policy && mxFields(parsePolicy(policy)).find(({ value }) => !value.value.includes("\uFFFC"));
  if (!mx) return;
  for (const replacement of ["a.example", "a.example\nmx: b.example"]) {
    const after = decoder.decode(applyEdits(file.bytes, replaceText(mx.value, replacement)));
    const [edited] = policiesIn(after);
    expect(edited && mxFields(parsePolicy(edited)).map(({ value }) => value.value)).toEqual(
      replacement.split("\nmx: "),
    );
  }
});

test("a text that is put together keeps its places", () => {
  const [head = "", tail = ""] = [`const p = "${LINES.slice(0, 2).join("\\n")}\\nmx: `, '\\nmax_age: 86400\\n";'];
  const pieces: Piece[] = [
    { text: head, range: { path: "a", start: 5, end: 5 + head.length }, verbatim: true },
    { text: "mx.example.com", range: { path: "b", start: 7, end: 21 }, verbatim: true, encode: (text) => `<${text}>` },
    { text: tail, range: { path: "a", start: 90, end: 90 + tail.length }, verbatim: true },
  ];
  const code: LocatedText = {
    value: `${head}mx.example.com${tail}`,
    range: { path: "a", start: 0, end: 200 },
    pieces,
    encode: (text) => text,
  };
  const [policy] = embeddedPolicies(code);
  const [mx] = policy ? mxFields(parsePolicy(policy)) : [];
  expect(mx?.value.range).toEqual({ path: "b", start: 7, end: 21 });
  expect(mx?.value.encode("x\ny")).toBe("<x\\ny>");
});

const HOSTILE: readonly (readonly [string, string])[] = [
  ["quotes", '"'.repeat(200_000)],
  ["backslashes", `"version: STSv1${"\\".repeat(200_000)}`],
  ["versions", "version: STSv1\n".repeat(50_000)],
  ["versions in quotes", '"version: STSv1",'.repeat(50_000)],
  ["sums", '"version: STSv1\\n" + '.repeat(20_000)],
  ["blanks", `${" ".repeat(500_000)}version: STSv1${" ".repeat(500_000)}`],
  ["lines", `"version: STSv1\\nmode: none\\nmax_age: 1${"\n".repeat(500_000)}"`],
  ["braces", `\`version: STSv1\${${"{".repeat(200_000)}\``],
  ["brackets", `[${"[".repeat(100_000)}"version: STSv1"${",[".repeat(100_000)}`],
  ["here documents", "x <<EOF\nversion: STSv1\n".repeat(20_000)],
  ["block scalars", "a: |\n  version: STSv1\n".repeat(20_000)],
  ["comments", "/*".repeat(200_000) + IN_QUOTES],
  ["a huge text", `const p = ${IN_QUOTES};\n${"x".repeat(3_000_000)}`],
];

test.each(HOSTILE)("stays quick with %s", (_, code) => {
  const start = performance.now();
  policiesIn(code);
  expect(performance.now() - start).toBeLessThan(5_000);
});

test("never throws, and what it finds is in its place", () => {
  const word = fc.constantFrom(
    ...LINES,
    ...LINES.map((line) => `${line}\\n`),
    "\n",
    "\\n",
    "\\r\\n",
    '"',
    "'",
    "`",
    '"""',
    "${x}",
    "${",
    "}",
    '{"',
    '"}',
    " + ",
    ", ",
    "[",
    "]",
    '].join("\\n")',
    "(",
    ")",
    "<<EOF\n",
    "EOF\n",
    "key: |\n",
    "  ",
    "\\",
    "é",
    "\u{1F600}",
    "# ",
    "// ",
  );
  fc.assert(
    fc.property(fc.array(word, { maxLength: 30 }), (words) => {
      const code = words.join("");
      const { bytes } = fileOf(code);
      for (const { pieces } of policiesIn(code)) {
        for (const { text, range, verbatim } of pieces) {
          if (verbatim) expect(decoder.decode(bytes.subarray(range.start, range.end))).toBe(text);
        }
      }
    }),
    { numRuns: 3_000 },
  );
});
