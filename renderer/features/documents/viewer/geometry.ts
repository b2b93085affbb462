/** Pixels of the screen, or of a page's own unit; only the proportion matters for the latter. */
export type Size = { width: number; height: number };
export type Point = { x: number; y: number };
/** Quarter turns clockwise. */
export type Turns = 0 | 1 | 2 | 3;
/** As wide as the pane, whole page in the pane, or a factor of the pane's width. */
export type Zoom = 'WIDTH' | 'PAGE' | number;
/** A part of a page, each 0–1 of the page as it was scanned, whatever way it is turned on the screen. */
export type Region = { x: number; y: number; width: number; height: number };

export const PANE_MARGIN = 16;
const STEP = 1.25;
const LEAST = 0.25;
const MOST = 8;
/** A drag shorter than this is a click. */
const LEAST_REGION = 0.004;

/** The box that a page takes on the screen. */
export function sheetSize(page: Size, turns: Turns, pane: Size, zoom: Zoom): Size {
  const { width, height } = turns % 2 === 0 ? page : { width: page.height, height: page.width };
  const widest = Math.max(80, pane.width - 2 * PANE_MARGIN);
  const ratio = height / width;
  const sheet = widest * factorOf(zoom, ratio, pane);
  return { width: Math.round(sheet), height: Math.round(sheet * ratio) };
}

/** A zoom as a factor of the pane's width. */
export function factorOf(zoom: Zoom, ratio: number, pane: Size): number {
  if (typeof zoom === 'number') return zoom;
  if (zoom === 'WIDTH') return 1;
  const widest = Math.max(80, pane.width - 2 * PANE_MARGIN);
  const highest = Math.max(80, pane.height - 2 * PANE_MARGIN);
  return Math.min(1, highest / ratio / widest);
}

export function zoomed(factor: number, by: number): number {
  return Math.min(MOST, Math.max(LEAST, factor * by));
}

export function zoomStep(factor: number, direction: 1 | -1): number {
  return zoomed(factor, direction === 1 ? STEP : 1 / STEP);
}

export function turned(turns: Turns, by: 1 | -1): Turns {
  return ((turns + by + 4) % 4) as Turns;
}

/** The page that is being read: the last one that begins above the upper third of the pane. */
export function pageAt(tops: readonly number[], scrollTop: number, paneHeight: number): number {
  const line = scrollTop + paneHeight / 3;
  return Math.max(
    0,
    tops.findLastIndex((top) => top <= line),
  );
}

/** The part between two points, each 0–1 of the turned sheet; null for a mere click. */
export function regionBetween(from: Point, to: Point, turns: Turns): Region | null {
  const a = onPage(from, turns);
  const b = onPage(to, turns);
  const x = Math.min(a.x, b.x);
  const y = Math.min(a.y, b.y);
  const width = Math.abs(a.x - b.x);
  const height = Math.abs(a.y - b.y);
  return width < LEAST_REGION || height < LEAST_REGION ? null : { x, y, width, height };
}

function onPage({ x, y }: Point, turns: Turns): Point {
  const u = Math.min(1, Math.max(0, x));
  const v = Math.min(1, Math.max(0, y));
  if (turns === 1) return { x: v, y: 1 - u };
  if (turns === 2) return { x: 1 - u, y: 1 - v };
  if (turns === 3) return { x: 1 - v, y: u };
  return { x: u, y: v };
}
