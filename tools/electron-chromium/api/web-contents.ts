import { once } from 'node:events';
import type Electron from 'electron';

import { getBrowser, type BrowserPage } from '../chromium/browser.ts';
import type { Session } from '../chromium/connection.ts';
import { serveRequests } from '../chromium/requests.ts';
import { PageChannel } from '../host/page-channel.ts';
import { toAppUrl, toPageUrl } from '../host/schemes.ts';
import type { PageMessage } from '../page/preload-world.ts';
import { createIpcEvent, ipcMain } from './ipc-main.ts';
import { addThemedPage, noteSystemScheme, removeThemedPage } from './native-theme.ts';
import { NavigationRules } from './navigation.ts';
import { followPage, type PageState } from './page-events.ts';
import { applyMediaPermissions, applyPermissions } from './permissions.ts';
import { noteInput } from './power-monitor.ts';
import { readPreload } from './preload.ts';
import { toPdfOptions } from './print.ts';
import { session as sessionModule } from './session.ts';
import { GuardedEmitter, guard, notAvailable } from './unavailable.ts';
import { createMainFrame, type MainFrame } from './web-frame-main.ts';
import { askBeforeRequest, askHeadersReceived } from './web-request.ts';

const FIRED = [
  ...['will-navigate', 'will-redirect', 'will-frame-navigate', 'did-navigate', 'did-navigate-in-page', 'did-start-loading'],
  ...['did-stop-loading', 'did-finish-load', 'did-fail-load', 'dom-ready', 'render-process-gone', 'destroyed', 'console-message'],
  ...['preload-error', 'will-prevent-unload', 'page-title-updated', 'ipc-message', 'focus', 'blur'],
];
// There are no webviews, no pop-ups, no devices and no trust in foreign certificates here.
const NEVER = [
  ...['will-attach-webview', 'did-attach-webview', 'did-create-window', 'certificate-error', 'select-client-certificate', 'login'],
  ...['select-bluetooth-device', 'unresponsive', 'responsive', 'devtools-opened', 'devtools-closed', 'plugin-crashed'],
];

type OpenHandler = Parameters<Electron.WebContents['setWindowOpenHandler']>[0];

type Members = Pick<
  Electron.WebContents,
  | ('id' | 'send' | 'loadURL' | 'getURL' | 'getTitle' | 'reload' | 'isDestroyed' | 'isCrashed' | 'isLoading' | 'isFocused' | 'focus')
  | ('executeJavaScript' | 'setWindowOpenHandler' | 'printToPDF' | 'close' | 'stop' | 'getType' | 'isDevToolsOpened')
  | ('forcefullyCrashRenderer' | 'isLoadingMainFrame' | 'getUserAgent')
>;

let lastId = 0;
const all = new Map<number, WebContents>();

export class WebContents extends GuardedEmitter implements Members {
  readonly id = ++lastId;
  readonly session = sessionModule.defaultSession;
  readonly mainFrame: MainFrame;
  readonly preferences: Electron.WebPreferences;
  targetId: string | undefined;
  private readonly state: PageState = { url: '', title: '', loading: false, crashed: false, destroyed: false, focused: false };
  private readonly navigation: NavigationRules;
  private readonly attached = Promise.withResolvers<BrowserPage>();
  private channel: PageChannel | undefined;
  private openHandler: OpenHandler | undefined;

  constructor(preferences: Electron.WebPreferences) {
    super('webContents', { fired: FIRED, never: NEVER });
    this.preferences = preferences;
    const guarded = guard(this, 'webContents');
    this.mainFrame = createMainFrame(this.id, {
      getUrl: () => this.state.url,
      isDestroyed: () => this.state.destroyed,
      executeJavaScript: (code, gesture) => guarded.executeJavaScript(code, gesture),
      send: (channel, ...args) => guarded.send(channel, ...args),
    });
    this.navigation = new NavigationRules((event, ...args) => guarded.emit(event, ...args), this.mainFrame);
    // Whoever needs the page awaits this; without anybody, a window that never opened is reported by the window.
    this.attached.promise.catch(() => undefined);
    all.set(this.id, guarded);
    return guarded;
  }

  /** Joins this object with its page in Chromium, which is paused until everything is in place. */
  async attach(page: BrowserPage): Promise<void> {
    const { session, targetId } = page;
    this.targetId = targetId;
    getBrowser().onPageClosed(targetId, () => this.gone(session));
    this.channel = new PageChannel(session, targetId);
    followPage(session, targetId, { contents: this, state: this.state });
    session.on('Page.windowOpen', ({ url, windowName, windowFeatures }) => {
      const features = windowFeatures.join(',');
      this.refuseWindow({ url, frameName: windowName, features, disposition: features ? 'new-window' : 'foreground-tab' });
    });
    addThemedPage(session);
    const ready = Promise.all([
      session.send('Page.enable'),
      session.send('Page.setLifecycleEventsEnabled', { enabled: true }),
      session.send('Inspector.enable'),
      this.channel.install(readPreload(this.preferences), (message) => this.receive(message)),
      serveRequests(session, {
        mayNavigate: (paused, url) => this.navigation.mayNavigate(paused, url, targetId),
        beforeRequest: (paused, url) => askBeforeRequest(paused, url, this.id),
        headersReceived: (paused, url, response) => askHeadersReceived(paused, url, { ...response, webContentsId: this.id }),
      }),
      session.send('Runtime.runIfWaitingForDebugger'),
    ]);
    await ready;
    this.attached.resolve(page);
  }

  failToAttach(error: Error): void {
    this.attached.reject(error);
  }

  async loadURL(url: string, options: Electron.LoadURLOptions = {}): Promise<void> {
    if (Object.keys(options).length > 0) throw notAvailable('loadURL options');
    const { session } = await this.attached.promise;
    await applyPermissions(this, url);
    this.navigation.expect(url);
    this.state.loading = true;
    this.emit('did-start-loading');
    const { errorText, loaderId } = await session.send('Page.navigate', { url: toPageUrl(url) });
    if (errorText !== undefined) {
      this.state.loading = false;
      this.emit('did-fail-load', {}, -2, errorText.replace(/^net::/, ''), url, true, 1, 1);
      throw Object.assign(new Error(`${errorText.replace(/^net::/, '')} (-2) loading '${url}'`), { url });
    }
    while (this.state.loadedBy !== loaderId && loaderId !== undefined && !this.state.destroyed) await once(this, 'did-stop-loading');
  }

  async loadFile(): Promise<never> {
    throw notAvailable('webContents.loadFile (serve the app by a scheme instead)');
  }

  send(channel: string, ...args: unknown[]): void {
    this.channel?.post(['message', channel, args]);
  }

  reload(): void {
    this.withPage(({ session }) => session.send('Page.reload', {}));
  }

  stop(): void {
    this.withPage(({ session }) => session.send('Page.stopLoading'));
  }

  close(options?: Electron.CloseOpts): void {
    this.withPage(async ({ session, targetId }) => {
      if (options?.waitForBeforeUnload) await session.send('Page.close');
      else getBrowser().closePage(targetId);
    });
  }

  focus(): void {
    this.withPage(({ session }) => session.send('Page.bringToFront'));
  }

  forcefullyCrashRenderer(): void {
    this.withPage(({ session }) => session.send('Page.crash'));
  }

  async executeJavaScript(code: string, userGesture = false): Promise<unknown> {
    const { session } = await this.attached.promise;
    if (this.state.url === '' || this.state.loading) await once(this, 'did-stop-loading');
    const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
      expression: code,
      awaitPromise: true,
      returnByValue: true,
      userGesture,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.openHandler = handler;
  }

  async printToPDF(options: Electron.PrintToPDFOptions): Promise<Buffer<ArrayBuffer>> {
    const { session } = await this.attached.promise;
    const { data } = await session.send('Page.printToPDF', toPdfOptions(options));
    return Buffer.from(data, 'base64');
  }

  getURL(): string {
    return this.state.url;
  }

  getTitle(): string {
    return this.state.title;
  }

  getUserAgent(): string {
    return getBrowser().userAgent;
  }

  getType(): 'window' {
    return 'window';
  }

  getLastWebPreferences(): Electron.WebPreferences {
    return { ...this.preferences };
  }

  isDestroyed(): boolean {
    return this.state.destroyed;
  }

  isCrashed(): boolean {
    return this.state.crashed;
  }

  isLoading(): boolean {
    return this.state.loading;
  }

  isLoadingMainFrame(): boolean {
    return this.state.loading;
  }

  isFocused(): boolean {
    return this.state.focused;
  }

  isDevToolsOpened(): boolean {
    return false;
  }

  /** Electron's zoom level 0 is the only one; Chromium's protocol has no page zoom. */
  getZoomFactor(): number {
    return 1;
  }

  setZoomFactor(factor: number): void {
    if (factor !== 1) throw notAvailable('webContents.setZoomFactor other than 1');
  }

  private withPage(use: (page: BrowserPage) => Promise<unknown>): void {
    // The page may close while the command is under way; these commands then have nothing left to do.
    this.attached.promise.then(use).catch(() => undefined);
  }

  private receive(message: PageMessage): void {
    switch (message[0]) {
      case 'invoke': {
        const [, id, channel, args] = message;
        void this.answer(id, channel, args);
        return;
      }
      case 'send': {
        const [, channel, args] = message;
        const event = createIpcEvent(this);
        this.emit('ipc-message', event, channel, ...args);
        ipcMain.emit(channel, event, ...args);
        return;
      }
      case 'media': {
        const [, id, video, audio] = message;
        void this.reply(id, applyMediaPermissions(this, video, audio));
        return;
      }
      case 'open': {
        const [, url, frameName, features, disposition] = message;
        return this.refuseWindow({ url, frameName, features, disposition });
      }
      case 'title':
        return this.setTitle(message[1]);
      case 'input':
        return noteInput();
      case 'focus':
        this.state.focused = message[1];
        this.emit(message[1] ? 'focus' : 'blur');
        return;
      case 'scheme':
        return noteSystemScheme(message[1]);
      case 'preload-error': {
        const [, text, stack] = message;
        const error = Object.assign(new Error(text), { stack });
        console.error(`Unable to load preload script: ${this.preferences.preload ?? ''}\n${stack}`);
        this.emit('preload-error', {}, this.preferences.preload ?? '', error);
        return;
      }
    }
  }

  private async answer(id: number, channel: string, args: readonly unknown[]): Promise<void> {
    const answer = await ipcMain.answer(createIpcEvent(this), channel, args);
    try {
      this.channel?.post(answer.ok ? ['reply', id, true, answer.value] : ['reply', id, false, answer.message]);
    } catch (error) {
      this.channel?.post(['reply', id, false, `Error invoking remote method '${channel}': ${String(error)}`]);
    }
  }

  private async reply(id: number, value: Promise<unknown>): Promise<void> {
    try {
      this.channel?.post(['reply', id, true, await value]);
    } catch (error) {
      this.channel?.post(['reply', id, false, String(error)]);
    }
  }

  /** No page opens a window here. The app is still asked, as it may show the link elsewhere. */
  private refuseWindow(details: Pick<Electron.HandlerDetails, 'url' | 'frameName' | 'features' | 'disposition'>): void {
    const referrer = { url: this.state.url, policy: 'strict-origin-when-cross-origin' } as const;
    const answer = this.openHandler?.({ ...details, url: toAppUrl(details.url), referrer });
    if (answer?.action === 'allow') throw notAvailable("setWindowOpenHandler answer 'allow'");
  }

  private setTitle(title: string): void {
    this.state.title = title;
    this.emit('page-title-updated', {}, title, true);
  }

  private gone(session: Session): void {
    if (this.state.destroyed) return;
    this.state.destroyed = true;
    removeThemedPage(session);
    all.delete(this.id);
    this.emit('did-stop-loading');
    this.emit('destroyed');
  }
}

export function listWebContents(): WebContents[] {
  return [...all.values()];
}

export const webContents = guard(
  {
    getAllWebContents: listWebContents,
    fromId: (id: number) => all.get(id),
    fromDevToolsTargetId: (targetId: string) => listWebContents().find((contents) => contents.targetId === targetId),
    getFocusedWebContents: () => listWebContents().find((contents) => contents.isFocused()) ?? null,
  } satisfies Record<'getAllWebContents' | 'fromId' | 'fromDevToolsTargetId' | 'getFocusedWebContents', unknown>,
  'webContents',
);
