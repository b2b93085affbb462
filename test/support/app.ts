import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';

export const ROOT = resolve(import.meta.dirname, '..', '..');

export type RunningApp = { app: ElectronApplication; page: Page; dataFolder: string; close(): Promise<void> };

export type LaunchOptions = {
  /** Kept when given; otherwise a new folder that goes with the app. */
  dataFolder?: string;
  profile?: 'demo' | 'test';
  /** The moment at which the sample office's day begins. */
  now?: string;
  args?: readonly string[];
  env?: Readonly<Record<string, string>>;
};

/** Starts the built app as a person would and waits until its page answers. */
export async function launchApp(options: LaunchOptions = {}): Promise<RunningApp> {
  const dataFolder = options.dataFolder ?? mkdtempSync(join(tmpdir(), 'loket-app-'));
  const app = await launchElectron(ROOT, {
    args: options.args ?? [],
    env: {
      LOKET_PROFILE: options.profile ?? 'test',
      LOKET_DATA: dataFolder,
      ...(options.now ? { LOKET_NOW: options.now } : {}),
      ...options.env,
    },
  });
  const page = await app.firstWindow();
  await page.waitForFunction(() => 'loket' in globalThis, undefined, { timeout: 30_000 });
  return {
    app,
    page,
    dataFolder,
    async close() {
      await app.close();
      if (!options.dataFolder) rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}

/** Any Electron app folder, on the engine that this machine has. */
export async function launchElectron(
  folder: string,
  { args = [], env = {} }: Pick<LaunchOptions, 'args' | 'env'>,
): Promise<ElectronApplication> {
  // Playwright finds the binary by this variable in its own process.
  if (!hasElectron()) process.env['ELECTRON_OVERRIDE_DIST_PATH'] ??= join(ROOT, 'tools', 'electron-chromium');
  const launchArgs = (process.env['LOKET_LAUNCH_ARGS'] ?? '')
    .split(' ')
    .filter((argument) => argument !== '');
  return _electron.launch({
    cwd: folder,
    args: [...launchArgs, '.', ...args],
    env: { ...definedOnly(process.env), ...env },
  });
}

/** Electron's own binary is always preferred to the stand-in. */
export function hasElectron(): boolean {
  return existsSync(join(ROOT, 'node_modules', 'electron', 'path.txt'));
}

function definedOnly(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
