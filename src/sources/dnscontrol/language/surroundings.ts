/** What else a program finds around it: other files, addresses, variables, hashes. */
export const SURROUNDINGS = String.raw`
let folder = settings.folder;

function resolve(base, path) {
  const parts = base === "" ? [] : base.split("/");
  for (const part of path.replace(/\\/g, "/").split("/")) {
    if (part === "..") {
      if (parts.length === 0) fail(path + " lies outside the repository");
      parts.pop();
    } else if (part !== "" && part !== ".") parts.push(part);
  }
  return parts.join("/");
}

// Only a path that begins with a dot is relative to the file; any other to the folder that dnscontrol is run in, which is
// that of the configuration or the root.
function pathOf(given) {
  const relative = resolve(folder, given);
  if (given[0] === ".") return relative;
  if (given[0] === "/") fail(given + " lies outside the repository");
  const candidates = [resolve(settings.folder, given), resolve("", given)];
  return candidates.find((path) => host.has(path)) ?? candidates[0];
}

let depth = 0;
let runs = 0;

define("require", function (given) {
  const path = pathOf(String(given));
  // What the configuration does with secrets is its own affair, and what it makes of them nobody can know.
  if (/(?:^|\/)creds\.json5?$/i.test(path)) {
    leaveOpen("What the configuration makes of " + path + ", which is not read here, is not known");
    return {};
  }
  if (!host.has(path)) {
    host.miss(path);
    fail(settings.hasAllFiles ? "there is no file " + path + " in the repository, or it can't be read"
      : "it is read with no more than " + settings.mostFiles + " files of " + settings.mostMegabytes + " MB together");
  }
  runs += 1;
  if (runs > settings.mostRequired) fail("require() is called more than " + settings.mostRequired + " times");
  if (depth > 50) fail("files require one another more than 50 deep");
  const before = folder;
  folder = path.indexOf("/") === -1 ? "" : path.slice(0, path.lastIndexOf("/"));
  depth += 1;
  try {
    const value = host.run(path);
    return /json5?$/i.test(path) ? parse(stringify(value)) : true;
  } finally {
    depth -= 1;
    folder = before;
  }
});

define("glob", function (given, recursive = true, ending = "js") {
  const base = resolve(folder, String(given));
  const inside = base === "" ? "" : base + "/";
  const suffix = ending === "*" ? "" : ending[0] === "." ? ending : "." + ending;
  const found = settings.paths.filter(
    (path) => path.startsWith(inside) && path.endsWith(suffix) && (recursive || path.indexOf("/", inside.length) === -1),
  );
  // Folder by folder, as they are walked: "a/b.js" before "a.js".
  const ordered = found.map((path) => path.replace(/\//g, "\0")).sort();
  return ordered.map((path) => path.replace(/\0/g, "/"));
});

define("require_glob", function (given, recursive = true) {
  const paths = globalThis.glob(given, recursive, "js");
  const before = folder;
  for (const path of paths) {
    folder = "";
    try {
      globalThis.require("./" + path);
    } finally {
      folder = before;
    }
  }
  return paths;
});

define("CLI_DEFAULTS", function (variables) {
  for (const name of keys(variables)) if (globalThis[name] === undefined) globalThis[name] = variables[name];
});

define("PANIC", function (message) {
  fail("PANIC: " + message);
});

// Nothing is fetched, so what would be made of an answer is not known.
const never = { then: () => never, catch: () => never, finally: () => never };
for (const name of ["FETCH", "fetch"]) {
  define(name, function () {
    leaveOpen("What is fetched here, and what is declared with it, is not known");
    return never;
  });
}

// Nobody waits: what is to happen later happens when the program has ended, in the order of its time.
let timers = [];
let clock = 0;
let timerCount = 0;

function runNextTimer() {
  if (timers.length === 0) return;
  const next = timers.reduce((first, other) => (other.due < first.due ? other : first));
  clock = next.due;
  timers = timers.filter((timer) => timer !== next);
  try {
    next.act();
  } catch (error) {
    leaveOpen("What is put off until later fails");
  }
}

function putOff(act, delay) {
  timerCount += 1;
  timers.push({ act, due: clock + (Number(delay) || 0), id: timerCount });
  Promise.resolve().then(runNextTimer);
  return timerCount;
}

define("setTimeout", putOff);

define("setImmediate", function (act) {
  return putOff(act, 0);
});

define("clearTimeout", function (id) {
  timers = timers.filter((timer) => timer.id !== id);
});

define("HASH", function (algorithm, text) {
  const hash = host.hash(String(algorithm).toUpperCase(), String(text));
  if (hash === undefined) fail(algorithm + " is no hash");
  return hash;
});

define("IP", function (text) {
  return text.split(".").reduce((sum, part) => sum * 256 + Number(part), 0);
});

function dotted(number) {
  const parts = [];
  for (let rest = number; parts.length < 4; rest = floor(rest / 256)) parts.unshift(rest % 256);
  return parts.join(".");
}
define("num2dot", function (number) {
  return typeof number === "number" ? dotted(number) : number === undefined ? "" : number;
});

define("REVCOMPAT", function () {});

define("REV", function (network) {
  const [address, length] = network.split("/");
  const { parts, size, width, zone } = address.indexOf(":") === -1
    ? { parts: address.split("."), size: 8, width: 32, zone: "in-addr.arpa" }
    : { parts: nibblesOf(address), size: 4, width: 128, zone: "ip6.arpa" };
  const bits = length === undefined ? width : Number(length);
  const whole = parts.slice(0, floor(bits / size)).reverse();
  const rest = bits % size === 0 ? [] : [parts[floor(bits / size)] + "/" + bits];
  return [...rest, ...whole, zone].join(".");
});

function nibblesOf(address) {
  const [left, right] = address.split("::").map((half) => (half === "" ? [] : half.split(":")));
  const zeros = right === undefined ? [] : new Array(8 - left.length - right.length).fill("0");
  return [...left, ...zeros, ...(right ?? [])].map((group) => group.padStart(4, "0")).join("").toLowerCase().split("");
}

const quiet = {};
for (const name of ["log", "warn", "error", "info", "debug", "dir", "time", "timeEnd", "trace", "assert"]) quiet[name] = function () {};
define("console", quiet);

// Not documented, but looked into: the domains that there are.
define("conf", {
  get domains() {
    isLookedInto = true;
    return domains;
  },
  get domain_names() {
    return globalThis.getConfiguredDomains();
  },
});
`;
