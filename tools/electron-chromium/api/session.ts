import type Electron from 'electron';

import { getBrowser } from '../chromium/browser.ts';
import { toPageUrl } from '../host/schemes.ts';
import { setCheckHandler, setRequestHandler } from './permissions.ts';
import { protocol } from './protocol.ts';
import type { Shared } from './shared.ts';
import { GuardedEmitter, guard, notAvailable } from './unavailable.ts';
import { webRequest } from './web-request.ts';

export class Session
  extends GuardedEmitter
  implements Shared<Session, Electron.Session, 'protocol' | 'webRequest'>
{
  readonly protocol = protocol;
  readonly webRequest = webRequest;
  private spellChecker = false;

  constructor() {
    // Downloads are refused by Chromium itself, extensions are off and devices have no page API, so these never happen.
    super('session', {
      fired: '',
      never: 'will-download extension-loaded select-hid-device select-serial-port select-usb-device',
    });
  }

  setPermissionRequestHandler(handler: Parameters<Electron.Session['setPermissionRequestHandler']>[0]): void {
    setRequestHandler(handler);
  }

  setPermissionCheckHandler(handler: Parameters<Electron.Session['setPermissionCheckHandler']>[0]): void {
    setCheckHandler(handler);
  }

  /** Chromium's profile refuses every device, so no device ever needs the app's permission. */
  setDevicePermissionHandler(_handler: Parameters<Electron.Session['setDevicePermissionHandler']>[0]): void {}

  /** A fresh Chromium profile has no dictionaries and fetches none. */
  setSpellCheckerEnabled(enable: boolean): void {
    if (enable) throw notAvailable('session.setSpellCheckerEnabled(true)');
    this.spellChecker = enable;
  }

  isSpellCheckerEnabled(): boolean {
    return this.spellChecker;
  }

  setSpellCheckerLanguages(languages: string[]): void {
    if (languages.length > 0) throw notAvailable('session.setSpellCheckerLanguages with a language');
  }

  async clearStorageData(options: Electron.ClearStorageDataOptions = {}): Promise<void> {
    const origin = options.origin === undefined ? '*' : new URL(toPageUrl(options.origin)).origin;
    const storageTypes = options.storages?.join(',') ?? 'all';
    await getBrowser().clearStorage(origin, storageTypes);
  }

  clearCache(): Promise<void> {
    return getBrowser().clearStorage('*', 'cache_storage');
  }

  /** Chromium's profile is removed at the end, whatever the app asked for. */
  isPersistent(): boolean {
    return false;
  }
}

const defaultSession = guard(new Session(), 'session.defaultSession');

export const session = guard(
  {
    get defaultSession() {
      return defaultSession;
    },
  },
  'session',
);
