import type { DeskParts } from '#main/app/open-desk.ts';
import { fallbackSettings } from '#main/settings/fallback-settings.ts';
import type { Keyring } from '#main/settings/keys.ts';
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
    keyring: maskingKeyring(),
    clock: systemClock(0),
    log: createLogger('test', () => undefined),
    dialogs: {
      chooseFiles: async () => [],
      chooseFolder: async () => null,
      chooseSavePath: async () => null,
    },
    printPage: () => Promise.reject(new Error('no window in this test')),
    copyText: () => undefined,
    emit: () => undefined,
    reopen: () => Promise.reject(new Error('no second desk in this test')),
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
