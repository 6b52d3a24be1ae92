import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

/**
 * Files that start no git and no server, and change nothing that others see. The others stay alone: to start a process
 * takes the longer the more memory the one has that starts it.
 */
const PURE = [
  "src/{config,join,model,rules,states}/**/*.test.ts",
  "src/fixes/**/!(patch|unified-diff).test.ts",
  "src/reporters/**/!(markdown).test.ts",
  "src/sources/**/!(oracle).test.ts",
  "src/shells/*.test.ts",
  "test/{conformance,terraform}/**/*.test.ts",
  "test/dnscontrol/!(hostile-dist|loading).test.ts",
  "test/{long-words,mutations,policy-*,record-owner,record-shapes,rule-pages,rules-table,scope,views}.test.ts",
];

export default defineConfig({
  test: {
    testTimeout: 20_000,
    // The default leaves one core idle, which is half of a runner's; and many tests wait for a time limit.
    maxWorkers: availableParallelism() + 1,
    projects: [
      { extends: true, test: { name: "alone", include: ["src/**/*.test.ts", "test/**/*.test.ts"], exclude: PURE } },
      // One after another in the same process: loading what they have in common takes longer than most of them.
      { extends: true, test: { name: "pure", include: PURE, isolate: false } },
    ],
  },
});
