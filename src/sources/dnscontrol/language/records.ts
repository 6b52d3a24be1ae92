/** The record functions themselves, and how what they made is told. Continues `domains.ts`. */
export const RECORDS = String.raw`
const KINDS = {
  s: (value) => typeof value === "string",
  n: (value) => typeof value === "number" || (typeof value === "string" && /^\d+$/.test(value)),
  t: (value) => typeof value === "string" || isArray(value),
  x: () => true,
};

function textOf(value) {
  if (typeof value === "number") return dotted(value);
  return isArray(value) ? value.join("") : String(value);
}

// What a record says, and its modifiers, which may stand anywhere among it.
function apart(given, count) {
  const values = [];
  const modifiers = [];
  for (const each of given) {
    const isModifier = typeof each === "function" || (typeof each === "object" && each !== null && !isArray(each));
    (isModifier || values.length === count ? modifiers : values).push(each);
  }
  return [values, modifiers];
}

function addRecord(domain, record) {
  if (record.ensure_absent) {
    domain.recordsabsent.push(record);
    return;
  }
  recordCount += 1;
  if (recordCount > settings.mostRecords) fail("there are more than " + settings.mostRecords + " records");
  domain.records.push(record);
}

function makeRecord(type, values, modifiers, where) {
  return ours(function (domain) {
    const record = { type, meta: {}, ttl: domain.defaultTTL };
    defineProperty(record, "filepos", { value: where, enumerable: true });
    for (const modifier of modifiers) {
      if (typeof modifier === "function") {
        if (!own.has(modifier)) touched.add(domain);
        modifier(record);
      } else if (typeof modifier === "object" && modifier !== null) assign(record.meta, modifier);
      else fail("a modifier of a " + type + " record is of type " + typeof modifier);
    }
    record.name = type === "SMIMEA" ? values[0] + "._smimecert" : values[0];
    record.target = textOf(values[settings.valueArguments[type] ?? values.length - 1]);
    if (record.target.length > 65535) fail(TOO_LONG);
    if (type === "MX") record.mxpreference = Number(values[1]);
    if (OF_ANY_TYPE.test(type) && LOOKED_AT.test(values[1])) leaveUnknown(domain, type + " at " + values[0]);
    if (domain.subdomain) record.subdomain = domain.subdomain;
    if (domain.subdomain) record.name = withSubdomain(type, record.name, domain);
    addRecord(domain, record);
    return record;
  });
}

// These make a record of the type that is their second argument, and what it says is not told.
const OF_ANY_TYPE = /^(?:LUA|R53_ALIAS|AZURE_ALIAS)$/;
const LOOKED_AT = /^(?:CNAME|MX|NS|TXT)$/i;
// The names at which a record of whatever type is looked for.
const LOOKED_UP = /^(?:@|_mta-sts(?:\..*)?|_smtp\._tls(?:\..*)?)$/i;

function leaveUnknown(domain, what) {
  domain.open.push(what + " is not known here");
}

// The rules of some providers are about hosts of whatever domain.
const WITHOUT_SUBDOMAIN = /^(?:ADGUARDHOME|MIKROTIK)_/;

function withSubdomain(type, name, { name: domain, subdomain }) {
  if (WITHOUT_SUBDOMAIN.test(type)) return name;
  if (name === "@") return subdomain;
  // Reverse zones know addresses and full names.
  if (/^\d+\.\d+\.\d+\.\d+$/.test(name) || name.endsWith(".in-addr.arpa") || domain.endsWith(".ip6.arpa")) return name;
  return name.slice(-1) === "." ? name : name + "." + subdomain;
}

const TOO_LONG = "a text is longer than 65535 characters, which no record can hold";
const TOLD = /^(?:TXT|MX|CNAME|NS)$/;

// Finding the line of a call takes the longer the longer its file is, so this is asked only for records that may have to do
// with MTA-STS. Of all others the domain is place enough.
function mayMatter(type, label, value) {
  return type === "MX" || /sts|tls/i.test(label) || (type === "TXT" && /sts|rpt/i.test(value));
}

for (const type of keys(settings.recordFunctions)) {
  const kinds = settings.recordFunctions[type];
  const labelled = settings.withoutLabel.indexOf(type) === -1;
  define(type, function (...given) {
    const [values, modifiers] = apart(given, kinds.length);
    for (const each of modifiers) if (values.length < kinds.length && unknownNames.has(each)) failForName(unknownNames.get(each));
    if (values.length < kinds.length) fail(type + "() takes " + kinds.length + " arguments, not " + values.length);
    values.forEach((value, index) => {
      if (typeof value === "string" && value.length > 65535) fail(TOO_LONG);
      if (!KINDS[kinds[index]](value)) fail("argument " + (index + 1) + " of " + type + "() can't be of type " + typeof value);
    });
    if (!labelled) return ours(function () {});
    const where = mayMatter(type, values[0], values[1]) ? whereCalled() : "";
    return makeRecord(type, values, modifiers, where);
  });
}

// What this language does not know is a record that says nothing, or a modifier that changes nothing. As long as it is used as
// such: where it is asked for more often than that, something else depends on it, which is then not known.
const asked = {};
const unknownNames = new Map();

function failForName(name) {
  fail(name + " has no value here; CLI_DEFAULTS can give it one");
}

for (const name of settings.unknownNames) {
  if (name in globalThis) continue;
  asked[name] = 0;
  const worthless = function (made) {
    made[Symbol.toPrimitive] = function () {
      failForName(name);
    };
    unknownNames.set(made, name);
    return ours(made);
  };
  const unknown = worthless(function (...given) {
    asked[name] -= 1;
    const [label] = given;
    // Handed on as it is, it is a modifier of what it is called with.
    if (typeof label === "object" && label !== null && !isArray(label) && "meta" in label) return undefined;
    return worthless(function (target) {
      const isDomain = typeof target === "object" && target !== null && isArray(target.records);
      if (!isDomain || typeof label !== "string" || label === "") return;
      if (LOOKED_UP.test(label)) leaveUnknown(target, name + " at " + label);
      const record = { type: name, meta: {}, ttl: 0, filepos: "", target: "", name: label };
      if (target.subdomain) record.name = withSubdomain(name, label, target);
      addRecord(target, record);
    });
  });
  defineProperty(globalThis, name, {
    configurable: true,
    get() {
      asked[name] += 1;
      return unknown;
    },
    set(value) {
      define(name, value);
    },
  });
}

// The names that a condition or a text of the program may depend on.
function undecidedNames() {
  return keys(asked).filter((name) => asked[name] > 0);
}

const stacks = new Map();

function placeOf(stack) {
  const known = stacks.get(stack);
  if (known !== undefined) return known;
  stacks.set(stack, stacks.size);
  host.tell(stringify({ kind: "stack", index: stacks.size - 1, stack: String(stack).slice(0, 4000) }));
  return stacks.size - 1;
}

function told(record) {
  const { type, name, target, ttl, subdomain, mxpreference, filepos } = record;
  const value = TOLD.test(type) ? textOf(target) : "";
  return [String(type), String(name), value, Number(ttl), placeOf(filepos), String(subdomain ?? ""), mxpreference];
}

const indexes = new Map();
const toldCounts = new Map();

// What is told of a domain at once would have to be told again with every D_EXTEND.
function tellNew(domain) {
  if (!indexes.has(domain)) indexes.set(domain, indexes.size);
  const from = toldCounts.get(domain) ?? 0;
  toldCounts.set(domain, domain.records.length);
  tell(domain, from);
}

function tell(domain, from) {
  const { name, declaredAt, unmanaged, open, KeepUnknown } = domain;
  const providers = keys(domain.dnsProviders ?? {});
  const records = domain.records.slice(from).map(told);
  const message = {
    kind: "domain", index: indexes.get(domain), name: String(name), place: placeOf(declaredAt), from, records,
    unmanaged, open: [...open, ...everywhere, ...undecidedNames()], keepsUnknown: KeepUnknown === true, hosted: providers.length > 0,
    volatile: isVolatile,
  };
  if (!host.tell(stringify(message))) fail("the configuration makes too much");
}

// Why more may be in any zone than is known here, and what has to be said of it.
const everywhere = [];
const notes = [];
// True when the program has got hold of the domains themselves.
let isLookedInto = false;

function leaveOpen(note) {
  everywhere.push(note);
  if (notes.length < 20) notes.push([note, whereCalled()]);
}

function tellAll() {
  // Of most, only what holds for all of them is new.
  for (const domain of domains) tell(domain, touched.has(domain) || isLookedInto ? 0 : domain.records.length);
  for (const name of undecidedNames().slice(0, 20)) {
    notes.push([name + " has no value here, and what depends on it is not known; CLI_DEFAULTS can give it one", ""]);
  }
  host.tell(stringify({ kind: "whole", notes: notes.map(([note, stack]) => [note, placeOf(stack)]) }));
}
`;
