import type { BrowserWindowConstructorOptions, Rectangle } from 'electron';

import { getBrowser, type BrowserPage } from '../chromium/browser.ts';
import type { Bounds } from '../chromium/protocol.ts';

type State = NonNullable<Bounds['windowState']>;
type Emit = (event: string) => void;

/** The outer window in Chromium: place, size and state. Changes are remembered at once and sent when the window exists. */
export class WindowFrame {
  bounds: Rectangle;
  state: State = 'normal';
  private readonly emit: Emit;
  private readonly minimum: { readonly width: number; readonly height: number };
  private windowId: number | undefined;
  private hidden = false;
  private placed: boolean;

  constructor(options: BrowserWindowConstructorOptions, emit: Emit) {
    this.emit = emit;
    this.minimum = { width: options.minWidth ?? 0, height: options.minHeight ?? 0 };
    this.placed = options.x !== undefined && options.y !== undefined;
    this.bounds = {
      x: options.x ?? 0,
      y: options.y ?? 0,
      width: options.width ?? 800,
      height: options.height ?? 600,
    };
  }

  async attach({ session, targetId }: BrowserPage, backgroundColor: string | undefined): Promise<void> {
    const color = parseColor(backgroundColor);
    if (color) await session.send('Emulation.setDefaultBackgroundColorOverride', { color });
    const { windowId, bounds } = await getBrowser().session.send('Browser.getWindowForTarget', { targetId });
    this.windowId = windowId;
    if (!this.placed) this.bounds = { ...this.bounds, x: bounds.left ?? 0, y: bounds.top ?? 0 };
    this.send(this.toBounds());
    if (this.state !== 'normal') this.send({ windowState: this.state });
  }

  setBounds(change: Partial<Rectangle>): void {
    const wanted = { ...this.bounds, ...change };
    this.placed ||= change.x !== undefined || change.y !== undefined;
    this.bounds = {
      ...wanted,
      width: Math.max(wanted.width, this.minimum.width),
      height: Math.max(wanted.height, this.minimum.height),
    };
    this.send(this.toBounds());
    this.emit('resize');
  }

  setState(state: State, event: string): void {
    if (this.state === state) return;
    this.state = state;
    this.send({ windowState: state });
    this.emit(event);
  }

  /** Chromium cannot hide a window; minimized is the nearest. */
  hide(): void {
    this.hidden = true;
    this.send({ windowState: 'minimized' });
  }

  restoreHidden(): void {
    if (!this.hidden) return;
    this.hidden = false;
    this.send({ windowState: this.state === 'minimized' ? 'normal' : this.state });
  }

  private toBounds(): Bounds {
    const { x, y, width, height } = this.bounds;
    return { left: x, top: y, width, height };
  }

  private send(bounds: Bounds): void {
    if (this.windowId === undefined) return;
    // The window may have been closed by the person at the display meanwhile.
    getBrowser()
      .session.send('Browser.setWindowBounds', { windowId: this.windowId, bounds })
      .catch(() => undefined);
  }
}

function parseColor(color: string | undefined): { r: number; g: number; b: number; a: number } | undefined {
  const match = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(color ?? '#ffffff');
  if (!match) return undefined;
  const [r = 255, g = 255, b = 255] = match.slice(1).map((part) => Number.parseInt(part, 16));
  return { r, g, b, a: 1 };
}
