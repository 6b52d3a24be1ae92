import { decodeStrictly, type SourceFile } from "../../model/text.js";
import { EMPTY_READING, type ReadContext, type Reading, type SourceReader } from "../source.js";
import { isNamedLikeConfiguration } from "./paths.js";

/** Domains declared by the programs of DNSControl: https://docs.dnscontrol.org */
export const dnscontrol: SourceReader = {
  claims: (file) => isNamedLikeConfiguration(file.path) || declaresDomains(file),
  read,
};

/** A program that another one requires declares domains too, but only the first names registrars and providers. */
function declaresDomains({ bytes }: SourceFile): boolean {
  const text = decodeStrictly(bytes) ?? "";
  return /\b(?:New(?:Registrar|DnsProvider)|REGISTRAR|SERVICE)\s*\(/.test(text) && /\bD\s*\(/.test(text);
}

async function read(files: readonly SourceFile[], context: ReadContext): Promise<Reading> {
  if (files.length === 0) return EMPTY_READING;
  context.runtime.prepareProgram();
  const { readPrograms } = await import("./read.js");
  return readPrograms(() => import("acorn"), files, context);
}
