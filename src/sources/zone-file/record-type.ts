import { asciiOf } from "./bytes.js";

/** A record type by its mnemonic and number. */
export interface RecordType {
  /** In upper case. */
  readonly name: string;
  /** As assigned by IANA; undefined for what only a provider's or server's own zone files have. */
  readonly number: number | undefined;
  /** True when it gives its owner an address. */
  readonly addresses: boolean;
}

const ASSIGNED =
  "A=1 NS=2 MD=3 MF=4 CNAME=5 SOA=6 MB=7 MG=8 MR=9 NULL=10 WKS=11 PTR=12 HINFO=13 MINFO=14 MX=15 TXT=16 RP=17 " +
  "AFSDB=18 X25=19 ISDN=20 RT=21 NSAP=22 NSAP-PTR=23 SIG=24 KEY=25 PX=26 GPOS=27 AAAA=28 LOC=29 NXT=30 EID=31 " +
  "NIMLOC=32 SRV=33 ATMA=34 NAPTR=35 KX=36 CERT=37 A6=38 DNAME=39 SINK=40 APL=42 DS=43 SSHFP=44 IPSECKEY=45 " +
  "RRSIG=46 NSEC=47 DNSKEY=48 DHCID=49 NSEC3=50 NSEC3PARAM=51 TLSA=52 SMIMEA=53 HIP=55 NINFO=56 RKEY=57 TALINK=58 " +
  "CDS=59 CDNSKEY=60 OPENPGPKEY=61 CSYNC=62 ZONEMD=63 SVCB=64 HTTPS=65 DSYNC=66 HHIT=67 BRID=68 SPF=99 UINFO=100 " +
  "UID=101 GID=102 UNSPEC=103 NID=104 L32=105 L64=106 LP=107 EUI48=108 EUI64=109 NXNAME=128 URI=256 CAA=257 " +
  "AVC=258 DOA=259 AMTRELAY=260 RESINFO=261 WALLET=262 CLA=263 IPN=264 TA=32768 DLV=32769 KEYDATA=65533";

/** Not DNS types, but what PowerDNS, cli53 (`AWS`) and hosting providers write into zone files for an address. */
const PRIVATE = "ALIAS ANAME AWS LUA POOL URL URL301 URL302 FRAME REDIRECT HTTPRED WEBFWD MAILFW".split(" ");
/** Lookups in another name service, in the zone files of Windows. */
const WINDOWS = ["WINS", "WINSR", "WINS-R", "NBSTAT"];
const ADDRESSES = new Set(["A", "AAAA", "A6", ...PRIVATE]);

const LONGEST_PACKED = 4;
const LONGEST = 10;
const byNumber = new Map<number, RecordType>();
/** By what {@link packed} makes of the mnemonics: most records are of a short one. */
const byPacked = new Map<number, RecordType>();
const byName = new Map<string, RecordType>();

for (const assignment of ASSIGNED.split(" ")) {
  const [name = "", number] = assignment.split("=");
  register(name, Number(number));
}
for (const name of [...PRIVATE, ...WINDOWS]) register(name, undefined);

function register(name: string, number: number | undefined): void {
  const type = { name, number, addresses: ADDRESSES.has(name) };
  if (number !== undefined) byNumber.set(number, type);
  byName.set(name, type);
  const bytes = new TextEncoder().encode(name);
  if (name.length <= LONGEST_PACKED) byPacked.set(packed(bytes, 0, bytes.length), type);
}

/** Up to four characters in upper case as one number. */
function packed(bytes: Uint8Array, start: number, stop: number): number {
  let key = 0;
  for (let at = start; at < stop; at++) key = (key << 8) | upper(bytes[at] ?? 0);
  return key;
}

function upper(byte: number): number {
  return byte >= 0x61 && byte <= 0x7a ? byte - 0x20 : byte;
}

/** The type that a token names, letter case aside: a mnemonic, or `TYPE16` as in RFC 3597 section 5. */
export function recordType(bytes: Uint8Array, start: number, stop: number): RecordType | undefined {
  if (stop - start <= LONGEST_PACKED) return byPacked.get(packed(bytes, start, stop));
  if (stop - start > LONGEST) return undefined;
  const name = asciiOf(bytes, start, stop).toUpperCase();
  return byName.get(name) ?? numberedType(bytes, start, stop);
}

function numberedType(bytes: Uint8Array, start: number, stop: number): RecordType | undefined {
  const number = numberBehind("TYPE", bytes, start, stop);
  if (number === undefined) return undefined;
  return byNumber.get(number) ?? { name: `TYPE${number}`, number, addresses: false };
}

/** True when the bytes are this word, letter case aside; the word is in upper case. */
function spells(word: string, bytes: Uint8Array, start: number, stop: number): boolean {
  if (stop - start !== word.length) return false;
  for (let at = start; at < stop; at++) if (upper(bytes[at] ?? 0) !== word.charCodeAt(at - start)) return false;
  return true;
}

function numberBehind(word: string, bytes: Uint8Array, start: number, stop: number): number | undefined {
  if (stop - start > word.length + 5 || !spells(word, bytes, start, start + word.length)) return undefined;
  let number = 0;
  for (let at = start + word.length; at < stop; at++) {
    const digit = (bytes[at] ?? 0) - 0x30;
    if (digit < 0 || digit > 9) return undefined;
    number = number * 10 + digit;
  }
  return stop > start + word.length && number <= 65_535 ? number : undefined;
}

/** The class that a token names: the Internet's, another one, or none. */
export function recordClass(bytes: Uint8Array, start: number, stop: number): "IN" | "other" | undefined {
  const length = stop - start;
  const first = (bytes[start] ?? 0) & 0xdf;
  if (first !== 0x49 && first !== 0x43 && first !== 0x48) return undefined;
  if (length === 2) {
    if (spells("IN", bytes, start, stop)) return "IN";
    return spells("CH", bytes, start, stop) || spells("HS", bytes, start, stop) ? "other" : undefined;
  }
  if (length < 5) return undefined;
  const number = numberBehind("CLASS", bytes, start, stop);
  if (number !== undefined) return number === 1 ? "IN" : "other";
  const named = ["CHAOS", "HESIOD"].some((word) => spells(word, bytes, start, stop));
  return named ? "other" : undefined;
}
