import { defineConfig } from "vitest/config";

/** One story after another in one real window: no parallel files, no retries. */
export default defineConfig({
  root: import.meta.dirname,
  test: {
    include: ["*.test.ts"],
    fileParallelism: false,
    testTimeout: 240_000,
    hookTimeout: 60_000,
  },
});
