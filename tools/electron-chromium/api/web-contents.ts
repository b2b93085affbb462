import { once } from 'node:events';
import type Electron from 'electron';

import { getBrowser, type BrowserPage } from '../chromium/browser.ts';
import type { Session } from '../chromium/connection.ts';
import { serveRequests } from '../chromium/requests.ts';
import { PageChannel } from '../host/page-channel.ts';
import { toAppUrl, toPageUrl } from '../host/schemes.ts';
import type { HostMessage } from '../page/preload-world.ts';
import { emitAppEvent } from './app-events.ts';
import { mayUnload } from './before-unload.ts';
import { readLoadError } from './load-errors.ts';
import { addThemedPage, removeThemedPage } from './native-theme.ts';
import { NavigationRules } from './navigation.ts';
import { followPage, type PageState } from './page-events.ts';
import { receivePageMessage, type WindowRequest } from './page-messages.ts';
import { applyPermissions } from './permissions.ts';
import { readPreload } from './preload.ts';
import { toPdfOptions } from './print.ts';
import { listPrinters, printSilently, type PrintCallback } from './printers.ts';
import { session as sessionModule } from './session.ts';
import type { Shared } from './shared.ts';
import { GuardedEmitter, guard, notAvailable, PreventableEvent } from './unavailable.ts';
import { createMainFrame, type MainFrame } from './web-frame-main.ts';
import { askBeforeRequest, askHeadersReceived, hasHeadersListener } from './web-request.ts';

const FIRED =
  'will-navigate will-redirect will-frame-navigate did-navigate did-navigate-in-page did-start-loading did-stop-loading ' +
  'did-finish-load did-fail-load dom-ready render-process-gone destroyed console-message preload-error will-prevent-unload ' +
  'page-title-updated ipc-message focus blur';
// There are no webviews, no pop-ups, no devices and no trust in foreign certificates here.
const NEVER =
  'will-attach-webview did-attach-webview did-create-window certificate-error select-client-certificate login ' +
  'select-bluetooth-device unresponsive responsive devtools-opened devtools-closed';

type OpenHandler = Parameters<Electron.WebContents['setWindowOpenHandler']>[0];

let lastId = 0;
const all = new Map<number, WebContents>();

export class WebContents
  extends GuardedEmitter
  implements Shared<WebContents, Electron.WebContents, 'session' | 'mainFrame'>
{
  readonly id = ++lastId;
  readonly session = sessionModule.defaultSession;
  readonly mainFrame: MainFrame;
  readonly preferences: Electron.WebPreferences;
  targetId: string | undefined;
  private readonly state: PageState = {
    url: '',
    title: '',
    loading: false,
    crashed: false,
    destroyed: false,
    focused: false,
  };
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
    const refuseWindow = (request: WindowRequest): void => this.refuseWindow(request);
    const post = (message: HostMessage): void => this.channel?.post(message);
    session.on('Page.windowOpen', ({ url, windowName, windowFeatures }) => {
      const features = windowFeatures.join(',');
      const disposition = features ? 'new-window' : 'foreground-tab';
      refuseWindow({ url, frameName: windowName, features, disposition });
    });
    addThemedPage(session);
    const ready = Promise.all([
      session.send('Page.enable'),
      session.send('Page.setLifecycleEventsEnabled', { enabled: true }),
      session.send('Inspector.enable'),
      this.channel.install(readPreload(this.preferences), (message) =>
        receivePageMessage({ contents: this, state: this.state, post, refuseWindow }, message),
      ),
      serveRequests(session, {
        mayNavigate: (paused, url) => this.navigation.mayNavigate(paused, url, targetId),
        beforeRequest: (paused, url) => askBeforeRequest(paused, url, this.id),
        wantsHeaders: hasHeadersListener,
        headersReceived: (paused, url, response) =>
          askHeadersReceived(paused, url, { ...response, webContentsId: this.id }),
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
    this.navigation.expect(undefined);
    if (errorText !== undefined) {
      const { name, code } = readLoadError(errorText);
      this.state.loading = false;
      this.emit('did-fail-load', {}, code, name, url, true, 1, 1);
      throw Object.assign(new Error(`${name} (${code}) loading '${url}'`), { code: name, errno: code, url });
    }
    while (this.state.loadedBy !== loaderId && loaderId !== undefined && !this.state.destroyed) {
      await once(this, 'did-stop-loading');
    }
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
      if (options?.waitForBeforeUnload && !this.state.crashed && !(await mayUnload(session))) {
        const event = new PreventableEvent();
        this.emit('will-prevent-unload', event);
        if (!event.defaultPrevented) {
          emitAppEvent('stand-in:close-prevented');
          return;
        }
      }
      getBrowser().closePage(targetId);
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

  async getPrintersAsync(): Promise<Electron.PrinterInfo[]> {
    return listPrinters();
  }

  print(options: Electron.WebContentsPrintOptions = {}, callback?: PrintCallback): void {
    printSilently((size) => this.printToPDF(size), options, callback);
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

  /** No page opens a window here. The app is still asked, as it may show the link elsewhere. */
  private refuseWindow(details: WindowRequest): void {
    const referrer = { url: this.state.url, policy: 'strict-origin-when-cross-origin' } as const;
    const answer = this.openHandler?.({ ...details, url: toAppUrl(details.url), referrer });
    if (answer?.action === 'allow') throw notAvailable("setWindowOpenHandler answer 'allow'");
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
    fromDevToolsTargetId: (targetId: string) =>
      listWebContents().find((contents) => contents.targetId === targetId),
    getFocusedWebContents: () => listWebContents().find((contents) => contents.isFocused()) ?? null,
  } satisfies Record<
    'getAllWebContents' | 'fromId' | 'fromDevToolsTargetId' | 'getFocusedWebContents',
    unknown
  >,
  'webContents',
);
