import type { Similarity } from '#renderer/lib/portrait/align.ts';
import type { Area, Pixels } from '#renderer/lib/portrait/pixels.ts';

type Size = { width: number; height: number };
export type Source = ImageBitmap | OffscreenCanvas;

type Drawing = { canvas: OffscreenCanvas; context: OffscreenCanvasRenderingContext2D };

function blank(width: number, height: number): Drawing {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('No canvas.');
  context.imageSmoothingQuality = 'high';
  return { canvas, context };
}

/** A part of the source at another size. */
export function scaled(source: Source, part: Area, size: Size): OffscreenCanvas {
  const { canvas, context } = blank(size.width, size.height);
  context.drawImage(source, part.x, part.y, part.width, part.height, 0, 0, size.width, size.height);
  return canvas;
}

export function whole({ width, height }: Source): Area {
  return { x: 0, y: 0, width, height };
}

/** No side longer than this, and never larger than it is. */
export function atMost(source: Source, longest: number): OffscreenCanvas {
  const share = Math.min(1, longest / Math.max(source.width, source.height));
  const width = Math.max(1, Math.round(source.width * share));
  const height = Math.max(1, Math.round(source.height * share));
  return scaled(source, whole(source), { width, height });
}

export function pixelsOf(canvas: OffscreenCanvas): Pixels {
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('No canvas.');
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
  return { width: canvas.width, height: canvas.height, data };
}

/** The source turned, sized and moved. */
export function aligned(source: Source, { a, b, tx, ty }: Similarity, size: Size): OffscreenCanvas {
  const { canvas, context } = blank(size.width, size.height);
  context.setTransform(a, b, -b, a, tx, ty);
  context.drawImage(source, 0, 0);
  return canvas;
}

/** Turned around a point by degrees against the clock, same size; what comes from beyond the edge is empty (`straightCrop` keeps it out). */
export function turned(source: Source, degrees: number, [x, y]: readonly [number, number]): OffscreenCanvas {
  const { canvas, context } = blank(source.width, source.height);
  context.translate(x, y);
  context.rotate((-degrees * Math.PI) / 180);
  context.translate(-x, -y);
  context.drawImage(source, 0, 0);
  return canvas;
}
