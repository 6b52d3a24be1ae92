import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { onTestFinished, vi } from "vitest";
import { runAction } from "../../src/shells/action/action.js";
import { TOKEN } from "../github/people.js";
import { outputsIn } from "../github/workflow-log.js";

/** What a run in this process begins with. */
export interface Beginning {
  /** A folder that is gone when the test is over. */
  readonly below: string;
  readonly event: string;
  readonly payload: unknown;
  readonly workspace: string;
  readonly sha: string;
  readonly ref: string;
  readonly api: string;
  readonly inputs?: Readonly<Record<string, string>>;
}

export interface Ended {
  readonly code: number;
  readonly log: string;
  readonly summary: string;
  readonly outputs: Readonly<Record<string, string>>;
}

/** Runs the Action in this process, which is several times as quick as in one of its own. One after the other. */
export async function runHere(beginning: Beginning): Promise<Ended> {
  const files = mkdtempSync(join(beginning.below, "files-"));
  const file = (name: string, text = "") => {
    writeFileSync(join(files, name), text);
    return join(files, name);
  };
  const inputs = Object.entries({ "github-token": TOKEN, ...beginning.inputs });
  const environment = {
    PATH: process.env.PATH,
    GITHUB_API_URL: beginning.api,
    GITHUB_EVENT_NAME: beginning.event,
    GITHUB_EVENT_PATH: file("event", JSON.stringify(beginning.payload)),
    GITHUB_OUTPUT: file("output"),
    GITHUB_REF: beginning.ref,
    GITHUB_REPOSITORY: "octo-org/dns",
    GITHUB_RUN_ATTEMPT: "1",
    GITHUB_RUN_ID: "7",
    GITHUB_SERVER_URL: "https://github.com",
    GITHUB_SHA: beginning.sha,
    GITHUB_STEP_SUMMARY: file("summary"),
    GITHUB_WORKSPACE: beginning.workspace,
    ...Object.fromEntries(inputs.map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])),
  };
  const { code, log } = await logged(environment);
  const text = (path: string) => readFileSync(path, "utf8");
  return {
    code,
    log,
    summary: text(environment.GITHUB_STEP_SUMMARY),
    outputs: outputsIn(text(environment.GITHUB_OUTPUT)),
  };
}

/** `@actions/core` looks at the variables of the process, and writes to its standard output. */
async function logged(environment: Readonly<Record<string, string | undefined>>) {
  onTestFinished(() => {
    vi.unstubAllEnvs();
  });
  for (const name of ["GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY"]) vi.stubEnv(name, environment[name]);
  let log = "";
  const out = (text: string) => {
    log += text;
  };
  const written = vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    out(`${text}`);
    return true;
  });
  const code = await runAction({ environment, out }).finally(() => written.mockRestore());
  return { code, log };
}
