import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { _electron, test as base, type ElectronApplication, type Page } from '@playwright/test';

const STAND_IN = join(import.meta.dirname, '../../tools/electron-chromium');
export const FIXTURE_APP = join(import.meta.dirname, 'fixture-app');

/** What the fixture app's preload exposes. */
export type Bridge = {
  call(channel: string, ...args: unknown[]): Promise<unknown>;
  note(...args: unknown[]): void;
  subscribe(channel: string, listener: (...args: unknown[]) => void): () => void;
  sum(a: number, b: number): number;
  fail(): never;
};

/** What the fixture app's main process shows to tests. */
export type FixtureState = {
  navigations: string[];
  popups: string[];
  messages: unknown[][];
  permissionQuestions: string[];
  allowCamera: boolean;
  openWindow(path?: string, options?: object): unknown;
};

declare global {
  // Globals of the page and of the app's main process, as the functions given to `evaluate` see them.
  var bridge: Bridge;
  var fixture: FixtureState;
}

export type Launched = {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly userData: string;
  readonly stderr: () => string;
};

type Launch = (options?: {
  readonly args?: readonly string[];
  readonly userData?: string;
}) => Promise<Launched>;

/** `launch` starts the fixture app; whatever a test started is closed after it. */
export const test = base.extend<{ launch: Launch }>({
  // Playwright wants the pattern, even empty.
  // oxlint-disable-next-line no-empty-pattern
  launch: async ({}, provide) => {
    const running: ElectronApplication[] = [];
    const folders: string[] = [];
    await provide(async ({ args = [], userData = mkdtempSync(join(tmpdir(), 'stand-in-test-')) } = {}) => {
      folders.push(userData);
      process.env['ELECTRON_OVERRIDE_DIST_PATH'] = STAND_IN;
      const app = await _electron.launch({ args: [FIXTURE_APP, ...args], env: environment(userData) });
      running.push(app);
      let stderr = '';
      app.process().stderr?.on('data', (text: Buffer) => (stderr += text.toString()));
      const page = await app.firstWindow();
      await page.waitForFunction(() => 'seenAtStart' in window);
      return { app, page, userData, stderr: () => stderr };
    });
    for (const app of running) await app.close();
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  },
});

export { expect } from '@playwright/test';

export function environment(userData: string): Record<string, string> {
  const own = Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
  return { ...own, LOKET_PROFILE: 'test', FIXTURE_USER_DATA: userData };
}

export const STAND_IN_BINARY = join(STAND_IN, 'electron');
