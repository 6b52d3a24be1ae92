import { describe, expect, test } from "vitest";
import { readHcl } from "./native.js";
import { fileOf, loadParser } from "./parsing.testing.js";
import { renderBody } from "./rendering.testing.js";

const parser = await loadParser();

/** The value of `a` in a file that holds nothing else. */
function value(expression: string): string {
  const hcl = readHcl(parser, fileOf(`a = ${expression}\n`));
  const rendered = renderBody(hcl.body);
  expect(hcl.problems).toEqual([]);
  return rendered.replace(/^a=/, "");
}

describe("expressions", () => {
  test.each([
    // Numbers
    ["0", "0"],
    ["3600", "3600"],
    ["1.50", "1.50"],
    ["1e5", "1e5"],
    ["1.5E-3", "1.5E-3"],
    ["12345678901234567890123", "12345678901234567890123"],
    ["[1e5, x1e5, y-1e5]", "(tuple 1e5 x1e5 y-1e5)"],
    // Words
    ["true", "true"],
    ["null", "null"],
    ["nullable", "nullable"],
    ["forest", "forest"],
    ["aws_route53_zone.main.zone_id", "(attr (attr aws_route53_zone main) zone_id)"],
    ["my-word.other-word", "(attr my-word other-word)"],
    ["straße.größe", "(attr straße größe)"],
    // Precedence and associativity
    ["1 + 2 * 3", "(+ 1 (* 2 3))"],
    ["1 * 2 + 3", "(+ (* 1 2) 3)"],
    ["1 - 2 - 3", "(- (- 1 2) 3)"],
    ["(1 - (2 - 3))", "(- 1 (- 2 3))"],
    ["8 / 4 % 3", "(% (/ 8 4) 3)"],
    ["a < b == c >= d", "(== (< a b) (>= c d))"],
    ["a == b && c != d || e", "(|| (&& (== a b) (!= c d)) e)"],
    ["a || b && c", "(|| a (&& b c))"],
    ["a < b < c", "(< (< a b) c)"],
    ["1 + 1 > 2", "(> (+ 1 1) 2)"],
    ["-1 + 2", "(+ (- 1) 2)"],
    ["-a.b[0] * 2", "(* (- (index (attr a b) 0)) 2)"],
    ["1 - -1", "(- 1 (- 1))"],
    ["!a.b && c", "(&& (! (attr a b)) c)"],
    ["!!a", "(! (! a))"],
    ["-(a + b)", "(- (+ a b))"],
    // Conditionals
    ["a ? b : c", "(? a b c)"],
    ["a ? b : c ? d : e", "(? a b (? c d e))"],
    ["a ? b : c ? d : e ? f : g", "(? a b (? c d (? e f g)))"],
    ["(a ? b : c) ? d : e", "(? (? a b c) d e)"],
    ["a ? b ? c : d : e", "(? a (? b c d) e)"],
    ["a == 1 || b ? c + 1 : d", "(? (|| (== a 1) b) (+ c 1) d)"],
    ["f(a ? 1 : 2, b)", "(call f (? a 1 2) b)"],
    // Steps
    ["a[0]", "(index a 0)"],
    ['a["k"].b', '(attr (index a "k") b)'],
    ["a[b.c][d]", "(index (index a (attr b c)) d)"],
    ["a.0", "(index a 0)"],
    ["a.0.b", "(attr (index a 0) b)"],
    ["f(x).y", "(attr (call f x) y)"],
    ["(a.b).c", "(attr (attr a b) c)"],
    ["{ k = v }.k", '(attr (object "k"=v) k)'],
    ["[1, 2][0]", "(index (tuple 1 2) 0)"],
    ['"a"[0]', '(index "a" 0)'],
    // Splats
    ["a[*]", "(splat a)"],
    ["a[*].b[0].c", "(splat a .b [0] .c)"],
    ["a.*.b", "(splat a .b)"],
    ["a.*.b.0", "(splat a .b [0])"],
    ["a.*.b[0].c", "(attr (index (splat a .b) 0) c)"],
    ["(a[*].b)[0]", "(index (splat a .b) 0)"],
    ["(a[*].b)[*].c", "(splat (splat a .b) .c)"],
    ["a.*.b[*].c", "(splat (splat a .b) .c)"],
    ["a[*].b[*].c", "invalid"],
    // Calls
    ["f()", "(call f)"],
    ["f(1, two)", "(call f 1 two)"],
    ["f(\n  1,\n  2,\n)", "(call f 1 2)"],
    ["f(1, rest...)", "(call f 1 rest ...)"],
    ['provider::hcloud::txt_record("x")', '(call provider::hcloud::txt_record "x")'],
    ["f(g(h(1)))", "(call f (call g (call h 1)))"],
    // Tuples and objects
    ["[]", "(tuple)"],
    ["[1, [2], ]", "(tuple 1 (tuple 2))"],
    ["{}", "(object)"],
    ["{ a = 1, b : 2 }", '(object "a"=1 "b"=2)'],
    ["{\n  a = 1\n\n  # comment\n  b = 2,\n  c = 3\n}", '(object "a"=1 "b"=2 "c"=3)'],
    ['{ "a b" = 1, "${x}" = 2, (y) = 3, 4 = 5, f(z) = 6 }', '(object "a b"=1 (template ${x})=2 y=3 4=5 (call f z)=6)'],
    ["{ true = 1, null = 2, if = 3, in = 4 }", '(object "true"=1 "null"=2 "if"=3 "in"=4)'],
    ["{\n  a = b\n  (c) = d\n}", '(object "a"=b c=d)'],
    ["{\n  a = b // comment (\n\n  (c) = d\n}", '(object "a"=b c=d)'],
    ["{\n  a = f\n  (c) = [g\n (h)]\n}", '(object "a"=f c=(tuple (call g h)))'],
    // Loops
    ["[for v in x : v]", "(for v x v)"],
    ["[for i, v in x : i if v != 1]", "(for i,v x i if (!= v 1))"],
    ["{for k, v in x : k => v}", "(for k,v x k=> v)"],
    ["{ for v in x : v.k => v... if v.on }", "(for v x (attr v k)=> v... if (attr v on))"],
    ["{\n  for k, v in x :\n  k => v if\n  (v)\n}", "(for k,v x k=> v if v)"],
    ["[for v in x : [for w in v : w]]", "(for v x (for w v w))"],
    ["[for v in a ? b : c : v]", "(for v (? a b c) v)"],
    // Comments and lines
    ["1 /* one */ + /* two */ 2 # three", "(+ 1 2)"],
    ["[ // one\n  1, # two\n  /* three\n */ 2\n]", "(tuple 1 2)"],
    ["(\n  a\n  + b\n)", "(+ a b)"],
    ['f("# no comment", "// neither", "/* nor this")', '(call f "# no comment" "// neither" "/* nor this")'],
  ])("%s", (written, tree) => {
    expect(value(written)).toBe(tree);
  });
});

describe("strings", () => {
  test.each([
    ['""', '""'],
    ['"v=STSv1; id=1;"', '"v=STSv1; id=1;"'],
    ['" two  blanks "', '" two  blanks "'],
    ['"\\n\\r\\t\\"\\\\"', '"<\\n><\\r><\\t><\\"><\\\\>"'],
    ['"\\u00e9\\U0001F600"', '"<é><😀>"'],
    ['"é😀"', '"é😀"'],
    ['"$${x} %%{y}"', '"<${>x} <%{>y}"'],
    ['"$$${x}"', '"$<${>x}"'],
    ['"$ $$ % %% 100%"', '"$ $$ % %% 100%"'],
    ['"$"', '"$"'],
    ['"%${x}"', '(template "%" ${x})'],
    ['"${x}"', "(template ${x})"],
    ['"a${x}b${y}c"', '(template "a" ${x} "b" ${y} "c")'],
    ['"${ x }${\ny\n}"', "(template ${x} ${y})"],
    ['"${"b ${"c ${d}"} }"}"', '(template ${(template "b " ${(template "c " ${d})} " }")})'],
    ['"${{ k = "}" }["k"]}"', '(template ${(index (object "k"="}") "k")})'],
    ['"${x /* } */}"', "(template ${x})"],
    ['"a  ${~ x ~}  b"', '(template "a" ${x} "b")'],
    ['"a\\n ${~ x ~} \\n\\t b"', '(template "a" ${x} "b")'],
    ['"  ${~ x ~}  "', '(template ${x} "")'],
    ['"a ${~ x } b"', '(template "a" ${x} " b")'],
    ['"%{ if x }yes%{ else }no%{ endif }"', '(template (if x ["yes"] ["no"]))'],
    ['"%{ if x ~} yes %{~ endif }"', '(template (if x ["yes"] []))'],
    ['"%{if(x)}y%{endif}"', '(template (if x ["y"] []))'],
    ['"%{ for v in x }${v},%{ endfor }"', '(template (for v x [${v} ","]))'],
    ['"%{ for k, v in x }%{ if v }${k}%{ endif }%{ endfor }"', "(template (for k,v x [(if v [${k}] [])]))"],
    ['"%{ for v in [1, 2] }%{ endfor }"', "(template (for v (tuple 1 2) []))"],
  ])("%s", (written, tree) => {
    expect(value(written)).toBe(tree);
  });
});

describe("bodies", () => {
  test.each([
    ['resource "aws_s3_object" "policy" {\n  key = "x"\n}\n', 'resource "aws_s3_object" "policy" {key="x"}'],
    ["locals {}\n", "locals {}"],
    ["a {\n  b {\n    c { d = 1 }\n  }\n}\n", "a {b {c {d=1}}}"],
    ['a b "c" {\n}\n', 'a "b" "c" {}'],
    ['a "x\\"y" {\n}\n', 'a "x\\"y" {}'],
    ["a = 1\nb = 2 # c\n\n// d\nc {\n}\n/* e\n*/ d = 3", "a=1; b=2; c {}; d=3"],
    ["a = 1\r\nb {\r\n  c = 2\r\n}\r\n", "a=1; b {c=2}"],
    ["\uFEFFa = 1\n", "a=1"],
    ["null = 1\nfor = 2\nif {\n}\n", "null=1; for=2; if {}"],
    ["a = 1\na = 2\n", "a=1; a=2"],
    [
      'dynamic "record" {\n  for_each = x\n  content {\n    value = record.value\n  }\n}\n',
      'dynamic "record" {for_each=x; content {value=(attr record value)}}',
    ],
    [
      'a {\n  b = "}"\n  c = "${"}"}" # }\n  /* } */\n  d = <<E\n}\n"\n${"}"}\nE\n}\ne = 1\n',
      'a {b="}"; c=(template ${"}"}); d=(template "}<\\n>\\"<\\n>" ${"}"} "<\\n>")}; e=1'.replaceAll('\\"', '"'),
    ],
    ["a = f(<<E\nx\nE\n, 1)\nb = [<<E\ny\nE\n]\n", 'a=(call f "x<\\n>" 1); b=(tuple "y<\\n>")'],
    ["", ""],
    ["# only a comment", ""],
  ])("%j", (text, tree) => {
    const hcl = readHcl(parser, fileOf(text));
    expect(renderBody(hcl.body)).toBe(tree);
    expect(hcl.problems).toEqual([]);
  });
});

describe("mistakes are said once, where they are, and everything else is read", () => {
  test.each([
    ["a = 1 b = 2\nc = 3\n", "a=invalid; c=3", ["1 b = 2: Terraform can't read this expression."]],
    ["a = [1,, 2]\n", "a=(tuple 1 invalid 2)", [",: Terraform can't read this expression."]],
    ["a = .5\n", "a=invalid", [".5: Terraform can't read this expression."]],
    ["a =\nb = 1\n", "a=invalid; b=1", ["=: A value is missing here."]],
    ["a = { var.x = 1, b = 2 }\n", 'a=(object invalid=1 "b"=2)', ["var.x: Terraform can't tell"]],
    ['a = "x\nb = 1\n', 'a="x"; b=1', ['"x: This string has no closing " on its line.']],
    ['r "a" {\n  x = "y\n  z = 1\n}\ns {}\n', 'r "a" {x="y"; z=1}; s {}', ['"y: This string has no closing "']],
    [
      'r "a" {\n  x = [1, 2\n}\ns {}\n',
      'r "a" {x=(tuple 1 2)}; s {}',
      ["[: This bracket is never closed. Add the missing ]."],
    ],
    [
      'r "a" {\n  x = 1\n\ns "b" {\n  y = 2\n}\n',
      'r "a" {x=1}; s "b" {y=2}',
      ["r: This is never closed. Add the missing }"],
    ],
    ["a = [1, 2\n\nb = 2\n", "a=(tuple 1 2); b=2", ["[: This is never closed. Add the missing ]"]],
    [
      "a = <<E\nx\n\nr {\n}\n",
      'a="x"; r {}',
      ["<: This heredoc is never closed. Add a line that holds E and nothing else."],
    ],
    ["a = <<E \nx\nE\n", 'a="x<\\n>"', ["<<E \n: Nothing may stand behind <<E on its line."]],
    ["a = 1\n/* b = 2\n", "a=1", ["/*: This comment is never closed."]],
    ["a {\n}\n}\nb = 1\n", "a {}; b=1", ["}: This } closes nothing."]],
    ["a = 1)\nb = 2\n", "a=invalid; b=2", ["): This ) closes nothing."]],
    ['"a" = 1\nb = 2\n', "b=2", ['": Terraform expects an argument or a block here.']],
    ["some words\nb = 2\n", "b=2", ["s: Terraform reads neither an argument nor a block here."]],
    ["a\n{\n}\n", "a {}", ["{: The { of a block has to stand on the line of its name."]],
    ['a "b${c}" {\n}\n', 'a "b${c}" {}', ['"b${c}": The name of a block can\'t be put together']],
    [
      'a = "\\q\\u12"\n',
      'a="<q><u>12"',
      ["\\q: Terraform knows no such escape.", "\\u: Terraform knows no such escape."],
    ],
    ['a = "\\ud800"\n', 'a="<u>d800"', ["\\u: Terraform knows no such escape."]],
    ['a = "${}"\n', "a=(template ${invalid})", ["{: A value is missing here."]],
    ['a = "%{ if x }y"\n', "a=(template ${invalid})", ["%{ if x }: This %{ if } is never closed."]],
    ['a = "%{ endif }"\n', "a=(template ${invalid})", ["%{ endif }: This %{ endif } closes nothing."]],
    [
      'a = "%{ for v in x }%{ endif }%{ endfor }"\n',
      "a=(template (for v x [${invalid}]))",
      ["%{ endif }: This %{ endif }"],
    ],
    ['a = "%{ else }"\n', "a=(template ${invalid})", ["%{ else }: This %{ else } belongs to no %{ if }."]],
    ['a = "%{ when x }"\n', "a=(template ${invalid})", ["%{ when x }: A directive is one of"]],
    [
      'a = "%{ for x }%{ endfor }"\n',
      "a=(template ${invalid} ${invalid})",
      ["%{ for x }: This is not how a loop", "%{ endfor }: This"],
    ],
    ["a = 0x1f\n", "a=invalid", []],
    ["}\n".repeat(9), "", Array(5).fill("}: This } closes nothing.")],
  ])("%j", (text, tree, problems) => {
    const hcl = readHcl(parser, fileOf(text));
    expect(renderBody(hcl.body)).toBe(tree);
    const said = hcl.problems.map(({ message, range }) => `${text.slice(range.start, range.end)}: ${message}`);
    expect(said).toEqual(problems.map((problem) => expect.stringContaining(problem)));
    expect(hcl.problems.every(({ mistake }) => mistake)).toBe(true);
  });

  test("a byte that is not UTF-8", () => {
    const bytes = new Uint8Array([
      ...new TextEncoder().encode('a = "é'),
      0xff,
      ...new TextEncoder().encode('"\nb = 1\n'),
    ]);
    const hcl = readHcl(parser, { path: "main.tf", bytes });
    expect(renderBody(hcl.body)).toBe('a="é\uFFFD"; b=1');
    expect(hcl.problems).toEqual([
      expect.objectContaining({ range: { path: "main.tf", start: 7, end: 8 }, mistake: true }),
    ]);
    const [, b] = hcl.body.attributes;
    expect(b && hcl.range(b.span)).toEqual({ path: "main.tf", start: 10, end: 15 });
  });

  test("a file that is too large is not a mistake", () => {
    const hcl = readHcl(parser, { path: "main.tf", bytes: new Uint8Array(16 * 1024 * 1024 + 1).fill(0x20) });
    expect(hcl.problems).toEqual([expect.objectContaining({ mistake: false })]);
    expect(hcl.body).toEqual({ attributes: [], blocks: [] });
  });
});
