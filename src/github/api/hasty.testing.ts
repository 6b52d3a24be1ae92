import type { Pace } from "./connect.js";

/** For tests: waits take no time, and writing calls follow each other at once. */
export const HASTY: Pace = { second: 0, limiters: { key: () => ({ schedule: async () => {} }) } };
