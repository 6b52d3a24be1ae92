import { expect, test } from "vitest";
import { mayBeReadByTerraform, mayBeTerraform } from "./paths.js";

test.each([
  ["main.tf", true],
  ["dns/records.tf.json", true],
  ["main.tofu", true],
  ["envs/prod.tfvars", true],
  ["prod.tfvars.json", true],
  ["main.tf.bak", false],
  [".terraform.lock.hcl", false],
  ["dns/.terraform/modules/vpc/main.tf", false],
  [".terraform/modules/vpc/main.tf", false],
  ["terraform.tfstate", false],
  ["records.json", false],
])("%s may be Terraform: %s", (path, expected) => {
  expect(mayBeTerraform(path)).toBe(expected);
});

test.each([
  ["data/domains.yaml", true],
  ["domains.json", true],
  ["templates/mta-sts.txt.tftpl", true],
  ["src/main.js", true],
  ["workers/mta-sts.ts", true],
  ["src/app.ts", false],
  ["package.json", false],
  ["web/tsconfig.build.json", false],
  [".github/workflows/lint.yml", false],
  ["pnpm-lock.yaml", false],
  ["README.md", false],
])("%s may be read by Terraform: %s", (path, expected) => {
  expect(mayBeReadByTerraform(path)).toBe(expected);
});
