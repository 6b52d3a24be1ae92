import type { IncomingMessage, ServerResponse } from "node:http";
import { type Answer, failure, Refusal, type Repository } from "./exchange.js";
import { type Fault, goWrong } from "./faults.js";
import { answerMistakes, type Routed, requestMistakes, routed } from "./openapi.js";
import { type Identity, NOBODY } from "./people.js";
import { headerMistakes, type Received, readBody } from "./request.js";
import { perform } from "./routes.js";
import type { World } from "./world.js";

/** Which calls a fault befalls. */
export interface Match {
  /** Any, when it is not given. */
  readonly method?: string;
  /** A part of the path with its query, or a pattern for it. Any, when it is not given. */
  readonly path?: string | RegExp;
  /** The first of the matching calls that fails, from 1. */
  readonly nth?: number;
  /** How many fail from there; all, when it is not given. */
  readonly times?: number;
}

export interface Announced {
  readonly match: Match;
  readonly fault: Fault;
  seen: number;
  met: number;
}

/** Where calls come in. */
interface Desk {
  readonly basePath: string;
  readonly anonymous: boolean;
  readonly tokens: ReadonlyMap<string, Identity>;
  readonly world: World;
  readonly requests: Received[];
  readonly violations: string[];
  readonly faults: readonly Announced[];
  /** It is the other host. */
  readonly elsewhere: boolean;
}

const GONE = Symbol("gone");

export async function receive(desk: Desk, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { method = "", url = "" } = request;
  const body = await readBody(request).catch(() => GONE);
  // Who goes away in the middle of asking has asked nothing.
  if (body === GONE) return;
  const received: Received = {
    method,
    path: url.startsWith(`${desk.basePath}/`) ? url.slice(desk.basePath.length) : url,
    authorization: request.headers.authorization,
    body,
    elsewhere: desk.elsewhere,
    status: undefined,
    sent: 0,
  };
  desk.requests.push(received);
  count(received, response);
  const mistakes = url.startsWith(`${desk.basePath}/`) ? [] : [`not below ${desk.basePath}`];
  mistakes.push(...headerMistakes(request, received, desk.anonymous));
  const target = targetOf(desk.world, received.path);
  const known = routed(method, target.path);
  if (known === undefined) mistakes.push("no known route");
  else mistakes.push(...requestMistakes(known, target.query, received.body));
  if (known === undefined || mistakes.length > 0) return violated(desk, received, mistakes, response);
  answer(desk, { received, known, query: target.query, accept: request.headers.accept ?? "" }, response);
}

/** Notes what leaves over this response, whoever writes it. */
function count(received: Received, response: ServerResponse): void {
  const write = response.write.bind(response);
  const end = response.end.bind(response);
  const add = (chunk: unknown) => {
    received.status = response.statusCode;
    received.sent += typeof chunk === "string" || Buffer.isBuffer(chunk) ? Buffer.byteLength(chunk) : 0;
  };
  response.write = (chunk: unknown, ...rest: never[]) => {
    add(chunk);
    return write(chunk, ...rest);
  };
  response.end = (chunk?: unknown, ...rest: never[]) => {
    add(chunk);
    return end(chunk, ...rest);
  };
}

/** The path as GitHub documents it. Pages and moved repositories are addressed by the repository's number. */
function targetOf(world: World, path: string): { readonly path: string; readonly query: URLSearchParams } {
  const [before = "", query] = path.split("?", 2);
  const plain = before.replace(/^\/repositories\/(\d+)/, (_, id) => {
    return `/repos/${world.repositories.find((one) => `${one.id}` === id)?.name ?? `nobody/${id}`}`;
  });
  return { path: plain, query: new URLSearchParams(query) };
}

function violated(desk: Desk, received: Received, mistakes: readonly string[], response: ServerResponse): void {
  desk.violations.push(...mistakes.map((mistake) => `${received.method} ${received.path}: ${mistake}`));
  send(response, failure(500, `The double of GitHub does not know this: ${mistakes.join("; ")}`));
}

interface Asked {
  readonly received: Received;
  readonly known: Routed;
  readonly query: URLSearchParams;
  readonly accept: string;
}

function answer(desk: Desk, asked: Asked, response: ServerResponse): void {
  const { received, known } = asked;
  const work = () => worked(desk, asked);
  const fault = faultFor(desk, received);
  if (fault !== undefined) {
    goWrong(fault, { work, send: (given) => send(response, given), response, url: desk.world.url });
    return;
  }
  const given = work();
  const mistakes = Buffer.isBuffer(given.body) ? [] : answerMistakes(known.route, given.status, given.body);
  if (mistakes.length > 0) violated(desk, received, mistakes, response);
  else send(response, given);
}

function faultFor({ faults }: Desk, { method, path }: Received): Fault | undefined {
  for (const announced of faults) {
    const { match, fault } = announced;
    if (match.method !== undefined && match.method !== method) continue;
    if (typeof match.path === "string" ? !path.includes(match.path) : match.path?.test(path) === false) continue;
    announced.seen += 1;
    const past = announced.seen - (match.nth ?? 1);
    if (past < 0 || past >= (match.times ?? Number.POSITIVE_INFINITY)) continue;
    announced.met += 1;
    return fault;
  }
  return undefined;
}

/** What GitHub answers when nothing goes wrong on the way. */
function worked({ world, tokens }: Desk, { received, known, query, accept }: Asked): Answer {
  const identity = identityOf(tokens, received.authorization);
  if (identity === undefined) return failure(401, "Bad credentials");
  const { route, places } = known;
  const repository = repositoryOf(world, places);
  if (repository === undefined) return failure(404, "Not Found");
  const body = received.body as Readonly<Record<string, unknown>> | undefined;
  const url = `${world.url}/repos/${repository.name}`;
  try {
    return perform(route, { world, repository, identity, url, places, query, body: body ?? {}, accept });
  } catch (error) {
    if (error instanceof Refusal) return error.answer;
    throw error;
  }
}

function identityOf(tokens: ReadonlyMap<string, Identity>, authorization: string | undefined): Identity | undefined {
  return authorization === undefined ? NOBODY : tokens.get(authorization.replace(/^\S+ +/, ""));
}

/** What is asked of no repository is asked of any. Names of repositories are the same in upper and lower case. */
function repositoryOf(world: World, { owner, repo }: Routed["places"]): Repository | undefined {
  const name = `${owner}/${repo}`.toLowerCase();
  return owner === undefined
    ? world.repositories[0]
    : world.repositories.find((one) => one.name.toLowerCase() === name);
}

const RATE = { "x-ratelimit-limit": "1000", "x-ratelimit-remaining": "900", "x-ratelimit-used": "100" };

function send(response: ServerResponse, { status, body, headers }: Answer): void {
  const isBytes = Buffer.isBuffer(body);
  const type = isBytes ? "application/vnd.github.raw; charset=utf-8" : "application/json; charset=utf-8";
  response.writeHead(status, {
    ...(body === undefined ? {} : { "content-type": type }),
    ...RATE,
    "x-ratelimit-reset": `${Math.floor(Date.now() / 1000) + 3600}`,
    "x-ratelimit-resource": "core",
    "x-github-request-id": "4242:4242",
    ...headers,
  });
  response.end(isBytes || body === undefined ? body : JSON.stringify(body));
}
