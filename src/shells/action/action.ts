import { join } from "node:path";
import { emptyConfig } from "../../config/config.js";
import type { Client } from "../../github/api/client.js";
import { openChange } from "../../github/change/open-change.js";
import { situationOf } from "../../github/event/events.js";
import { concernsAnybody } from "../../states/candidates.js";
import { VERSION } from "../../version.js";
import type { ExitCode } from "../cli.js";
import { configFromRepository } from "../load-config.js";
import { readPayload } from "./event.js";
import { readInputs } from "./inputs.js";
import { endUnconcerned, endWith } from "./nothing.js";
import { type ActionRun, type Runner, tokenOf } from "./run.js";

/** Runs as a step of a workflow. What is loaded before it is known whether anything concerns us is kept small. */
export async function runAction(runner: Runner): Promise<ExitCode> {
  try {
    return await act(prepare(runner));
  } catch (error) {
    return (await import("./failure.js")).reportFailure(error, runner);
  }
}

function prepare(runner: Runner): ActionRun {
  const { environment } = runner;
  const inputs = readInputs(environment);
  const payload = readPayload(environment.GITHUB_EVENT_PATH);
  const situation = situationOf({ environment, payload, baseRef: inputs.baseRef, headRef: inputs.headRef });
  let client: Promise<Client> | undefined;
  const connect = async (): Promise<Client> => {
    const { connector } = await import("../../github/api/connect.js");
    const apiUrl = environment.GITHUB_API_URL || "https://api.github.com";
    return connector({ token: tokenOf({ inputs }), apiUrl, version: VERSION })();
  };
  return {
    runner,
    inputs,
    situation,
    workspace: environment.GITHUB_WORKSPACE || process.cwd(),
    connect: () => {
      client ??= connect();
      return client;
    },
  };
}

async function act(run: ActionRun): Promise<ExitCode> {
  const { inputs, situation, workspace } = run;
  const { comparison, repository } = situation;
  if (comparison.kind === "nothing") return endWith(run, comparison.reason);

  const { environment } = run.runner;
  const directory = join(workspace, inputs.workingDirectory);
  const change = await openChange(comparison, { directory, workspace, environment, repository, connect: run.connect });
  try {
    const { snapshots } = change;
    const loaded = await configFromRepository(snapshots, inputs.configFile);
    const scope = inputs.report ?? loaded.config.report?.value ?? situation.report;
    const isCompared = snapshots.base !== undefined && scope === "new";
    if (isCompared && loaded.config === emptyConfig && !snapshots.changed.some(concernsAnybody)) {
      return await endUnconcerned(run, change);
    }
    return await (await import("./check.js")).checkChange(run, change, loaded, scope);
  } finally {
    change.close();
  }
}
