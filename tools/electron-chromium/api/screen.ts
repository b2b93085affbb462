import type Electron from 'electron';

import type { Session } from '../chromium/connection.ts';
import { GuardedEmitter, guard, notAvailable } from './unavailable.ts';

type Measured = {
  readonly width: number;
  readonly height: number;
  readonly availLeft: number;
  readonly availTop: number;
  readonly availWidth: number;
  readonly availHeight: number;
  readonly colorDepth: number;
  readonly scale: number;
};

type Members = Pick<
  Electron.Display,
  'id' | 'bounds' | 'size' | 'workArea' | 'workAreaSize' | 'scaleFactor' | 'colorDepth' | 'rotation'
>;

let measured: Measured | undefined;

/** Every window that opens tells what its screen is like; Chromium's protocol says it in no other way. */
export async function measureScreen(page: Session): Promise<void> {
  const { result } = await page.send('Runtime.evaluate', {
    expression: `(({ width, height, availLeft, availTop, availWidth, availHeight, colorDepth }) =>
      ({ width, height, availLeft, availTop, availWidth, availHeight, colorDepth, scale: devicePixelRatio }))(screen)`,
    returnByValue: true,
  });
  // The expression above makes exactly this object.
  measured = result.value as Measured;
}

export class Screen extends GuardedEmitter {
  constructor() {
    super('screen', { fired: '', never: 'display-added display-removed display-metrics-changed' });
  }

  getPrimaryDisplay(): Members {
    if (!measured) throw notAvailable('screen before the first window has opened');
    const { width, height, availLeft, availTop, availWidth, availHeight, colorDepth, scale } = measured;
    const display = {
      id: 1,
      bounds: { x: 0, y: 0, width, height },
      size: { width, height },
      workArea: { x: availLeft, y: availTop, width: availWidth, height: availHeight },
      workAreaSize: { width: availWidth, height: availHeight },
      scaleFactor: scale,
      colorDepth,
      rotation: 0,
    } satisfies Members;
    return guard(display, 'Display');
  }

  /** As many as LOKET_STAND_IN_DISPLAYS says, each as the first and to its right: Chromium tells of one. */
  getAllDisplays(): Members[] {
    const first = this.getPrimaryDisplay();
    const count = Number(process.env['LOKET_STAND_IN_DISPLAYS'] ?? 1);
    return Array.from({ length: count }, (_none, index) => {
      const right = index * first.size.width;
      const moved = (area: Electron.Rectangle) => ({ ...area, x: area.x + right });
      const display = {
        ...first,
        id: index + 1,
        bounds: moved(first.bounds),
        workArea: moved(first.workArea),
      } satisfies Members;
      return guard(display, 'Display');
    });
  }
}

export const screen: Screen = guard(new Screen(), 'screen');
