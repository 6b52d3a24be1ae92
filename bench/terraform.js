import { mkdtempSync } from "node:fs";
import { join } from "node:path";
import { commitAll, git, write } from "./git.js";
import { CLI, compare } from "./measure.js";

const MTA_STS = (id, maxAge) => `
resource "cloudflare_record" "mta_sts" {
  zone_id = data.cloudflare_zone.main.id
  name    = "_mta-sts"
  type    = "TXT"
  value   = "v=STSv1; id=${id}"
}

resource "cloudflare_worker_script" "mta_sts" {
  name    = "mta-sts"
  content = <<-EOT
    version: STSv1
    mode: enforce
    mx: mail.example.com
    max_age: ${maxAge}
  EOT
}

resource "cloudflare_worker_route" "mta_sts" {
  zone_id     = data.cloudflare_zone.main.id
  pattern     = "mta-sts.example.com/*"
  script_name = cloudflare_worker_script.mta_sts.name
}
`;

/** Of every kind as many: A, TXT, CNAME and MX records. */
function records(count) {
  const kinds = [
    (number) => ["A", `192.0.2.${number % 256}`],
    (number) => ["TXT", `verification=${number}`],
    (number) => ["CNAME", `host${number}.example.net`],
    (number) => ["MX", `mail${number}.example.net`],
  ];
  const blocks = [];
  for (let number = 0; number < count; number++) {
    const [type, value] = kinds[number % kinds.length](number);
    blocks.push(`resource "cloudflare_record" "r${number}" {
  zone_id = data.cloudflare_zone.main.id
  name    = "host${number}"
  type    = "${type}"
  value   = "${value}"
  ttl     = 300
}
`);
  }
  return `data "cloudflare_zone" "main" {\n  name = "example.com"\n}\n\n${blocks.join("\n")}`;
}

/** Modules of a larger infrastructure, in which nothing has to do with DNS. */
function infrastructure(folders) {
  const files = {};
  for (let folder = 0; folder < folders; folder++) {
    const buckets = Array.from(
      { length: 20 },
      (_, number) =>
        `resource "aws_s3_bucket" "b${number}" {\n  bucket = "\${var.name}-${number}"\n  tags   = { Name = "x" }\n}\n`,
    );
    files[`modules/m${folder}/main.tf`] = `variable "name" {}\n\n${buckets.join("\n")}`;
    files[`modules/m${folder}/variables.tf`] = 'variable "size" {\n  default = 3\n}\n';
  }
  return files;
}

function repositoryOf(folder, name, ...commits) {
  const repository = mkdtempSync(join(folder, `${name}-`));
  git(repository, "init", "--quiet", "--initial-branch=main");
  for (const files of commits) {
    write(repository, files);
    commitAll(repository);
  }
  return repository;
}

/**
 * Goals: 5,000 resources in one file under 1.2 s; a repository without MTA-STS in its Terraform no more than it takes to
 * find that out, which is a listing and a search.
 */
export function terraform(folder) {
  const many = records(5000);
  const large = repositoryOf(
    folder,
    "large",
    { "dns.tf": many + MTA_STS("20260101", 604800) },
    { "dns.tf": many + MTA_STS("20260201", 1209600) },
  );
  const small = repositoryOf(
    folder,
    "small",
    { "dns.tf": records(10) + MTA_STS("20260101", 604800) },
    { "dns.tf": records(10) + MTA_STS("20260201", 1209600) },
  );
  const [before, after] = [infrastructure(200), infrastructure(200)];
  after["modules/m7/variables.tf"] = 'variable "size" {\n  default = 4\n}\n';
  const without = repositoryOf(folder, "without", before, after);
  const check = (repository, ...sides) => [process.execPath, CLI, "check", "-C", repository, ...sides];
  const sides = ["--base", "HEAD~1", "--head", "HEAD"];
  compare([
    { name: "node -e 0", argv: [process.execPath, "-e", "0"] },
    { name: "10 records, base and head", argv: check(small, ...sides) },
    { name: "5,000 resources in one file", argv: check(large, "--head", "HEAD") },
    { name: "the same, base and head", argv: check(large, ...sides) },
    { name: "400 files without MTA-STS, one changed", argv: check(without, ...sides) },
    { name: "the same, all of it", argv: check(without, "--head", "HEAD") },
    { name: "git grep in the same", argv: ["git", "-C", without, "grep", "-q", "mta-sts", "HEAD"] },
  ]);
}
