import { defineConfig } from "vitest/config";

// Stories in Chromium against the real core. `cargo xtask test --only browser` builds the page and the
// bridge, then runs this from `ui`. One story after another: each has a whole browser to itself.
export default defineConfig({
  root: import.meta.dirname,
  test: {
    include: ["*.test.ts"],
    environment: "node",
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 60_000,
  },
});
