import { expect, test } from "vitest";
import { type Files, PROVIDERS, readFiles, showZone } from "./reading.js";

const START = PROVIDERS;
const DOMAIN = 'D("example.com", REG, DNS, MX("@", 10, "mail"), TXT("_mta-sts", "v=STSv1; id=a-b"));\n';

/** The zones that are read, with where their records are, and what is said. */
async function read(files: Files) {
  const { zones, problems } = await readFiles(files);
  return {
    zones: zones.map((zone) => `${showZone(zone)}: ${zone.records.map(({ range }) => range.path).join(" ")}`),
    said: problems.map(({ message, range }) => `${range.path}: ${message.slice(0, 60)}`),
  };
}

const VICTIM = ["example.com complete: victim/dnsconfig.js victim/dnsconfig.js"];

test("what a program requires is said once", async () => {
  expect(
    await read({
      "dnsconfig.js": `${START}require("./dns/a.js");`,
      "dns/a.js": `if (false) NewRegistrar("x");\n${DOMAIN}`,
    }),
  ).toEqual({ zones: ["example.com complete: dns/a.js dns/a.js"], said: [] });
});

test("two that each run alone, one of which runs the other", async () => {
  expect(
    await read({ "dnsconfig.js": 'require("./customers/dnsconfig.js");', "customers/dnsconfig.js": START + DOMAIN }),
  ).toEqual({ zones: ["example.com complete: customers/dnsconfig.js customers/dnsconfig.js"], said: [] });
});

test.each([
  ["a comment", '// require("../victim/dnsconfig.js")'],
  ["a program that never gets there", 'if (false) require("../victim/dnsconfig.js");'],
  ["a program that takes the domains away", 'D = function () {}; require("../victim/dnsconfig.js");'],
  [
    "a program that changes the records",
    'var real = TXT; TXT = function (name, text) { return real(name, text.replace("-", "")); }; require("../victim/dnsconfig.js");',
  ],
  [
    "a program that takes the domains away and fails",
    'D = function () {}; require("../victim/dnsconfig.js"); throw 1;',
  ],
])("%s does not do away with another configuration", async (_, evil) => {
  const { zones } = await read({ "evil/dnsconfig.js": evil, "victim/dnsconfig.js": START + DOMAIN });
  expect(zones).toEqual(expect.arrayContaining(VICTIM));
});

test("a program that adds to another's domain does not take its place", async () => {
  const evil = 'require("../victim/dnsconfig.js"); D_EXTEND("example.com", TXT("_smtp._tls", "v=TLSRPTv1"));';
  const { zones } = await read({ "evil/dnsconfig.js": evil, "victim/dnsconfig.js": START + DOMAIN });
  expect(zones).toEqual(expect.arrayContaining(VICTIM));
});

test("what is said of the end of a program stays, though another one has caught it", async () => {
  const evil = 'try { require("../victim/dnsconfig.js"); } catch (e) {}';
  const { said } = await read({ "evil/dnsconfig.js": evil, "victim/dnsconfig.js": `${START}${DOMAIN})` });
  expect(said).toEqual([expect.stringMatching(/^victim\/dnsconfig.js: This is not JavaScript/)]);
});

test("the files of a configuration are read with it, though each names its providers", async () => {
  const file = (name: string): string =>
    `D("${name}", REGISTRAR("none"), SERVICE("bind"), MX("@", 10, "mail." + SUFFIX + "."));\n`;
  const files = {
    "dnsconfig.js":
      'var SUFFIX = "example.net"; require_glob("./domains/"); D_EXTEND("a.example", TXT("_mta-sts", "v=STSv1; id=1"));',
    "domains/a.example.js": file("a.example"),
    "domains/b.example.js": file("b.example"),
  };
  expect(await read(files)).toEqual({
    zones: ["a.example complete: domains/a.example.js dnsconfig.js", "b.example complete: domains/b.example.js"],
    said: [],
  });
});

test("of a configuration that fails, that is said once, and not of each of its files", async () => {
  const file = (name: string): string =>
    `D("${name}", REGISTRAR("none"), SERVICE("bind"), MX("@", 10, MAIL_OF("a")));\n`;
  const files = {
    "dnsconfig.js": 'if (view === "x") {} var MAIL_OF = String; require_glob("./domains/");',
    "domains/a.example.js": `D("c.example", REGISTRAR(), SERVICE("bind"), MX("@", 10, "mail"));\n${file("a.example")}`,
    "domains/b.example.js": file("b.example"),
    "domains/d.example.js": "D(REGISTRAR(),, 1)",
  };
  const { zones, said } = await read(files);
  expect(zones).toEqual(["c.example part: domains/a.example.js"]);
  expect(said).toEqual([
    expect.stringContaining("dnsconfig.js: dnsconfig.js is not run to its end: 'view' is not defined"),
    expect.stringContaining("domains/d.example.js: This is not JavaScript"),
  ]);
});

test("one that never ends does not either, though it has run the other", async () => {
  const evil = 'D = function () {}; require("../victim/dnsconfig.js"); for (;;) {}';
  const { zones, said } = await read({ "evil/dnsconfig.js": evil, "victim/dnsconfig.js": START + DOMAIN });
  expect(zones).toEqual(VICTIM);
  expect(said).toEqual([expect.stringContaining("evil/dnsconfig.js is not run to its end")]);
});

test("of two that require each other, what they declare is left", async () => {
  const files = {
    "a/dnsconfig.js": `if (typeof ONCE === "undefined") { var ONCE = 1; ${START} require("../b/dnsconfig.js"); ${DOMAIN} }`,
    "b/dnsconfig.js": `if (typeof ONCE === "undefined") { var ONCE = 1; ${START} require("../a/dnsconfig.js"); ${DOMAIN} }`,
  };
  const { zones } = await read(files);
  expect(zones).toHaveLength(1);
});

test("places that are made up are none, in whatever file they are said to be", async () => {
  const files = {
    "dnsconfig.js": `${START}// require("./zones/other.org.zone") require("./other.js")
D("example.com", REG, DNS, function (d) {
  ["zones/other.org.zone:1:1", "other.js:1:4", "other.js:1:1"].forEach(function (place) {
    d.records.push({ type: "TXT", name: "_mta-sts", target: "v=STSv1; id=x-y", ttl: 1, filepos: "    at x (" + place + ")\\n" });
  });
});
throw { name: "SyntaxError", message: "forged", stack: "    at zones/other.org.zone:1:1" };
`,
    "zones/other.org.zone": "@ IN SOA a b 1 2 3 4 5\n",
    "other.js": 'TXT("_mta-sts", "v=STSv1; id=x-y");',
  };
  const { zones, said } = await read(files);
  expect(zones).toEqual(["example.com part: dnsconfig.js dnsconfig.js dnsconfig.js"]);
  expect(said).toEqual([expect.stringContaining("dnsconfig.js: dnsconfig.js is not run to its end: forged")]);
});
