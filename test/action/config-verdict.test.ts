import { describe, expect, test } from "vitest";
import { payloadOf } from "../github/payloads.js";
import { type Files, temporaryFolder } from "../repository.js";
import { announced, domain } from "./domains.js";
import { runHere } from "./in-process.js";
import { type QuickRepository, quickRepository } from "./quick-repository.js";

const LEVELS = ["none", "notice", "warning", "error"] as const;
type Level = (typeof LEVELS)[number];

/** What a change brings, beside an error that was there before. */
const BROUGHT: Readonly<Record<Level, Files>> = {
  none: domain({ zone: { extra: "www IN A 192.0.2.7" } }),
  notice: domain({ zone: { sts: announced("20260401") } }),
  warning: domain({ zone: { tls: '_smtp._tls IN TXT "v=TLSRPTv1; rua=tls@example.com"' } }),
  error: domain({ zone: { sts: announced("2026-04-01") } }),
};
const old = domain({ name: "example.net", zone: { sts: announced("2025-01-01") } });

const FAIL_ON = [undefined, "warning", "notice", "never"] as const;
const REPORT = [undefined, "new", "all"] as const;
/** Events, and what they show when nothing is said. */
const EVENTS = { pull_request: "new", merge_group: "new", push: "all" } as const;

function isRed(worst: Level, failOn: (typeof FAIL_ON)[number]): boolean {
  const least = failOn === "never" ? LEVELS.length : LEVELS.indexOf(failOn ?? "error");
  return worst !== "none" && LEVELS.indexOf(worst) >= least;
}

function beginning(event: keyof typeof EVENTS, { folder, base, head, merge }: QuickRepository, below: string) {
  const ref = event === "pull_request" ? "refs/pull/1/merge" : "refs/heads/main";
  const payload = payloadOf(event, event === "pull_request" ? { base, head } : { base, head: merge });
  return { below, event, payload, workspace: folder, sha: merge, ref, api: "http://127.0.0.1:9" };
}

describe.each(Object.entries(EVENTS))("%s", (event, usual) => {
  test.each(LEVELS)("that brings: %s", async (level) => {
    const below = temporaryFolder();
    const repository = quickRepository(below, { ...domain(), ...old }, { ...BROUGHT[level], ...old });
    const started = beginning(event as keyof typeof EVENTS, repository, below);
    for (const failOn of FAIL_ON) {
      for (const report of REPORT) {
        const inputs = { comment: "never", ...(failOn && { "fail-on": failOn }), ...(report && { report }) };
        const { code, outputs } = await runHere({ ...started, inputs });
        const worst = (report ?? usual) === "all" ? "error" : level;
        const red = isRed(worst, failOn);
        expect({ failOn, report, code, conclusion: outputs.conclusion, errors: outputs.errors }).toEqual({
          failOn,
          report,
          code: red ? 1 : 0,
          conclusion: red ? "failure" : "success",
          errors: `${(level === "error" ? 1 : 0) + ((report ?? usual) === "all" ? 1 : 0)}`,
        });
      }
    }
  });
});
