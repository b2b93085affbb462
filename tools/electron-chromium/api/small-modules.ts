import { spawn, spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { dirname } from 'node:path';
import type Electron from 'electron';

import { guard, notAvailable } from './unavailable.ts';

/** Hands a URL or folder to the desktop, which needs xdg-open. */
async function openByDesktop(name: string, target: string): Promise<void> {
  if (spawnSync('xdg-open', ['--version'], { stdio: 'ignore' }).status !== 0) {
    throw notAvailable(`${name} (xdg-open is not installed)`);
  }
  const child = spawn('xdg-open', [target], { stdio: 'ignore' });
  const code = await new Promise<number>((resolve) => child.once('close', (status) => resolve(status ?? 1)));
  if (code !== 0) throw new Error(`Failed to open: ${target}`);
}

export const shell = guard(
  {
    openExternal: (url: string) => openByDesktop('shell.openExternal', url),
    openPath: async (path: string) => {
      try {
        await openByDesktop('shell.openPath', path);
        return '';
      } catch (error) {
        return String(error);
      }
    },
    showItemInFolder: (fullPath: string) => {
      const folder = statSync(fullPath).isDirectory() ? fullPath : dirname(fullPath);
      openByDesktop('shell.showItemInFolder', folder).catch((error: unknown) => console.error(String(error)));
    },
  } satisfies Pick<Electron.Shell, 'openExternal' | 'openPath' | 'showItemInFolder'>,
  'shell',
);

/** Crash dumps are switched off in Chromium; nothing is collected and nothing sent. */
export const crashReporter = guard(
  {
    start: () => undefined,
    getParameters: () => ({}),
    getUploadToServer: () => false,
    getUploadedReports: () => [],
    addExtraParameter: () => undefined,
    removeExtraParameter: () => undefined,
  } satisfies Partial<Record<keyof Electron.CrashReporter, unknown>>,
  'crashReporter',
);
