import type { Piece } from "../../../model/text.js";
import { textOfPieces, textValue } from "../values/values.js";
import type { TerraformFunction } from "./function.js";
import { escapedPieces } from "./json-encode.js";
import { text, unary } from "./parameters.js";
import { append, Cutter, hasUnknown } from "./pieces.js";
import { leftOut, madePiece, overspent, textOfParts } from "./results.js";

/** In bytes. */
const LONGEST_STRING = 255;

/**
 * Puts a backslash before each quote, and quotes round strings of 255 bytes with blanks between. The backslashes count,
 * and backslashes that were there stay as they are: so does hcloud-go.
 */
const txtRecord = unary(text, (call, record, values) => {
  const escaped = textValue(escapedPieces(record, call, /"/g), record.range);
  const whole = textOfPieces(escaped.pieces);
  // Within an unknown part no string ends, as far as is known here: for whoever joins the strings, it is all the same.
  const isShort = whole.length <= LONGEST_STRING || hasUnknown(whole);
  if (!isShort && /[^\0-\x7f]/.test(whole))
    return leftOut("characters that are not ASCII may be cut apart", call, values);
  const size = isShort ? Math.max(whole.length, 1) : LONGEST_STRING;
  if (!call.scope.budget.step(whole.length / size)) return overspent(call);
  const [cutter, quote, gap] = [new Cutter(escaped), madePiece('"', call), madePiece('" "', call)];
  const pieces: Piece[] = [];
  for (let at = 0; at < whole.length; at += size) {
    pieces.push(at === 0 ? quote : gap);
    append(pieces, cutter.cut(at, at + size));
  }
  return textOfParts(pieces.length > 0 ? [...pieces, quote] : [], call, values);
});

export const providers: Readonly<Record<string, TerraformFunction>> = {
  "provider::hcloud::txt_record": txtRecord,
};
