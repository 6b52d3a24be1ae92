import type { TextValue, Value } from "../values/value.js";
import { computedText, unknownIn, unknownValue } from "../values/values.js";
import { setOf } from "./conversions.js";
import { readFile, readText } from "./file-contents.js";
import type { Call, TerraformFunction } from "./function.js";
import { binary, known, map, text, unary } from "./parameters.js";
import { Cutter } from "./pieces.js";
import { computed, computedBoolOf, leftOut, overspent, sourcesIn, textOfParts, unknownOf } from "./results.js";

const file = unary(known, (call, path) => readText(path.text, call));

/** Where a file can't be read here, it may be there all the same when Terraform runs. */
const fileexists = unary(known, (call, path, values) => {
  const found = readFile(path.text, call);
  return "kind" in found ? found : computedBoolOf(true, call, values);
});

const fileset = binary(known, known, (call, folder, pattern, values) => {
  const paths = call.scope.files.list(folder.text, pattern.text);
  if ("refused" in paths) return unknownValue(paths.refused, call.range);
  if (!call.scope.budget.step(paths.length)) return overspent(call);
  const sources = sourcesIn(values, call);
  return setOf(
    paths.map((path) => computedText(path, call.range, sources)),
    call,
  );
});

const templatefile = binary(known, map, (call, path, variables) => {
  const template = readText(path.text, call);
  return template.kind === "unknown" ? template : render(call, template, variables);
});

const templatestring = binary(text, map, (call, template, variables, values) =>
  unknownIn(template) ? unknownOf(values, call) : render(call, template, variables),
);

function render(
  call: Call,
  template: TextValue,
  { fields }: { readonly fields: ReadonlyMap<string, { readonly value: Value }> },
) {
  const variables = new Map([...fields].map(([name, { value }]) => [name, value]));
  return call.scope.budget.within(
    () => call.renderTemplate(template, variables),
    () => overspent(call),
  );
}

const basename = unary(known, (call, path, values) => {
  const end = path.text.length - (/(?<!\/)\/+$/.exec(path.text)?.[0].length ?? 0);
  if (end === 0) return computed(path.text === "" ? "." : "/", call, values);
  return textOfParts(new Cutter(path.value).cut(path.text.lastIndexOf("/", end - 1) + 1, end), call, values);
});

const dirname = unary(known, (call, path, values) => {
  if (!call.scope.budget.text(path.text.length)) return overspent(call);
  const folder = cleanPath(path.text.slice(0, path.text.lastIndexOf("/") + 1));
  return path.text.startsWith(`${folder}/`)
    ? textOfParts(new Cutter(path.value).cut(0, folder.length), call, values)
    : computed(folder, call, values);
});

/** As Go's path.Clean: the shortest path that means the same. */
function cleanPath(path: string): string {
  const rooted = path.startsWith("/");
  const kept: string[] = [];
  for (const segment of path.split("/")) {
    if (segment === "" || segment === ".") continue;
    if (segment === ".." && kept.length > 0 && kept.at(-1) !== "..") kept.pop();
    else if (segment !== ".." || !rooted) kept.push(segment);
  }
  return (rooted ? "/" : "") + kept.join("/") || ".";
}

/** What depends on the machine that Terraform runs on. */
function ofTheMachine(): TerraformFunction {
  return unary(known, (call, _path, values) => {
    const { unknown } = leftOut(`${call.name} depends on where Terraform runs`, call, values);
    return { kind: "unknown", unknown: { ...unknown, entirely: false } };
  });
}

export const fileFunctions: Readonly<Record<string, TerraformFunction>> = {
  file,
  fileexists,
  fileset,
  templatefile,
  templatestring,
  basename,
  dirname,
  abspath: ofTheMachine(),
  pathexpand: ofTheMachine(),
};
