import type Electron from 'electron';

import type { Session } from '../chromium/connection.ts';
import type { Shared } from './shared.ts';
import { GuardedEmitter, guard } from './unavailable.ts';

type Source = Electron.NativeTheme['themeSource'];

const pages = new Set<Session>();
let systemIsDark = false;

export class NativeTheme extends GuardedEmitter implements Shared<NativeTheme, Electron.NativeTheme> {
  private source: Source = 'system';

  constructor() {
    super('nativeTheme', { fired: 'updated' });
  }

  get themeSource(): Source {
    return this.source;
  }

  set themeSource(source: Source) {
    const before = this.shouldUseDarkColors;
    this.source = source;
    for (const page of pages) sendTheme(page);
    if (before !== this.shouldUseDarkColors) this.emit('updated');
  }

  get shouldUseDarkColors(): boolean {
    return this.source === 'system' ? systemIsDark : this.source === 'dark';
  }
}

export const nativeTheme = guard(new NativeTheme(), 'nativeTheme');

/** Has the page's `prefers-color-scheme` follow `themeSource`. */
export function sendTheme(page: Session): void {
  const value = nativeTheme.themeSource === 'system' ? '' : nativeTheme.themeSource;
  // A page that has just gone needs no theme.
  page
    .send('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value }] })
    .catch(() => undefined);
}

export function addThemedPage(page: Session): void {
  pages.add(page);
  if (nativeTheme.themeSource !== 'system') sendTheme(page);
}

export function removeThemedPage(page: Session): void {
  pages.delete(page);
}

/** A page saw the colour scheme change. It tells the system's only while the app has not set its own. */
export function noteSystemScheme(dark: boolean): void {
  if (nativeTheme.themeSource !== 'system' || dark === systemIsDark) return;
  systemIsDark = dark;
  nativeTheme.emit('updated');
}
