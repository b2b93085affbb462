import type Electron from 'electron';

import { findBrowser } from '../chromium/browser.ts';
import { connectAppEvents } from './app-events.ts';
import { readAppMetrics } from './app-metrics.ts';
import { AppPaths } from './app-paths.ts';
import { BrowserWindow } from './browser-window.ts';
import { commandLine } from './command-line.ts';
import { SingleInstance } from './single-instance.ts';
import type { Shared } from './shared.ts';
import { GuardedEmitter, guard, notAvailable, PreventableEvent } from './unavailable.ts';

const FIRED =
  'will-finish-launching ready window-all-closed before-quit will-quit quit activate second-instance browser-window-created ' +
  'browser-window-focus browser-window-blur web-contents-created render-process-gone';
// No foreign certificate is trusted, no URL scheme of the desktop is registered, and macOS has Electron itself.
const NEVER =
  'child-process-gone certificate-error select-client-certificate login open-url open-file session-created gpu-info-update';

type Identity = { readonly name: string; readonly version: string; readonly folder: string };

export class App extends GuardedEmitter implements Shared<App, Electron.App> {
  readonly commandLine = commandLine;
  readonly isPackaged = false;
  private identity: Identity = { name: 'Electron', version: '0.0.0', folder: process.cwd() };
  private readonly paths = new AppPaths(() => this.identity.name);
  private readonly instance = new SingleInstance();
  private readonly readiness = Promise.withResolvers<void>();
  private ready = false;
  private quitting = false;
  private exiting = false;

  constructor() {
    super('app', { fired: FIRED, never: NEVER });
  }

  get name(): string {
    return this.identity.name;
  }

  set name(name: string) {
    this.setName(name);
  }

  whenReady(): Promise<void> {
    return this.readiness.promise;
  }

  isReady(): boolean {
    return this.ready;
  }

  quit(): void {
    if (this.quitting || this.exiting) return;
    const event = new PreventableEvent();
    app.emit('before-quit', event);
    if (event.defaultPrevented) return;
    this.quitting = true;
    const windows = BrowserWindow.getAllWindows();
    if (windows.length === 0) this.finishQuit();
    for (const window of windows) window.close();
  }

  exit(exitCode = 0): void {
    if (this.exiting) return;
    this.exiting = true;
    app.emit('quit', {}, exitCode);
    void this.leave(exitCode);
  }

  getPath(name: string): string {
    return this.paths.get(name);
  }

  setPath(name: string, path: string): void {
    this.paths.set(name, path);
  }

  setAppLogsPath(path?: string): void {
    if (path !== undefined) this.paths.set('logs', path);
  }

  getVersion(): string {
    return this.identity.version;
  }

  getName(): string {
    return this.identity.name;
  }

  setName(name: string): void {
    this.identity = { ...this.identity, name };
  }

  getAppPath(): string {
    return this.identity.folder;
  }

  getLocale(): string {
    return commandLine.getSwitchValue('lang') || systemLocale();
  }

  getSystemLocale(): string {
    return systemLocale();
  }

  getPreferredSystemLanguages(): string[] {
    return [systemLocale()];
  }

  getLocaleCountryCode(): string {
    return /-([A-Z]{2})$/.exec(systemLocale())?.[1] ?? '';
  }

  requestSingleInstanceLock(additionalData: Record<string, unknown> = {}): boolean {
    const greeting = { argv: process.argv, cwd: process.cwd(), data: additionalData };
    return this.instance.request(this.getPath('userData'), greeting, ({ argv, cwd, data }) => {
      app.emit('second-instance', {}, argv, cwd, data);
    });
  }

  hasSingleInstanceLock(): boolean {
    return this.instance.has();
  }

  releaseSingleInstanceLock(): void {
    void this.instance.release();
  }

  /** Pages are sandboxed and isolated here whatever is asked; less than that is refused by the window. */
  enableSandbox(): void {}

  /** A notion of Windows' taskbar; Electron ignores it on Linux too. */
  setAppUserModelId(_id: string): void {}

  disableHardwareAcceleration(): void {
    if (this.ready) {
      throw new Error('app.disableHardwareAcceleration() can only be called before app is ready');
    }
    commandLine.appendSwitch('disable-gpu');
  }

  focus(): void {
    BrowserWindow.getAllWindows()[0]?.focus();
  }

  getAppMetrics(): Electron.ProcessMetric[] {
    return readAppMetrics();
  }

  relaunch(): void {
    throw notAvailable('app.relaunch');
  }

  /** The host tells what it runs before the app's own code does. */
  identify(identity: Identity): void {
    this.identity = identity;
  }

  /** The app's code may have decided at once that this process is one too many. */
  isLeaving(): boolean {
    return this.exiting;
  }

  becomeReady(): void {
    this.ready = true;
    app.emit('will-finish-launching', {});
    app.emit('ready', {}, {});
    this.readiness.resolve();
  }

  lastWindowClosed(): void {
    if (this.quitting) return this.finishQuit();
    if (this.exiting) return;
    if (app.listenerCount('window-all-closed') > 0) app.emit('window-all-closed');
    else this.quit();
  }

  closePrevented(): void {
    this.quitting = false;
  }

  private finishQuit(): void {
    const event = new PreventableEvent();
    app.emit('will-quit', event);
    if (event.defaultPrevented) this.quitting = false;
    else this.exit(typeof process.exitCode === 'number' ? process.exitCode : 0);
  }

  private async leave(exitCode: number): Promise<void> {
    await Promise.all([this.instance.release(), findBrowser()?.process.close()]);
    process.exit(exitCode);
  }
}

export const app = guard(new App(), 'app');

connectAppEvents((event, ...args) => {
  if (event === 'stand-in:last-window-closed') app.lastWindowClosed();
  else if (event === 'stand-in:close-prevented') app.closePrevented();
  else return app.emit(event, ...args);
  return true;
});

function systemLocale(): string {
  const { LC_ALL, LC_MESSAGES, LANG } = process.env;
  const locale = (LC_ALL || LC_MESSAGES || LANG || 'en_US').split('.')[0] ?? 'en_US';
  return locale === 'C' || locale === 'POSIX' ? 'en-US' : locale.replace('_', '-');
}
