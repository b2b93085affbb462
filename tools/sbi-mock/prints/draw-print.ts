import { seededRandom } from '#common/kernel/random.ts';
import type { GreyPrint } from '#renderer/lib/prints/grey-print.ts';

export type PrintDefect = 'NONE' | 'DRY' | 'FAINT' | 'HALF' | 'SMUDGED';

export type PrintWish = { seed: number; defect?: PrintDefect; width?: number; height?: number };

/** Ridges of an adult finger lie about half a millimetre apart: 9 pixels at 500 dpi. */
const PERIOD = 9;
const MINUTIAE = 34;
const PAPER = 244;

/**
 * A fingerprint of nobody: the phase of a whorl or loop with a spiral at each minutia (the amplitude and frequency model of
 * Larkin and Fletcher), pressed through an oval. The same seed gives the same print.
 */
export function drawPrint({ seed, defect = 'NONE', width = 320, height = 448 }: PrintWish): GreyPrint {
  const part = seededRandom(seed);
  const core = { x: width * (0.46 + 0.08 * part()), y: height * (0.4 + 0.08 * part()) };
  const shape = { squeeze: 0.72 + 0.2 * part(), lean: (part() - 0.5) * 0.35, spiral: part() < 0.6 ? 1 : 0 };
  const minutiae = Array.from({ length: MINUTIAE }, (_none, index) => ({
    x: width * (0.12 + 0.76 * part()),
    y: height * (0.1 + 0.8 * part()),
    turn: index % 2 === 0 ? 1 : -1,
  }));
  const grain = Array.from({ length: 4099 }, () => part() - 0.5);
  const data = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const inside = pressure(x / width, y / height);
      const at = y * width + x;
      if (inside <= 0) {
        data[at] = PAPER + (grain[(at * 7) % grain.length] ?? 0) * 6;
        continue;
      }
      let phase = (2 * Math.PI * distance(x - core.x, y - core.y, shape)) / PERIOD;
      phase += shape.spiral * Math.atan2(y - core.y, x - core.x);
      for (const one of minutiae) phase += one.turn * Math.atan2(y - one.y, x - one.x);
      const noise = (grain[(x * 31 + y * 131) % grain.length] ?? 0) * 0.5;
      data[at] = shade(Math.cos(phase), { inside, noise, defect, place: { x: x / width, y: y / height } });
    }
  }
  return { width, height, data };
}

function distance(dx: number, dy: number, { squeeze, lean }: { squeeze: number; lean: number }): number {
  const along = dx + lean * dy;
  return Math.sqrt(along * along + (dy * squeeze) ** 2 + 40);
}

/** How firmly the finger lies there: 0 outside the oval, 1 well inside. */
function pressure(x: number, y: number): number {
  const edge = 1 - (((x - 0.5) / 0.47) ** 2 + ((y - 0.5) / 0.49) ** 2);
  return Math.min(1, edge * 8);
}

type Shading = { inside: number; noise: number; defect: PrintDefect; place: { x: number; y: number } };

function shade(ridge: number, { inside, noise, defect, place }: Shading): number {
  const grey = (contrast: number, grain: number) =>
    PAPER - inside * (contrast * (0.5 + 0.5 * Math.tanh(2.2 * (ridge - 0.1))) + grain * noise * 255);
  switch (defect) {
    case 'NONE':
      return clamped(grey(190, 0.35));
    case 'DRY':
      return clamped(noise > 0.05 || noise < -0.12 ? PAPER - inside * (60 + 340 * Math.abs(noise)) : PAPER);
    case 'FAINT':
      return clamped(grey(26, 0.06));
    case 'HALF':
      return place.y < 0.7 ? PAPER : clamped(grey(190, 0.35));
    case 'SMUDGED':
      return clamped(PAPER - inside * (150 + noise * 120));
  }
}

function clamped(value: number): number {
  return Math.max(0, Math.min(255, Math.round(value)));
}
