import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test, vi } from "vitest";
import { type Connection, connector } from "./connect.js";
import { type FailureReason, failureOf } from "./failure.js";
import { HASTY } from "./hasty.testing.js";

type Answer = (response: ServerResponse, request: IncomingMessage) => void;

interface Server {
  readonly url: string;
  /** The method and the path of each request, and the token that it carried. */
  readonly requests: string[];
  /** When each came, in milliseconds. */
  readonly times: number[];
}

/** Gives each request the next of the answers, and the last one from then on. */
async function serverWith(...answers: readonly Answer[]): Promise<Server> {
  const requests: string[] = [];
  const times: number[] = [];
  const server = createServer((request, response) => {
    const answer = answers[Math.min(requests.length, answers.length - 1)];
    requests.push(`${request.method} ${request.url} ${request.headers.authorization}`);
    times.push(performance.now());
    answer?.(response, request);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, requests, times };
}

function json(status: number, data: unknown, headers: Readonly<Record<string, string>> = {}): Answer {
  return (response) => {
    response.writeHead(status, { "content-type": "application/json; charset=utf-8", ...headers });
    response.end(JSON.stringify(data));
  };
}

/** Calls once and tells the outcome: the answer, or why there is none. */
async function call(apiUrl: string, method: "GET" | "POST" | "PATCH" | "DELETE" = "GET", given?: Partial<Connection>) {
  const connect = connector({ token: "ghs_x", apiUrl, version: "1.2.3", timeLimit: 5000, pace: HASTY, ...given });
  try {
    const client = await connect();
    const { data } = await client.request(`${method} /repos/{owner}/{repo}`, { owner: "o", repo: "r" });
    return { data };
  } catch (error) {
    const { reason, sentence } = failureOf(error);
    return { reason, sentence };
  }
}

/** How long a second of waiting takes where a test looks at it. */
const SHORT = { ...HASTY, second: 10 };

/** That there was one request more than pauses, and that each pause was as many seconds at least. */
function expectPauses({ times }: Server, pauses: readonly number[]): void {
  expect(times).toHaveLength(pauses.length + 1);
  for (const [before, seconds] of pauses.entries()) {
    const milliseconds = (times[before + 1] ?? 0) - (times[before] ?? 0);
    // The clock of timers is coarser.
    expect(milliseconds).toBeGreaterThan(seconds * SHORT.second - 2);
  }
}

const OK = json(200, { name: "r" });
const FAILED = json(502, { message: "Server Error" });
const SECONDARY = "You have exceeded a secondary rate limit.";
const CUT: Answer = (response) => response.destroy();
const HALF: Answer = (response) => {
  response.writeHead(200, { "content-type": "application/json", "content-length": "1000" });
  response.write('{"name":', () => response.destroy());
};
const SILENT: Answer = () => {};
const STALLED: Answer = (response) => response.write("{");
const ENDLESS: Answer = (response) => {
  const spaces = Buffer.alloc(1024 * 1024, " ");
  const more = () => response.write(spaces, (error) => !error && more());
  response.writeHead(200, { "content-type": "application/json" });
  more();
};
const NO_HTTP: Answer = (response) => response.socket?.end("HTTP/9.9 yes\r\n\r\n");
const IN_CIRCLES: Answer = (response, request) => response.writeHead(301, { location: request.url }).end();

function usedUp(seconds: number): Answer {
  return (response, request) => {
    const headers = {
      "x-ratelimit-remaining": "0",
      "x-ratelimit-reset": String(Math.floor(Date.now() / 1000) + seconds),
    };
    json(403, { message: "API rate limit exceeded" }, headers)(response, request);
  };
}

function tooFast(seconds: number): Answer {
  return json(429, { message: SECONDARY }, { "retry-after": String(seconds) });
}

test("an answer", async () => {
  const server = await serverWith(OK);
  expect(await call(server.url)).toEqual({ data: { name: "r" } });
  expect(server.requests).toEqual(["GET /repos/o/r token ghs_x"]);
});

test.each(["/api/v3", "/api/v3/"])("an API below %s, as of GitHub Enterprise Server", async (path) => {
  const server = await serverWith(OK);
  await call(server.url + path);
  expect(server.requests).toEqual(["GET /api/v3/repos/o/r token ghs_x"]);
});

test("the name of the tool goes along", async () => {
  const agents: (string | undefined)[] = [];
  const server = await serverWith((response, request) => {
    agents.push(request.headers["user-agent"]);
    OK(response, request);
  });
  await call(server.url);
  expect(agents).toEqual([expect.stringMatching(/^mta-sts-lint\/1\.2\.3 /)]);
});

test("one client for a run", async () => {
  const connect = connector({ token: "ghs_x", apiUrl: "https://api.github.com", version: "1" });
  expect(await connect()).toBe(await connect());
});

test.each<[string, readonly Answer[], readonly number[]]>([
  ["502", [FAILED, OK], [1]],
  ["502 twice", [FAILED, FAILED, OK], [1, 4]],
  ["a cut connection", [CUT, OK], [1]],
  ["half an answer", [HALF, OK], [1]],
  ["a limit that ends soon", [tooFast(3), OK], [3]],
  ["requests used up for a moment", [usedUp(2), OK], [2]],
  ["a limit without a pause", [json(403, { message: SECONDARY }), OK], [60]],
])("goes on after %s", async (_, answers, pauses) => {
  for (const method of ["GET", "PATCH", "DELETE"] as const) {
    const server = await serverWith(...answers);
    expect(await call(server.url, method, { pace: SHORT })).toEqual({ data: { name: "r" } });
    expectPauses(server, pauses);
  }
});

test.each<[string, Answer, FailureReason, readonly number[]]>([
  ["502", FAILED, "server", [1, 4]],
  ["a cut connection", CUT, "cut", [1, 4]],
  ["half an answer", HALF, "cut", [1, 4]],
  ["an endless one", ENDLESS, "answer", []],
  ["what is no HTTP", NO_HTTP, "answer", []],
  ["a limit of an hour", usedUp(3600), "limit", []],
  ["a limit of 61 seconds", tooFast(61), "limit", []],
  ["limit after limit", tooFast(25), "limit", [25, 25]],
  ["limits of a second each", tooFast(1), "limit", Array<number>(60).fill(1)],
  ["a limit of no time", tooFast(0), "limit", [60]],
  ["a limit back in time", tooFast(-7), "limit", []],
  ["requests used up until a moment ago", usedUp(-9), "limit", []],
  ["requests used up for a time unknown", json(429, {}, { "x-ratelimit-remaining": "0" }), "limit", []],
  ["a limit that is not told as GitHub tells it", json(429, {}, { "retry-after": "3" }), "limit", []],
  ["403 with errors that are none", json(403, { message: "no", errors: [null] }), "forbidden", []],
  ["401", json(401, { message: "Bad credentials" }), "token", []],
  ["403", json(403, { message: "Resource not accessible by integration" }), "forbidden", []],
  ["404", json(404, { message: "Not Found" }), "missing", []],
  ["422", json(422, { message: "Validation Failed" }), "refused", []],
])("gives up after %s", async (_, answer, reason, pauses) => {
  const server = await serverWith(answer);
  expect(await call(server.url, "GET", { pace: SHORT })).toMatchObject({ reason });
  expectPauses(server, pauses);
});

test.each<[string, Answer]>([
  ["none", SILENT],
  ["a beginning", STALLED],
])("does not wait for an answer of which there is %s", async (_, answer) => {
  const server = await serverWith(answer);
  const outcome = await call(server.url, "GET", { timeLimit: 50 });
  expect(outcome).toMatchObject({ reason: "timeout" });
  expect(server.requests).toHaveLength(3);
  expect(outcome.sentence).toBe(`${new URL(server.url).host} did not answer in time. Run the job again.`);
});

test.each<[string, Answer, FailureReason]>([
  ["502", FAILED, "server"],
  ["a cut connection", CUT, "cut"],
  ["half an answer", HALF, "cut"],
])("does not repeat a POST after %s, and waits so that one can look", async (_, answer, reason) => {
  const server = await serverWith(answer);
  expect(await call(server.url, "POST", { pace: SHORT })).toMatchObject({ reason });
  const answered = performance.now();
  expect(server.requests).toHaveLength(1);
  expect(answered - (server.times[0] ?? 0)).toBeGreaterThan(2 * SHORT.second - 2);
});

test("repeats a POST that a limit kept from being done", async () => {
  const server = await serverWith(tooFast(3), OK);
  expect(await call(server.url, "POST", { pace: SHORT })).toEqual({ data: { name: "r" } });
  expectPauses(server, [3]);
});

test("all calls of a run wait for a minute together", async () => {
  const server = await serverWith(tooFast(40), OK, FAILED, tooFast(20), OK, tooFast(19), OK);
  const client = await connector({ token: "ghs_x", apiUrl: server.url, version: "1", pace: HASTY })();
  await client.request("GET /user");
  // A second for the 502, and 19 are left.
  await expect(client.request("GET /user")).rejects.toThrow();
  expect(server.requests).toHaveLength(4);
});

test("gives up after a redirect to itself", async () => {
  expect(await call((await serverWith(IN_CIRCLES)).url)).toMatchObject({ reason: "answer" });
});

test("a repository that was renamed is found", async () => {
  const server = await serverWith((response) => response.writeHead(301, { location: "/repositories/1" }).end(), OK);
  expect(await call(server.url)).toMatchObject({ data: { name: "r" } });
  expect(server.requests[1]).toBe("GET /repositories/1 token ghs_x");
});

test.each([301, 302, 307, 308])(
  "another host is not believed after a %i, and does not get the token",
  async (status) => {
    const other = await serverWith(OK);
    const location = `${other.url}/repositories/1`;
    const server = await serverWith((response) => response.writeHead(status, { location }).end());
    expect(await call(server.url)).toMatchObject({ reason: "answer" });
    expect(other.requests).toEqual(["GET /repositories/1 undefined"]);
  },
);

test.each(["", " ", "ghs_a\nb", "ghs_ä"])("what is no token is not sent: %j", async (token) => {
  const server = await serverWith(OK);
  expect(await call(server.url, "GET", { token })).toMatchObject({ reason: "token" });
  expect(server.requests).toEqual([]);
});

test("an address that does not exist", async () => {
  const outcome = await call("https://api.invalid");
  expect(outcome).toMatchObject({ reason: "unreachable" });
  expect(outcome.sentence).toMatch(/^api\.invalid can't be reached \((?:ENOTFOUND|EAI_AGAIN)\)\. Check the network/);
});

test("a port where nobody listens", async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  expect(await call(`http://127.0.0.1:${port}`, "POST")).toMatchObject({
    reason: "unreachable",
    sentence: expect.stringContaining(`127.0.0.1:${port} can't be reached (ECONNREFUSED).`),
  });
});

test("TLS with who does not speak it", async () => {
  const server = await serverWith(OK);
  expect(await call(server.url.replace("http:", "https:"))).toMatchObject({ reason: "unreachable" });
});

test("nothing is printed", async () => {
  const printed = [vi.spyOn(console, "warn"), vi.spyOn(console, "error"), vi.spyOn(console, "log")];
  onTestFinished(() => {
    vi.restoreAllMocks();
  });
  await call((await serverWith(json(200, {}, { deprecation: "true", sunset: "##[error]x" }))).url);
  await call((await serverWith(FAILED)).url);
  for (const print of printed) expect(print).not.toHaveBeenCalled();
});

test("a writing call waits for the one before, and not for those of another client", async () => {
  const server = await serverWith(OK);
  const write = async (clientOf: ReturnType<typeof connector>) => {
    const client = await clientOf();
    await client.request("POST /repos/{owner}/{repo}/issues/{issue_number}/comments", {
      owner: "o",
      repo: "r",
      issue_number: 1,
      body: "",
    });
  };
  const [one, other] = [1, 2].map(() => connector({ token: "ghs_x", apiUrl: server.url, version: "1" }));
  if (!one || !other) throw new Error("two clients");
  await write(one);
  await write(other);
  await write(one);
  const [first = 0, second = 0, third = 0] = server.times;
  expect(second - first).toBeLessThan(900);
  expect(third - first).toBeGreaterThan(2900);
});
