import { mkdtempSync } from "node:fs";
import { join } from "node:path";
import { commitAll, git, write } from "./git.js";
import { CLI, compare } from "./measure.js";
import { policyText, zoneText } from "./small.js";

const policyOf = (domain) => `policies/${domain}/.well-known/mta-sts.txt`;

function repositoryOf(folder, count) {
  const repository = mkdtempSync(join(folder, `domains-${count}-`));
  git(repository, "init", "--quiet", "--initial-branch=main");
  for (let number = 0; number < count; number++) {
    const domain = `domain${number}.example`;
    write(repository, { [policyOf(domain)]: policyText(domain), [`zones/${domain}.zone`]: zoneText(domain) });
  }
  commitAll(repository);
  write(repository, { [policyOf("domain7.example")]: policyText("domain7.example", 1209600) });
  commitAll(repository);
  git(repository, "gc", "--quiet");
  return repository;
}

/** Goals: a change to one of 10,000 at most 1.5 times that to one of 1,000; the whole tree linear, 1,000 domains a second. */
export function repositories(folder) {
  const few = repositoryOf(folder, 1000);
  const many = repositoryOf(folder, 10_000);
  const change = (repository) => [
    process.execPath,
    CLI,
    "check",
    "-C",
    repository,
    "--base",
    "HEAD~1",
    "--head",
    "HEAD",
  ];
  compare(
    [
      { name: "a change to one of 1,000 domains", argv: change(few) },
      { name: "a change to one of 10,000 domains", argv: change(many) },
      {
        name: "the same by branch name in the working tree",
        argv: [process.execPath, CLI, "check", "-C", many, "--base", "HEAD~1"],
      },
    ],
    { rounds: 15 },
  );
  const medians = compare(
    [
      { name: "the whole tree, 1,000 domains", argv: [process.execPath, CLI, "check", "-C", few] },
      { name: "the whole tree, 10,000 domains", argv: [process.execPath, CLI, "check", "-C", many] },
    ],
    { rounds: 3, memory: true },
  );
  for (const [name, ms] of medians)
    console.log(`   ${name}: ${Math.round(((name.includes("10,000") ? 10_000 : 1000) / ms) * 1000)} domains a second`);
}
