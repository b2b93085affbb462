import path from 'node:path';
import { build, Platform, type Configuration } from 'electron-builder';
import type { CodeSigning } from '#tools/release/sign-code.ts';
import type { ElectronSource } from './electron.ts';
import { ROOT } from './paths.ts';

const TARGETS = {
  linux: () => Platform.LINUX.createTarget('deb'),
  win32: () => Platform.WINDOWS.createTarget('nsis'),
} as const;
/** How long a list of updates is believed. */
const LIST_DAYS = 365;

export type AppSigning = { signing: CodeSigning | null; isRelease: boolean };

/** The desk program for one platform, by electron-builder. */
export async function buildApp(
  platform: 'linux' | 'win32',
  electron: ElectronSource,
  { signing, isRelease }: AppSigning,
): Promise<void> {
  process.env['CUSTOM_FPM_PATH'] = path.join(import.meta.dirname, 'fpm.mjs');
  const epoch = Number(process.env['SOURCE_DATE_EPOCH']);
  const config: Configuration = {
    extends: 'electron-builder.yml',
    forceCodeSigning: isRelease && platform === 'win32',
    releaseInfo: releaseInfo(epoch),
    ...(await electron.configFor(platform)),
    ...(signing ? { win: { signtoolOptions: signtoolOptions(signing) } } : {}),
  };
  try {
    await build({ projectDir: ROOT, targets: TARGETS[platform](), publish: 'never', config });
  } catch (error) {
    throw electron.problem(error);
  }
}

/** The hook hides the certificate from the builder, so that it has to be told whom PCs shall believe: it writes that into `app-update.yml`. */
function signtoolOptions({ sign, publisher }: CodeSigning) {
  return {
    sign: async ({ path: file }: { path: string }) => sign(file),
    signingHashAlgorithms: ['sha256' as const],
    publisherName: [publisher],
  };
}

/**
 * What the list of updates says beside the files. The moment of the build would make two builds differ, so all is told by the sources'.
 * `serial` only grows, so that an old list is known as old; after `expires` a list is not believed, so that nobody can hold back newer ones.
 */
function releaseInfo(epoch: number) {
  const at = (seconds: number) => new Date(seconds * 1000).toISOString();
  return {
    releaseDate: at(epoch),
    vendor: { product: 'loket', serial: epoch, expires: at(epoch + LIST_DAYS * 86_400) },
  };
}
