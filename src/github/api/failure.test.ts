import { RequestError } from "octokit";
import { expect, test } from "vitest";
import { failureOf, mayBeDone, NoToken, OddAnswer } from "./failure.js";

const NOON = Date.UTC(2026, 10, 24, 12) / 1000;

interface Answer {
  readonly status: number;
  readonly message?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly path?: string;
}

/** The error that Octokit makes of an answer. */
function errorOf({ status, message = "", headers = {}, path = "/repos/o/r/issues/1/comments" }: Answer): RequestError {
  const url = `https://api.github.com${path}`;
  const request = { method: "POST" as const, url, headers: { authorization: "token ghs_secret" } };
  const response = { status, url, headers, data: { message }, retryCount: 0 };
  return new RequestError(message, status, { request, response });
}

const NO_REQUESTS_LEFT = { "x-ratelimit-remaining": "0", "x-ratelimit-reset": String(NOON + 300) };
const SECONDARY = "You have exceeded a secondary rate limit. Please wait a few minutes before you try again.";
const NOT_ALLOWED = "Resource not accessible by integration";

test.each<[Answer, string, string]>([
  [
    { status: 401, message: "Bad credentials" },
    "token",
    "GitHub does not accept the token (401). Give a valid one in `github-token`, or leave the input out.",
  ],
  [
    { status: 403, message: NOT_ALLOWED },
    "forbidden",
    "The token may not do this (403): add `pull-requests: write` under `permissions` in the workflow.",
  ],
  [
    { status: 403, message: NOT_ALLOWED, path: "/repos/o/r/git/trees/abc" },
    "forbidden",
    "The token may not do this (403): add `contents: read` under `permissions` in the workflow.",
  ],
  [
    { status: 403, message: NOT_ALLOWED, path: "/repos/o/git/issues/1/comments" },
    "forbidden",
    "The token may not do this (403): add `pull-requests: write` under `permissions` in the workflow.",
  ],
  [
    { status: 403, message: NOT_ALLOWED, path: "/repos/o/r/compare/main...o:change" },
    "forbidden",
    "The token may not do this (403): add `contents: read` under `permissions` in the workflow.",
  ],
  [
    { status: 403, message: NOT_ALLOWED, path: "/user" },
    "forbidden",
    "The token does not tell whose it is (403). Leave `github-token` out, or give a person's token or that of an app.",
  ],
  [
    { status: 403, message: "Resource not accessible by personal access token" },
    "forbidden",
    "The token may not do this (403): give the token of `github-token` the permission `pull-requests: write`.",
  ],
  [
    { status: 403, message: "something new" },
    "forbidden",
    "The token may not do this (403): add `pull-requests: write` under `permissions` in the workflow.",
  ],
  [
    { status: 403, message: "Resource protected by organization SAML enforcement. You must grant your token access." },
    "forbidden",
    "The organization asks for single sign-on (403). Authorize the token for it.",
  ],
  [
    { status: 403, message: "the `example` organization has an IP allow list enabled" },
    "forbidden",
    "The organization's IP allow list lacks this runner (403). Add its address.",
  ],
  [
    { status: 403, message: "Unable to create comment because issue is locked." },
    "closed",
    "The conversation is locked (403). Unlock it, or give the token write access.",
  ],
  [
    { status: 403, message: "Repository was archived so is read-only." },
    "closed",
    "The repository is archived and can only be read (403).",
  ],
  [
    { status: 404, message: "Not Found" },
    "missing",
    "GitHub shows nothing there to this token (404). It was deleted, or the repository is private: add `pull-requests: write` under `permissions` in the workflow.",
  ],
  [
    { status: 410, message: "Issues are disabled for this repo" },
    "closed",
    "GitHub does not take this any more (410). Issues or comments were switched off.",
  ],
  [
    { status: 422, message: "Validation Failed" },
    "refused",
    "GitHub did not take what was sent (422). Run the job again; if it stays so, please report it with a link to this run.",
  ],
  [
    { status: 403, message: "API rate limit exceeded for installation ID 1.", headers: NO_REQUESTS_LEFT },
    "limit",
    "The token has no requests left (403). Run the job again from 12:05 UTC.",
  ],
  [
    { status: 429, headers: { "x-ratelimit-remaining": "0" } },
    "limit",
    "The token has no requests left (429). Run the job again in an hour.",
  ],
  [
    { status: 403, message: SECONDARY, headers: { ...NO_REQUESTS_LEFT, "retry-after": "7" } },
    "limit",
    "GitHub asks to slow down (403). Run the job again in some minutes, and fewer at once.",
  ],
  [{ status: 429 }, "limit", "GitHub asks to slow down (429). Run the job again in some minutes, and fewer at once."],
  [{ status: 502 }, "server", "GitHub failed (502). Run the job again; https://www.githubstatus.com tells of faults."],
])("%j", (answer, reason, sentence) => {
  expect(failureOf(errorOf(answer), NOON * 1000)).toMatchObject({ reason, sentence });
});

test.each<[string, string, string]>([
  ["when they come again", String(NOON + 300), "from 12:05 UTC"],
  ["they are there already", String(NOON - 5), "from 11:59 UTC"],
  ["a time that is none", "soon", "in an hour"],
  ["a time in another century", "9".repeat(30), "in an hour"],
])("says when requests are taken again: %s", (_, reset, when) => {
  const headers = { "x-ratelimit-remaining": "0", "x-ratelimit-reset": reset };
  expect(failureOf(errorOf({ status: 429, headers }), NOON * 1000).sentence).toContain(`again ${when}.`);
});

test.each([
  ["DEPTH_ZERO_SELF_SIGNED_CERT", "certificate"],
  ["SELF_SIGNED_CERT_IN_CHAIN", "certificate"],
  ["UNABLE_TO_GET_ISSUER_CERT_LOCALLY", "certificate"],
  ["CERT_HAS_EXPIRED", "certificate"],
  ["ERR_TLS_CERT_ALTNAME_INVALID", "certificate"],
  ["ERR_SSL_WRONG_VERSION_NUMBER", "unreachable"],
  ["ENOTFOUND", "unreachable"],
  ["EAI_AGAIN", "unreachable"],
  ["ECONNREFUSED", "unreachable"],
  ["UND_ERR_CONNECT_TIMEOUT", "unreachable"],
  ["ECONNRESET", "cut"],
  ["EPIPE", "cut"],
  ["UND_ERR_SOCKET", "cut"],
  ["ERR_INVALID_ARG_TYPE", "unknown"],
])("a connection that fails with %s", (code, reason) => {
  const error = new Error("HttpError", { cause: new TypeError("fetch failed", { cause: withCode(code) }) });
  expect(failureOf(error)).toMatchObject({
    reason,
    sentence: expect.stringContaining(reason === "unknown" ? "(Error)" : `(${code})`),
  });
  // A name with several addresses.
  const errors = [withCode(code), withCode("EHOSTUNREACH")];
  expect(failureOf(new Error("HttpError", { cause: new AggregateError(errors) })).reason).toBe(reason);
});

function withCode(code: string): Error {
  return Object.assign(new Error("message"), { code });
}

test("nothing that GitHub answered or that was sent is told", () => {
  const message = "\n::error::x ghs_secret locked";
  const errors = [401, 403, 404, 410, 418, 422, 429, 500, 599].map((status) =>
    errorOf({ status, message, headers: { "x-ratelimit-remaining": message, "retry-after": message } }),
  );
  const odd = [
    new TypeError("token ghs_secret is an invalid header value"),
    "ghs_secret",
    undefined,
    null,
    { status: 3 },
  ];
  for (const error of [...errors, ...odd]) {
    expect(failureOf(error).sentence).toMatch(/^[A-Z`][\w `.,:;'()/-]+\.$/);
    expect(failureOf(error).sentence).not.toMatch(/secret|::/);
  }
});

test.each<[unknown, string, boolean]>([
  [new NoToken(), "`github-token` holds no token. Leave the input out.", false],
  [
    new Error("wrapped", { cause: new OddAnswer("a tree") }),
    "The answer of GitHub is not a tree. Run the job again, and look whether a proxy changes answers.",
    true,
  ],
  [
    new TypeError("a mistake"),
    "Something failed that must not (TypeError). Please report it with a link to this run.",
    false,
  ],
  [
    errorOf({ status: 502 }),
    "GitHub failed (502). Run the job again; https://www.githubstatus.com tells of faults.",
    true,
  ],
])("%s", (error, sentence, done) => {
  expect(failureOf(error).sentence).toBe(sentence);
  expect(mayBeDone(failureOf(error))).toBe(done);
});
