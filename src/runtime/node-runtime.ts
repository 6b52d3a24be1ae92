import type { Runtime } from "../model/runtime.js";

export const nodeRuntime: Runtime = {
  runProgram: async (task) => (await import("./sandbox.js")).runInSandbox(task),
};
