import type { MxMistake } from "./mx-repair.js";
import { quote } from "./quote.js";

/** What to say of each mistake in an mx value, and how it is mended by hand. */
interface Words {
  readonly message: (value: string) => string;
  readonly step: string;
}

const NAME_ONLY = "Write the host name alone, as it stands in the MX record, without a final dot.";
const ONE_LINE_EACH = "Write one line `mx: ` for each mail host.";
const NO_MATCH = "No mail host can ever match it";

const WORDS: ReadonlyMap<MxMistake, Words> = new Map<MxMistake, Words>([
  [
    "empty",
    {
      message: () => "This mx line names no host.",
      step: "Write the name of a mail host behind `mx:`, or remove the line.",
    },
  ],
  [
    "comment",
    {
      message: (value) =>
        `There is a comment behind the host in ${quote(value)}, and policies have none: it counts as part of the name.`,
      step: "Remove the comment.",
    },
  ],
  [
    "yaml-list",
    {
      message: (value) =>
        `${value === "" ? "The hosts are" : `${quote(value)} is`} written as a list of YAML, and a policy is not YAML.`,
      step: ONE_LINE_EACH,
    },
  ],
  [
    "quotes",
    { message: (value) => `${quote(value)} has quotes, which count as part of the name.`, step: "Remove the quotes." },
  ],
  ["several", { message: (value) => `${quote(value)} is more than one host on one line.`, step: ONE_LINE_EACH }],
  [
    "preference",
    { message: (value) => `${quote(value)} has the preference of an MX record in front of the host.`, step: NAME_ONLY },
  ],
  [
    "address",
    {
      message: (value) => `${quote(value)} is an address, and only names of hosts are matched.`,
      step: "Write the host name that the MX record has.",
    },
  ],
  ["url", { message: (value) => `${quote(value)} is a URL, not the name of a host.`, step: NAME_ONLY }],
  ["port", { message: (value) => `${quote(value)} has a port, which a pattern can't have.`, step: NAME_ONLY }],
  [
    "final-dot",
    {
      message: (value) =>
        `${quote(value)} ends in ${quote(value.slice(-1))}: unlike in a zone file, names have nothing behind them here.`,
      step: NAME_ONLY,
    },
  ],
  [
    "wildcard",
    {
      message: (value) =>
        `In ${quote(value)} the wildcard is in the wrong place: "*." may stand once, at the beginning, for one whole label.`,
      step: "Write the host names out, or `*.` in front of the name they have in common.",
    },
  ],
  [
    "leading-dot",
    {
      message: (value) => `${quote(value)} begins with a dot, which is not a wildcard.`,
      step: "Write the host names out, or `*.` in front of the name they have in common.",
    },
  ],
  [
    "underscore",
    {
      message: (value) => `${quote(value)} has an underscore, which no host name has.`,
      step: "Write the host name that the MX record has.",
    },
  ],
  [
    "not-ascii",
    {
      message: (value) =>
        `${quote(value)} holds characters beyond ASCII. Names are compared in their encoded form, "xn--…".`,
      step: "Write the name in its encoded form (A-labels).",
    },
  ],
  [
    "too-long",
    {
      message: (value) =>
        `${quote(value)} has a label of more than 63 characters, or more than 253 in all: there is no such host.`,
      step: NAME_ONLY,
    },
  ],
  ["not-a-host", { message: (value) => `${quote(value)} is not the name of a host.`, step: NAME_ONLY }],
]);

export function wordsFor(mistake: MxMistake, value: string): { readonly message: string; readonly step: string } {
  const words = WORDS.get(mistake);
  return {
    message: `${words?.message(value) ?? ""} ${NO_MATCH}, and strict senders drop the whole policy.`,
    step: words?.step ?? NAME_ONLY,
  };
}
