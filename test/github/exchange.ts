import type { Identity } from "./people.js";
import type { World } from "./world.js";

/** A repository that the double serves. */
export interface Repository {
  /** `owner/name` */
  readonly name: string;
  readonly id: number;
  readonly private: boolean;
  /** Where its objects are on disk. */
  readonly folder: string | undefined;
}

/** A request that is as GitHub's description wants it, by somebody who may make it. */
export interface Call {
  readonly world: World;
  readonly repository: Repository;
  readonly identity: Identity;
  /** The API's address of the repository. */
  readonly url: string;
  readonly places: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: Readonly<Record<string, unknown>>;
  readonly accept: string;
}

export interface Answer {
  readonly status: number;
  /** Undefined where nothing is sent. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Ends a call with an answer. */
export class Refusal extends Error {
  readonly answer: Answer;
  constructor(answer: Answer) {
    super(`refused with ${answer.status}`);
    this.answer = answer;
  }
}

const DOCUMENTATION = "https://docs.github.com/rest";

export function failure(status: number, message: string, more: object = {}): Answer {
  return { status, body: { message, ...more, documentation_url: DOCUMENTATION, status: `${status}` } };
}

export function refuse(status: number, message: string, more?: object): never {
  throw new Refusal(failure(status, message, more));
}

export function notFound(): never {
  return refuse(404, "Not Found");
}

export function textIn(body: Call["body"], key: string): string | undefined {
  const value = body[key];
  return typeof value === "string" ? value : undefined;
}

export function numberIn(body: Call["body"], key: string): number | undefined {
  const value = body[key];
  return typeof value === "number" ? value : undefined;
}

/** A number of the path, which has been checked to be one. */
export function placeNumber({ places }: Call, name: string): number {
  return Number(places[name]);
}

/**
 * The page of a list that is asked for, with the addresses of the others. They name the repository by its number:
 * https://docs.github.com/rest/using-the-rest-api/using-pagination-in-the-rest-api
 */
export function page<T>(call: Call, all: readonly T[], path: string, shape: (one: T) => unknown): Answer {
  const { size, number } = placeOf(call, 30);
  const last = Math.max(1, Math.ceil(all.length / size));
  const link = (rel: string, target: number) => {
    const query = new URLSearchParams(call.query);
    query.set("page", `${target}`);
    return `<${call.world.url}/repositories/${call.repository.id}${path}?${query}>; rel="${rel}"`;
  };
  const links = [
    ...(number > 1 ? [link("prev", number - 1)] : []),
    ...(number < last ? [link("next", number + 1), link("last", last)] : []),
    ...(number > 1 ? [link("first", 1)] : []),
  ];
  return {
    status: 200,
    body: pageOf(call, all).map(shape),
    headers: links.length === 0 ? {} : { link: links.join(", ") },
  };
}

/** What is on the page that is asked for; beyond the last there is nothing. */
export function pageOf<T>(call: Call, all: readonly T[], usual = 30): readonly T[] {
  const { size, number } = placeOf(call, usual);
  return all.slice((number - 1) * size, number * size);
}

function placeOf({ query }: Call, usual: number) {
  return { size: Number(query.get("per_page") ?? usual), number: Math.max(1, Number(query.get("page") ?? 1)) };
}
