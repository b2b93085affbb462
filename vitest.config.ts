import { defineConfig } from 'vitest/config';
import { assertProjectNode } from './tools/start/node-guard.mjs';

assertProjectNode();

export default defineConfig({
  test: {
    environment: 'node',
    include: [
      '{common,runtime,main,renderer,hub,tools}/**/*.test.{ts,tsx,mjs}',
      'test/{architecture,integration,security,domain,support}/**/*.test.{ts,tsx}',
    ],
    exclude: ['**/node_modules/**', 'out/**', 'release/**', 'test/e2e/**', 'test/stand-in/**'],
    // A process per file: the database driver is a native addon, and one that crashes must not take the runner with it.
    pool: 'forks',
    // Left alone, the runner keeps one processor of two for itself.
    maxWorkers: '100%',
    testTimeout: 20_000,
    hookTimeout: 30_000,
    // A test that was left focused would hide all others.
    allowOnly: false,
  },
});
