import { expect, test } from "vitest";
import { octodns } from "./index.js";
import {
  configuration,
  contextOf,
  type Files,
  filesOf,
  LISTED,
  PROVIDER,
  readFiles,
  showRecord,
  showZone,
} from "./reading.testing.js";

const A = "a: {type: TXT, value: a}\n";
const B = "b: {type: TXT, value: b}\n";

interface Case {
  readonly title: string;
  readonly files: Files;
  /** `apex complete path` and below it the records, indented. */
  readonly zones: readonly string[];
  readonly problems?: readonly string[];
  readonly undecided?: readonly string[];
  readonly origins?: Readonly<Record<string, string>>;
}

const CASES: readonly Case[] = [
  {
    title: "a file alone",
    files: { "example.com.yaml": A },
    zones: ["example.com complete example.com.yaml", '  a.example.com TXT "a"'],
  },
  {
    title: "a zone by its U-label",
    files: { "bücher.example.yaml": A },
    zones: ["xn--bcher-kva.example complete bücher.example.yaml", '  a.xn--bcher-kva.example TXT "a"'],
  },
  {
    title: "a zone in capitals",
    files: { "Example.COM.yaml": A },
    zones: ["example.com complete Example.COM.yaml", '  a.example.com TXT "a"'],
  },
  {
    title: "a reverse zone",
    files: { "2.0.192.in-addr.arpa.yaml": "1: {type: PTR, value: x.}" },
    zones: ["2.0.192.in-addr.arpa complete 2.0.192.in-addr.arpa.yaml", "  1.2.0.192.in-addr.arpa PTR"],
  },
  {
    title: "split files",
    files: { "z/example.com./$example.com.yaml": `'': {type: TXT, value: x}\n`, "z/example.com./a.yaml": A },
    zones: [
      "example.com complete z/example.com./$example.com.yaml",
      '  example.com TXT "x"',
      '  a.example.com TXT "a"',
    ],
  },
  {
    title: "split files, the record's file first",
    files: {
      "z/example.com./a.yaml": A,
      "z/example.com./_mta-sts.yaml": "_mta-sts: {type: TXT, value: v=STSv1\\; id=1}",
    },
    zones: [
      "example.com complete z/example.com./_mta-sts.yaml",
      '  _mta-sts.example.com TXT "v=STSv1; id=1"',
      '  a.example.com TXT "a"',
    ],
  },
  {
    title: "a split file that does not look like one",
    files: {
      "example.com./a.yaml": A,
      "example.com./b.yaml": "b: !include ../parts/b.yaml\n",
      "parts/b.yaml": "{type: TXT, value: b}",
    },
    zones: ["example.com complete example.com./a.yaml", '  a.example.com TXT "a"', '  b.example.com TXT "b"'],
  },
  {
    title: "split files called zone",
    files: { "example.com./$zone.yaml": A },
    zones: ["example.com complete example.com./$zone.yaml", '  a.example.com TXT "a"'],
  },
  {
    title: "a split file and a zone file",
    files: { "z/example.com./a.yaml": A, "z/example.com.yaml": B },
    zones: ["example.com complete z/example.com./a.yaml", '  a.example.com TXT "a"', '  b.example.com TXT "b"'],
  },
  { title: "a file of no zone", files: { "zones/www.yaml": A }, zones: [], undecided: ["zones/www.yaml"] },
  {
    title: "a file whose zone our configuration names",
    files: { "zones/www.yaml": A },
    origins: { "zones/www.yaml": "example.net" },
    zones: ["example.net complete zones/www.yaml", '  a.example.net TXT "a"'],
  },
  {
    title: "a listed zone",
    files: {
      "config.yaml": configuration({ config: `${PROVIDER}, directory: ./z, default_ttl: 60` }, LISTED),
      "z/example.com.yaml": A,
    },
    zones: ["example.com complete z/example.com.yaml", '  a.example.com 60 TXT "a"'],
  },
  {
    title: "a folder seen from the configuration",
    files: {
      "dns/config/main.yaml": configuration({ config: `${PROVIDER}, directory: ./z, default_ttl: 60` }, LISTED),
      "dns/z/example.com.yaml": A,
    },
    zones: ["example.com complete dns/z/example.com.yaml", '  a.example.com 60 TXT "a"'],
  },
  {
    title: "a zone of one label, listed",
    files: {
      "config.yaml": configuration({ config: `${PROVIDER}, directory: z` }, "  internal.: {sources: [config]}"),
      "z/internal.yaml": A,
    },
    zones: ["internal complete z/internal.yaml", '  a.internal TXT "a"'],
  },
  {
    title: "a zone that is not listed",
    files: {
      "config.yaml": configuration({ config: `${PROVIDER}, directory: z, default_ttl: 60` }, LISTED),
      "z/example.org.yaml": A,
    },
    zones: ["example.org complete z/example.org.yaml", '  a.example.org 60 TXT "a"'],
  },
  {
    title: "dynamic zones",
    files: {
      "config.yaml": configuration(
        { config: `${PROVIDER}, directory: z` },
        "  '*': {sources: [config], lenient: true}",
      ),
      "z/example.org.yaml": A,
      "z/example.com.yaml": B,
    },
    zones: [
      "example.org complete z/example.org.yaml",
      '  a.example.org TXT "a"',
      "example.com complete z/example.com.yaml",
      '  b.example.com TXT "b"',
    ],
  },
  {
    title: "another source besides",
    files: {
      "config.yaml": configuration(
        { config: `${PROVIDER}, directory: z` },
        "  example.com.: {sources: [config, live]}",
      ),
      "z/example.com.yaml": A,
    },
    zones: ["example.com part z/example.com.yaml", '  a.example.com TXT "a"'],
  },
  {
    title: "a processor of one's own",
    files: {
      "config.yaml": `${configuration({ config: `${PROVIDER}, directory: z` }, "  example.com.: {sources: [config], processors: [own]}")}processors:\n  own: {class: mine.Processor}\n`,
      "z/example.com.yaml": A,
    },
    zones: ["example.com part z/example.com.yaml", '  a.example.com TXT "a"'],
  },
  {
    title: "a processor of octoDNS",
    files: {
      "config.yaml": `${configuration({ config: `${PROVIDER}, directory: z` }, "  example.com.: {sources: [config], processors: [own]}")}processors:\n  own: {class: octodns.processor.acme.AcmeManagingProcessor}\n`,
      "z/example.com.yaml": A,
    },
    zones: ["example.com complete z/example.com.yaml", '  a.example.com TXT "a"'],
  },
  {
    title: "two sources",
    files: {
      "config.yaml": configuration(
        { config: `${PROVIDER}, directory: z`, more: `${PROVIDER}, directory: y` },
        "  example.com.: {sources: [config, more]}",
      ),
      "z/example.com.yaml": A,
      "y/example.com.yaml": B,
    },
    zones: ["example.com complete z/example.com.yaml", '  a.example.com TXT "a"', '  b.example.com TXT "b"'],
  },
  {
    title: "a source that replaces",
    files: {
      "config.yaml": configuration(
        { config: `${PROVIDER}, directory: z`, more: `${PROVIDER}, directory: y, populate_should_replace: true` },
        "  example.com.: {sources: [config, more]}",
      ),
      "z/example.com.yaml": `${A}${B}`,
      "y/example.com.yaml": "b: {type: TXT, value: new}",
    },
    zones: ["example.com complete z/example.com.yaml", '  a.example.com TXT "a"', '  b.example.com TXT "new"'],
  },
  {
    title: "an alias zone",
    files: {
      "config.yaml": configuration(
        { config: `${PROVIDER}, directory: z` },
        `  example.net.: {alias: example.com.}\n${LISTED}`,
      ),
      "z/example.com.yaml": A,
    },
    zones: [
      "example.com complete z/example.com.yaml",
      '  a.example.com TXT "a"',
      "example.net complete z/example.com.yaml",
      '  a.example.net TXT "a"',
    ],
  },
  {
    title: "a shared file",
    files: {
      "config.yaml": configuration(
        { config: `${PROVIDER}, directory: z, shared_filename: shared.yaml` },
        `${LISTED}\n  example.net.: {sources: [config]}`,
      ),
      "z/example.com.yaml": A,
      "z/shared.yaml": B,
    },
    zones: [
      "example.com complete z/example.com.yaml",
      '  a.example.com TXT "a"',
      '  b.example.com TXT "b"',
      "example.net complete z/shared.yaml",
      '  b.example.net TXT "b"',
    ],
  },
  {
    title: "a shared file that is not there",
    files: {
      "config.yaml": configuration({ config: `${PROVIDER}, directory: z, shared_filename: shared.yaml` }, LISTED),
      "z/example.com.yaml": A,
    },
    zones: ["example.com part z/example.com.yaml", '  a.example.com TXT "a"'],
  },
  {
    title: "a folder ending of its own",
    files: {
      "config.yaml": configuration({ config: `${PROVIDER}, directory: z, split_extension: .tst` }, LISTED),
      "z/example.com.tst/a.yaml": A,
      "z/example.com.yaml": B,
    },
    zones: ["example.com complete z/example.com.tst/a.yaml", '  a.example.com TXT "a"', '  b.example.com TXT "b"'],
  },
  {
    title: "zone files turned off",
    files: {
      "config.yaml": configuration(
        { config: `${PROVIDER}, directory: z, split_extension: ., disable_zonefile: true` },
        LISTED,
      ),
      "z/example.com./a.yaml": A,
    },
    zones: ["example.com complete z/example.com./a.yaml", '  a.example.com TXT "a"'],
  },
  {
    title: "the older split provider",
    files: {
      "config.yaml": configuration({ config: "class: octodns.provider.yaml.SplitYamlProvider, directory: z" }, LISTED),
      "z/example.com./a.yaml": A,
    },
    zones: ["example.com complete z/example.com./a.yaml", '  a.example.com TXT "a"'],
  },
  {
    title: "a folder from the environment",
    files: {
      "config.yaml": configuration({ config: `${PROVIDER}, directory: env/ZONES` }, LISTED),
      "z/example.com.yaml": A,
    },
    zones: ["example.com complete z/example.com.yaml", '  a.example.com TXT "a"'],
  },
  {
    title: "a source that is not known",
    files: {
      "config.yaml": configuration({ config: "class: octodns_other.YamlProvider, directory: z" }, LISTED),
      "z/example.com.yaml": A,
    },
    zones: ["example.com part z/example.com.yaml", '  a.example.com TXT "a"'],
  },
  {
    title: "a folder that two providers read differently",
    files: {
      "config.yaml": configuration({ config: `${PROVIDER}, directory: z, default_ttl: 60` }, LISTED),
      "other.yaml": configuration(
        { config: `${PROVIDER}, directory: z, default_ttl: 90` },
        "  example.com.: {sources: [config, live]}",
      ),
      "z/example.com.yaml": A,
    },
    zones: ["example.com part z/example.com.yaml", '  a.example.com TXT "a"'],
  },
  {
    title: "two views of a zone",
    files: {
      "out.yaml": configuration({ config: `${PROVIDER}, directory: z` }, LISTED),
      "in.yaml": configuration(
        { config: `${PROVIDER}, directory: z`, own: `${PROVIDER}, directory: y, populate_should_replace: true` },
        "  example.com.: {sources: [config, own]}",
      ),
      "z/example.com.yaml": A,
      "y/example.com.yaml": B,
    },
    zones: [
      "example.com complete z/example.com.yaml",
      '  a.example.com TXT "a"',
      "example.com complete z/example.com.yaml",
      '  a.example.com TXT "a"',
      '  b.example.com TXT "b"',
    ],
  },
  {
    title: "what is no record, where octoDNS is known to read it",
    files: {
      "config.yaml": configuration({ config: `${PROVIDER}, directory: z` }, LISTED),
      "z/example.com.yaml": `${A}b: x\n`,
    },
    zones: ["example.com part z/example.com.yaml", '  a.example.com TXT "a"'],
    problems: ["! This is no record"],
  },
  {
    title: "an include",
    files: {
      "z/example.com.yaml": "www: {type: A, value: 192.0.2.1}\na: !include ../parts/a.yaml\n",
      "parts/a.yaml": "type: TXT\nvalue: x\n",
    },
    zones: ["example.com complete z/example.com.yaml", "  www.example.com A address", '  a.example.com TXT "x"'],
  },
  {
    title: "an include with the name of a zone",
    files: { "z/example.com.yaml": "<<: !include google.mx.yaml\nb: {type: A, value: x}\n", "z/google.mx.yaml": A },
    zones: ["example.com complete z/example.com.yaml", '  a.example.com TXT "a"', "  b.example.com A address"],
  },
  {
    title: "an include among values",
    files: {
      "z/example.com.yaml": "www: {type: A, value: 192.0.2.1}\n'': {type: MX, values: !include ../parts/a.yaml}\n",
      "parts/a.yaml": "- exchange: mx.\n  preference: 1\n",
    },
    zones: ["example.com complete z/example.com.yaml", "  www.example.com A address", "  example.com MX 1 mx"],
  },
  {
    title: "an include that is merged",
    files: {
      "z/example.com.yaml": "<<: !include ../parts/a.yaml\nwww: {type: A, value: 192.0.2.1}\n",
      "parts/a.yaml": A,
    },
    zones: ["example.com complete z/example.com.yaml", '  a.example.com TXT "a"', "  www.example.com A address"],
  },
  {
    title: "includes in a circle",
    files: {
      "z/example.com.yaml": "www: {type: A, value: 192.0.2.1}\na: !include ../parts/a.yaml\n",
      "parts/a.yaml": "!include b.yaml\n",
      "parts/b.yaml": "!include a.yaml\n",
    },
    zones: ["example.com part z/example.com.yaml", "  www.example.com A address"],
    problems: ["! Files include one another"],
  },
  {
    title: "an included file that is broken",
    files: {
      "z/example.com.yaml": "www: {type: A, value: 192.0.2.1}\na: !include ../parts/a.yaml\n",
      "parts/a.yaml": "type: TXT\nvalue: 'x\n",
    },
    zones: ["example.com part z/example.com.yaml", "  www.example.com A address", '  a.example.com TXT "x"'],
    problems: ["! This is not valid YAML"],
  },
  {
    title: "an ignored record",
    files: { "example.com.yaml": `${A}b: {type: A, value: x, octodns: {ignored: true}}` },
    zones: ["example.com part example.com.yaml", '  a.example.com TXT "a"'],
  },
  {
    title: "a templated value",
    files: {
      "config.yaml": `${configuration({ config: `${PROVIDER}, directory: z` }, "  example.com.: {sources: [config], processors: [t]}")}processors:\n  t: {class: octodns.processor.templating.Templating}\n`,
      "z/example.com.yaml": "a: {type: TXT, value: 'x {zone_name} y'}\nb: {type: CNAME, value: 'b.{zone_name}'}",
    },
    zones: ["example.com complete z/example.com.yaml", '  a.example.com TXT "x \uFFFC y"', "  b.example.com CNAME ?"],
  },
];

test.each(CASES)("$title", async ({ files, zones, problems = [], undecided = [], origins }) => {
  const reading = await readFiles(files, origins);
  const shown = reading.zones.flatMap((zone) => [
    showZone(zone),
    ...zone.records.map((each) => `  ${showRecord(each)}`),
  ]);
  expect(shown).toEqual(zones);
  const said = reading.problems.map(({ mistake, message }) => `${mistake ? "!" : "?"} ${message}`);
  expect(said.map((each, index) => each.slice(0, problems[index]?.length))).toEqual(problems);
  expect(reading.undecided.map(({ range }) => range?.path)).toEqual(undecided);
});

test("a file that both sides share is read once", async () => {
  const files = filesOf({ "example.com.yaml": A });
  const context = contextOf(files);
  const base = await octodns.read(files, context);
  const head = await octodns.read(files, context);
  expect(head.zones[0]?.records[0]).toBe(base.zones[0]?.records[0]);
});
