import type { Fix } from "../model/finding.js";
import type { State } from "../model/policy-domain.js";
import { fieldOf, isStsId } from "../model/sts-record.js";
import { editOf, isKnown, type LocatedText } from "../model/text.js";
import { type AnnouncedRecord, announcedRecords } from "./parts/announced-records.js";
import { quote } from "./parts/quote.js";
import type { Rule } from "./rule.js";

export const recordIdInvalid: Rule = {
  id: "record-id-invalid",
  summary: "The id of the TXT record is not 1 to 32 letters or digits",
  severity: "error",
  rfc: "RFC 8461, section 3.1",
  why: "Senders that hold to the standard ignore a record whose id is longer or holds other characters.",
  aliases: [],
  *check({ head }) {
    for (const announced of announcedRecords(head)) {
      const { domain, announcement, record, dropped } = announced;
      const field = fieldOf(record, "id");
      const id = field?.value;
      if (!id || dropped || !isKnown(id) || isStsId(id.value)) continue;
      yield {
        message: `The id in the TXT record at ${announcement.owner} ${faultOf(id.value)}. An id is 1 to 32 letters and digits, nothing else. Senders that hold to the standard ignore the whole record, and then mail to ${domain.name} is not protected.`,
        steps: stepsOf(id),
        domain: domain.name,
        range: id.value === "" ? field.text.range : id.range,
        subject: announcement.owner,
        fixes: isWritten(id) ? [newId(announced)] : cutHash(id, head),
      };
    }
  },
};

const LONGEST = 32;

function faultOf(id: string): string {
  if (id === "") return "is empty";
  const stray = /[^A-Za-z0-9]/u.exec(id)?.[0];
  if (stray === undefined) return `has ${id.length} characters: ${quote(id)}`;
  return `is ${quote(id)}, and holds ${NAMES.get(stray) ?? quote(stray)}`;
}

const NAMES: ReadonlyMap<string, string> = new Map([
  [" ", "a blank"],
  ["\t", "a tab"],
  ["-", "a hyphen"],
  ["_", "an underscore"],
  [".", "a dot"],
  [":", "a colon"],
  ['"', "a quotation mark"],
]);

function stepsOf(id: LocatedText): readonly string[] {
  if (isWritten(id)) return ["Write a new id of letters and digits, such as the date and time without any separator."];
  if (/^[0-9a-f]{33,}$/i.test(id.value)) return [`Cut the computed id to its first ${LONGEST} characters.`];
  return [
    "Change how the id is computed, so that nothing but 1 to 32 letters and digits comes out: a hexadecimal hash, cut to 32.",
  ];
}

/** False for an id that an expression yields, which a literal must not replace. */
function isWritten(id: LocatedText): boolean {
  return id.pieces.every(({ verbatim }) => verbatim);
}

/** A call of Terraform that gives more hexadecimal digits than an id may have. */
const LONG_HASH = /^(?:file)?sha(?:1|256|512)\(/;

/** Writes `substr` round the call that the id is, where that is all that is wrong with it. */
function cutHash({ value, pieces }: LocatedText, { files }: State): readonly Fix[] {
  const [piece, ...others] = pieces;
  if (!piece || others.length > 0 || piece.unknown || !/^[0-9a-f]{33,}$/i.test(value)) return [];
  const { path, start, end } = piece.range;
  const written = new TextDecoder().decode(files.get(path)?.bytes.subarray(start, end));
  if (!LONG_HASH.test(written) || !written.endsWith(")")) return [];
  const edits = [
    editOf({ ...piece.range, end: start }, "substr("),
    editOf({ ...piece.range, start: end }, `, 0, ${LONGEST})`),
  ];
  return [{ title: `Cut the id to its first ${LONGEST} characters`, safe: true, edits }];
}

function newId({ domain }: AnnouncedRecord): Fix {
  return { title: "Write a valid id", safe: true, edits: [], renewIdOf: [domain.name] };
}
