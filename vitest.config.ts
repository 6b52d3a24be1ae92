import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["src/**/*.test.ts", "test/**/*.test.ts"],
    testTimeout: 20_000,
    // The default leaves one core idle, which is half of a runner's.
    maxWorkers: "100%",
  },
});
