import type { Fix } from "../../model/finding.js";
import type { PolicyDocument, State } from "../../model/policy-domain.js";
import { editOf } from "../../model/text.js";

/** Beyond this a file is no policy in any encoding. */
const LONGEST = 131_072;

/** The fix for a policy that an editor saved as UTF-16 with a byte order mark; undefined for any other file. */
export function wideTextFix({ path, range, form }: PolicyDocument, { files }: State): Fix | undefined {
  const bytes = files.get(path)?.bytes;
  if (!bytes || form === "inline" || bytes.length > LONGEST || bytes.length % 2 !== 0) return undefined;
  const [first, second] = bytes;
  const littleEndian = first === 0xff && second === 0xfe;
  if (!littleEndian && !(first === 0xfe && second === 0xff)) return undefined;
  let text = "";
  for (let at = 2; at < bytes.length; at += 2) {
    const low = bytes[littleEndian ? at : at + 1] ?? 0;
    const high = bytes[littleEndian ? at + 1 : at] ?? 0;
    text += String.fromCharCode(high * 256 + low);
  }
  if (!/version[ \t]*:/i.test(text)) return undefined;
  return { title: "Save the file as UTF-8", safe: true, edits: [editOf(range, text)] };
}
