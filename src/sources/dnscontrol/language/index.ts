import type { Runtime } from "../../../model/runtime.js";
import { BUILDERS } from "./builders.js";
import { DOMAINS } from "./domains.js";
import { RECORDS } from "./records.js";
import { SURROUNDINGS } from "./surroundings.js";

/**
 * The language of DNSControl, https://docs.dnscontrol.org/language-reference, as a program that makes its functions global
 * in the sandbox and returns one that tells what has been declared. It holds on to the builtins as they are at the start
 * where a program that changes them would otherwise change how places are found; all else a program may spoil for itself.
 * What none of the files mentions is left out, since reading it takes as long as a small configuration does.
 */
export async function languageFor(files: ReadonlyMap<string, string>, runtime: Runtime): Promise<string> {
  const isUsed = (word: RegExp): boolean => [...files.values()].some((text) => word.test(text));
  const builders = isUsed(/_BUILDER|GIDINET_/) ? BUILDERS : "";
  // DNSControl has the library loaded: https://underscorejs.org
  const underscore = isUsed(/(?<![\w$.])_\s*[.([;,)]/) ? await runtime.packagedFile("underscore.js") : new Uint8Array();
  const library = new TextDecoder().decode(underscore);
  return `${BEGINNING}${library};\n${DOMAINS}${RECORDS}${SURROUNDINGS}${builders}${END}`;
}

const BEGINNING = `(function (host, settingsText) {
"use strict";
const { isArray } = Array;
const { assign, defineProperty, keys } = Object;
const { parse, stringify } = JSON;
const { floor } = Math;
const { construct } = Reflect;
const PlainError = Error;
const settings = parse(settingsText);
// What the time or a random number has a part in may be something else each time: then nothing computed is known.
let isVolatile = false;
const RealDate = Date;
const { now: presentTime } = Date;
const { random } = Math;
function now() {
  isVolatile = true;
  return presentTime();
}
defineProperty(globalThis, "Date", {
  value: new Proxy(RealDate, {
    construct(target, given, made) {
      if (given.length === 0) isVolatile = true;
      return construct(target, given, made);
    },
    apply() {
      isVolatile = true;
      return RealDate();
    },
    get(target, name) {
      return name === "now" ? now : target[name];
    },
  }),
});
RealDate.prototype.constructor = Date;
Math.random = function () {
  isVolatile = true;
  return random();
};
defineProperty(Error, "prepareStackTrace", { value: undefined, writable: false, configurable: false });
defineProperty(Error, "stackTraceLimit", { value: 16, writable: false, configurable: false });
function define(name, value) {
  defineProperty(globalThis, name, { value, writable: true, configurable: true, enumerable: false });
}
`;

const END = `
return tellAll;
})`;
