import { describe, expect, test } from "vitest";
import { startDouble } from "../github/double.js";
import { pullRequest, pushOn } from "../github/origin.js";
import { policyText } from "../policy-text.js";
import { announced, domain, README } from "./domains.js";
import { golden } from "./golden.js";
import { play } from "./scene.js";

const good = domain();
const NEW_ID = announced("20260401T120000");
/** A longer max_age without a new id, and a second mail server that the policy does not know. */
const twoErrors = domain({
  zone: { mx: "@ IN MX 10 mail\n@ IN MX 20 mail2\nmail IN A 192.0.2.1\nmail2 IN A 192.0.2.3" },
  policy: { maxAge: "max_age: 1209600" },
});
const mended = domain({ zone: { sts: NEW_ID }, policy: { maxAge: "max_age: 1209600" } });
const invalidField = domain({ policy: { mode: "mode: enforced" } });

describe("a pull request", () => {
  test("is opened with mistakes, is run again, and is mended", async () => {
    const opened = pullRequest(good, twoErrors);
    const double = await startDouble({ repository: opened.folder });
    double.say("octocat", "Please have a look.");
    const facts = { action: "opened", comments: 1 };
    const first = await golden("pull-request-opened", { origin: opened, event: "pull_request", facts, double });
    const again = { ...facts, action: "labeled" };
    const second = await play({ origin: opened, event: "pull_request", facts: again, double, step: { attempt: 2 } });
    expect(second.calls).toEqual(["GET /issues/1/comments 200"]);
    expect(second.result.stdout).toBe(first.result.stdout);
    expect(second.result.outputs).toEqual(first.result.outputs);
    const origin = pushOn(opened, mended);
    const pushed = { action: "synchronize", comments: 2 };
    await golden("pull-request-mended", {
      origin,
      event: "pull_request",
      facts: pushed,
      double,
      step: { runId: 14_000_000_002 },
    });
  });

  test("takes back all that it did", async () => {
    const opened = pullRequest({ ...good, ...README }, { ...invalidField, ...README });
    const double = await startDouble({ repository: opened.folder });
    await play({ origin: opened, event: "pull_request", double });
    const origin = pushOn(opened, { ...good, "README.md": "# Our DNS, and our mail\n" });
    const facts = { action: "synchronize", comments: 1 };
    await golden("pull-request-taken-back", {
      origin,
      event: "pull_request",
      facts,
      double,
      step: { runId: 14_000_000_002 },
    });
  });

  test("of a fork", async () => {
    const origin = pullRequest(good, invalidField, { fork: true });
    const { calls } = await golden("pull-request-fork", {
      origin,
      event: "pull_request",
      facts: { action: "opened", fork: "stranger/dns", author: "stranger" },
      step: { token: "ghs_readonly" },
    });
    expect(calls).toEqual([]);
  });

  test("of Dependabot, whose token may only read", async () => {
    const origin = pullRequest(good, invalidField, { branch: "dependabot/npm_and_yarn/sites-2" });
    const author = "dependabot[bot]";
    await golden("pull-request-dependabot", {
      origin,
      event: "pull_request",
      facts: { action: "opened", author },
      step: { token: "ghs_readonly", env: { GITHUB_ACTOR: author, GITHUB_TRIGGERING_ACTOR: author } },
    });
  });

  test("is closed without being merged", async () => {
    const origin = pullRequest(good, twoErrors);
    const changes = { "pull_request.state": "closed", "pull_request.merged": false };
    const { calls } = await golden("pull-request-closed", {
      origin,
      event: "pull_request",
      facts: { action: "closed", comments: 1, changes },
    });
    expect(calls).toEqual([]);
  });

  test("is closed by being merged", async () => {
    const origin = pullRequest(good, twoErrors);
    const changes = {
      "pull_request.state": "closed",
      "pull_request.merged": true,
      "pull_request.merged_at": "2026-04-01T12:00:00Z",
    };
    await golden("pull-request-merged", {
      origin,
      event: "pull_request",
      facts: { action: "closed", changes },
      told: { ref: "refs/heads/main" },
    });
  });

  test("is reviewed", async () => {
    const origin = pullRequest(good, twoErrors);
    await golden("pull-request-review", { origin, event: "pull_request_review", facts: { action: "submitted" } });
  });

  test("touches nothing that is read", async () => {
    const origin = pullRequest({ ...good, ...README }, { ...good, "README.md": "# Our DNS, and our mail\n" });
    const facts = { action: "opened", comments: 0 };
    const { calls } = await golden("pull-request-unconcerned", { origin, event: "pull_request", facts });
    expect(calls).toEqual([]);
  });

  test("of a branch that is behind: lines are those of its head", async () => {
    const zone = { extra: "old IN A 192.0.2.9\nwww IN A 192.0.2.10" };
    const moved = domain({ zone: { ttl: "; Ask the post office before you change this.\n$TTL 3600", ...zone } });
    const change = domain({ zone: { sts: announced("2026-04-01"), ...zone } });
    const origin = pullRequest(domain({ zone }), change, { moveBaseOn: moved });
    await golden("pull-request-behind", { origin, event: "pull_request", facts: { action: "opened" } });
  });
});

describe("what is found in a pull request", () => {
  test("warnings alone", async () => {
    const testing = domain({ policy: { mode: "mode: testing", maxAge: "max_age: 86400" } });
    const tls = '_smtp._tls IN TXT "v=TLSRPTv1; rua=tls@example.com"';
    const head = domain({ zone: { tls, sts: NEW_ID }, policy: { mode: "mode: testing", maxAge: "max_age: 3600" } });
    await golden("found-warnings", { origin: pullRequest(testing, head), event: "pull_request" });
  });

  test("notices alone", async () => {
    const head = domain({ zone: { sts: announced("20260401") } });
    const { calls } = await golden("found-notices", {
      origin: pullRequest(good, head),
      event: "pull_request",
      facts: { comments: 0 },
    });
    expect(calls).toEqual([]);
  });

  test("several domains", async () => {
    const names = ["example.com", "example.net", "example.org"] as const;
    const base = Object.assign({}, ...names.map((name) => domain({ name })));
    const head = {
      ...base,
      ...domain({ policy: { maxAge: "max_age: 2419200" } }),
      ...domain({ name: "example.net", zone: { mx: "@ IN MX 10 in.post.example." } }),
      ...domain({ name: "example.org", zone: { sts: announced("2026-04-01") } }),
    };
    await golden("found-in-domains", { origin: pullRequest(base, head), event: "pull_request" });
  });

  test("in octoDNS", async () => {
    const { base, head } = octodns();
    await golden("found-in-octodns", { origin: pullRequest(base, head), event: "pull_request" });
  });

  test("a site of GitHub Pages: the id, which is kept elsewhere, has to be seen to", async () => {
    const site = (...mx: string[]) => ({
      CNAME: "mta-sts.example.com\n",
      "_config.yml": "include: [.well-known]\n",
      ".well-known/mta-sts.txt": policyText({ mx: mx.map((host) => `mx: ${host}`).join("\n") }),
    });
    const origin = pullRequest(site("mail.example.com"), site("mail.example.com", "mx.post.example"));
    const { calls } = await golden("found-undecided", { origin, event: "pull_request", facts: { action: "opened" } });
    expect(calls).toEqual([]);
  });

  test("the policy that goes", async () => {
    const { "zones/example.com.zone": zone = "" } = domain({ zone: { sts: "", host: "" } });
    const head = { "zones/example.com.zone": zone };
    await golden("found-removed", { origin: pullRequest(good, head), event: "pull_request" });
  });
});

function octodns() {
  const config = `
providers:
  config:
    class: octodns.provider.yaml.YamlProvider
    directory: ./config
zones:
  "*":
    sources: [config]
`;
  const zone = (txt: string, exchange: string) => `---
"":
  - type: MX
    values:
      - exchange: ${exchange}.
        preference: 10
_mta-sts:
  ttl: 300
  type: TXT
  value: ${txt}
_smtp._tls:
  type: TXT
  value: v=TLSRPTv1\\; rua=mailto:tls@example.org
mta-sts:
  type: A
  value: 192.0.2.80
`;
  const files = (txt: string, exchange: string, maxAge: string) => ({
    "production.yaml": config,
    "config/example.org.yaml": zone(txt, exchange),
    "policies/example.org/mta-sts.txt": `version: STSv1\nmode: enforce\nmx: mail.example.org\nmax_age: ${maxAge}\n`,
  });
  return {
    base: files("v=STSv1\\; id=20260301", "mail.example.org", "604800"),
    head: files("v=STSv1\\;", "mx1.post.example", "1209600"),
  };
}
