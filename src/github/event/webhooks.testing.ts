import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { below } from "../payload.js";
import type { Situation } from "../situation.js";
import { situationOf } from "./events.js";

interface Webhook {
  readonly name: string;
  readonly examples: readonly Readonly<Record<string, unknown>>[];
}

const examplesPath = createRequire(import.meta.url).resolve("@octokit/webhooks-examples");
export const webhooks: readonly Webhook[] = JSON.parse(readFileSync(examplesPath, "utf8"));

/** The first example of an event that has these values; the type of the activity is one of them. */
export function example(name: string, values: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  const found = webhooks
    .find((webhook) => webhook.name === name)
    ?.examples.find((payload) => Object.entries(values).every(([key, value]) => payload[key] === value));
  if (found === undefined) throw new Error(`no example of ${name} with ${JSON.stringify(values)}`);
  return structuredClone(found);
}

/** Another payload: what stands below the keys, which a dot divides, is exchanged. */
export function changed(payload: Record<string, unknown>, changes: Readonly<Record<string, unknown>>): unknown {
  for (const [way, value] of Object.entries(changes)) {
    const keys = way.split(".");
    const holder = below(payload, ...keys.slice(0, -1)) as Record<string, unknown>;
    holder[keys.at(-1) ?? ""] = value;
  }
  return payload;
}

const REPOSITORY = "Codertocat/Hello-World";
export const SHA = "a".repeat(40);
export const OTHER = "b".repeat(40);
/** Those of the examples. */
export const BASE = "f95f852bd8fca8fcc58a9a2d6c842781e32a215e";
export const HEAD = "ec26c3e57ca3a959ca5aad62de7213c562f8c821";
export const MERGED = "c4295bd74fb0f4fda03689c3df3f2803b658fd85";
export const PUSHED = "6113728f27ae82c7b1a177c8d03f9e96e0adf246";
export const ZERO = "0".repeat(40);

export interface Run {
  readonly event: string;
  readonly payload?: unknown;
  readonly ref?: string;
  readonly sha?: string | undefined;
  readonly baseRef?: string;
  readonly headRef?: string;
}

export function situation({ event, payload = {}, ref, sha = SHA, baseRef, headRef }: Run): Situation {
  const environment = {
    GITHUB_EVENT_NAME: event,
    GITHUB_REPOSITORY: REPOSITORY,
    GITHUB_SHA: sha,
    GITHUB_REF: ref ?? (event.startsWith("pull_request") ? "refs/pull/2/merge" : "refs/heads/main"),
  };
  return situationOf({ environment, payload, baseRef, headRef });
}

/** Of the examples: a pull request within the repository. */
export const opened = () => example("pull_request", { action: "opened" });
export const closed = () => example("pull_request", { action: "closed" });
/** What a merge changes in the payload of a closed one. */
export const merged = { "pull_request.merged": true, "pull_request.merged_at": "2026-01-02T03:04:05Z" };
export const branchPush = { ref: "refs/heads/main", before: BASE, after: HEAD };

export const DATA = {
  kind: "data",
  base: "refs/heads/master",
  head: HEAD,
  headRepository: { owner: "Codertocat", repo: "Hello-World" },
};
