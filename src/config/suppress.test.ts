import { expect, test } from "vitest";
import type { Name } from "../model/dns.js";
import type { Finding, Severity } from "../model/finding.js";
import type { SourceFile } from "../model/text.js";
import { parseConfig } from "./parse-config.js";
import { applySeverities, suppress } from "./suppress.js";

const RULES = ["mx-not-covered", "policy-mode-testing", "record-missing"];

function finding(rule: string, domain: string | undefined, path?: string, severity: Severity = "error"): Finding {
  const range = path === undefined ? undefined : { path, start: 0, end: 1 };
  const about = { message: "m", domain: domain as Name | undefined, subject: "", range };
  return { ...about, rule, severity, fixes: [], related: [], introduced: true };
}

async function configOf(text: string) {
  const file: SourceFile = { path: "mta-sts-lint.yml", bytes: new TextEncoder().encode(text) };
  const { config, errors } = await parseConfig(file, RULES);
  expect(errors).toEqual([]);
  return config;
}

const FINDINGS = [
  finding("mx-not-covered", "a.example", "zones/a.zone"),
  finding("mx-not-covered", "b.example", "zones/old/b.zone"),
  finding("policy-mode-testing", "a.example", "mta-sts.txt", "notice"),
  finding("record-missing", undefined),
];

/** By rule and domain. */
const names = (findings: readonly Finding[]): string[] => findings.map(({ rule, domain }) => `${rule} ${domain}`);

test("severities", async () => {
  const config = await configOf("rules: { mx-not-covered: warning, policy-mode-testing: off }");
  expect(applySeverities(FINDINGS, config).map(({ rule, severity }) => [rule, severity])).toEqual([
    ["mx-not-covered", "warning"],
    ["mx-not-covered", "warning"],
    ["record-missing", "error"],
  ]);
});

test.each([
  ["a rule", "{ rule: mx-not-covered }", ["mx-not-covered a.example", "mx-not-covered b.example"]],
  ["a domain", "{ rule: mx-not-covered, domain: B.example. }", ["mx-not-covered b.example"]],
  ["a path", "{ rule: mx-not-covered, path: zones/* }", ["mx-not-covered a.example", "mx-not-covered b.example"]],
  ["a file", "{ rule: mx-not-covered, path: 'zones/*.zone' }", ["mx-not-covered a.example"]],
  ["no place", "{ rule: record-missing, path: '**' }", []],
  ["another domain", "{ rule: record-missing, domain: a.example }", []],
  ["no finding's rule", "{ rule: config-ignore-unused }", []],
])("an ignore of %s", async (_, ignore, suppressed) => {
  const config = await configOf(`ignore: [${ignore.replace(" }", ", reason: r }")}]`);
  const result = suppress(FINDINGS, config);
  expect(names(result.suppressed)).toEqual(suppressed);
  expect(names([...result.shown, ...result.suppressed]).sort()).toEqual(names(FINDINGS).sort());
  expect(result.unused).toEqual(suppressed.length === 0 ? config.ignores : []);
});

test("two ignores of one finding are both used", async () => {
  const config = await configOf(
    "ignore: [{ rule: record-missing, reason: a }, { rule: record-missing, path: x, reason: c }, { rule: record-missing, reason: b }]",
  );
  expect(suppress(FINDINGS, config).unused.map(({ reason }) => reason.value)).toEqual(["c"]);
});
