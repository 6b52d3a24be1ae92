import type { IncomingMessage } from "node:http";

/** A call as it came in. */
export interface Received {
  readonly method: string;
  /** Below the API's address, with the query. */
  readonly path: string;
  readonly authorization: string | undefined;
  /** The JSON that came along; undefined where nothing did. */
  readonly body: unknown;
  /** It came to the other host: `Double.elsewhere`. */
  readonly elsewhere: boolean;
  /** Undefined where there was no answer, or not yet. */
  status: number | undefined;
  /** How many bytes of body were handed to the connection. */
  sent: number;
}

const ACCEPTED = /^application\/(?:json|vnd\.github(?:\.v3)?(?:\+json|\.(?:raw|sha|object)(?:\+json)?))\b/;

/** What GitHub refuses, or what its documentation warns of, in the head of a request. */
export function headerMistakes(
  { headers }: IncomingMessage,
  { body, elsewhere }: Received,
  anonymous: boolean,
): string[] {
  const { accept, authorization, "user-agent": agent, "content-type": type } = headers;
  const mistakes: string[] = [];
  if (!ACCEPTED.test(accept ?? "")) mistakes.push(`accept: ${accept}`);
  // https://docs.github.com/rest/using-the-rest-api/getting-started-with-the-rest-api#user-agent
  if (agent === undefined || agent.trim() === "") mistakes.push("no user-agent");
  if (authorization === undefined ? !anonymous && !elsewhere : !/^(?:token|bearer) \S+$/i.test(authorization)) {
    mistakes.push(authorization === undefined ? "no authorization" : "an authorization that is no token");
  }
  if (elsewhere && authorization !== undefined) mistakes.push("a token for another host");
  if (body !== undefined && !/^application\/json\b/.test(type ?? "")) mistakes.push(`content-type: ${type}`);
  return mistakes;
}

/** The JSON of a request, or what else came. Undefined where nothing did. Throws where the client went away. */
export async function readBody(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  const text = Buffer.concat(chunks).toString("utf8");
  if (text === "") return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
