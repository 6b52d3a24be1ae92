import type { SourceFile } from "../../../model/text.js";
import type { HclFile } from "./ast.js";
import { BYTE_ORDER_MARK } from "./characters.js";
import { ExpressionReading } from "./expression.js";
import { openFile } from "./open-file.js";
import { readBody } from "./outline.js";
import type { HclParser } from "./parser.js";
import { AS_WRITTEN } from "./reading.js";

/**
 * Reads a file of the native syntax: `.tf`, `.tofu`, `.tfvars`. The bodies of blocks and the values of attributes are read
 * when they are asked for, and `problems` grows with them.
 * https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md
 */
export function readHcl(parser: HclParser, file: SourceFile): HclFile {
  return openFile(file, ({ text, faults, effort }) => {
    const reading = new ExpressionReading({
      text,
      layout: AS_WRITTEN,
      parser,
      faults,
      effort,
      quoted: { kind: "quoted" },
    });
    return readBody(reading, text.startsWith(BYTE_ORDER_MARK) ? 1 : 0, text.length, 0);
  });
}
