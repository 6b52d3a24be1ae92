import { expect, test } from "vitest";
import { configuration, LISTED, PROVIDER, readFiles } from "./reading.testing.js";

/** What stands in the provider, in the zone and in the record; what is said; the text. */
const SEMICOLONS: readonly (readonly [string, string, string, readonly string[], string])[] = [
  ["escaped_semicolons: true", "", "value: 'a; b'", ["! octoDNS refuses an unescaped"], "a; b"],
  ["escaped_semicolons: true", "", "value: 'a\\; b'", [], "a; b"],
  ["escaped_semicolons: true", "", "value: 'a ; b'", [], "a ; b"],
  ["escaped_semicolons: true", "", "value: 'a\\\\; b'", ["! The `;` is escaped twice"], "a\\; b"],
  ["escaped_semicolons: true, lenient: true", "", "value: 'a; b'", [], "a; b"],
  ["escaped_semicolons: true", "lenient: true", "value: 'a; b'", [], "a; b"],
  ["escaped_semicolons: true", "", "value: 'a; b', octodns: {lenient: true}", [], "a; b"],
  ["escaped_semicolons: true", "", "values: ['a; b', 'c\\; d']", ["! octoDNS refuses an unescaped"], "a; b"],
  ["escaped_semicolons: false", "", "value: 'a; b'", [], "a; b"],
  ["escaped_semicolons: false", "", "value: 'a\\; b'", ["! The YamlProvider has"], "a\\; b"],
  ["escaped_semicolons: false", "lenient: true", "value: 'a\\; b'", [], "a\\; b"],
  ["escaped_semicolons: env/ESCAPED", "", "values: ['a; b', 'c\\; d']", [], "a; b"],
  ["default_ttl: 60", "", "value: 'a; b'", [], "a; b"],
  ["default_ttl: 60", "", "value: 'a\\; b'", [], "a; b"],
  ["default_ttl: 60", "", "values: ['a; b', 'c\\; d']", ["! octoDNS refuses an unescaped"], "a; b"],
];

test.each(SEMICOLONS)("%s, zone %s, record %s", async (provider, zone, record, expected, text) => {
  const reading = await readFiles({
    "config.yaml": configuration(
      { config: `${PROVIDER}, directory: z, ${provider}` },
      `  example.com.: {sources: [config], ${zone}}`,
    ),
    "z/example.com.yaml": `a: {type: TXT, ${record}}\n`,
  });
  const said = reading.problems.map(({ mistake, message }) => `${mistake ? "!" : "?"} ${message}`);
  expect(said.map((each, index) => each.slice(0, expected[index]?.length))).toEqual(expected);
  const [first] = reading.zones[0]?.records ?? [];
  expect(first?.type === "TXT" && first.text.value).toBe(text);
});

test.each([
  ["octodns==1.12.0\n", 1],
  ["octodns~=1.5\noctodns-route53==1.0\n", 1],
  ["octodns>=1.0,<2\n", 1],
  ["octodns>=1.0\n", 0],
  ["octodns==2.0.0\n", 0],
  ["octodns-route53==1.0.0\n", 0],
])("with the requirement %j an unescaped ; is judged %i times", async (requirements, expected) => {
  const reading = await readFiles({
    "requirements.txt": requirements,
    "config.yaml": configuration({ config: `${PROVIDER}, directory: z` }, LISTED),
    "z/example.com.yaml": "a: {type: TXT, value: 'a; b'}\n",
  });
  expect(reading.problems).toHaveLength(expected);
});
