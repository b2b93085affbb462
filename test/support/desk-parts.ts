import { SecondScreen } from '#main/features/interview/second-screen.ts';
import { WallScreen } from '#main/features/queue/wall-screen.ts';
import type { DeskParts } from '#main/app/desk-parts.ts';
import { fallbackSettings } from '#main/settings/fallback-settings.ts';
import type { Keyring } from '#main/settings/keys.ts';
import { LogThreshold } from '#main/settings/log-threshold.ts';
import { NO_POLICY } from '#main/settings/policy/read-policy.ts';
import { createLogger } from '#runtime/logging/logger.ts';
import { systemClock } from '#runtime/clock.ts';
import { RESOURCES } from './test-desk.ts';

/** What the composition root hands to `openDesk`, without Electron: settings in memory, a keyring that masks. */
export function testParts(dataFolder: string, change: Partial<DeskParts> = {}): DeskParts {
  return {
    dataFolder,
    resources: RESOURCES,
    profile: 'test',
    version: '0.0.0',
    settings: fallbackSettings(),
    machine: NO_POLICY,
    installed: null,
    userData: dataFolder,
    siteFile: null,
    closeForUpdate: () => undefined,
    keyring: maskingKeyring(),
    clock: systemClock(0),
    log: createLogger('test', () => undefined),
    logThreshold: new LogThreshold(() => systemClock(0).now()),
    dialogs: {
      chooseFiles: async () => [],
      chooseFolder: async () => null,
      chooseSavePath: async () => null,
    },
    printPage: () => Promise.reject(new Error('no window in this test')),
    printers: {
      list: async () => [],
      print: () => Promise.reject(new Error('no printer in this test')),
      printByDialog: () => Promise.reject(new Error('no printer in this test')),
    },
    secondScreen: new SecondScreen({ isThere: () => false, open: () => undefined, close: () => undefined }),
    wall: new WallScreen(
      { isThere: () => false, open: () => undefined, close: () => undefined },
      { read: () => false, write: () => undefined },
    ),
    copyText: () => undefined,
    emit: () => undefined,
    reopen: () => Promise.reject(new Error('no second desk in this test')),
    whileClosed: () => Promise.reject(new Error('no second desk in this test')),
    quit: () => undefined,
    ...change,
  };
}

export function maskingKeyring(change: Partial<Keyring> = {}): Keyring {
  const mask = (bytes: Buffer) => Buffer.from(bytes.map((byte) => byte ^ 0x5a));
  return {
    isAvailable: () => true,
    backend: () => 'gnome_libsecret',
    wrap: (text) => mask(Buffer.from(text)),
    unwrap: (sealed) => mask(sealed).toString(),
    ...change,
  };
}
