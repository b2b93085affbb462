import { BrowserWindow, screen, type WebContents } from 'electron';
import { WALL_CHANNELS } from '#common/contract/ipc/hall.ts';
import type { ChannelName, EventName } from '#common/contract/ipc/index.ts';
import { APPLICANTS_CHANNEL } from '#common/contract/ipc/interview.ts';
import { EVENT } from '#common/contract/ipc/wire.ts';
import type { SecondScreenPort } from '#main/features/interview/second-screen.ts';
import { APPLICANT_URL, WALL_URL } from '#main/security/app-protocol.ts';
import { otherDisplay } from './other-display.ts';
import { webPreferences } from './web-preferences.ts';

type Made = { preload: string; isProtected: boolean };

type Page = {
  url: string;
  channels: readonly ChannelName[];
  backgroundColor: string;
  /** Over the whole display, on the officer's own where there is no other. */
  isWall: boolean;
};

const APPLICANT: Page = {
  url: APPLICANT_URL,
  channels: [APPLICANTS_CHANNEL],
  backgroundColor: '#ffffff',
  isWall: false,
};
const WALL: Page = { url: WALL_URL, channels: WALL_CHANNELS, backgroundColor: '#0b0f14', isWall: true };

/** The windows that others than officers look at. Each shows one page, which may ask for nothing but what it shows. */
export class SideWindows {
  readonly applicant: SideWindow;
  readonly wall: SideWindow;

  constructor(made: Made) {
    const mainWindow = () => this.officeWindows()[0];
    this.applicant = new SideWindow(APPLICANT, made, mainWindow);
    // Nothing on it is anybody's: a hall's splitter or capture card may take it.
    this.wall = new SideWindow(WALL, { ...made, isProtected: false }, mainWindow);
  }

  /** The officer's own windows. */
  officeWindows(): BrowserWindow[] {
    return BrowserWindow.getAllWindows().filter((window) => this.asksOnly(window.webContents) === null);
  }

  asksOnly(contents: WebContents): readonly ChannelName[] | null {
    const side = [this.applicant, this.wall].find((window) => window.owns(contents));
    return side?.channels ?? null;
  }
}

class SideWindow implements SecondScreenPort {
  readonly #page: Page;
  readonly #made: Made;
  readonly #mainWindow: () => BrowserWindow | undefined;
  #window: BrowserWindow | null = null;

  constructor(page: Page, made: Made, mainWindow: () => BrowserWindow | undefined) {
    this.#page = page;
    this.#made = made;
    this.#mainWindow = mainWindow;
    // Its place went: it must not come up in front of the officer.
    screen.on('display-removed', () => this.close());
  }

  get channels(): readonly ChannelName[] {
    return this.#page.channels;
  }

  /** Also while it is going: what it still asks is not the officer's. */
  owns(contents: WebContents): boolean {
    return this.#window?.webContents.id === contents.id;
  }

  isThere(): boolean {
    return this.#other() !== null;
  }

  open(closed: () => void): void {
    const { backgroundColor, url, isWall } = this.#page;
    const other = this.#other();
    const place = isWall ? (other?.bounds ?? this.#mainWindow()?.getBounds()) : other?.workArea;
    if (!place) return closed();
    const window = new BrowserWindow({
      ...place,
      show: false,
      title: 'Loket',
      backgroundColor,
      minimizable: false,
      skipTaskbar: true,
      autoHideMenuBar: true,
      fullscreen: isWall,
      webPreferences: webPreferences(this.#made.preload),
    });
    window.setContentProtection(this.#made.isProtected);
    this.#window = window;
    // On another display never with the keys: the officer goes on typing.
    window.once('ready-to-show', () => (other ? window.showInactive() : window.show()));
    window.once('closed', () => {
      if (this.#window === window) this.#window = null;
      closed();
    });
    // Closed before it had loaded: nothing is to be shown any more.
    window.loadURL(url).catch(() => this.close());
  }

  close(): void {
    this.#window?.destroy();
  }

  /** That something happened, without what. */
  tell(event: EventName): void {
    if (this.#window && !this.#window.isDestroyed()) this.#window.webContents.send(EVENT, event, null);
  }

  #other() {
    const main = this.#mainWindow();
    return main ? otherDisplay(screen.getAllDisplays(), main.getBounds()) : null;
  }
}
