import type { Fix } from "../../model/finding.js";
import { isMaxAge, MODES, type Policy, type PolicyField } from "../../model/policy.js";
import { replaceText } from "../../model/text.js";
import { isKnownField, type KnownField } from "./known-field.js";
import { mxMistake } from "./mx-repair.js";
import { lineEndingOf } from "./policy-edits.js";

/** The fix for fields that stand on one line: a line each, where that makes a policy without repetitions. */
export function splitFieldsFix(policy: Policy, field: PolicyField): Fix | undefined {
  const { name, value } = field;
  if (value.value.length > 4096) return undefined;
  const others = policy.fields.filter((other) => other !== field).map((other) => other.name.value);
  const parts = `${name.value}:${value.value}`.split(/(?=(?:version|mode|max_age|mx)[ \t]?:)/).map(splitField);
  const seen = new Set(others);
  for (const part of parts) {
    if (!isKnownField(part.name) || !isRight(part.name, part.value)) return undefined;
    if (part.name !== "mx" && seen.has(part.name)) return undefined;
    seen.add(part.name);
  }
  const [first, ...rest] = parts;
  const ending = lineEndingOf(policy);
  const text = `${first?.value ?? ""}${rest.map((part) => `${ending}${part.name}: ${part.value}`).join("")}`;
  return { title: "Write each field on a line of its own", safe: true, edits: replaceText(value, text) };
}

function splitField(text: string): { readonly name: string; readonly value: string } {
  const colon = text.indexOf(":");
  let value = text.slice(colon + 1).trim();
  // What was put between them instead of a line break.
  for (const separator of ["<br/>", "<br>", "\\n", "\\r", ";", ","]) {
    if (value.endsWith(separator)) value = value.slice(0, -separator.length).trim();
  }
  return { name: text.slice(0, colon).trim(), value };
}

function isRight(name: KnownField, value: string): boolean {
  switch (name) {
    case "version":
      return value === "STSv1";
    case "mode":
      return MODES.some((mode) => mode === value);
    case "max_age":
      return isMaxAge(value);
    case "mx":
      return mxMistake(value) === undefined;
  }
}
