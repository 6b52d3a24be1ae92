import type { Runtime } from "../model/runtime.js";

export const nodeRuntime: Runtime = {
  prepareProgram: () => void import("./sandbox.js").then(({ prepareSandbox }) => prepareSandbox()),
  runProgram: async (task) => (await import("./sandbox.js")).runInSandbox(task),
};
