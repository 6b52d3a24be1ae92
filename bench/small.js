import { mkdtempSync } from "node:fs";
import { join } from "node:path";
import { commitAll, git, write } from "./git.js";
import { CLI, compare } from "./measure.js";

export function policyText(domain, maxAge = 604800) {
  return `version: STSv1\nmode: enforce\nmx: mail.${domain}\nmax_age: ${maxAge}\n`;
}

export function zoneText(domain, id = "20260101T000000") {
  return `$ORIGIN ${domain}.
$TTL 3600
@ IN SOA ns1 hostmaster 1 7200 3600 1209600 3600
@ IN NS ns1
@ IN MX 10 mail
ns1 IN A 192.0.2.53
mail IN A 192.0.2.1
mta-sts IN A 192.0.2.2
_mta-sts IN TXT "v=STSv1; id=${id}"
_smtp._tls IN TXT "v=TLSRPTv1; rua=mailto:tls@${domain}"
`;
}

/** One policy, one zone; the last commit changes both as it should be. */
export function smallRepository(folder) {
  const repository = mkdtempSync(join(folder, "small-"));
  git(repository, "init", "--quiet", "--initial-branch=main");
  const policy = "mta-sts.example.com/.well-known/mta-sts.txt";
  write(repository, { [policy]: policyText("example.com"), "zones/example.com.zone": zoneText("example.com") });
  commitAll(repository);
  write(repository, {
    [policy]: policyText("example.com", 1209600),
    "zones/example.com.zone": zoneText("example.com", "20260201T000000"),
  });
  commitAll(repository);
  return repository;
}

/** Goal: at most 2.0 times `node -e 0`. */
export function small(folder) {
  const repository = smallRepository(folder);
  compare(
    [
      { name: "node -e 0", argv: [process.execPath, "-e", "0"] },
      {
        name: "check --base --head, one policy, one zone",
        argv: [process.execPath, CLI, "check", "-C", repository, "--base", "HEAD~1", "--head", "HEAD"],
      },
    ],
    { rounds: 25 },
  );
}
