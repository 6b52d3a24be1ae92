/**
 * Domains, records and their modifiers, as the program sees them. This is a program of its own, which runs in the sandbox:
 * `host` and `settings` are handed to it, `define` makes a function global.
 */
export const DOMAINS = String.raw`
const domains = [];
let defaults = [];
let recordCount = 0;

// Where a function of this language was called, for the records that somebody may have to find.
function whereCalled() {
  return new PlainError().stack;
}

function fail(message) {
  throw new PlainError(message);
}

function nameOf(text) {
  return text.slice(-1) === "!" ? text.slice(0, -1) : text;
}

function findDomain(text) {
  const name = nameOf(text);
  let found;
  for (const domain of domains) {
    const own = nameOf(domain.name);
    if (name !== own && !name.endsWith("." + own)) continue;
    if (found === undefined || own.length > nameOf(found.name).length) found = domain;
  }
  if (found === undefined) fail(text + " was not declared with D() before");
  return found;
}

// The modifiers of this language. Any other may do with a domain and its records what it likes, at any time.
const own = new WeakSet();
const touched = new WeakSet();

function ours(modifier) {
  own.add(modifier);
  return modifier;
}

function apply(modifier, domain, depth) {
  if (typeof modifier === "function") {
    if (!own.has(modifier)) touched.add(domain);
    modifier(domain);
  } else if (isArray(modifier)) {
    if (depth > 100) fail("lists lie within one another more than 100 deep");
    // What is left out between two commas is no modifier.
    for (let index = 0; index < modifier.length; index++) if (index in modifier) apply(modifier[index], domain, depth + 1);
  } else if (typeof modifier === "object" && modifier !== null) assign(domain.meta, modifier);
  else fail("a modifier of " + domain.name + " is neither a record nor an object, but of type " + typeof modifier);
}

define("D", function (name, registrar, ...modifiers) {
  if (typeof name !== "string") fail("D() needs the name of a domain");
  const domain = {
    name, registrar, subdomain: "", meta: {}, records: [], recordsabsent: [], dnsProviders: {},
    defaultTTL: 0, nameservers: [], unmanaged: [], declaredAt: whereCalled(), open: [],
  };
  for (const each of defaults) apply(each, domain, 0);
  // Since version 5, the registrar is a modifier like the others, or comes with the defaults.
  if (registrar !== null && (typeof registrar === "object" || typeof registrar === "function")) apply(registrar, domain, 0);
  for (const each of modifiers) apply(each, domain, 0);
  for (const other of domains) if (nameOf(other.name) === nameOf(name)) fail(name + " is declared more than once");
  domains.push(domain);
  tellNew(domain);
});

define("D_EXTEND", function (name, ...modifiers) {
  const domain = findDomain(name);
  const full = nameOf(name);
  // A network such as "0/25.2.0.192.in-addr.arpa" is the zone itself.
  const labels = full.indexOf("/") === -1 ? full : full.slice(full.indexOf(".") + 1);
  const own = nameOf(domain.name);
  domain.subdomain = labels.length > own.length ? labels.slice(0, labels.length - own.length - 1) : "";
  for (const each of modifiers) apply(each, domain, 0);
  domain.subdomain = "";
  tellNew(domain);
});

define("DEFAULTS", function (...modifiers) {
  defaults = modifiers;
});

define("INCLUDE", function (name) {
  const included = findDomain(name);
  return ours(function (domain) {
    for (const record of included.records) domain.records.push(record);
  });
});

define("getConfiguredDomains", function () {
  return domains.map((domain) => nameOf(domain.name));
});

define("DOMAIN_ELSEWHERE", function (name, registrar, servers) {
  globalThis.D(name, registrar, globalThis.NO_PURGE, ...servers.map((each) => globalThis.NAMESERVER(each)));
});

define("DOMAIN_ELSEWHERE_AUTO", function (name, registrar, ...providers) {
  globalThis.D(name, registrar, globalThis.NO_PURGE);
});

for (const kind of ["NewRegistrar", "NewDnsProvider", "PROVIDER"]) {
  define(kind, function (name) {
    return name;
  });
}

define("ALL_NS", -1);

// SERVICE and REGISTRAR are what version 5 teaches; PROVIDER and DNS_SERVICE are what they were called at first.
for (const name of ["DnsProvider", "SERVICE", "DNS_SERVICE"]) {
  define(name, function (provider, count = globalThis.ALL_NS) {
    return ours(function (domain) {
      domain.dnsProviders[provider] = count;
    });
  });
}

define("REGISTRAR", function (name = "none") {
  return ours(function (domain) {
    domain.registrar = name;
  });
});

define("NAMESERVER", function (name) {
  return ours(function (domain) {
    domain.nameservers.push({ name });
  });
});

function secondsOf(duration) {
  if (typeof duration !== "string") return duration;
  const parts = /^(\d+)([smhdwny]?)$/.exec(duration);
  if (parts === null) fail(duration + " is no duration");
  const units = { "": 1, s: 1, m: 60, h: 3600, d: 86400, w: 604800, n: 2592000, y: 31536000 };
  return Number(parts[1]) * units[parts[2]];
}

define("stringToDuration", secondsOf);

define("TTL", function (duration) {
  const ttl = secondsOf(duration);
  return ours(function (record) {
    record.ttl = ttl;
  });
});

define("DefaultTTL", function (duration) {
  const ttl = secondsOf(duration);
  return ours(function (domain) {
    domain.defaultTTL = ttl;
  });
});

define("NAMESERVER_TTL", function (duration) {
  return { ns_ttl: String(secondsOf(duration)) };
});

define("PURGE", ours(function (domain) {
  domain.KeepUnknown = false;
}));

define("NO_PURGE", ours(function (domain) {
  domain.KeepUnknown = true;
}));

define("IGNORE", function (label = "*", types = "*", target = "*") {
  return ours(function (domain) {
    domain.unmanaged.push([String(label), String(types), String(target)]);
  });
});

// As it was called at first.
define("UNMANAGED", globalThis.IGNORE);

define("IGNORE_NAME", function (label, types) {
  return globalThis.IGNORE(label, types);
});

define("IGNORE_TARGET", function (target, types) {
  return globalThis.IGNORE("*", types, target);
});

define("IGNORE_EXTERNAL_DNS", function () {
  return ours(function (domain) {
    domain.open.push("IGNORE_EXTERNAL_DNS leaves records to Kubernetes");
  });
});

for (const name of ["IMPORT_TRANSFORM", "IMPORT_TRANSFORM_STRIP"]) {
  define(name, function () {
    return ours(function (domain) {
      domain.open.push(name + " takes records from another domain");
    });
  });
}

define("ENSURE_ABSENT_REC", function () {
  return ours(function (record) {
    record.ensure_absent = true;
  });
});

define("CAA_CRITICAL", ours(function (record) {
  record.caaflag |= 128;
}));

for (const name of ["AUTODNSSEC_ON", "AUTODNSSEC_OFF", "AUTODNSSEC", "DISABLE_IGNORE_SAFETY_CHECK", "DISABLE_UNMANAGED_SAFETY_CHECK", "R53_EVALUATE_TARGET_HEALTH",
  "R53_ZONE", "R53_WEIGHT", "R53_HEALTH_CHECK_ID"]) {
  // With or without a call, it changes nothing about the records.
  define(name, ours(function () {
    return ours(function () {});
  }));
}

define("DKIM", function (strings) {
  return strings;
});

// Objects go to the metadata of a domain or record.
const METADATA = {
  AUTOSPLIT: {}, END: {}, DISABLE_REPEATED_DOMAIN_CHECK: { skip_fqdn_check: "true" },
  CF_PROXY_OFF: {}, CF_PROXY_ON: {}, CF_PROXY_FULL: {}, CF_PROXY_DEFAULT_OFF: {}, CF_PROXY_DEFAULT_ON: {},
  CF_UNIVERSALSSL_OFF: {}, CF_UNIVERSALSSL_ON: {}, CF_CNAME_FLATTEN_OFF: {}, CF_CNAME_FLATTEN_ON: {},
  CF_MANAGE_COMMENTS: {}, CF_MANAGE_TAGS: {}, HEDNS_DYNAMIC_ON: {}, HEDNS_DYNAMIC_OFF: {},
};
for (const name of keys(METADATA)) define(name, METADATA[name]);
for (const name of ["CF_COMMENT", "CF_TAGS", "HEDNS_DDNS_KEY"]) {
  define(name, function () {
    return {};
  });
}
`;
