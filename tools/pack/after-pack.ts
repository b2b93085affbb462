import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { flipFuses } from '@electron/fuses';
import type { AfterPackContext } from 'electron-builder';
import { FUSES } from './fuses.ts';

/** Fuses, and a word about how this copy is installed: each kind is updated in its own way. */
export async function afterPack(context: AfterPackContext): Promise<void> {
  const { appOutDir, electronPlatformName, packager } = context;
  const isWindows = electronPlatformName === 'win32';
  const { productFilename } = packager.appInfo;
  const name = isWindows ? `${productFilename}.exe` : packager.appInfo.name;
  await flipFuses(path.join(appOutDir, name), FUSES);
  await writeFile(path.join(appOutDir, 'resources', 'install-kind'), isWindows ? 'nsis\n' : 'deb\n');
}
