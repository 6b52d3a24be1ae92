/** A record as the program made it. Whatever of this it made up is still of these types. */
export interface MadeRecord {
  readonly type: string;
  /** Relative to the domain, with the label of D_EXTEND. */
  readonly label: string;
  /** Strings of a TXT record joined; empty for types of no interest. */
  readonly value: string;
  /** In seconds; 0 where nothing is said. */
  readonly ttl: number;
  readonly stack: string;
  /** What D_EXTEND puts in front of the domain, where targets are relative to it too. */
  readonly subdomain: string;
  readonly preference: number | undefined;
}

/** Of all domains together. */
export const MOST_RECORDS = 100_000;
/** RFC 1035, section 3.3: no record can hold more. */
const LONGEST_TEXT = 65_535;

export interface MadeDomain {
  /** With its tag: `example.com!internal`. */
  readonly name: string;
  readonly stack: string;
  readonly records: readonly MadeRecord[];
  /** Labels, types and targets of records that others write. */
  readonly ignored: readonly (readonly [label: string, types: string, target: string])[];
  /** Why more may be in the zone than is here. */
  readonly open: readonly string[];
  readonly keepsUnknown: boolean;
  /** False where DNSControl has no provider to write to. */
  readonly hosted: boolean;
  /** True when the program asked for the time or a random number: what is computed may follow from it. */
  readonly volatile: boolean;
}

/** What could not be followed, as a sentence, and where. */
interface ToldNote {
  readonly text: string;
  readonly stack: string;
}

export interface Told {
  readonly domains: readonly MadeDomain[];
  readonly notes: readonly ToldNote[];
  /** False when the program was ended before it had told all. */
  readonly whole: boolean;
}

/** Puts together what the language tells, see `language/records.ts`. */
export function readTold(messages: readonly string[]): Told {
  const stacks: string[] = [];
  const domains: GrowingDomain[] = [];
  let notes: readonly ToldNote[] = [];
  let whole = false;
  let count = 0;
  for (const message of messages.map(parsed)) {
    if (message === undefined) continue;
    const { kind, index } = message;
    if (kind === "whole") {
      whole = true;
      notes = listIn(message.notes).map((each) => {
        const [text, place] = listIn(each);
        return { text: textIn(text), stack: stackIn(place, stacks) };
      });
    } else if (kind === "stack" && index === stacks.length) stacks.push(textIn(message.stack));
    else if (
      kind === "domain" &&
      typeof index === "number" &&
      Number.isInteger(index) &&
      index >= 0 &&
      index <= domains.length
    ) {
      domains[index] = domainOf(message, domains[index], stacks);
      count += listIn(message.records).length;
      // Told over and over, or made without counting them.
      if (count > 2 * MOST_RECORDS) return { domains, notes, whole: false };
    }
  }
  return { domains, notes, whole };
}

interface GrowingDomain extends MadeDomain {
  readonly records: MadeRecord[];
}

type Fields = Readonly<Record<string, unknown>>;

function parsed(text: string): Fields | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? (value as Fields) : undefined;
  } catch {
    return undefined;
  }
}

function domainOf(fields: Fields, before: GrowingDomain | undefined, stacks: readonly string[]): GrowingDomain {
  const records = before?.records ?? [];
  if (typeof fields.from === "number" && fields.from >= 0 && fields.from < records.length) records.length = fields.from;
  for (const each of listIn(fields.records)) {
    const record = recordOf(listIn(each), stacks);
    if (record) records.push(record);
  }
  return {
    name: textIn(fields.name),
    stack: stackIn(fields.place, stacks),
    records,
    ignored: listIn(fields.unmanaged).map((each) => {
      const [label, types, target] = listIn(each);
      return [textIn(label), textIn(types), textIn(target)] as const;
    }),
    open: listIn(fields.open).map(textIn),
    keepsUnknown: fields.keepsUnknown === true,
    hosted: fields.hosted === true,
    volatile: fields.volatile === true,
  };
}

function recordOf(values: readonly unknown[], stacks: readonly string[]): MadeRecord | undefined {
  const [type, label, value, ttl, place, subdomain, preference] = values;
  if (typeof type !== "string" || typeof label !== "string") return undefined;
  return {
    type,
    label,
    value: textIn(value).slice(0, LONGEST_TEXT),
    ttl: typeof ttl === "number" ? ttl : 0,
    stack: stackIn(place, stacks),
    subdomain: textIn(subdomain),
    preference: typeof preference === "number" ? preference : undefined,
  };
}

function listIn(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function textIn(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function stackIn(index: unknown, stacks: readonly string[]): string {
  return typeof index === "number" ? (stacks[index] ?? "") : "";
}
