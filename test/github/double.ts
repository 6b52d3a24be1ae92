import { createServer, type Server } from "node:http";
import { onTestFinished } from "vitest";
import { type Announced, type Match, receive } from "./desk.js";
import type { Fault } from "./faults.js";
import { say } from "./issue-comments.js";
import { type Identity, TOKENS } from "./people.js";
import type { Received } from "./request.js";
import type { Comment, State } from "./world.js";
import { type Contents, PULL_REQUEST, worldOf } from "./world-of.js";

export interface DoubleOptions extends Contents {
  /** Where the API begins: "" as on github.com, "/api/v3" as on GitHub Enterprise Server. */
  readonly basePath?: string;
  /** The tokens that are known, besides the usual ones of people.ts. */
  readonly tokens?: Readonly<Record<string, Identity>>;
  /** Calls without a token are no mistake. */
  readonly anonymous?: boolean;
}

/** GitHub's REST API on this machine. */
export interface Double {
  /** For GITHUB_API_URL. */
  readonly url: string;
  /** The same API on another host: no token may get there. */
  readonly elsewhere: string;
  readonly state: State;
  readonly requests: readonly Received[];
  /** The calls so far as `METHOD path status`, without the query and the repository. */
  readonly calls: readonly string[];
  /** The most calls that were under way at once. */
  readonly mostAtOnce: number;
  /** Calls that GitHub's description does not allow. The test fails that leaves one here. */
  readonly violations: string[];
  /** Lets calls fail; faults that are announced first go first. Tells how many have failed so far. */
  fault(match: Match, fault: Fault): { readonly met: number };
  /** Somebody says something in the conversation of a pull request, without the API. */
  say(author: string, body: string, number?: number): Comment;
  /** Ends it before the test ends. Throws when there were violations. */
  close(): Promise<void>;
}

/** Starts a double of GitHub, which ends with the test and lets it fail when a call was not as GitHub wants it. */
export async function startDouble(options: DoubleOptions = {}): Promise<Double> {
  const { basePath = "" } = options;
  const requests: Received[] = [];
  const violations: string[] = [];
  const faults: Announced[] = [];
  const servers = [createServer(), createServer()] as const;
  const [url = "", elsewhere = ""] = await Promise.all(servers.map((server) => listening(server, basePath)));
  const world = worldOf(options, url);
  const tokens = new Map(Object.entries({ ...TOKENS, ...options.tokens }));
  const desk = { basePath, anonymous: options.anonymous ?? false, tokens, world, requests, violations, faults };
  let [underWay, mostAtOnce] = [0, 0];
  servers.forEach((server, index) => {
    server.on("request", (request, response) => {
      underWay += 1;
      mostAtOnce = Math.max(mostAtOnce, underWay);
      response.once("close", () => {
        underWay -= 1;
      });
      receive({ ...desk, elsewhere: index === 1 }, request, response).catch((error) => {
        violations.push(`the double broke on ${request.method} ${request.url}: ${error}`);
        response.destroy();
      });
    });
  });
  let isOpen = true;
  const close = async () => {
    if (!isOpen) return;
    isOpen = false;
    await Promise.all(servers.map(closing));
    if (violations.length > 0) throw new Error(`not as GitHub's description wants it:\n${violations.join("\n")}`);
  };
  onTestFinished(close);
  return {
    url,
    elsewhere,
    state: world.state,
    requests,
    violations,
    get mostAtOnce() {
      return mostAtOnce;
    },
    get calls() {
      return requests.map(briefly);
    },
    fault: (match, fault) => {
      const announced = { match, fault, seen: 0, met: 0 };
      faults.push(announced);
      return announced;
    },
    say: (author, body, number = PULL_REQUEST) => say(world, number, author, body),
    close,
  };
}

function briefly({ method, path, status }: Received): string {
  const rest = path.replace(/\?.*/, "").replace(/^\/repos\/[^/]+\/[^/]+|^\/repositories\/\d+/, "");
  return `${method} ${rest} ${status ?? "-"}`;
}

async function listening(server: Server, basePath: string): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return `http://127.0.0.1:${address.port}${basePath}`;
}

function closing(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
