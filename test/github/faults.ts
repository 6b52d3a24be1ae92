import type { ServerResponse } from "node:http";
import { type Answer, failure } from "./exchange.js";

/** What goes wrong with a call. Where it says `done`, GitHub has done what was asked before it goes wrong. */
export type Fault =
  /** A refusal with the text that GitHub sends along with this status. */
  | { readonly kind: "status"; readonly status: number; readonly done?: boolean }
  /** All calls of the hour are used up; more in `resets` seconds. */
  | { readonly kind: "limited"; readonly status: 403 | 429; readonly resets: number }
  /** Too many calls in a short time; again in `wait` seconds. Without it, GitHub does not say when. */
  | { readonly kind: "secondary"; readonly status: 403 | 429; readonly wait?: number }
  /** The connection is cut before an answer, or in the middle of its body. */
  | { readonly kind: "cut"; readonly done: boolean }
  | { readonly kind: "half" }
  /** The answer comes late, or never. */
  | { readonly kind: "slow"; readonly milliseconds: number }
  | { readonly kind: "silent"; readonly done?: boolean }
  /** Another body, as it is. */
  | { readonly kind: "text"; readonly status: number; readonly type: string; readonly text: string }
  /** The right answer, changed: another shape, or a lie about a size, an id or an encoding. */
  | { readonly kind: "lie"; readonly change: (body: unknown) => unknown }
  /** A body that has no end. */
  | { readonly kind: "endless" }
  /** To a path below the API's address, or to any address. */
  | { readonly kind: "redirect"; readonly status: 301 | 302 | 307 | 308; readonly to: string };

const UNICORN = "<!DOCTYPE html><html><body><h1>This page is taking too long to load.</h1></body></html>";

/** One of each kind, for tables. */
export const FAULTS: Readonly<Record<string, Fault>> = {
  "401": { kind: "status", status: 401 },
  "403": { kind: "status", status: 403 },
  "404": { kind: "status", status: 404 },
  "410": { kind: "status", status: 410 },
  "422": { kind: "status", status: 422 },
  "500": { kind: "status", status: 500 },
  "502": { kind: "status", status: 502 },
  "503": { kind: "status", status: 503 },
  "502 when done": { kind: "status", status: 502, done: true },
  "rate limit, 403": { kind: "limited", status: 403, resets: 3000 },
  "rate limit, 429": { kind: "limited", status: 429, resets: 3000 },
  "secondary limit, 403": { kind: "secondary", status: 403, wait: 3000 },
  "secondary limit, 429": { kind: "secondary", status: 429, wait: 3000 },
  "secondary limit without a time": { kind: "secondary", status: 403 },
  cut: { kind: "cut", done: false },
  "cut when done": { kind: "cut", done: true },
  "half an answer": { kind: "half" },
  silence: { kind: "silent" },
  "silence when done": { kind: "silent", done: true },
  "no JSON": { kind: "text", status: 200, type: "application/json; charset=utf-8", text: '{"id": 1, "bo' },
  "an empty answer": { kind: "text", status: 200, type: "application/json; charset=utf-8", text: "" },
  "a page of HTML": { kind: "text", status: 200, type: "text/html; charset=utf-8", text: UNICORN },
  "502 with a page of HTML": { kind: "text", status: 502, type: "text/html; charset=utf-8", text: UNICORN },
  "an array for an object, or an object for an array": {
    kind: "lie",
    change: (body) => (Array.isArray(body) ? { message: "moved" } : [body]),
  },
  "null for an answer": { kind: "lie", change: () => null },
  "an answer without end": { kind: "endless" },
};

const MESSAGES: Readonly<Record<number, string>> = {
  401: "Bad credentials",
  403: "Resource not accessible by integration",
  404: "Not Found",
  410: "Issues are disabled for this repo",
  422: "Validation Failed",
  500: "Server Error",
  502: "Server Error",
  503: "No server is currently available to service your request. Sorry about that. Please try refreshing and contact us if the problem persists.",
};

const HOUR_IS_OVER =
  "API rate limit exceeded for installation ID 4242. If you reach out to GitHub Support for help, please include the request ID 4242:4242.";
const TOO_FAST =
  "You have exceeded a secondary rate limit. Please wait a few minutes before you try again. If you reach out to GitHub Support for help, please include the request ID 4242:4242.";

/** The part of a request that is being answered which faults play with. */
export interface Exchange {
  /** Does what is asked for, and tells what GitHub answers. */
  readonly work: () => Answer;
  readonly send: (answer: Answer) => void;
  readonly response: ServerResponse;
  /** The API's address. */
  readonly url: string;
}

export function goWrong(fault: Fault, exchange: Exchange): void {
  if ("done" in fault && fault.done === true) exchange.work();
  const answer = answerTo(fault, exchange);
  if (answer !== undefined) exchange.send(answer);
  else disturb(fault, exchange);
}

/** What is answered instead, where that is all that is wrong. */
function answerTo(fault: Fault, { work, url }: Exchange): Answer | undefined {
  switch (fault.kind) {
    case "status": {
      const more = fault.status === 422 ? { errors: [{ resource: "IssueComment", code: "custom" }] } : {};
      return failure(fault.status, MESSAGES[fault.status] ?? "Unknown", more);
    }
    case "limited": {
      const reset = `${Math.floor(Date.now() / 1000) + fault.resets}`;
      const headers = { "x-ratelimit-remaining": "0", "x-ratelimit-used": "1000", "x-ratelimit-reset": reset };
      return { ...failure(fault.status, HOUR_IS_OVER), headers };
    }
    case "secondary": {
      const headers: Answer["headers"] = fault.wait === undefined ? {} : { "retry-after": `${fault.wait}` };
      return { ...failure(fault.status, TOO_FAST), headers };
    }
    case "lie": {
      const answer = work();
      return { ...answer, body: fault.change(answer.body) };
    }
    case "redirect": {
      const location = fault.to.startsWith("/") ? `${url}${fault.to}` : fault.to;
      return { status: fault.status, body: { message: "Moved Permanently", url: location }, headers: { location } };
    }
    default:
      return undefined;
  }
}

function disturb(fault: Fault, { work, send, response }: Exchange): void {
  switch (fault.kind) {
    case "cut":
      response.destroy();
      return;
    case "half":
      sendHalf(work(), response);
      return;
    case "slow": {
      const timer = setTimeout(() => send(work()), fault.milliseconds);
      response.once("close", () => clearTimeout(timer));
      return;
    }
    case "text":
      response.writeHead(fault.status, { "content-type": fault.type }).end(fault.text);
      return;
    case "endless":
      sendForever(response);
      return;
    default:
    // Silence.
  }
}

function sendHalf(answer: Answer, response: ServerResponse): void {
  const text = JSON.stringify(answer.body ?? {});
  const head = { "content-type": "application/json; charset=utf-8", "content-length": Buffer.byteLength(text) };
  response.writeHead(answer.status === 204 ? 200 : answer.status, head);
  response.write(text.slice(0, text.length / 2), () => response.destroy());
}

/** Goes on as long as somebody listens. */
function sendForever(response: ServerResponse): void {
  const blank = Buffer.alloc(1 << 16, " ");
  response.writeHead(200, { "content-type": "application/json; charset=utf-8" }).write("[");
  const more = () => {
    let goesOn = true;
    while (goesOn) goesOn = !response.destroyed && response.write(blank);
    if (!response.destroyed) response.once("drain", more);
  };
  more();
}
