import {
  causes,
  codeIn,
  headersOf,
  hostOf,
  isOfRequest,
  isTimeout,
  messageOf,
  pathOf,
  proxyStatusIn,
  stageOf,
  statusOf,
} from "./error-facts.js";

/** Why a call of the API failed. */
export type FailureReason =
  /** The token is none, or has run out. */
  | "token"
  /** The token lacks the permission, or an organisation keeps it out. */
  | "forbidden"
  /** Not there, or not for this token. */
  | "missing"
  /** Locked, archived or switched off. */
  | "closed"
  /** What was sent is not taken. */
  | "refused"
  /** Too many requests, of the hour or at once. */
  | "limit"
  /** 5xx. */
  | "server"
  | "timeout"
  /** The connection broke after it was made. */
  | "cut"
  /** No connection was made: DNS, network, proxy. Nothing was done. */
  | "unreachable"
  | "certificate"
  /** What came is not what GitHub's description says. */
  | "answer"
  /** None of these: a mistake of ours. */
  | "unknown";

export interface Failure {
  readonly reason: FailureReason;
  /** What is wrong and what to do, for who administers workflows. Nothing that GitHub answered stands in it. */
  readonly sentence: string;
}

/** An answer that can't be what was asked for. `expected` completes "The answer of GitHub is not …". */
export class OddAnswer extends Error {
  readonly expected: string;
  constructor(expected: string) {
    super(`not ${expected}`);
    this.expected = expected;
  }
}

/** A token that can't be sent. It is an error of its own because that of `fetch` would quote the token. */
export class NoToken extends Error {}

/** What any error of a call means. `now` is in milliseconds since 1970. */
export function failureOf(error: unknown, now: number = Date.now()): Failure {
  for (const cause of causes(error)) {
    if (cause instanceof NoToken) return failure("token", "`github-token` holds no token. Leave the input out.");
    if (cause instanceof OddAnswer) return oddAnswer(cause);
  }
  return headersOf(error) === undefined ? unanswered(error) : answered(error, now);
}

/** True when GitHub may have done what was asked, though no answer says so. */
export function mayBeDone({ reason }: Failure): boolean {
  return reason === "server" || reason === "timeout" || reason === "cut" || reason === "answer";
}

function failure(reason: FailureReason, sentence: string): Failure {
  return { reason, sentence };
}

function oddAnswer({ expected }: OddAnswer): Failure {
  return failure(
    "answer",
    `The answer of GitHub is not ${expected}. Run the job again, and look whether a proxy changes answers.`,
  );
}

function unanswered(error: unknown): Failure {
  const host = hostOf(error);
  const proxy = proxyStatusIn(error);
  if (proxy !== undefined) {
    return failure(
      "unreachable",
      `The proxy did not connect to ${host} (${proxy}). Check the variable \`https_proxy\` of the runner.`,
    );
  }
  if (isTimeout(error)) return failure("timeout", `${host} did not answer in time. Run the job again.`);
  const code = codeIn(error);
  switch (code === undefined ? undefined : stageOf(code)) {
    case "certificate":
      return failure(
        "certificate",
        `The certificate of ${host} is not trusted (${code}). Name the file of its authority in \`NODE_EXTRA_CA_CERTS\`.`,
      );
    case "unreachable":
      return failure(
        "unreachable",
        `${host} can't be reached (${code}). Check the network of the runner, and \`https_proxy\` if it has a proxy.`,
      );
    case "cut":
      return failure("cut", `The connection to ${host} broke off (${code}). Run the job again.`);
    case undefined:
      return unknown(error);
  }
}

/** Messages are left out: some quote what was sent. */
function unknown(error: unknown): Failure {
  const name = causes(error).at(-1)?.name ?? "";
  const kind = /^\w{1,40}$/.test(name) ? name : "unknown error";
  // Too many redirects, or what is no HTTP.
  if (isOfRequest(error)) {
    return failure(
      "answer",
      `The answer of ${hostOf(error)} is none of GitHub's (${kind}). Run the job again, and look whether a proxy changes answers.`,
    );
  }
  return failure("unknown", `Something failed that must not (${kind}). Please report it with a link to this run.`);
}

function answered(error: unknown, now: number): Failure {
  const status = statusOf(error);
  if (status === 403 || status === 429) return limited(error, status, now) ?? forbidden(error, status);
  switch (status) {
    case 401:
      return failure(
        "token",
        "GitHub does not accept the token (401). Give a valid one in `github-token`, or leave the input out.",
      );
    case 404:
      return failure(
        "missing",
        `GitHub shows nothing there to this token (404). It was deleted, or the repository is private: ${remedy(error)}.`,
      );
    case 410:
      return failure("closed", "GitHub does not take this any more (410). Issues or comments were switched off.");
    default:
      return status >= 500
        ? failure(
            "server",
            `GitHub failed (${status}). Run the job again; https://www.githubstatus.com tells of faults.`,
          )
        : refused(status);
  }
}

function refused(status: number): Failure {
  return failure(
    "refused",
    `GitHub did not take what was sent (${status}). Run the job again; if it stays so, please report it with a link to this run.`,
  );
}

/**
 * Both kinds of limit come as 403 or as 429.
 * https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api#exceeding-the-rate-limit
 */
function limited(error: unknown, status: number, now: number): Failure | undefined {
  const headers = headersOf(error) ?? {};
  if (headers["x-ratelimit-remaining"] === "0" && !/secondary rate/i.test(messageOf(error))) {
    return usedUp(Number(headers["x-ratelimit-reset"]), status, now);
  }
  const after = headers["retry-after"];
  if (after === undefined && status !== 429 && !/secondary rate|abuse detection/i.test(messageOf(error)))
    return undefined;
  return failure(
    "limit",
    `GitHub asks to slow down (${status}). Run the job again in some minutes, and fewer at once.`,
  );
}

/** @param reset in seconds since 1970, as the header says it; not a number where there is none */
function usedUp(reset: number, status: number, now: number): Failure {
  // A day is more than any limit lasts, and what is further away is no time.
  const left = reset - now / 1000;
  const known = left < 86_400 && left > -86_400;
  const when = known ? `from ${new Date(reset * 1000).toISOString().slice(11, 16)} UTC` : "in an hour";
  return failure("limit", `The token has no requests left (${status}). Run the job again ${when}.`);
}

/** The messages are those of GitHub; where they change, the last sentence is still right. */
function forbidden(error: unknown, status: number): Failure {
  const message = messageOf(error);
  if (/\blocked\b/i.test(message)) {
    return failure("closed", `The conversation is locked (${status}). Unlock it, or give the token write access.`);
  }
  if (/\barchived\b/i.test(message)) {
    return failure("closed", `The repository is archived and can only be read (${status}).`);
  }
  if (/\bSAML\b/i.test(message)) {
    return failure("forbidden", `The organization asks for single sign-on (${status}). Authorize the token for it.`);
  }
  if (/\bIP allow list\b/i.test(message)) {
    return failure("forbidden", `The organization's IP allow list lacks this runner (${status}). Add its address.`);
  }
  if (pathOf(error).endsWith("/user")) {
    return failure(
      "forbidden",
      `The token does not tell whose it is (${status}). Leave \`github-token\` out, or give a person's token or that of an app.`,
    );
  }
  return failure("forbidden", `The token may not do this (${status}): ${remedy(error)}.`);
}

/** A repository may be called `git`. */
const OF_CONTENTS = /[/]repos[/][^/]+[/][^/]+[/](?:git|commits|compare)[/]/;

function remedy(error: unknown): string {
  const permission = OF_CONTENTS.test(pathOf(error)) ? "contents: read" : "pull-requests: write";
  return /personal access token/i.test(messageOf(error))
    ? `give the token of \`github-token\` the permission \`${permission}\``
    : `add \`${permission}\` under \`permissions\` in the workflow`;
}
