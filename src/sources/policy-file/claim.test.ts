import { expect, test } from "vitest";
import { isUnpublished } from "../unpublished.js";
import { policyFile } from "./index.js";
import { mayBePolicy } from "./paths.js";

const POLICY = "version: STSv1\nmode: enforce\nmx: mail.example.com\nmax_age: 604800\n";
const TEMPLATE =
  "version: STSv1\nmode: {{ mode }}\n{% for mx in hosts %}\nmx: {{ mx }}\n{% endfor %}\nmax_age: 604800\n";
const INDENTED = POLICY.replace(/^(?=.)/gm, "    ");
const FENCED = `# MTA-STS\n\nPublish this:\n\n\`\`\`\n${POLICY}\`\`\`\n`;

const CASES: readonly (readonly [path: string, content: string, claimed: boolean])[] = [
  // Policies, by their place.
  [".well-known/mta-sts.txt", POLICY, true],
  ["public/.well-known/mta-sts.txt", POLICY, true],
  ["docs/.well-known/mta-sts.txt", POLICY, true],
  ["mta-sts/.well-known/mta-sts.txt", POLICY, true],
  ["websites/mta-sts.example.com/.well-known/mta-sts.txt", POLICY, true],
  [".well-known/mta-sts.txt", "", true],
  [".well-known/mta-sts.txt", "We use MTA-STS.\n", true],
  [".well-known/mta-sts.txt", "<html></html>\n", true],
  [".well-known/MTA-STS.TXT", POLICY, true],
  ["well-known/mta-sts.txt", POLICY, true],
  [".well-known/mta-sts.txt.j2", TEMPLATE, true],
  // Policies, by name and content.
  ["mta-sts.txt", POLICY, true],
  ["mta-sts.txt", INDENTED, true],
  ["mta-sts.txt", `\uFEFF${POLICY}`, true],
  ["mta-sts.txt", POLICY.replaceAll("\n", "\r\n"), true],
  ["mta-sts.txt", POLICY.replaceAll("\n", "\r"), true],
  ["mta-sts.txt", "mode: enforce\nmx: mail.example.com\n", true],
  ["mta-sts.txt", `# ours\n${POLICY}`, true],
  [
    "mta-sts.txt",
    `---\nlayout: null\npermalink: /.well-known/mta-sts.txt\nsitemap: false\na: 1\nb: 2\n---\n${POLICY}`,
    true,
  ],
  ["templates/mta-sts.txt.tftpl", "version: STSv1\nmode: %{mode}\nmx: %{mx}\nmax_age: %{age}\n", true],
  ["roles/web/templates/mta-sts.txt.j2", TEMPLATE, true],
  // Policies, by content alone.
  ["policies/example.com.txt", POLICY, true],
  ["policies/example.com", POLICY, false],
  ["policies/example", POLICY, true],
  ["mta_sts.txt", POLICY, true],
  ["sts-policy.tmpl", TEMPLATE, true],
  ["sts-policy.txt", "version: STSv1\nmode: live\nmx: mail.example.com\nnote: ours\n", true],
  ["policy.conf", "version: STSv1\nmode: enforce\n$MX_LINES\nmax_age: 604800\n", true],
  // Not policies.
  ["docs/mta-sts.txt", `How to set it up\n\n${INDENTED}\nPut this on your server.\nThen wait.\nAnd look.\n`, false],
  ["mta-sts.txt", "Notes on MTA-STS\n", false],
  ["mta-sts.txt", "", false],
  ["README.md", FENCED, false],
  ["README", FENCED, false],
  ["docs/policy.md", POLICY, false],
  ["docs/policy.rst", POLICY, false],
  ["docs/policy.html", POLICY, false],
  ["notes.txt", `Dear all,\nthis is the policy:\n${POLICY}`, false],
  ["rfc8461.txt", `   The policy:\n\n${INDENTED}\n   ends here.\n`, false],
  ["CNAME", "mta-sts.example.com\n", false],
  [".nojekyll", "", false],
  ["_config.yml", 'include: [".well-known"]\n', false],
  ["robots.txt", "User-agent: *\nDisallow:\n", false],
  [".well-known/security.txt", "Contact: mailto:security@example.com\nExpires: 2030-01-01T00:00:00Z\n", false],
  ["values.yaml", "version: STSv1\nmode: enforce\nmx:\n  - mail.example.com\n", false],
  ["config.txt", "version: 3\nmode: fast\nmx: 1\n", false],
  ["config.txt", "version: STSv1\n", false],
  [
    "nginx.conf",
    'server {\n  location = /.well-known/mta-sts.txt {\n    return 200 "version: STSv1\\nmode: enforce\\n";\n  }\n}\n',
    false,
  ],
  [
    "nginx.conf",
    'server {\n  return 200 "version: STSv1\nmode: enforce\nmx: mail.example.com\nmax_age: 604800\n";\n}\n',
    false,
  ],
  ["Dockerfile", `FROM nginx\nRUN cat > /mta-sts.txt <<EOF\n${POLICY}EOF\n`, false],
  ["Caddyfile", `mta-sts.example.com {\n  respond "version: STSv1"\n}\n`, false],
  ["policy.go", `package main\nconst p = \`${POLICY}\`\n`, false],
  ["zones/example.com.zone", '_mta-sts IN TXT "v=STSv1; id=1"\n', false],
  // Nobody publishes these.
  ["tests/.well-known/mta-sts.txt", POLICY, false],
  ["src/__fixtures__/mta-sts.txt", POLICY, false],
  ["examples/mta-sts.txt", POLICY, false],
  ["vendor/x/mta-sts.txt", POLICY, false],
  // Hostile ones.
  ["blank.txt", "\n".repeat(100_000), false],
  ["blanks.txt", `version${" ".repeat(100_000)}`, false],
  ["nul.txt", "\0".repeat(100_000), false],
];

test.each(CASES)("%s %j is a policy: %j", (path, content, claimed) => {
  const file = { path, bytes: new TextEncoder().encode(content) };
  expect(mayBePolicy(path) && policyFile.claims(file) && !isUnpublished(path)).toBe(claimed);
});
