// @ts-check
// Runs programs of strangers in QuickJS, an interpreter in WebAssembly that reaches nothing but what is handed in here.
// Plain JavaScript, because Node 20 can't start a worker from TypeScript, and tests run the same file that is bundled.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { setFlagsFromString } from "node:v8";
import { parentPort, workerData } from "node:worker_threads";
import variant from "@jitl/quickjs-wasmfile-release-sync";
import { newQuickJSWASMModuleFromVariant, newVariant } from "quickjs-emscripten-core";

/** @import { QuickJSContext, QuickJSHandle } from "quickjs-emscripten-core" */
/** @import { ProgramEnd } from "../model/runtime.js" */
/** @typedef {{ language: string, entry: string, files: Map<string, string>, settings: unknown, deadline: number }} Task */

/** The engine's own limit does not count what its small objects really take, so its memory is what is limited. */
const MEMORY_BYTES = 56 * 1024 * 1024;
const INITIAL_BYTES = 16 * 1024 * 1024;
const PAGE_BYTES = 64 * 1024;
const STACK_BYTES = 256 * 1024;
/** On a machine that does other things, time passes without anything being done: then as much CPU time counts, up to this. */
const STARVED_MS = 8000;
const TELLING_MS = 200;
const MOST_TOLD_CHARACTERS = 4 * 1024 * 1024;
const MOST_MESSAGES = 20_000;
/** Of the files that are run within one another, since the engine keeps copies that it does not count. */
const MOST_NESTED_CHARACTERS = 8 * 1024 * 1024;
/** Its memory never shrinks: an engine that has taken more serves no other program. */
const MOST_KEPT_BYTES = 40 * 1024 * 1024;
const MOST_JOBS = 10_000;
const HASHES = new Map([
  ["SHA1", "sha1"],
  ["SHA256", "sha256"],
  ["SHA512", "sha512"],
]);

/**
 * Programs are over before code that is optimized pays: doing so takes half as long again as a small configuration, and
 * 35 MB. On versions of Node that this was tried on, since the flags are no public interface.
 */
const TRIED_MAJORS = [20, 24];
if (TRIED_MAJORS.includes(Number(process.versions.node.split(".", 1)[0]))) {
  setFlagsFromString("--no-wasm-tier-up");
  setFlagsFromString("--no-wasm-dynamic-tiering");
  setFlagsFromString("--wasm-lazy-compilation");
}

/** TypeScript knows of it only where there is a document. */
const { Memory } = /** @type {any} */ (globalThis).WebAssembly;

/** Its types describe the module as CommonJS would see it. */
const wasmVariant = /** @type {import("quickjs-emscripten-core").QuickJSSyncVariant} */ (
  /** @type {unknown} */ (variant)
);

const quickjs = newQuickJSWASMModuleFromVariant(
  newVariant(wasmVariant, {
    wasmBinary: Uint8Array.from(readFileSync(workerData.wasm)).buffer,
    wasmMemory: new Memory({ initial: INITIAL_BYTES / PAGE_BYTES, maximum: MEMORY_BYTES / PAGE_BYTES }),
  }),
);
quickjs.then(() => parentPort?.postMessage({ kind: "ready" }));

parentPort?.on("message", async (/** @type {Task} */ task) => {
  const engine = await quickjs;
  parentPort?.postMessage({ kind: "ended", ...run(engine, task) });
});

/**
 * @param {Awaited<typeof quickjs>} engine
 * @param {Task} task
 */
function run(engine, task) {
  const runtime = engine.newRuntime();
  runtime.setMaxStackSize(STACK_BYTES);
  const isLate = lateAfter(task.deadline);
  runtime.setInterruptHandler(isLate);
  const context = runtime.newContext();
  const program = new Program(context, task);
  /** @type {ProgramEnd} */
  let end = program.start();
  if (end.kind === "finished") {
    const jobs = runtime.executePendingJobs(MOST_JOBS);
    if (jobs.error) end = { kind: "threw", ...thrown(context, jobs.error) };
    else if (runtime.hasPendingJob()) end = { kind: "stopped", reason: "what it puts off has no end" };
  }
  if (isLate()) end = { kind: "stopped", reason: "it takes too long" };
  // Then there is not even room for an error that says so.
  else if (
    end.kind === "threw" &&
    end.message === "" &&
    engine.getWasmMemory().buffer.byteLength > 0.75 * MEMORY_BYTES
  ) {
    end = { kind: "stopped", reason: "it takes too much memory" };
  }
  // What was made so far is told whatever the program has come to, in a time of its own.
  runtime.setInterruptHandler(lateAfter(TELLING_MS));
  program.tellAll();
  const { missing } = program;
  try {
    program.dispose();
    context.dispose();
    runtime.dispose();
  } catch {
    // An engine that can't clean up after this program serves no other.
    return { missing: [...missing], end, broken: true };
  }
  return { missing: [...missing], end, broken: engine.getWasmMemory().buffer.byteLength > MOST_KEPT_BYTES };
}

/** @param {number} milliseconds */
function lateAfter(milliseconds) {
  const start = Date.now();
  const before = process.cpuUsage();
  let late = false;
  return () => {
    const passed = Date.now() - start;
    if (late || passed < milliseconds) return late;
    const { user, system } = process.cpuUsage(before);
    late = passed > STARVED_MS || user + system > milliseconds * 1000;
    return late;
  };
}

class Program {
  /** @type {Set<string>} */
  missing = new Set();
  /** @type {QuickJSHandle | undefined} */
  #tellAll;
  #told = 0;
  #messages = 0;
  #nested = 0;

  /**
   * @param {QuickJSContext} context
   * @param {Task} task
   */
  constructor(context, task) {
    this.context = context;
    this.task = task;
  }

  /** @returns {ProgramEnd} */
  start() {
    const { context, task } = this;
    const made = context.evalCode(task.language, "<language>", { type: "global" });
    if (made.error) return { kind: "threw", ...thrown(context, made.error) };
    const host = this.#host();
    const settings = context.newString(JSON.stringify(task.settings));
    const language = context.callFunction(made.value, context.undefined, host, settings);
    for (const handle of [made.value, host, settings]) handle.dispose();
    if (language.error) return { kind: "threw", ...thrown(context, language.error) };
    this.#tellAll = language.value;
    const ran = this.#run(task.entry);
    if (ran.error) return { kind: "threw", ...thrown(context, ran.error) };
    ran.value.dispose();
    return { kind: "finished" };
  }

  tellAll() {
    if (!this.#tellAll) return;
    const told = this.context.callFunction(this.#tellAll, this.context.undefined);
    (told.error ?? told.value).dispose();
  }

  dispose() {
    this.#tellAll?.dispose();
  }

  /** @param {string} path */
  #run(path) {
    const text = this.task.files.get(path) ?? "";
    parentPort?.postMessage({ kind: "ran", path });
    this.#nested += text.length;
    if (this.#nested > MOST_NESTED_CHARACTERS) {
      this.#nested -= text.length;
      return { error: this.context.newError("the files that require one another are too large") };
    }
    const source = /json5?$/i.test(path) ? `(${text}\n)` : text;
    const ran = this.context.evalCode(source, path, { type: "global" });
    this.#nested -= text.length;
    if (!ran.error) parentPort?.postMessage({ kind: "completed", path });
    return ran;
  }

  #host() {
    const { context, task } = this;
    const host = context.newObject();
    /** @param {string} name @param {(...texts: string[]) => QuickJSHandle | { error: QuickJSHandle }} make */
    const give = (name, make) => {
      const method = context.newFunction(name, (...handles) => make(...handles.map((each) => context.getString(each))));
      context.setProp(host, name, method);
      method.dispose();
    };
    give("tell", (text) => {
      this.#told += text.length;
      this.#messages += 1;
      if (this.#told > MOST_TOLD_CHARACTERS || this.#messages > MOST_MESSAGES) return context.false;
      parentPort?.postMessage({ kind: "told", text });
      return context.true;
    });
    give("has", (path) => (task.files.has(path) ? context.true : context.false));
    give("miss", (path) => {
      if (this.missing.size < 1000) this.missing.add(path.slice(0, 1000));
      return context.undefined;
    });
    give("read", (path) => context.newString(task.files.get(path) ?? ""));
    give("run", (path) => {
      const ran = this.#run(path);
      return ran.error ? { error: ran.error } : ran.value;
    });
    give("hash", (algorithm, text) => {
      const name = HASHES.get(algorithm);
      return name === undefined ? context.undefined : context.newString(createHash(name).update(text).digest("hex"));
    });
    return host;
  }
}

/**
 * @param {QuickJSContext} context
 * @param {QuickJSHandle} error
 */
function thrown(context, error) {
  // Getters of the error would run code of the program once more, within the same limits.
  const part = (/** @type {string} */ name) => {
    if (context.typeof(error) !== "object") return "";
    const value = context.getProp(error, name);
    const text = context.typeof(value) === "string" ? context.getString(value).slice(0, 4000) : "";
    value.dispose();
    return text;
  };
  const isText = context.typeof(error) === "string";
  const message = isText ? context.getString(error).slice(0, 4000) : part("message");
  const facts = { name: part("name"), message, stack: part("stack") };
  error.dispose();
  return facts;
}
