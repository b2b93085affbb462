import { defineConfig } from '@playwright/test';

// The stand-in is exercised through Playwright's Electron driver, one app at a time: each test starts its own.
export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  workers: 1,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list']],
  outputDir: '../../test-results/stand-in',
});
