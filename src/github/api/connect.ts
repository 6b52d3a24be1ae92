import { randomUUID } from "node:crypto";
import { setTimeout } from "node:timers/promises";
import { boundedFetch } from "./bounded-fetch.js";
import type { Client, Connect } from "./client.js";
import { failureOf, NoToken } from "./failure.js";
import { type Patience, patience, pauseAfter } from "./patience.js";

export interface Connection {
  readonly token: string;
  /** GITHUB_API_URL: `https://api.github.com`, or `https://<host>/api/v3` of GitHub Enterprise Server. */
  readonly apiUrl: string;
  /** Ours, for the user agent. */
  readonly version: string;
  /** How long one request may take, in milliseconds. */
  readonly timeLimit?: number;
  /** Only tests have another one than GitHub asks for. */
  readonly pace?: Pace;
}

export interface Pace {
  /** How long a second of waiting takes, in milliseconds. */
  readonly second: number;
  /** What lets writing calls through, one after another; without it, what Octokit has for that. */
  readonly limiters?: { key(id: string): { schedule(): Promise<void> } };
}

const TIME_LIMIT = 15_000;

/** The one client of a run, made when it is first asked for. */
export function connector(connection: Connection): Connect {
  let client: Promise<Client> | undefined;
  return () => {
    client ??= connect(connection);
    return client;
  };
}

async function connect({ token, apiUrl, version, timeLimit = TIME_LIMIT, pace = { second: 1000 } }: Connection) {
  // What can't stand in a header would be quoted in the error of fetch.
  if (!/^[\x21-\x7e]+$/.test(token)) throw new NoToken();
  const { Octokit } = await import("octokit");
  const { defaults, getOctokitOptions } = await import("@actions/github/lib/utils");
  const baseUrl = apiUrl.replace(/\/+$/, "");
  const fetch = boundedFetch(defaults.request?.fetch, new URL(baseUrl).origin, timeLimit);
  const take = patience();
  const options = getOctokitOptions(token, {
    baseUrl,
    userAgent: `mta-sts-lint/${version}`,
    log: SILENT,
    request: { ...defaults.request, fetch, log: SILENT },
    // It can't be told how much time is left, and repeats a POST that may have done its work.
    retry: { enabled: false },
    throttle: throttle(take, pace),
  });
  const octokit = new Octokit(options);

  octokit.hook.wrap("request", async (request, options) => {
    for (let attempt = 1; ; attempt++) {
      try {
        return await request(options);
      } catch (error) {
        const failure = failureOf(error);
        const pause = pauseAfter(failure, options.method, attempt);
        const waited = failure.reason === "timeout" ? timeLimit / 1000 : 0;
        if (pause === undefined || !take(pause.seconds + waited)) throw error;
        await setTimeout(pause.seconds * pace.second);
        if (!pause.again) throw error;
      }
    }
  });
  return octokit;
}

/**
 * Settings of `@octokit/plugin-throttling`: it puts a second between writing calls, three between those that notify
 * people, and repeats what a limit has refused. It knows the limits by what GitHub says of them: a message about the
 * secondary limit, or no requests left. A 429 with neither comes from something before GitHub, and is given up.
 * https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api#exceeding-the-rate-limit
 */
function throttle(take: Patience, { second, limiters }: Pace) {
  // The plugin says 0 where nobody knows when a limit ends, and would ask again at once and without end.
  const waits = (seconds: number) => seconds >= 1 && take(seconds);
  return {
    // Clients of one id wait for each other.
    id: randomUUID(),
    onRateLimit: waits,
    onSecondaryRateLimit: waits,
    retryAfterBaseValue: second,
    ...(limiters ? { write: limiters, notifications: limiters } : {}),
  };
}

/** Octokit repeats headers of answers in its warnings, with nothing escaped. */
const SILENT = { debug() {}, info() {}, warn() {}, error() {} };
