import type { State } from "../../model/policy-domain.js";
import type { Range } from "../../model/text.js";

const decoder = new TextDecoder();

/** True when a tag of a template stands between two places: each may be published when the other is not. */
export function mayBeEitherOr(state: State, one: Range, other: Range): boolean {
  const file = one.path === other.path ? state.files.get(one.path) : undefined;
  if (!file) return false;
  const [first, last] = one.start < other.start ? [one, other] : [other, one];
  return /\{%|<%|\{\{[#^/]|\{\{-?\s*(?:if|else|end)\b/.test(decoder.decode(file.bytes.subarray(first.end, last.start)));
}
