import fc from "fast-check";
import { expect, test } from "vitest";
import { domainFinder, domainOfPath } from "./domain-of-path.js";

test.each([
  ["example.com", "example.com"],
  ["example.com.", "example.com"],
  ["example.com.zone", "example.com"],
  ["zones/example.com.db", "example.com"],
  ["zones/db.example.com", "example.com"],
  ["bind/db.example.rs", "example.rs"],
  ["named.example.com", "example.com"],
  ["pri.example.com", "example.com"],
  ["master/example.com.hosts", "example.com"],
  ["example.com.zone.j2", "example.com"],
  ["templates/db.example.com.erb", "example.com"],
  ["example.com.zone.signed", "example.com"],
  ["example.co.uk.txt", "example.co.uk"],
  ["EXAMPLE.com.zone", "example.com"],
  ["xn--bcher-kva.example.zone", "xn--bcher-kva.example"],
  ["zones/bücher.example.zone", "xn--bcher-kva.example"],
  ["mta-sts.Bücher.example/.well-known/mta-sts.txt", "xn--bcher-kva.example"],
  ["zones/bücher.de.yaml", "xn--bcher-kva.de"],
  ["zones/例子.中国.zone", "xn--fsqu00a.xn--fiqs8s"],
  ["texts/für.alle leser.txt", undefined],
  ["policies/example.org.mta-sts.txt", "example.org"],
  ["policies/mta-sts_example.net.txt", "example.net"],
  ["policies/mta-sts-example.net.txt", "example.net"],
  ["policies/example.dev-mta-sts.txt", "example.dev"],
  ["policies/mta-sts.policy.txt", undefined],
  ["scripts/mta-sts-deploy.sh", undefined],
  ["scripts/db-init.sh", undefined],
  [".github/mta-sts-lint.yml", undefined],
  ["zones/example.com/zone.db", "example.com"],
  ["example.com/dns/records.inc", "example.com"],
  ["mta-sts.example.com/.well-known/mta-sts.txt", "example.com"],
  ["sites/_mta-sts.example.com.txt", "example.com"],
  ["terraform/example.com.tf", "example.com"],
  ["domains/example.com.js", "example.com"],
  ["octodns/example.com./mx.yaml", "example.com"],
  ["example.com/zone.v2", "example.com"],
  ["shop.example", "shop.example"],
  ["shop.example.zone", "shop.example"],
  ["zones/shop.example.zone.example", "shop.example"],
  ["example.org", "example.org"],
  ["example.com.in", "example.com"],
  ["zone.in", undefined],
  ["shop.in.zone", "shop.in"],
  ["readme.md", undefined],
  ["main.tf", undefined],
  ["setup.py", undefined],
  ["mta-sts.txt", undefined],
  ["zone.db", undefined],
  ["records.inc", undefined],
  ["db.root", undefined],
  ["named.conf", undefined],
  ["named.conf.local", undefined],
  ["vite.config.ts", undefined],
  ["zones/10.in-addr.arpa.zone", "10.in-addr.arpa"],
  ["zones/192.0.2.zone", undefined],
  ["v1.2", undefined],
  ["nginx/sites.enabled/default", undefined],
  ["conf.d/zone", undefined],
  [".github/workflows/lint.yml", undefined],
  ["", undefined],
  ["a..b.zone", undefined],
  ["__proto__/constructor", undefined],
])("%s is about %s", (path, domain) => {
  expect(domainOfPath(path)).toBe(domain);
});

test("looking up many paths gives what looking up each gives", () => {
  const label = fc.oneof(
    fc.constantFrom(
      "db",
      "db-a",
      "zone",
      "mta-sts",
      "_mta-sts",
      "named",
      "x",
      "Ab",
      "a-b",
      "-a",
      "xn--bcher-kva",
      "bücher",
      "",
    ),
    fc.stringMatching(/^[a-z0-9-]{1,12}$/),
  );
  const ending = fc.constantFrom(
    "com",
    "co.uk",
    "zone",
    "db",
    "txt",
    "yaml",
    "in",
    "example",
    "tf",
    "rs",
    "com.zone",
    "com.db.example",
    "com-mta-sts.txt",
    "d",
    "md",
    "com.",
  );
  const segment = fc
    .tuple(fc.array(label, { maxLength: 3 }), ending)
    .map(([labels, end]) => [...labels, end].join("."));
  const paths = fc.array(
    fc.array(segment, { minLength: 1, maxLength: 3 }).map((segments) => segments.join("/")),
    { maxLength: 20 },
  );
  fc.assert(
    fc.property(paths, (all) => {
      const find = domainFinder();
      expect(all.map(find)).toEqual(all.map(domainOfPath));
    }),
    { numRuns: 2000 },
  );
});
