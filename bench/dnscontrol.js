import { mkdtempSync } from "node:fs";
import { join } from "node:path";
import { commitAll, git, write } from "./git.js";
import { CLI, compare } from "./measure.js";
import { policyText } from "./small.js";

const START = 'var REG = NewRegistrar("none");\nvar DNS = DnsProvider(NewDnsProvider("cloudflare"));\n';

/** A domain as the getting-started page has it, with its mail. */
function domainOf(name, id, hosts) {
  const addresses = Array.from({ length: hosts }, (_, number) => `  A("h${number}", "192.0.2.${number % 256}"),\n`);
  return `D("${name}", REG, DNS,
${addresses.join("")}  MX("@", 10, "mail.${name}."),
  CNAME("mta-sts", "sites.example.net."),
  TXT("_mta-sts", "v=STSv1; id=${id}"),
  TXT("_smtp._tls", "v=TLSRPTv1; rua=mailto:tls@${name}")
);
`;
}

function repositoryOf(folder, name, files) {
  const repository = mkdtempSync(join(folder, `${name}-`));
  git(repository, "init", "--quiet", "--initial-branch=main");
  write(repository, files);
  commitAll(repository);
  return repository;
}

/** Goals: a small configuration under 4 times `node -e 0`; 100 files with 5,000 records under 1 s. */
export function dnscontrol(folder) {
  const policyOf = (name) => `sites/mta-sts.${name}/.well-known/mta-sts.txt`;
  const small = repositoryOf(folder, "dnscontrol-small", {
    "dnsconfig.js": START + domainOf("example.com", "20260101", 3),
    [policyOf("example.com")]: policyText("example.com"),
  });
  const files = { "dnsconfig.js": `${START}require_glob("./domains/");\n` };
  for (let number = 0; number < 100; number++) {
    const name = `domain${number}.example`;
    files[`domains/${name}.js`] = domainOf(name, "20260101", 46);
    files[policyOf(name)] = policyText(name);
  }
  const large = repositoryOf(folder, "dnscontrol-large", files);
  const check = (repository) => [process.execPath, CLI, "check", "-C", repository, "--head", "HEAD"];
  compare([
    { name: "node -e 0", argv: [process.execPath, "-e", "0"] },
    { name: "a small configuration", argv: check(small) },
    { name: "100 files with 5,000 records", argv: check(large) },
  ]);
}
