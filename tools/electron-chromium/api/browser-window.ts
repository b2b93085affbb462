import type Electron from 'electron';

import { getBrowser } from '../chromium/browser.ts';
import { emitAppEvent } from './app-events.ts';
import { measureScreen } from './screen.ts';
import type { Shared } from './shared.ts';
import { GuardedEmitter, guard, notAvailable, PreventableEvent } from './unavailable.ts';
import { WebContents } from './web-contents.ts';
import { WindowFrame } from './window-frame.ts';
import { checkPreferences, checkOptions } from './window-options.ts';

const FIRED =
  'ready-to-show show hide close closed focus blur page-title-updated minimize maximize unmaximize restore resize move enter-full-screen leave-full-screen';
const NEVER = 'unresponsive responsive session-end query-session-end';

const windows = new Map<number, BrowserWindow>();
let lastId = 0;
let isReady = false;

/** Windows may be made from the moment the app is ready. */
export function allowWindows(): void {
  isReady = true;
}

export class BrowserWindow
  extends GuardedEmitter
  implements Shared<BrowserWindow, Electron.BrowserWindow, 'webContents'>
{
  readonly id = ++lastId;
  readonly webContents: WebContents;
  private readonly frame: WindowFrame;
  private title: string;
  private visible = true;
  private closing = false;
  private contentProtected = false;

  constructor(options: Electron.BrowserWindowConstructorOptions = {}) {
    super('BrowserWindow', { fired: FIRED, never: NEVER });
    if (!isReady) throw new Error('Cannot create BrowserWindow before app is ready');
    checkOptions(options);
    this.webContents = new WebContents(checkPreferences(options.webPreferences));
    this.title = options.title ?? '';
    this.visible = options.show ?? true;
    const guarded = guard(this, 'BrowserWindow');
    this.frame = new WindowFrame(options, (event) => guarded.emit(event));
    windows.set(this.id, guarded);
    follow(guarded);
    void guarded.open(options);
    emitAppEvent('browser-window-created', {}, guarded);
    emitAppEvent('web-contents-created', {}, this.webContents);
    return guarded;
  }

  static getAllWindows(): BrowserWindow[] {
    return [...windows.values()];
  }

  static getFocusedWindow(): BrowserWindow | null {
    return BrowserWindow.getAllWindows().find((window) => window.isFocused()) ?? null;
  }

  static fromId(id: number): BrowserWindow | null {
    return windows.get(id) ?? null;
  }

  static fromWebContents(contents: WebContents | undefined): BrowserWindow | null {
    return BrowserWindow.getAllWindows().find((window) => window.webContents.id === contents?.id) ?? null;
  }

  loadURL(url: string, options?: Electron.LoadURLOptions): Promise<void> {
    return this.webContents.loadURL(url, options);
  }

  reload(): void {
    this.webContents.reload();
  }

  /** Chromium shows a window from the start; until `show()` it is only empty, in its background colour. */
  show(): void {
    this.visible = true;
    this.frame.restoreHidden();
    this.webContents.focus();
    this.emit('show');
  }

  showInactive(): void {
    this.visible = true;
    this.frame.restoreHidden();
    this.emit('show');
  }

  hide(): void {
    this.visible = false;
    this.frame.hide();
    this.emit('hide');
  }

  isVisible(): boolean {
    return this.visible && !this.isDestroyed();
  }

  close(): void {
    if (this.closing || this.isDestroyed()) return;
    const event = new PreventableEvent();
    this.emit('close', event);
    if (event.defaultPrevented) {
      emitAppEvent('stand-in:close-prevented');
      return;
    }
    this.webContents.close({ waitForBeforeUnload: true });
  }

  destroy(): void {
    this.webContents.close();
  }

  isDestroyed(): boolean {
    return this.webContents.isDestroyed();
  }

  focus(): void {
    this.webContents.focus();
  }

  blur(): void {
    throw notAvailable('BrowserWindow.blur');
  }

  isFocused(): boolean {
    return this.webContents.isFocused();
  }

  minimize(): void {
    this.frame.setState('minimized', 'minimize');
  }

  maximize(): void {
    this.frame.setState('maximized', 'maximize');
  }

  unmaximize(): void {
    this.frame.setState('normal', 'unmaximize');
  }

  setKiosk(isKiosk: boolean): void {
    if (isKiosk) this.frame.setState('fullscreen', 'enter-full-screen');
    else this.frame.setState('normal', 'leave-full-screen');
  }

  isKiosk(): boolean {
    return this.frame.state === 'fullscreen';
  }

  restore(): void {
    this.frame.setState('normal', 'restore');
  }

  isMinimized(): boolean {
    return this.frame.state === 'minimized';
  }

  isMaximized(): boolean {
    return this.frame.state === 'maximized';
  }

  getBounds(): Electron.Rectangle {
    return { ...this.frame.bounds };
  }

  getContentBounds(): Electron.Rectangle {
    return { ...this.frame.bounds };
  }

  setBounds(bounds: Partial<Electron.Rectangle>): void {
    this.frame.setBounds(bounds);
  }

  getSize(): number[] {
    return [this.frame.bounds.width, this.frame.bounds.height];
  }

  setSize(width: number, height: number): void {
    this.frame.setBounds({ width, height });
  }

  /** The visible title is the document's; this one is only kept, as Chromium has no other. */
  setTitle(title: string): void {
    this.title = title;
  }

  getTitle(): string {
    return this.title;
  }

  /** Chromium has no protection from screenshots: kept so that the policy can be read back, and said once on start. */
  setContentProtection(enable: boolean): void {
    if (enable && !this.contentProtected) {
      console.error('Chromium stand-in: content protection is not enforced here.');
    }
    this.contentProtected = enable;
  }

  isContentProtected(): boolean {
    return this.contentProtected;
  }

  setMenu(menu: unknown): void {
    if (menu !== null) throw notAvailable('BrowserWindow.setMenu with a menu');
  }

  removeMenu(): void {}

  setMenuBarVisibility(visible: boolean): void {
    if (visible) throw notAvailable('BrowserWindow.setMenuBarVisibility(true)');
  }

  isMenuBarVisible(): boolean {
    return false;
  }

  private async open(options: Electron.BrowserWindowConstructorOptions): Promise<void> {
    try {
      const { width, height } = this.frame.bounds;
      const page = await getBrowser().openPage(width, height);
      await Promise.all([
        this.webContents.attach(page),
        this.frame.attach(page, options.backgroundColor),
        measureScreen(page.session),
      ]);
    } catch (error) {
      const failure = error instanceof Error ? error : new Error(String(error));
      console.error('Chromium stand-in: the window could not be opened.', failure);
      this.webContents.failToAttach(failure);
    }
  }
}

function follow(window: BrowserWindow): void {
  const { webContents } = window;
  let shown = false;
  webContents.on('did-finish-load', () => {
    if (!shown) window.emit('ready-to-show');
    shown = true;
  });
  webContents.on('page-title-updated', (_event: unknown, title: string) => {
    const event = new PreventableEvent();
    window.emit('page-title-updated', event, title, true);
    if (!event.defaultPrevented) window.setTitle(title);
  });
  webContents.on('focus', () => {
    window.emit('focus');
    emitAppEvent('browser-window-focus', {}, window);
  });
  webContents.on('blur', () => {
    window.emit('blur');
    emitAppEvent('browser-window-blur', {}, window);
  });
  webContents.on('destroyed', () => {
    windows.delete(window.id);
    window.emit('closed');
    if (windows.size === 0) emitAppEvent('stand-in:last-window-closed');
  });
}
