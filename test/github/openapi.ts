import { Ajv, type ValidateFunction } from "ajv";
import addFormats from "ajv-formats";
import fixture from "../fixtures/github-openapi.json" with { type: "json" };

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required: boolean;
  readonly schema: object;
}

interface Operation {
  readonly parameters: readonly Parameter[];
  readonly body?: { readonly required: boolean; readonly schema: object };
  /** By status; null where nothing is sent. */
  readonly responses: Readonly<Record<string, object | null>>;
}

/** By route, as GitHub writes it: `GET /repos/{owner}/{repo}/…`. */
export const DESCRIBED: ReadonlyMap<string, Operation> = new Map(Object.entries<Operation>(fixture.operations));

/** A request's route and the values of the places in its path. */
export interface Routed {
  readonly route: string;
  readonly places: Readonly<Record<string, string>>;
}

const PATTERNS = [...DESCRIBED.keys()].map((route) => {
  const [method, path = ""] = route.split(" ");
  return { route, method, pattern: new RegExp(`^${path.replace(/\{(\w+)\}/g, "(?<$1>[^/]+)")}$`) };
});

export function routed(method: string, path: string): Routed | undefined {
  for (const { route, method: expected, pattern } of PATTERNS) {
    const match = method === expected ? pattern.exec(path) : null;
    if (match === null) continue;
    const places = Object.entries(match.groups ?? {}).map(([name, value]) => [name, decodeURIComponent(value)]);
    return { route, places: Object.fromEntries(places) };
  }
  return undefined;
}

// What stands in an address is text: "100" is the integer 100 there, and nowhere else.
const ofAddress = new Ajv({ allErrors: true, strict: false, coerceTypes: true });
const ofBody = new Ajv({ allErrors: true, strict: false });
for (const ajv of [ofAddress, ofBody]) {
  addFormats.default(ajv);
  ajv.addSchema(fixture);
}

/** What GitHub's description does not allow in a request. The body is undefined where none was sent. */
export function requestMistakes({ route, places }: Routed, query: URLSearchParams, body: unknown): string[] {
  const { parameters, body: expected } = operation(route);
  const mistakes = [
    ...mistakesOf(ofAddress, placesSchema(parameters, "path"), { ...places }, "path"),
    ...mistakesOf(ofAddress, placesSchema(parameters, "query"), Object.fromEntries(query), "query"),
  ];
  // GitHub cuts a longer page without a word: https://docs.github.com/rest/using-the-rest-api/using-pagination-in-the-rest-api
  const size = Number(query.get("per_page") ?? 1);
  if (size < 1 || size > 100) mistakes.push("query /per_page must be 1 to 100");
  if (body === undefined) return expected?.required === true ? [...mistakes, "the body is missing"] : mistakes;
  if (expected === undefined) return [...mistakes, "a body where none is known"];
  return [...mistakes, ...mistakesOf(ofBody, expected.schema, body, "body")];
}

/** What GitHub's description does not allow in an answer. */
export function answerMistakes(route: string, status: number, body: unknown): string[] {
  const { responses } = operation(route);
  const schema = responses[status];
  if (schema === null) return body === undefined ? [] : [`${status} with a body`];
  if (schema !== undefined) return mistakesOf(ofBody, schema, body, `${status}`);
  // Any call may be refused; the description of most names only some of the statuses.
  return status >= 400 ? mistakesOf(ofBody, fixture.error, body, `${status}`) : [`${status} is no known status`];
}

function operation(route: string): Operation {
  const found = DESCRIBED.get(route);
  if (found === undefined) throw new Error(`${route} is not in the fixture: add it to scripts/openapi.js`);
  return found;
}

const schemas = new Map<string, object>();

function placesSchema(parameters: readonly Parameter[], place: string): object {
  const here = parameters.filter((parameter) => parameter.in === place);
  const key = JSON.stringify(here);
  const schema = schemas.get(key) ?? {
    type: "object",
    properties: Object.fromEntries(here.map(({ name, schema }) => [name, schema])),
    required: here.filter(({ required }) => required).map(({ name }) => name),
    additionalProperties: false,
  };
  schemas.set(key, schema);
  return schema;
}

function mistakesOf(ajv: Ajv, schema: object, value: unknown, what: string): string[] {
  const validate: ValidateFunction = ajv.compile(schema);
  if (validate(value) === true) return [];
  return (validate.errors ?? []).map(
    ({ instancePath, message, params }) => `${what} ${instancePath} ${message} ${JSON.stringify(params)}`,
  );
}
