import type { Files } from "./reading.js";

/** A program that somebody wrote to do harm, or that does it by mistake. */
export interface Hostile {
  readonly name: string;
  readonly program: string;
  readonly files?: Files;
  /** What is said of it; undefined where it may run to its end, because it can do nothing. */
  readonly says?: RegExp;
  /** True where nothing of it is run. */
  readonly startsNot?: boolean;
}

const TOO_LONG = /it takes too long/;
const TOO_MUCH = /out of memory|too much memory|invalid array length|string too long|takes too long/i;
const TOO_MUCH_TOLD = /too much|can't be told|out of memory|takes too long/;
const REPEATED = Object.fromEntries(
  Array.from({ length: 6000 }, (_, index) => [`many/${String(index).padStart(4, "0")}.js`, ""]),
);

/** Variables of which each is one or the other of the same. */
function doubled(times: number): string {
  return Array.from({ length: times }, (_, at) => `var a${at + 1} = a${at} || a${at};`).join(" ");
}

export const hostilePrograms: readonly Hostile[] = [
  { name: "an endless loop", program: "while (true) {}", says: TOO_LONG },
  {
    name: "an endless loop that catches what ends it",
    program: "for (;;) { try { for (;;) {} } catch (e) {} }",
    says: TOO_LONG,
  },
  { name: "an endless loop in a finally", program: "try { for (;;) {} } finally { for (;;) {} }", says: TOO_LONG },
  { name: "endless recursion", program: "function f() { return f() + 1; }\nf();", says: /stack/i },
  { name: "recursion through a builtin", program: "function f() { [1].map(f); }\nf();", says: /stack/i },
  {
    name: "recursion through toString",
    program: "var o = { toString: function () { return '' + o; } };\n'' + o;",
    says: /stack/i,
  },
  {
    name: "a chain of promises",
    program: "function again() { Promise.resolve().then(again); }\nagain();",
    says: /has no end|too long/,
  },
  { name: "a promise that loops", program: "Promise.resolve().then(function () { for (;;) {} });", says: TOO_LONG },
  {
    name: "a generator without end",
    program: "var all = [...(function* () { for (;;) yield 1; })()];",
    says: TOO_MUCH,
  },
  { name: "a list of a billion", program: "new Array(1e9).fill(1);", says: TOO_MUCH },
  { name: "a buffer of a gigabyte", program: "new ArrayBuffer(1 << 30);", says: TOO_MUCH },
  { name: "a growing list", program: "var a = [1]; for (;;) a = a.concat(a);", says: TOO_MUCH },
  { name: "a growing text", program: "var s = 'a'; for (;;) s += s;", says: TOO_MUCH },
  { name: "a repeated text", program: "'x'.repeat(1 << 29).split('');", says: TOO_MUCH },
  { name: "padding", program: "'x'.padEnd(1 << 29, 'ab');", says: TOO_MUCH },
  { name: "a great many objects", program: "var a = []; for (;;) a.push({ a: a.length });", says: TOO_MUCH },
  { name: "a catastrophic regular expression", program: "/^(a+)+$/.test('a'.repeat(60) + 'b');", says: TOO_LONG },
  {
    name: "a backreference",
    program: String.raw`/^(.*)(.*)(.*)(.*)(.*)\1\2\3\4\5x$/.test("ab".repeat(5000));`,
    says: /too long|memory|stack/i,
  },
  {
    name: "a giant sort",
    program: "var a = []; for (var i = 0; i < 2e6; i++) a[i] = String(i % 977); a.sort();",
    says: TOO_MUCH,
  },
  {
    name: "a sort that never agrees",
    program:
      "var a = new Array(20000).fill(0).map(function (_, i) { return i; }); for (;;) a.sort(function () { return Math.random() - 0.5; });",
    says: TOO_LONG,
  },
  { name: "a slow search", program: "'a'.repeat(1 << 23).indexOf('a'.repeat(1 << 22) + 'b');", says: TOO_LONG },
  {
    name: "a search in a list without end",
    program: "Array.prototype.indexOf.call({ length: 2 ** 53 - 1 }, 1);",
    says: TOO_LONG,
  },
  { name: "a giant number", program: "var n = 7n; for (;;) n = n * n;", says: /BigInt|memory|too long/ },
  {
    name: "a deep list",
    program: "var a = []; for (var i = 0; i < 1e6; i++) a = [a];\nD('x.example', REG, a);",
    says: /deep|memory|too long/,
  },
  { name: "a list that holds itself", program: "var a = []; a.push(a);\nD('x.example', REG, a);", says: /deep/ },
  {
    name: "a list without end",
    program:
      "D('x.example', REG, new Proxy([], { get: function (t, k) { return k === 'length' ? Infinity : function () {}; } }));",
    says: /not run to its end/,
  },
  { name: "deep JSON", program: "JSON.parse('['.repeat(1e6));", says: /stack|json|unexpected/i },
  {
    name: "deep source",
    program: `var x = ${"(".repeat(20_000)}1${")".repeat(20_000)};`,
    says: /stack|expect|broke down/i,
    startsNot: true,
  },
  {
    name: "a million records",
    program:
      "var all = []; for (var i = 0; i < 1e6; i++) all.push(A('h' + i, '192.0.2.1'));\nD('x.example', REG, all);",
    says: TOO_MUCH,
  },
  {
    name: "the same record a million times",
    program: "var one = A('h', '192.0.2.1');\nD('x.example', REG, new Array(1000).fill(new Array(1000).fill(one)));",
    says: /more than 100000 records|memory|too long/,
  },
  {
    name: "a record of 20 megabytes",
    program: "D('x.example', REG, TXT('@', 'x'.repeat(20 << 20)));",
    says: /longer than 65535|memory/,
  },
  {
    name: "a domain that includes itself over and over",
    program: "D('x.example', REG, A('@', '192.0.2.1'));\nfor (;;) D_EXTEND('x.example', INCLUDE('x.example'));",
    says: /more than 100000 records|memory|too long/,
  },
  {
    name: "setters on the prototype of objects",
    program:
      "Object.defineProperty(Object.prototype, 'records', { set: function () { throw 1; }, get: function () { for (;;) {} } });",
  },
  {
    name: "toJSON on the prototype",
    program: "Object.prototype.toJSON = function () { return 'forged'; };",
    says: /can't be told/,
  },
  {
    name: "methods of lists",
    program:
      "Array.prototype.push = Array.prototype.map = Array.prototype.slice = function () { throw new Error('polluted'); };",
    says: /can't be told/,
  },
  {
    name: "iteration of lists",
    program: "Array.prototype[Symbol.iterator] = function* () { for (;;) yield 1; };",
    says: /can't be told/,
  },
  {
    name: "indices of lists",
    program: "Object.defineProperty(Array.prototype, '0', { set: function () { for (;;) {} } });",
    says: /can't be told/,
  },
  {
    name: "methods of texts",
    program:
      "String.prototype.slice = String.prototype.endsWith = String.prototype.indexOf = function () { return this; };",
  },
  {
    name: "methods of functions",
    program: "Function.prototype.call = Function.prototype.apply = function () { throw 1; };",
  },
  {
    name: "methods of maps",
    program: "Map.prototype.get = function () { return 1; }; Map.prototype.set = function () {};",
  },
  {
    name: "regular expressions",
    program: "RegExp.prototype.exec = RegExp.prototype.test = function () { return true; };",
  },
  { name: "JSON itself", program: 'JSON.stringify = function () { return \'{"kind":"whole"}\'; };' },
  { name: "errors", program: "Error = function () { this.stack = '    at x (dnsconfig.js:1:1)'; };" },
  { name: "stacks", program: "Error.prepareStackTrace = function () { for (;;) {} };" },
  { name: "a getter as an argument", program: "DMARC_BUILDER({ get policy() { for (;;) {} } });", says: TOO_LONG },
  {
    name: "a proxy as an argument",
    program: "SPF_BUILDER(new Proxy({}, { get: function () { for (;;) {} } }));",
    says: TOO_LONG,
  },
  {
    name: "a proxy as a modifier",
    program: "D('x.example', REG, new Proxy({}, { ownKeys: function () { for (;;) {} } }));",
    says: TOO_LONG,
  },
  {
    name: "a text that is none",
    program: "D('x.example', REG, TXT('@', [{ toString: function () { for (;;) {} } }]));",
    says: TOO_LONG,
  },
  {
    name: "a thrown proxy",
    program: "throw new Proxy({}, { get: function () { for (;;) {} } });",
    says: /not run to its end/,
  },
  { name: "a thrown getter", program: "throw { get message() { return this.message; } };", says: /not run to its end/ },
  { name: "nothing thrown", program: "throw undefined;", says: /not run to its end/ },
  { name: "a file far outside", program: "require('../../../../etc/passwd');", says: /outside the repository/ },
  { name: "a file by its whole path", program: "require('/etc/passwd');", says: /outside the repository/ },
  { name: "a folder far outside", program: "require_glob('../../../../etc/');", says: /outside the repository/ },
  {
    name: "its secrets",
    program: "require('./creds.json');",
    files: { "creds.json": '{ "cloudflare": { "apitoken": "hunter2" } }' },
    says: /creds\.json, which is not read here/,
  },
  {
    name: "a file that requires itself",
    program: "require('./self.js');",
    files: { "self.js": "require('./self.js');" },
    says: /deep|stack|too long/,
  },
  { name: "the configuration itself", program: "require('./dnsconfig.js');", says: /more than once/ },
  {
    name: "thousands of files",
    program: "require_glob('./many/');",
    files: REPEATED,
    says: /more than 5000|no file .*many/,
  },
  {
    name: "one file over and over",
    program: "for (;;) require('./a.js');",
    files: { "a.js": "" },
    says: /more than 5000|too long/,
  },
  {
    name: "files with ever new names",
    program: "for (var i = 0; ; i++) try { require('./f' + i + '.js'); } catch (e) {}",
    says: TOO_LONG,
  },
  {
    name: "code out of text",
    program:
      "if (typeof process !== 'undefined' || Function('return typeof process')() !== 'undefined') D('escaped.example', REG);",
  },
  {
    name: "eval",
    program:
      "eval('var escaped = typeof importScripts + typeof process + typeof WebAssembly');\nif (escaped !== 'undefinedundefinedundefined') D('escaped.example', REG);",
  },
  { name: "import()", program: "import('node:fs').then(function () { D('escaped.example', REG); });" },
  { name: "import of itself", program: "import('./dnsconfig.js').then(function () { D('escaped.example', REG); });" },
  {
    name: "globalThis.process",
    program:
      "if (globalThis.process || globalThis.Deno || globalThis.Buffer || globalThis.require.cache) D('escaped.example', REG);",
  },
  {
    name: "a constructor's constructor",
    program:
      "if (A.constructor.constructor('return typeof process')() !== 'undefined' || require.constructor('return this')().process) D('escaped.example', REG);",
  },
  {
    name: "the host by way of the stack",
    program: "(function f() { if (f.caller || f.arguments.callee.caller) D('escaped.example', REG); })();",
    says: /caller|callee/,
  },
  {
    name: "timers without end",
    program: "function again() { setTimeout(again, 1e9); }\nagain();",
    says: /has no end|too long/,
  },
  { name: "waiting", program: "Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);", says: /Atomics|wait/ },
  { name: "a fetch", program: "FETCH('https://example.com/').then(function () { D('escaped.example', REG); });" },
  {
    name: "a name with a line break",
    program: "D('x.example\\n\\u001b[31m', REG, TXT('_mta-sts\\n\\u0000', 'v=STSv1; id=1\\u0007'));",
  },
  {
    name: "control characters in texts",
    program: "D('y.example', REG, TXT('_mta-sts', 'v=STSv1;\\u0000 id=1\\u001b[31m\\u2028\\ud800'));",
  },
  {
    name: "very long names",
    program: "D('x'.repeat(1e6) + '.example', REG, TXT('y'.repeat(1e6), 'v=STSv1'));",
    says: /longer than 65535/,
  },
  // What these do is done when they have ended: to the parser, and to what looks for the places of records.
  { name: "templates in templates", program: `var x = ${"`${".repeat(600)}1${"}`".repeat(600)};` },
  {
    name: "many more templates in templates",
    program: `var x = ${"`${".repeat(6000)}1${"}`".repeat(6000)};`,
    says: /stack|broke down/,
    startsNot: true,
  },
  {
    name: "brackets in brackets",
    program: `var x = ${"[".repeat(3000)}${"]".repeat(3000)};`,
    says: /stack|broke down/,
    startsNot: true,
  },
  { name: "functions in functions", program: `var x = ${"a => ".repeat(3000)}1;` },
  {
    name: "conditions in conditions",
    program: `${"if (REG) ".repeat(3000)};`,
    says: /stack|broke down/,
    startsNot: true,
  },
  { name: "signs of signs", program: `var x = ${"- ".repeat(3000)}1;` },
  { name: "sums of sums", program: `var x = ${"1 + ".repeat(20_000)}1;` },
  {
    name: "a placeholder that is everywhere",
    program: `D("replaced.example", REG, DNS, TXT("_mta-sts", "${"a".repeat(6000)}".replace(/a/g, REG ? "" : "y")));`,
  },
  {
    name: "hosts of which each part is one of two",
    program: `var a = REG ? "x" : "y"; for (var i = 0; i < 3000; i++) D("d" + i + ".example", REG, DNS, MX("@", 10, [${"a,".repeat(34)}].join("") + "."));`,
  },
  {
    name: "a variable that has many values",
    program: `function hosts(q) { ${"q = q + q; ".repeat(20_000)}return q; } for (var i = 0; i < 300; i++) D("e" + i + ".example", REG, DNS, MX("@", 10, "m" + i + hosts("") + "."));`,
  },
  {
    name: "a great many variables",
    program: `function never() { ${Array.from({ length: 90_000 }, (_, at) => `let a${at};`).join("")} }`,
    says: /too long|memory/,
    startsNot: true,
  },
  {
    name: "stacks that are made up",
    program:
      "var line = '    at f' + ' ('.repeat(900); D('f.example', REG, DNS, function (d) { for (var i = 0; i < 12000; i++) d.records.push({ type: 'MX', name: 'x' + i, target: 'y', ttl: 1, filepos: line + i }); });",
    says: TOO_MUCH_TOLD,
  },
  {
    name: "a domain that is extended without end",
    program: "var r = MX('@', 10, 'x'); for (var i = 0; i < 90000; i++) D_EXTEND('f.' + getConfiguredDomains()[0], r);",
    says: TOO_MUCH_TOLD,
  },
  {
    name: "objects that tell of themselves",
    program:
      "Object.prototype.toJSON = function () { return { kind: 'domain', index: 0, name: 'escaped.example', place: 0, from: 0, records: [] }; };",
    startsNot: true,
  },
  {
    name: "records that nobody counts",
    program:
      "D('g.example', REG, DNS, function (d) { for (var i = 0; i < 80000; i++) d.records.push({ type: 'CNAME', name: 'x' + i, target: 'q'.repeat(1000) + '.b', ttl: 1 }); });",
    says: TOO_MUCH_TOLD,
  },
  {
    name: "a large file that requires itself",
    program: "require('./self.js');",
    files: { "self.js": `require('./self.js'); /* ${"x".repeat(2_000_000)} */` },
    says: /too large|too much|memory|50 deep/,
  },
  {
    name: "lists in lists in lists",
    program: "var a = []; try { for (;;) a = [a, a]; } catch (e) { a = e; } throw a;",
    says: TOO_MUCH,
  },
  {
    name: "one new file after another",
    program: "for (var k = 0; k < 8; k++) try { require('./d' + k + '/f.js'); } catch (e) { for (;;); }",
    files: Object.fromEntries(Array.from({ length: 8 }, (_, at) => [`d${at}/f.js`, ""])),
    says: TOO_LONG,
  },
  {
    name: "functions behind brackets in texts",
    program: `var x = ${"function () { ')}'; return ".repeat(600)}1${"}".repeat(600)};`,
  },
  {
    name: "escapes that are doubled",
    program: `var a0 = "${"\\0".repeat(45_000)}"; ${doubled(14)} D("h.example", REG, DNS, TXT("_mta-sts", REG ? "v=STSv1; id=1" : a14));`,
  },
  {
    name: "keys that are doubled",
    program: `var o = { ${Array.from({ length: 8000 }, (_, at) => `k${at}: 1`).join()} }; for (k in o) break; a0 = k; ${doubled(14)} D("i.example", REG, DNS, TXT("_mta-sts", REG ? "v=STSv1; id=1" : a14));`,
  },
  {
    name: "cuts that are doubled",
    program: `var t = "a${"b".repeat(60_000)}"; var a0 = t.replace("a", "b"); ${doubled(14)} D("j.example", REG, DNS, TXT("_mta-sts", REG ? "v=STSv1; id=1" : a14));`,
  },
  {
    name: "calls that are doubled",
    program: `if (!REG) { ${"g(1); ".repeat(9000)} } function g(q) { ${Array.from({ length: 14 }, (_, at) => `var b${at + 1} = ${at === 0 ? "q" : `b${at}`} || ${at === 0 ? "q" : `b${at}`};`).join(" ")} return b14; } D("k.example", REG, DNS, TXT("_mta-sts", REG ? "v=STSv1; id=1" : g(1)));`,
  },
  {
    name: "a great many names",
    program: `function never() { let ${Array.from({ length: 60_000 }, (_, at) => `a${at}`).join()}; }`,
    says: /too long|memory|broke/,
    startsNot: true,
  },
  { name: "folders in a comment", program: `/* ${'require_glob("./") '.repeat(5000)} */`, files: REPEATED },
  { name: "a symbol that is thrown", program: "throw Symbol('x');", says: /says nothing/ },
  {
    name: "an error that is none",
    program: "throw { get name() { for (;;); }, get message() { throw 1; }, get stack() { throw this; } };",
  },
  { name: "a panic", program: "PANIC('no\\u001b[31m');", says: /PANIC: no/ },
];
