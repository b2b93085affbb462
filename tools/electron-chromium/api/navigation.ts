import type { PausedRequest } from '../chromium/protocol.ts';
import { PreventableEvent } from './unavailable.ts';
import { createChildFrame, type MainFrame } from './web-frame-main.ts';

type Emit = (event: string, ...args: unknown[]) => boolean;

/** Asks the app's listeners before a frame goes anywhere that the app itself did not send it. */
export class NavigationRules {
  private readonly emit: Emit;
  private readonly mainFrame: MainFrame;
  private ownUrl: string | undefined;

  constructor(emit: Emit, mainFrame: MainFrame) {
    this.emit = emit;
    this.mainFrame = mainFrame;
  }

  /** The next request for this URL is the app's own `loadURL`, about which Electron asks nobody. */
  expect(url: string | undefined): void {
    this.ownUrl = url === undefined ? undefined : withoutHash(url);
  }

  mayNavigate(paused: PausedRequest, url: string, mainFrameId: string): boolean {
    const isMainFrame = paused.frameId === mainFrameId;
    if (isMainFrame && paused.redirectedRequestId === undefined) {
      if (withoutHash(url) === this.ownUrl) {
        this.ownUrl = undefined;
        return true;
      }
      // A reload. Electron is not asked either when a person or a test reloads the page.
      if (withoutHash(url) === withoutHash(this.mainFrame.url)) return true;
    }
    const event = new NavigationEvent(
      url,
      isMainFrame,
      isMainFrame ? this.mainFrame : createChildFrame(url, this.mainFrame),
    );
    if (paused.redirectedRequestId !== undefined) this.emit('will-redirect', event, url, false, isMainFrame);
    else {
      this.emit('will-frame-navigate', event);
      if (isMainFrame) this.emit('will-navigate', event, url, false, isMainFrame);
    }
    return !event.defaultPrevented;
  }
}

class NavigationEvent extends PreventableEvent {
  readonly url: string;
  readonly isMainFrame: boolean;
  readonly isSameDocument = false;
  readonly frame: unknown;

  constructor(url: string, isMainFrame: boolean, frame: unknown) {
    super();
    this.url = url;
    this.isMainFrame = isMainFrame;
    this.frame = frame;
  }
}

function withoutHash(url: string): string {
  return url.split('#', 1)[0] ?? url;
}
