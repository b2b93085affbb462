import { startChromium, type ChromiumProcess } from './process.ts';
import type { Session } from './connection.ts';
import type { TargetInfo } from './protocol.ts';

export type BrowserPage = { readonly session: Session; readonly targetId: string };

/** The running Chromium: opens pages one at a time and closes every page that the app did not ask for. */
export class Browser {
  readonly process: ChromiumProcess;
  readonly version: string;
  readonly userAgent: string;
  private readonly pages = new Map<
    string,
    { readonly session: Session; readonly onClosed: (() => void)[] }
  >();
  private expected: ((page: BrowserPage) => void) | undefined;
  private lastOpening: Promise<unknown> = Promise.resolve();

  private constructor(
    started: ChromiumProcess,
    version: { readonly product: string; readonly userAgent: string },
  ) {
    this.process = started;
    this.version = version.product.split('/')[1] ?? version.product;
    this.userAgent = version.userAgent;
  }

  static async start(switches: ReadonlyMap<string, string>): Promise<Browser> {
    const started = startChromium(switches);
    const { browser } = started.connection;
    const opened = new Browser(started, await browser.send('Browser.getVersion'));
    await opened.watchTargets();
    return opened;
  }

  get session(): Session {
    return this.process.connection.browser;
  }

  /** Opens an empty window. One at a time, so that the page which turns up next is the one asked for. */
  openPage(width: number, height: number): Promise<BrowserPage> {
    const opening = this.lastOpening.then(() => this.openNow(width, height));
    this.lastOpening = opening.catch(() => undefined);
    return opening;
  }

  onPageClosed(targetId: string, listener: () => void): void {
    const page = this.pages.get(targetId);
    if (page) page.onClosed.push(listener);
    else listener();
  }

  closePage(targetId: string): void {
    // A page that is already closing has no target any more, which is what was wanted.
    this.session.send('Target.closeTarget', { targetId }).catch(() => undefined);
  }

  /** For commands that belong to no page but that Chromium takes from one only. */
  anyPage(): Session | undefined {
    return this.pages.values().next().value?.session;
  }

  async clearStorage(origin: string, storageTypes: string): Promise<void> {
    const page = this.anyPage();
    if (!page) throw new Error('Storage can be cleared only while a window is open.');
    await page.send('Storage.clearDataForOrigin', { origin, storageTypes });
  }

  private async openNow(width: number, height: number): Promise<BrowserPage> {
    const page = Promise.withResolvers<BrowserPage>();
    this.expected = page.resolve;
    if (this.process.headless) {
      await this.session.send('Target.createTarget', { url: 'about:blank', width, height, newWindow: true });
    } else {
      await this.process.openWindow('data:text/html,');
    }
    const timer = setTimeout(
      () => page.reject(new Error('Chromium did not open the window in time')),
      30_000,
    );
    try {
      return await page.promise;
    } finally {
      clearTimeout(timer);
    }
  }

  private async watchTargets(): Promise<void> {
    const session = this.session;
    session.on('Target.attachedToTarget', ({ sessionId, targetInfo }) =>
      this.attached(sessionId, targetInfo),
    );
    session.on('Target.detachedFromTarget', ({ sessionId, targetId }) => this.detached(sessionId, targetId));
    const filter = [{ type: 'page' }, { exclude: true }];
    await session.send('Target.setAutoAttach', {
      autoAttach: true,
      waitForDebuggerOnStart: true,
      flatten: true,
      filter,
    });
    await session.send('Browser.setDownloadBehavior', { behavior: 'deny' });
  }

  private attached(sessionId: string, info: TargetInfo): void {
    const expected = this.expected;
    if (!expected || info.openerId !== undefined) {
      void this.refuse(sessionId, info.targetId);
      return;
    }
    this.expected = undefined;
    const session = this.process.connection.openSession(sessionId);
    this.pages.set(info.targetId, { session, onClosed: [] });
    expected({ session, targetId: info.targetId });
  }

  /**
   * A page that nobody asked for: a pop-up that the preload's world did not stop. It may share its thread with its opener, which
   * would hang while it is held, so it is let go, but not one request further, and closed.
   */
  private async refuse(sessionId: string, targetId: string): Promise<void> {
    const session = this.process.connection.openSession(sessionId);
    try {
      await Promise.all([
        session.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] }),
        session.send('Runtime.runIfWaitingForDebugger'),
        this.session.send('Target.closeTarget', { targetId }),
      ]);
    } catch {
      // It is gone already.
    }
  }

  private detached(sessionId: string, targetId: string | undefined): void {
    this.process.connection.closeSession(sessionId);
    for (const [id, { session, onClosed }] of this.pages) {
      if (session.id !== sessionId && id !== targetId) continue;
      this.pages.delete(id);
      for (const listener of onClosed) listener();
    }
  }
}

let current: Browser | undefined;

export function setBrowser(browser: Browser): void {
  current = browser;
}

export function getBrowser(): Browser {
  if (!current) throw new Error('Chromium has not started yet: wait for app.whenReady()');
  return current;
}

export function findBrowser(): Browser | undefined {
  return current;
}
