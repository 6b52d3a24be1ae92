import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import type { Finding } from "../model/finding.js";
import { findingKey } from "../model/finding-key.js";

/** Tells a finding from all others, whatever line it is on and in whatever run: 32 hex digits. */
export function fingerprintOf(finding: Finding): string {
  return bytesToHex(sha256(utf8ToBytes(findingKey(finding)))).slice(0, 32);
}
