import { Worker } from "node:worker_threads";
import type { ProgramEnd, ProgramOutcome, ProgramTask } from "../model/runtime.js";

/**
 * The worker ends a program that only loops by itself. In a function of the engine itself, such as sorting or matching a
 * regular expression, it does not look at the clock: then the whole thread is ended from here.
 */
const DEADLINE_MS = 1500;
/** For starting the thread and its interpreter, which takes long only on a machine that is busy with other things. */
const START_MS = 10_000;

type Message =
  | { readonly kind: "ready" }
  | { readonly kind: "told"; readonly text: string }
  | { readonly kind: "ended"; readonly missing: readonly string[]; readonly end: ProgramEnd; readonly broken: boolean };

/** Kept for the next program, unless the last one had to be ended with it. */
let idle: Worker | undefined;

/** Runs one program after another, each in an interpreter of its own. */
export async function runInSandbox(task: ProgramTask): Promise<ProgramOutcome> {
  const worker = idle ?? (await start());
  idle = undefined;
  const { outcome, usable } = await run(worker, task);
  if (usable && idle === undefined) idle = worker;
  else void worker.terminate();
  return outcome;
}

function start(): Promise<Worker> {
  const worker = new Worker(new URL("./program-worker.js", import.meta.url), {
    env: {},
    execArgv: [],
    stdin: false,
    resourceLimits: { maxOldGenerationSizeMb: 96, maxYoungGenerationSizeMb: 16, stackSizeMb: 4 },
  });
  worker.unref();
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error("the sandbox did not start")), START_MS);
    worker.once("error", reject);
    worker.once("message", () => {
      clearTimeout(timer);
      worker.off("error", reject);
      resolve(worker);
    });
  });
}

function run(
  worker: Worker,
  task: ProgramTask,
): Promise<{ readonly outcome: ProgramOutcome; readonly usable: boolean }> {
  const told: string[] = [];
  return new Promise((resolve) => {
    const finish = (missing: readonly string[], end: ProgramEnd, usable: boolean): void => {
      clearTimeout(timer);
      for (const event of ["message", "error", "exit"]) worker.removeAllListeners(event);
      worker.unref();
      resolve({ outcome: { told, missing, end }, usable });
    };
    const stop = (reason: string): void => finish([], { kind: "stopped", reason }, false);
    const timer = setTimeout(() => stop("it takes too long"), DEADLINE_MS);
    worker.ref();
    worker.on("message", (message: Message) => {
      if (message.kind === "told") told.push(message.text);
      else if (message.kind === "ended") finish(message.missing, message.end, !message.broken);
    });
    // The worker's own code throws only where the engine broke down.
    worker.on("error", (error) => stop(`the interpreter gave up: ${error.message}`));
    worker.on("exit", () => stop("it takes too much memory"));
    worker.postMessage(task);
  });
}
