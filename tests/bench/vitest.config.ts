import { defineConfig } from "vitest/config";

/** Windows one after another: each is measured alone. */
export default defineConfig({
  root: import.meta.dirname,
  test: { include: ["*.test.ts"], fileParallelism: false, testTimeout: 900_000, hookTimeout: 900_000 },
});
