import { describe, expect, test } from "vitest";
import { octodns } from "./index.js";
import { mayBeOctodns } from "./paths.js";
import { filesOf } from "./reading.testing.js";

const CONFIGURATION =
  "providers:\n  config:\n    class: octodns.provider.yaml.YamlProvider\n    directory: ./x\nzones:\n  a.b.:\n    sources: [config]\n";

const CLAIMED: readonly (readonly [string, string])[] = [
  ["config/production.yaml", CONFIGURATION],
  ["config.yml", `manager:\n  max_workers: 2\n\n${CONFIGURATION}`],
  ["config.yaml", `zones:\n${"  a.b.: {sources: [config]}\n".repeat(20_000)}${CONFIGURATION.split("zones:")[0]}`],
  ["zones/example.com.yaml", "www:\n  type: A\n  value: 192.0.2.1\n"],
  [
    "zones/example.com.yaml",
    "---\n# comment\n\n'':\n  - type: MX\n    values:\n      - exchange: mx.\n        preference: 10\n",
  ],
  ["zones/example.com.yaml", "? ''\n: - geo:\n      AF: [192.0.2.1]\n    type: A\n    values: [192.0.2.1]\n"],
  ["zones/example.com.yaml", "? ''\n: - type: A\n    value: 192.0.2.1\n"],
  ["zones/example.com.yaml", "'':\n- ttl: 60\n  type: TXT\n  value: x\n"],
  ["zones/example.com.yaml", "_mta-sts:\n  ttl: 300\n  type: 'TXT'\n  value: v=STSv1\\; id=1\\;\n"],
  ["zones/example.com.yaml", "a: {type: TXT, value: x}\n"],
  ["zones/example.com.yaml", "a:\n  - {type: TXT, value: x}\n"],
  ["zones/example.com.yaml", "'*':\r\n  type: CNAME\r\n  value: x.\r\n"],
  ["zones/example.com.yaml", '"":\n  values:\n    - 192.0.2.1\n  type: A # comment\n'],
  ["zones/example.com.yaml", "mta-sts:\n  type: Route53Provider/ALIAS\n  values:\n    - type: A\n"],
  ["zones/example.com.yaml", "www:\n  dynamic:\n    pools: {}\n  type: CNAME\n"],
  ["zones/example.com.yaml", "'': !include apex.yaml\nwww:\n  type: A\n  value: 192.0.2.1\n"],
  ["zones/example.com.yaml", "a:\n  type: A\n  value: 192.0.2.1\nb: [unfinished\n"],
  ["zones/example.com.yaml", "providers:\n  type: A\n  value: 192.0.2.1\n"],
  ["zones/values.com.yaml", "a:\n  type: A\n  value: 192.0.2.1\n"],
  ["example.com./$example.com.yaml", "'':\n  type: A\n  value: 192.0.2.1\n"],
];

const LEFT: readonly (readonly [string, string])[] = [
  ["zones/example.com.json", "{}"],
  [".github/workflows/dns.yaml", "a:\n  type: A\n  value: 192.0.2.1\n"],
  [".github/ISSUE_TEMPLATE/example.com.yaml", "a:\n  type: A\n  value: 192.0.2.1\n"],
  ["inventory/host_vars/example.com.yml", "dns:\n  type: MX\n  value: mail\n"],
  ["group_vars/example.com.yaml", "dns:\n  type: A\n  value: 192.0.2.1\n"],
  ["values.yaml", "a:\n  type: A\n  value: 192.0.2.1\n"],
  ["workflow.yml", "on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - run: true\n"],
  ["deployment.yaml", "apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: x\nspec:\n  type: A\n"],
  [
    "service.yaml",
    "apiVersion: v1\nkind: Service\nspec:\n  type: ClusterIP\n  ports:\n    - name: x\n      value: 1\n",
  ],
  [
    "endpoint.yaml",
    "apiVersion: externaldns.k8s.io/v1alpha1\nkind: DNSEndpoint\nspec:\n  endpoints:\n    - dnsName: x\n      recordType: A\n",
  ],
  ["stack.yaml", "services:\n  web:\n    image: x\n    environment:\n      type: A\n"],
  [
    "playbook.yaml",
    "- hosts: all\n  tasks:\n    - name: record\n      community.dns.record:\n        type: A\n        value: 192.0.2.1\n",
  ],
  ["records.yaml", "records:\n  - name: www\n    type: A\n    value: 192.0.2.1\n"],
  ["records.yaml", "dns_records:\n  - type: A\n    value: 192.0.2.1\n    name: www\n"],
  ["records.yaml", "records:\n  - {name: www, type: A, value: 192.0.2.1}\n"],
  ["api.yaml", "openapi: 3.0.0\ncomponents:\n  schemas:\n    x:\n      type: string\n      value: 1\n"],
  ["schema.yaml", "x:\n  type: string\n  value: y\ny:\n  type: object\n"],
  ["cloud.yaml", "Resources:\n  R:\n    Type: AWS::Route53::RecordSet\n    Properties:\n      Type: A\n"],
  ["traefik.yaml", "providers:\n  docker:\n    exposedByDefault: false\nentryPoints:\n  web:\n    address: x\n"],
  ["dns.yaml", "providers:\n  cloudflare: {}\nzones:\n  a.b: x\n"],
  ["list.yaml", "- type: A\n  value: 192.0.2.1\n"],
  ["empty.yaml", ""],
  ["comment.yaml", "# a:\n#   type: A\n#   value: 192.0.2.1\n"],
  ["deep.yaml", "outer:\n  inner:\n    type: A\n    value: 192.0.2.1\n"],
  ["apart.yaml", "a:\n  type: A\nb:\n  value: 192.0.2.1\n"],
  ["text.yaml", "a:\n  values: x\n  type: A record of a kind\n"],
  ["form.yaml", "fields:\n  - type: TEXT\n    value: x\n"],
  ["binary.yaml", "\0\0\0\0type: A\nvalue: x\n"],
];

describe("claims", () => {
  test.each(CLAIMED)("%s %.100j", (path, text) => {
    const [file] = filesOf({ [path]: text });
    expect(file && mayBeOctodns(path) && octodns.claims(file)).toBe(true);
  });

  test.each(LEFT)("leaves %s %j", (path, text) => {
    const [file] = filesOf({ [path]: text });
    expect(file && mayBeOctodns(path) && octodns.claims(file)).toBe(false);
  });
});
