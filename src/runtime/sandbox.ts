import { Worker } from "node:worker_threads";
import type { ProgramEnd, ProgramOutcome, ProgramTask } from "../model/runtime.js";
import { packagedPath } from "./packaged-files.js";

/**
 * The worker ends a program that only loops by itself. In a function of the engine itself, such as sorting or searching a
 * text, it does not look at the clock: then the whole thread is ended from here, this much later.
 */
const GRACE_MS = 300;
/** Where other programs keep the machine busy, so that this one gets nowhere, as much CPU time counts, up to this. */
const STARVED_MS = 9000;
const LOOK_AGAIN_MS = 50;
/** For starting the thread and its interpreter, which takes long only on a machine that is busy with other things. */
const START_MS = 10_000;

type Message =
  | { readonly kind: "ready" }
  | { readonly kind: "told"; readonly text: string }
  | { readonly kind: "ran" | "completed"; readonly path: string }
  | { readonly kind: "ended"; readonly missing: readonly string[]; readonly end: ProgramEnd; readonly broken: boolean };

/** Kept for the next program, unless the last one had to be ended with it. */
let idle: Worker | undefined;

/** Begun before there was a program to run. */
let beginning: Promise<Worker | undefined> | undefined;

/** Starts a thread, which takes a while, for a program that will be run soon. */
export function prepareSandbox(): void {
  if (!idle) beginning ??= start();
}

/** Runs one program after another, each in an interpreter of its own, for `deadline` milliseconds. Never rejects. */
export async function runInSandbox(task: ProgramTask, deadline: number): Promise<ProgramOutcome> {
  const starting = idle ?? beginning ?? start();
  idle = undefined;
  beginning = undefined;
  const worker = await starting;
  if (!worker) return stopped("the sandbox that it would run in can't be started here");
  const { outcome, usable } = await run(worker, task, deadline);
  if (usable && idle === undefined) rest(worker);
  // Waited for, since what it holds is given back only then.
  else await worker.terminate();
  return outcome;
}

/** The outcome of what is not run, or not to its end. `reason` is a clause. */
export function stopped(reason: string): ProgramOutcome {
  return { told: [], ran: [], completed: [], missing: [], cost: 0, end: { kind: "stopped", reason } };
}

function rest(worker: Worker): void {
  idle = worker;
  // What befalls it now concerns nobody.
  const forget = (): void => {
    if (idle === worker) idle = undefined;
  };
  worker.once("error", forget);
  worker.once("exit", forget);
}

function start(): Promise<Worker | undefined> {
  const worker = new Worker(new URL("./program-worker.js", import.meta.url), {
    env: {},
    execArgv: [],
    stdin: false,
    workerData: { wasm: packagedPath("quickjs.wasm") },
    resourceLimits: { maxOldGenerationSizeMb: 96, maxYoungGenerationSizeMb: 16, stackSizeMb: 4 },
  });
  return new Promise((resolve) => {
    const finish = (started: Worker | undefined): void => {
      clearTimeout(timer);
      forgetListeners(worker);
      worker.unref();
      if (!started) void worker.terminate();
      resolve(started);
    };
    const timer = setTimeout(() => finish(undefined), START_MS);
    worker.once("error", () => finish(undefined));
    worker.once("message", () => finish(worker));
  });
}

/** One by one: Node listens to others of its own, without which no message arrives. */
function forgetListeners(worker: Worker): void {
  for (const event of ["message", "error", "exit"]) worker.removeAllListeners(event);
}

/** In milliseconds. */
function cpuTimeSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

interface Run {
  readonly outcome: ProgramOutcome;
  /** False when the worker can't take another program. */
  readonly usable: boolean;
}

function run(worker: Worker, task: ProgramTask, deadline: number): Promise<Run> {
  const told: string[] = [];
  const ran: string[] = [];
  const completed: string[] = [];
  const start = performance.now();
  const before = process.cpuUsage();
  return new Promise((resolve) => {
    const finish = (missing: readonly string[], end: ProgramEnd, usable: boolean): void => {
      clearTimeout(timer);
      forgetListeners(worker);
      // Ending it may make it say something yet.
      worker.on("error", () => undefined);
      worker.unref();
      resolve({ outcome: { told, ran, completed, missing, cost: cpuTimeSince(before), end }, usable });
    };
    const stop = (reason: string): void => finish([], { kind: "stopped", reason }, false);
    const look = (): void => {
      const isLate = cpuTimeSince(before) > deadline + GRACE_MS || performance.now() - start > STARVED_MS;
      if (isLate) stop("it takes too long");
      else timer = setTimeout(look, LOOK_AGAIN_MS);
    };
    let timer = setTimeout(look, deadline + GRACE_MS);
    worker.ref();
    worker.on("message", (message: Message) => {
      if (message.kind === "told") told.push(message.text);
      else if (message.kind === "ran") ran.push(message.path);
      else if (message.kind === "completed") completed.push(message.path);
      else if (message.kind === "ended") finish(message.missing, message.end, !message.broken);
    });
    // The worker's own code throws only where the engine broke down.
    worker.on("error", () => stop("the interpreter broke down"));
    worker.on("exit", () => stop("it takes too much memory"));
    worker.postMessage({ ...task, deadline });
  });
}
