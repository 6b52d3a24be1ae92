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
