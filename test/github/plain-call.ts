import { TOKEN } from "./people.js";
import { REPOSITORY } from "./world-of.js";

/** Where the double's repository is below the API's address, and the conversation of its pull request. */
export const HERE = `/repos/${REPOSITORY}`;
export const COMMENTS = `${HERE}/issues/1/comments`;

/** A call without Octokit, as plain as it can be. */
export async function call(url: string, route: string, { token = TOKEN, body, headers }: Plain = {}): Promise<Said> {
  const [method = "", path = ""] = route.split(" ");
  const response = await fetch(`${url}${path}`, {
    method,
    headers: {
      accept: "application/vnd.github+json",
      "user-agent": "test",
      ...(token === "" ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { "content-type": "application/json" }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    redirect: "manual",
    signal: AbortSignal.timeout(5000),
  });
  const text = await response.text();
  return { status: response.status, body: text === "" ? undefined : JSON.parse(text), headers: response.headers };
}

export interface Plain {
  readonly token?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

interface Said {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: what is in an answer is what these tests look at.
  readonly body: any;
  readonly headers: Headers;
}
