/** Paths and contents. */
export type Files = Readonly<Record<string, string>>;

/** A way in which people write configurations. The id {@link OLD_ID} stands in it once, in the file `idPath`. */
export interface Shape {
  readonly name: string;
  readonly files: Files;
  readonly idPath?: string;
  /** The same records in another way. */
  readonly refactored: Files;
}

export const OLD_ID = "20240101";
export const NEW_ID = "20260401";

export const POLICY_PATH = "mta-sts.example.com/.well-known/mta-sts.txt";
export const POLICY = "version: STSv1\nmode: enforce\nmx: mail.example.com\nmax_age: 604800\n";
export const CHANGED_POLICY = POLICY.replace("604800", "1209600");

const PROVIDERS = 'var REG = NewRegistrar("none");\nvar DNS = DnsProvider(NewDnsProvider("cloudflare"));\n';

/** What else a domain needs for nothing to be wrong with it. */
const REST =
  'MX("@", 10, "mail"), A("mail", "192.0.2.1"), A("mta-sts", "192.0.2.2"), TXT("_smtp._tls", "v=TLSRPTv1; rua=mailto:tls@example.com")';

function domain(records: string): string {
  return `D("example.com", REG, DNS, ${REST},\n  ${records}\n);\n`;
}

function configuration(before: string, records: string): Files {
  return { "dnsconfig.js": `${PROVIDERS}${before}\n${domain(records)}` };
}

const PLAIN = configuration("", 'TXT("_mta-sts", "v=STSv1; id=20240101"),');

const DOMAIN_FILE = {
  "dnsconfig.js": `${PROVIDERS}require("./domains/example.com.js");\nrequire("./domains/example.org.js");\n`,
  "domains/example.com.js": domain('TXT("_mta-sts", "v=STSv1; id=20240101;")'),
  "domains/example.org.js": 'D("example.org", REG, DNS, A("@", "192.0.2.1"));\n',
};

const MACRO_FILE = {
  "dnsconfig.js": `${PROVIDERS}require("./lib/macros.js");\nrequire_glob("./zones/");\n`,
  "lib/macros.js": 'function MTA_STS(id) {\n  return [TXT("_mta-sts", "v=STSv1; id=" + id + ";", TTL("1h"))];\n}\n',
  "zones/example.com.js": domain('MTA_STS("20240101"),'),
  "zones/example.org.js": 'D("example.org", REG, DNS, MTA_STS("7"));\n',
};

const IDS_FILE = {
  "dnsconfig.js": `${PROVIDERS}var domains = require("./domains.json");
for (var name in domains) {
  D(name, REG, DNS, ${REST},
    TXT("_mta-sts", "v=STSv1; id=" + domains[name].sts.id));
}
`,
  "domains.json":
    '{\n  "example.com": { "sts": { "id": "20240101" } },\n  "example.org": { "sts": { "id": "20230101" } }\n}\n',
};

export const shapes: readonly Shape[] = [
  {
    name: "as the documentation begins",
    files: PLAIN,
    refactored: configuration("", "TXT('_mta-sts', ['v=STSv1;', ' id=20240101']), // two strings\n"),
  },
  {
    name: "one file per domain",
    files: DOMAIN_FILE,
    idPath: "domains/example.com.js",
    refactored: {
      "dnsconfig.js": `${PROVIDERS}require_glob("./all/");\n`,
      "all/com.js": DOMAIN_FILE["domains/example.com.js"],
      "all/org.js": DOMAIN_FILE["domains/example.org.js"],
    },
  },
  {
    name: "one file per domain, whose names are put together",
    files: {
      ...DOMAIN_FILE,
      "dnsconfig.js": `${PROVIDERS}["example.com", "example.org"].forEach(function (name) { require("./domains/" + name + ".js"); });\n`,
    },
    idPath: "domains/example.com.js",
    refactored: DOMAIN_FILE,
  },
  {
    name: "records within a function of one's own",
    files: configuration(
      'function mail() {\n  var id = "20240101";\n  return [TXT("_mta-sts", "v=STSv1; id=" + id), []];\n}',
      "mail(),",
    ),
    refactored: PLAIN,
  },
  {
    name: "QUALIFY",
    files: {
      "dnsconfig.js": `${PROVIDERS}function QUALIFY(name) { return name + ".example.com."; }
D("example.com", REG, DNS,
  MX("@", 10, QUALIFY("mail")), A("mail", "192.0.2.1"), CNAME("mta-sts", QUALIFY("mail")),
  TXT("_smtp._tls", "v=TLSRPTv1; rua=mailto:tls@example.com"), TXT("_mta-sts", "v=STSv1; id=20240101"));
`,
    },
    refactored: PLAIN,
  },
  {
    name: "recs.push",
    files: {
      "dnsconfig.js": `${PROVIDERS}var recs = [];
recs.push(${REST});
recs.push(TXT("_mta-sts", "v=STSv1; id=20240101"));
D("example.com", REG, DNS, recs);
`,
    },
    refactored: PLAIN,
  },
  {
    name: "templates that are loaded and filled in",
    files: {
      "dnsconfig.js": `${PROVIDERS}var TEMPLATES = require("./templates.json");
function load(name, values) {
  var text = TEMPLATES[name];
  return text.replace("{{id}}", values.id);
}
${domain('TXT("_mta-sts", load("sts", { id: "20240101" })),')}`,
      "templates.json": '{ "sts": "v=STSv1; id={{id}}", "spf": "v=spf1 -all" }\n',
    },
    refactored: PLAIN,
  },
  {
    name: "a macro in a file of its own, with the id as parameter",
    files: MACRO_FILE,
    idPath: "zones/example.com.js",
    refactored: {
      ...MACRO_FILE,
      "lib/macros.js": 'var MTA_STS = (stamp) => TXT("_mta-sts", `v=STSv1; id=${stamp};`, TTL(3600));\n',
    },
  },
  {
    name: "a macro that takes the domain",
    files: configuration(
      "function sts(id) {\n  return function (domain) {\n    TXT('_mta-sts', 'v=STSv1; id=' + id)(domain);\n  };\n}",
      'sts("20240101"),',
    ),
    refactored: PLAIN,
  },
  {
    name: "a macro with an object, and a default",
    files: configuration(
      'const sts = ({ id, label = "_mta-sts" }) => TXT(label, `v=STSv1; id=${id}`);',
      "sts({ id: '20240101' }),",
    ),
    refactored: PLAIN,
  },
  {
    name: "a macro of a macro",
    files: configuration(
      "function txt(name, text) { return TXT(name, text); }\nfunction sts(id) { return txt('_mta-sts', 'v=STSv1; id=' + id); }\nvar mail = { sts: sts };",
      'mail.sts("20240101"),',
    ),
    refactored: PLAIN,
  },
  {
    name: "a constant",
    files: configuration('const MTA_STS_ID = "20240101";', 'TXT("_mta-sts", "v=STSv1; id=" + MTA_STS_ID),'),
    refactored: PLAIN,
  },
  {
    name: "a constant of another file",
    files: {
      ...configuration('require("./ids.js");', 'TXT("_mta-sts", `v=STSv1; id=${IDS.mail}`),'),
      "ids.js": "var IDS = { mail: '20240101', other: '1' };\n",
    },
    idPath: "ids.js",
    refactored: PLAIN,
  },
  {
    name: "a number",
    files: configuration("var id = 20240101;", 'TXT("_mta-sts", "v=STSv1; id=" + id),'),
    refactored: PLAIN,
  },
  {
    name: "a variable of the command line",
    files: configuration('CLI_DEFAULTS({ stsid: "20240101" });', 'TXT("_mta-sts", "v=STSv1; id=" + stsid),'),
    refactored: PLAIN,
  },
  {
    name: "data by domain",
    files: IDS_FILE,
    idPath: "domains.json",
    refactored: {
      "dnsconfig.js": `${PROVIDERS}var IDS = { "example.com": "20240101", "example.org": "20230101" };
_.each(IDS, function (id, name) { D(name, REG, DNS, ${REST}, TXT("_mta-sts", "v=STSv1; id=" + id)); });
`,
    },
  },
  {
    name: "data by domain, in which another has the same id",
    files: {
      ...IDS_FILE,
      "domains.json":
        '{\n  "example.com": { "sts": { "id": "20240101" } },\n  "example.org": { "sts": { "id": "2024" + "0101" } }\n}\n',
    },
    idPath: "domains.json",
    refactored: IDS_FILE,
  },
  {
    name: "a list of sites",
    files: {
      "dnsconfig.js": `${PROVIDERS}var SITES = [
  { name: "example.org", id: "1" },
  { name: "example.com", id: "20240101" },
];
SITES.forEach(function (site) {
  D(site.name, REG, DNS, ${REST}, TXT("_mta-sts", ["v=STSv1", "id=" + site.id].join("; ")));
});
`,
    },
    refactored: {
      "dnsconfig.js": `${PROVIDERS}const SITES = [["example.org", "1"], ["example.com", "20240101"]];
for (const [name, id] of SITES) D(name, REG, DNS, ${REST}, TXT("_mta-sts", \`v=STSv1; id=\${id}\`));
`,
    },
  },
  {
    name: "pairs of domain and id",
    files: {
      "dnsconfig.js": `${PROVIDERS}function zone(name, id) {
  D(name, REG, DNS, ${REST}, TXT("_mta-sts", "v=STSv1;id=" + id));
}
zone("example.org", "20230101");
zone("example.com", "20240101");
`,
    },
    refactored: {
      "dnsconfig.js": `${PROVIDERS}[["example.org", "20230101"], ["example.com", "20240101"]].forEach(function (pair) {
  D(pair[0], REG, DNS, ${REST}, TXT("_mta-sts", "v=STSv1;id=" + pair[1]));
});
`,
    },
  },
  {
    name: "D_EXTEND",
    files: {
      "dnsconfig.js": `${PROVIDERS}${domain("")}D_EXTEND("example.com", TXT("_mta-sts", "v=STSv1; id=20240101"));\n`,
    },
    refactored: PLAIN,
  },
  {
    name: "DEFAULTS",
    files: {
      "dnsconfig.js": `${PROVIDERS}DEFAULTS(TXT("_mta-sts", "v=STSv1; id=20240101"));\n${domain("")}`,
    },
    refactored: PLAIN,
  },
  {
    name: "two views of a split horizon",
    files: {
      "dnsconfig.js": `${PROVIDERS}var STS = TXT("_mta-sts", "v=STSv1; id=20240101");
D("example.com!in", REG, DNS, ${REST}, STS);
D("example.com!out", REG, DNS, ${REST}, STS);
`,
    },
    refactored: {
      "dnsconfig.js": `${PROVIDERS}["in", "out"].forEach(function (view) {
  D("example.com!" + view, REG, DNS, ${REST}, TXT("_mta-sts", "v=STSv1; id=20240101"));
});
`,
    },
  },
  {
    name: "INCLUDE",
    files: {
      "dnsconfig.js": `${PROVIDERS}D("macro.internal", REG, TXT("_mta-sts", "v=STSv1; id=20240101"));\n${domain('INCLUDE("macro.internal")')}`,
    },
    refactored: PLAIN,
  },
  {
    name: "not in the root, and with letters that are no ASCII before it",
    files: {
      "dns/dnsconfig.js": `// Grüße 😀\n${PROVIDERS}require("./é.js");\n`,
      "dns/é.js": `/* “ü” 😀 */ ${domain('TXT("_mta-sts", "v=STSv1; id=" + /* 😀 */ "20240101"),')}`,
    },
    idPath: "dns/é.js",
    refactored: PLAIN,
  },
  {
    name: "lines that end as on Windows",
    files: { "dnsconfig.js": (PLAIN["dnsconfig.js"] ?? "").replaceAll("\n", "\r\n") },
    refactored: PLAIN,
  },
  {
    name: "names in capitals that this language does not have",
    files: configuration("", 'FUTURE_THING("x"), TXT("_mta-sts", "v=STSv1; id=20240101", FUTURE_MARK),'),
    refactored: PLAIN,
  },
];
