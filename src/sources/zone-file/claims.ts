import type { Name } from "../../model/dns.js";
import type { SourceFile } from "../../model/text.js";
import { asciiOf } from "./bytes.js";
import { COMMENT_TRAP } from "./messages.js";
import { looksTemplated } from "./placeholder.js";
import { ZoneReader } from "./reader.js";
import { newState } from "./state.js";

/** Endings of files that are something else, whatever they hold. */
const OTHER_ENDING =
  /\.(?:mdx?|markdown|rst|adoc|html?|xml|svg|css|scss|less|js|mjs|cjs|jsx|ts|mts|cts|tsx|vue|svelte|json|json5|jsonc|ya?ml|toml|lock|tf|tfvars|tofu|hcl|nix|py|rb|go|rs|sh|bash|zsh|fish|pl|pm|php|java|kt|scala|swift|cs|fs|cpp|cc|c|h|hpp|lua|sql|csv|tsv|log|ipynb|map|patch|diff|png|jpe?g|gif|ico|webp|avif|bmp|pdf|docx?|xlsx?|pptx?|odt|zip|gz|tgz|tar|bz2|xz|zst|7z|jar|war|wasm|so|dll|exe|bin|dat|ttf|otf|woff2?|eot|mp3|mp4|wav|webm|mov|pem|crt|cer|key|csr|der|p12|pub|asc|sig|gpg|sqlite3?|pcap|pyc|class|o|a|swp|mod|sum|gradle|properties|proto|graphql|ps1|bat|cmd|vim|el|tex|bib|service|timer|socket|jnl|state|sock|pid)$/;

/** Names that zone files have in spite of such an ending: `db.example.sh`, `zones/example.rs.` */
const ZONE_NAME = /^(?:db|zone|named|pri|primary|master)\..+\.[a-z]{2,}$|\.$/;
const OTHER_NAME =
  /^(?:readme|license|licence|copying|changelog|changes|authors|contributing|notice|makefile|dockerfile|containerfile|gemfile|procfile|vagrantfile|jenkinsfile|rakefile|brewfile|justfile|codeowners|robots\.txt|security\.txt|humans\.txt|ads\.txt|requirements.*\.txt|cname|_headers|_redirects|cmakelists\.txt|package-lock.*|\..*)$/;

/** Copies that editors, package managers and careful people leave: `example.com.zone.bak`, `db.example.com.20240101`. */
const BACKUP_NAME =
  /(?:~|[._-](?:bak|backup|old|orig|prev|previous|save|saved|rej|swp|rpmsave|rpmnew|dpkg-\w+|20\d{6,12}|20\d\d-\d\d-\d\d))$/;

/** From the path alone. */
export function mayBeZoneFile(path: string): boolean {
  if (/(?:^|\/)(?:node_modules|\.git)\//.test(path)) return false;
  const name = path.slice(path.lastIndexOf("/") + 1).toLowerCase();
  if (OTHER_NAME.test(name) || BACKUP_NAME.test(name)) return false;
  return ZONE_NAME.test(name) ? !/\.(?:ya?ml|json|py|js|ts|tf)$/.test(name) : !OTHER_ENDING.test(name);
}

const LOOKED_AT = 16 * 1024;
/** What dig prints beside records, in comments. */
const DIG_OUTPUT = /^;; (?:ANSWER|QUESTION|AUTHORITY) SECTION:/m;
/** A file so named needs to hold no more than one record. */
const NAMED_AS_ZONE =
  /(?:^|\/)(?:db|zone|named|pri|master)\.[^/]+$|\.(?:zones?|db|dns|signed|inc|hosts)(?:\.[a-z0-9]+)?$|(?:^|\/)(?:zones?|dns|bind|named|nsd)\/[^/]*$/i;

/**
 * From the content: a zone file has directives or records of known types, and nothing that can't be one. Names and
 * addresses in the rdata are looked at, since in prose any word may stand before an "A".
 */
export function claimsZoneFile(file: SourceFile): boolean {
  const head = headOf(file);
  if (head.bytes.length === 0 || DIG_OUTPUT.test(asciiOf(head.bytes, 0, Math.min(head.bytes.length, 4096))))
    return false;
  const counts = countRecords(head);
  if (counts.mistakes > 0 && counts.mistakes * 4 > counts.telling + (counts.zone ? 2 : 0)) return false;
  if (counts.zone) return true;
  return counts.mistakes === 0 && counts.telling >= (NAMED_AS_ZONE.test(file.path) || counts.announces ? 1 : 2);
}

/** Whole lines from the beginning. */
function headOf(file: SourceFile): SourceFile {
  if (file.bytes.length <= LOOKED_AT) return file;
  const end = file.bytes.lastIndexOf(0x0a, LOOKED_AT);
  return { path: file.path, bytes: file.bytes.subarray(0, end === -1 ? LOOKED_AT : end + 1) };
}

interface Counts {
  /** Records whose rdata is what their type asks for. */
  readonly telling: number;
  readonly mistakes: number;
  /** An SOA record, `$ORIGIN` or `$TTL` is there. */
  readonly zone: boolean;
  /** A TXT record of MTA-STS is there. */
  readonly announces: boolean;
}

const TELLING = new Set(["A", "AAAA", "SOA"]);
/** Keeps relative names from being undecided: only the form matters here. */
const ANY_ORIGIN = "example" as Name;

function countRecords(file: SourceFile): Counts {
  const state = newState(ANY_ORIGIN, () => "yes");
  const reader = new ZoneReader(state, file, looksTemplated(file.bytes));
  let includes = 0;
  while (reader.run()) includes += 1;
  const { records, soas, firstOrigin, defaultTtl, problems } = state;
  let telling = includes;
  let announces = false;
  for (const record of records) {
    if (record.type !== "other" || TELLING.has(record.typeName)) telling += 1;
    announces ||= record.type === "TXT" && record.text.value.startsWith("v=STSv1");
  }
  // A text that a comment cuts off is a mistake that only a zone file can have.
  const cut = problems.list().filter(({ message }) => message === COMMENT_TRAP).length;
  const zone = soas.length > 0 || firstOrigin !== undefined || defaultTtl !== undefined;
  return { telling, mistakes: problems.count - cut, zone, announces };
}
