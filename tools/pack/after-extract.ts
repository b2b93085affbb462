import { rm } from 'node:fs/promises';
import path from 'node:path';
import type { AfterPackContext } from 'electron-builder';

/** What Electron's own archive brings and no product may hold: its sample app, and a file that names the version of the folder. */
export async function afterExtract({ appOutDir }: AfterPackContext): Promise<void> {
  await rm(path.join(appOutDir, 'resources', 'default_app.asar'), { force: true });
  await rm(path.join(appOutDir, 'version'), { force: true });
}
