import { defineConfig } from 'vitest/config';

/** Packages are built once, in two versions, and looked at: minutes, not milliseconds. */
export default defineConfig({
  test: {
    environment: 'node',
    include: ['test/packaging/**/*.test.ts'],
    globalSetup: ['test/packaging/build-once.ts'],
    pool: 'forks',
    // Two tests build again, into the one folder that the builder works in.
    fileParallelism: false,
    testTimeout: 5 * 60_000,
    hookTimeout: 10 * 60_000,
    allowOnly: false,
  },
});
