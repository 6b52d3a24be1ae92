import { decodeStrictly } from "../../../model/text.js";
import type { Value } from "../values/value.js";
import { fromBase64, toBase64 } from "./base64.js";
import type { Call, TerraformFunction } from "./function.js";
import { binary, type KnownText, known, text, unary } from "./parameters.js";
import { computed, failed, leftOut, overspent } from "./results.js";

const encoder = new TextEncoder();

/** What Go's url.QueryEscape leaves as it is. */
const URL_SAFE = /[A-Za-z0-9\-_.~]/;

function urlEncoded(text: string): string {
  return Array.from(encoder.encode(text), (byte) => {
    const character = String.fromCharCode(byte);
    if (URL_SAFE.test(character)) return character;
    return character === " " ? "+" : `%${byte.toString(16).toUpperCase().padStart(2, "0")}`;
  }).join("");
}

function urlDecoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    return undefined;
  }
}

/** From a text to another one; undefined where Terraform gives an error. */
function converting(convert: (text: string) => string | undefined, complaint: string): TerraformFunction {
  return unary(known, (call, given, values) => {
    if (!call.scope.budget.text(3 * given.text.length)) return overspent(call);
    const converted = convert(given.text);
    return converted === undefined ? failed(complaint, call) : computed(converted, call, values);
  });
}

interface Charset {
  /** Undefined where the text holds a character that there is not. */
  readonly encode: (text: string) => Uint8Array | undefined;
  readonly decode: (bytes: Uint8Array) => string | undefined;
}

function utf16(bigEndian: boolean): Charset {
  return {
    encode: (text) => {
      const view = new DataView(new ArrayBuffer(2 * text.length));
      for (let at = 0; at < text.length; at++) view.setUint16(2 * at, text.charCodeAt(at), !bigEndian);
      return new Uint8Array(view.buffer);
    },
    decode: (bytes) => {
      if (bytes.length % 2 !== 0) return undefined;
      const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      const units = Array.from({ length: bytes.length / 2 }, (_, at) => view.getUint16(2 * at, !bigEndian));
      const text = units.map((unit) => String.fromCharCode(unit)).join("");
      return /\p{Surrogate}/u.test(text) ? undefined : text;
    },
  };
}

/** Charsets whose codes are those of Unicode up to `last`. */
function narrow(last: number): Charset {
  return {
    encode: (text) => {
      const codes = Array.from(text, (character) => character.codePointAt(0) ?? 0);
      return codes.every((code) => code <= last) ? Uint8Array.from(codes) : undefined;
    },
    decode: (bytes) => {
      if (!bytes.every((byte) => byte <= last)) return undefined;
      return Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
    },
  };
}

const UTF8: Charset = { encode: (text) => encoder.encode(text), decode: decodeStrictly };

/** Those that anyone uses, by their IANA names in lower case. */
const CHARSETS: ReadonlyMap<string, Charset> = new Map([
  ["utf-8", UTF8],
  ["utf8", UTF8],
  ["utf-16le", utf16(false)],
  ["utf-16be", utf16(true)],
  ["us-ascii", narrow(0x7f)],
  ["iso-8859-1", narrow(0xff)],
]);

function withCharset(convert: (charset: Charset, text: string) => string | undefined): TerraformFunction {
  return binary(known, known, (call: Call, given: KnownText, name: KnownText, values: readonly Value[]) => {
    const charset = CHARSETS.get(name.text.toLowerCase());
    if (!charset) return leftOut(`the encoding ${name.text} is not known to this tool`, call, values);
    if (!call.scope.budget.text(3 * given.text.length)) return overspent(call);
    const converted = convert(charset, given.text);
    return converted === undefined
      ? failed(`the text can't be converted from or to ${name.text}`, call)
      : computed(converted, call, values);
  });
}

function base64Of(bytes: Uint8Array | undefined): string | undefined {
  return bytes && toBase64(bytes);
}

export const encoding: Readonly<Record<string, TerraformFunction>> = {
  base64encode: converting((text) => toBase64(encoder.encode(text)), ""),
  base64decode: converting((text) => {
    const bytes = fromBase64(text);
    return bytes && decodeStrictly(bytes);
  }, "the text is no UTF-8 in Base64"),
  base64gzip: unary(text, (call, _given, values) => leftOut("this tool does not compress", call, values)),
  urlencode: converting(urlEncoded, ""),
  urldecode: converting(urlDecoded, "the text is not encoded for a URL"),
  textencodebase64: withCharset((charset, text) => base64Of(charset.encode(text))),
  textdecodebase64: withCharset((charset, text) => {
    const bytes = fromBase64(text);
    return bytes && charset.decode(bytes);
  }),
};
