import type { MainFrame } from './web-frame-main.ts';

/** What the modules around a page need of its web contents; the class itself stands above them. */
export type PageContents = {
  readonly mainFrame: MainFrame;
  readonly preferences: Electron.WebPreferences;
  emit(event: string, ...args: unknown[]): boolean;
  send(channel: string, ...args: unknown[]): void;
  isDestroyed(): boolean;
  getURL(): string;
};
