import { md5, sha1 } from "@noble/hashes/legacy.js";
import { sha256, sha512 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import { rangeOf } from "../../../model/text.js";
import { computedText } from "../values/values.js";
import { toBase64 } from "./base64.js";
import { readFile } from "./file-contents.js";
import type { TerraformFunction } from "./function.js";
import { known, unary } from "./parameters.js";
import { computed, overspent, sourcesIn } from "./results.js";

type Digest = (bytes: Uint8Array) => string;

const hexMd5: Digest = (bytes) => bytesToHex(md5(bytes));
const hexSha1: Digest = (bytes) => bytesToHex(sha1(bytes));
const hexSha256: Digest = (bytes) => bytesToHex(sha256(bytes));
const hexSha512: Digest = (bytes) => bytesToHex(sha512(bytes));
const base64Sha256: Digest = (bytes) => toBase64(sha256(bytes));
const base64Sha512: Digest = (bytes) => toBase64(sha512(bytes));

const encoder = new TextEncoder();

function ofText(digest: Digest): TerraformFunction {
  return unary(known, (call, { text }, values) => {
    if (!call.scope.budget.text(text.length)) return overspent(call);
    return computed(digest(encoder.encode(text)), call, values);
  });
}

function ofFile(digest: Digest): TerraformFunction {
  return unary(known, (call, path, values) => {
    const file = readFile(path.text, call);
    if ("kind" in file) return file;
    return computedText(digest(file.bytes), call.range, [rangeOf(file), ...sourcesIn(values, call)]);
  });
}

export const hashes: Readonly<Record<string, TerraformFunction>> = {
  md5: ofText(hexMd5),
  sha1: ofText(hexSha1),
  sha256: ofText(hexSha256),
  sha512: ofText(hexSha512),
  base64sha256: ofText(base64Sha256),
  base64sha512: ofText(base64Sha512),
  filemd5: ofFile(hexMd5),
  filesha1: ofFile(hexSha1),
  filesha256: ofFile(hexSha256),
  filesha512: ofFile(hexSha512),
  filebase64: ofFile(toBase64),
  filebase64sha256: ofFile(base64Sha256),
  filebase64sha512: ofFile(base64Sha512),
};
