import type { Terminal } from "./terminal.js";

const AFTER = 1000;

/** Says on standard error that work goes on, once it takes longer than a second and somebody watches. */
export async function withProgress<T>(terminal: Terminal, work: () => Promise<T>): Promise<T> {
  const start = Date.now();
  let shown = false;
  const timer = setInterval(() => {
    shown = true;
    terminal.err(`\rmta-sts-lint: reading, ${Math.round((Date.now() - start) / 1000)} s `);
  }, AFTER);
  try {
    return await work();
  } finally {
    clearInterval(timer);
    if (shown) terminal.err("\r\x1b[K");
  }
}
