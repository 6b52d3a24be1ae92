// Takes what the double of GitHub checks calls against out of GitHub's own description of its API, and writes it to
// test/fixtures/github-openapi.json: node scripts/openapi.js
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const PACKAGE = "@octokit/openapi@23.0.2";
/** The one whose schemas refer to one another: what is used often is in the fixture once. */
const FILE = "package/generated/api.github.com.json";

const OPERATIONS = [
  "GET /user",
  "GET /repos/{owner}/{repo}/issues/{issue_number}/comments",
  "POST /repos/{owner}/{repo}/issues/{issue_number}/comments",
  "PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}",
  "DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}",
  "GET /repos/{owner}/{repo}/commits/{ref}",
  "GET /repos/{owner}/{repo}/compare/{basehead}",
  "GET /repos/{owner}/{repo}/git/commits/{commit_sha}",
  "GET /repos/{owner}/{repo}/git/trees/{tree_sha}",
  "GET /repos/{owner}/{repo}/git/blobs/{file_sha}",
  "GET /repos/{owner}/{repo}/pulls/{pull_number}/files",
  "GET /repos/{owner}/{repo}/pulls/{pull_number}/comments",
  "POST /repos/{owner}/{repo}/pulls/{pull_number}/reviews",
  "PATCH /repos/{owner}/{repo}/pulls/comments/{comment_id}",
  "DELETE /repos/{owner}/{repo}/pulls/comments/{comment_id}",
  "POST /repos/{owner}/{repo}/pulls/{pull_number}/comments/{comment_id}/replies",
];

/** What GitHub answers although its description says otherwise: a review comment whose line is gone has none. */
const CORRECTIONS = { "pull-request-review-comment": { line: "integer", position: "integer" } };

/** Statuses that any call may get are described at some calls only. */
const ERROR = "basic-error";

const description = JSON.parse(readDescription());
const schemas = {};
const operations = Object.fromEntries(OPERATIONS.map((route) => [route, operationOf(route)]));
const error = refer(ERROR);
for (const [name, properties] of Object.entries(CORRECTIONS)) {
  for (const [property, type] of Object.entries(properties)) schemas[name].properties[property].type = [type, "null"];
}
writeFixture({ $id: "github", from: `${PACKAGE}, ${FILE}`, error, operations, schemas });

function readDescription() {
  const folder = mkdtempSync(join(tmpdir(), "openapi-"));
  try {
    const archive = execFileSync("npm", ["pack", PACKAGE, "--silent"], { cwd: folder, encoding: "utf8" }).trim();
    execFileSync("tar", ["-xzf", archive, FILE], { cwd: folder });
    return readFileSync(join(folder, FILE), "utf8");
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function operationOf(route) {
  const [method, path] = route.split(" ");
  const operation = description.paths[path]?.[method.toLowerCase()];
  if (operation === undefined) throw new Error(`${PACKAGE} does not describe ${route}`);
  const { parameters = [], requestBody, responses } = operation;
  return {
    parameters: parameters.map(resolved).map(({ name, in: place, required = false, schema }) => {
      return { name, in: place, required, schema: schemaOf(schema) };
    }),
    body: requestBody && { required: requestBody.required ?? false, schema: strict(bodyOf(requestBody)) },
    responses: Object.fromEntries(
      Object.entries(responses).map(([status, response]) => [status, bodyOf(resolved(response))]),
    ),
  };
}

function resolved(value) {
  if (value.$ref === undefined) return value;
  const [, , kind, name] = value.$ref.split("/");
  return description.components[kind][name];
}

/** The schema of what is sent as JSON; null where nothing is. */
function bodyOf({ content }) {
  const schema = content?.["application/json"]?.schema;
  return schema === undefined ? null : schemaOf(schema);
}

/** GitHub ignores what it does not know of a request, and so hides a misspelt name. */
function strict(schema) {
  const copy = { ...schema };
  if (copy.properties !== undefined) {
    copy.additionalProperties = false;
    copy.properties = Object.fromEntries(Object.entries(copy.properties).map(([name, inner]) => [name, strict(inner)]));
  }
  if (copy.items !== undefined) copy.items = strict(copy.items);
  return copy;
}

/** Puts a schema of the description, with all that it refers to, into the fixture. */
function refer(name) {
  if (schemas[name] === undefined) {
    schemas[name] = {};
    schemas[name] = schemaOf(description.components.schemas[name]);
  }
  return { $ref: `github#/schemas/${name}` };
}

/** A schema of OpenAPI 3.0 as JSON Schema, without what only people read. */
function schemaOf(schema) {
  if (schema.$ref !== undefined) return refer(schema.$ref.split("/").at(-1));
  const kept = {};
  for (const key of ["type", "format", "enum", "required", "pattern", "minLength", "maxLength", "minimum", "maximum"]) {
    if (schema[key] !== undefined) kept[key] = schema[key];
  }
  for (const key of ["oneOf", "anyOf", "allOf"]) {
    if (schema[key] !== undefined) kept[key] = schema[key].map(schemaOf);
  }
  for (const key of ["items", "not", "additionalProperties"]) {
    const inner = schema[key];
    if (inner !== undefined) kept[key] = typeof inner === "boolean" ? inner : schemaOf(inner);
  }
  if (schema.properties !== undefined) {
    kept.properties = Object.fromEntries(
      Object.entries(schema.properties).map(([name, inner]) => [name, schemaOf(inner)]),
    );
  }
  return schema.nullable === true ? { anyOf: [kept, { type: "null" }] } : kept;
}

/** A line for each operation and each schema: changes of a new version can be read. */
function writeFixture({ operations, schemas, ...head }) {
  const lines = (record) =>
    Object.entries(record)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, value]) => `    ${JSON.stringify(name)}: ${JSON.stringify(value)}`)
      .join(",\n");
  const top = Object.entries(head).map(([name, value]) => `  ${JSON.stringify(name)}: ${JSON.stringify(value)},\n`);
  const text = `{\n${top.join("")}  "operations": {\n${lines(operations)}\n  },\n  "schemas": {\n${lines(schemas)}\n  }\n}\n`;
  writeFileSync(new URL("../test/fixtures/github-openapi.json", import.meta.url), text);
}
