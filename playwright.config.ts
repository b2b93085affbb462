import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';
import { assertProjectNode } from './tools/start/node-guard.mjs';

assertProjectNode();

const projects = [
  { name: 'e2e', testDir: 'test/e2e' },
  // What the Chromium stand-in must do like Electron; pointless on Electron itself.
  { name: 'stand-in', testDir: 'test/stand-in' },
].filter(
  ({ name, testDir }) =>
    existsSync(testDir) && !(name === 'stand-in' && process.env['LOKET_REQUIRE_ELECTRON']),
);

export default defineConfig({
  testDir: 'test/e2e',
  projects,
  // Each test opens a whole application with its own data folder. Two at a time on two processors slow the keys so much that a
  // scanner's burst no longer looks like one.
  workers: 1,
  // A flaky test is a bug of the test or of the program; a second try would hide it.
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: true,
  outputDir: 'out/test/results',
  reporter: [['list'], ['json', { outputFile: 'out/test/playwright.json' }]],
  use: { trace: 'retain-on-failure' },
});
