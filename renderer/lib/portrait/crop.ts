import { moved, type Similarity } from './align.ts';
import { LIMITS } from './limits.ts';
import type { Area, Point } from './pixels.ts';

/** Crown, chin and the middle between the eyes, in pixels of the upright frame. */
export type Head = { crown: Point; chin: Point; eyes: Point };

type Size = { width: number; height: number };

/** The cut as the printed picture wants it; it may reach beyond the frame. */
export function idealCrop({ crown, chin, eyes }: Head, head: number = LIMITS.crop.head): Area {
  const { shape, above } = LIMITS.crop;
  const height = (chin[1] - crown[1]) / head;
  const width = (height * shape[0]) / shape[1];
  return { x: eyes[0] - width / 2, y: crown[1] - above * height, width, height };
}

/** Share of the wished cut that lies outside the frame. */
export function missing(crop: Area, frame: Size): number {
  const width = Math.min(crop.x + crop.width, frame.width) - Math.max(crop.x, 0);
  const height = Math.min(crop.y + crop.height, frame.height) - Math.max(crop.y, 0);
  return 1 - (Math.max(0, width) * Math.max(0, height)) / Math.max(1, crop.width * crop.height);
}

/** The nearest cut inside the frame: the head a little larger, then moved, then as large as there is room. Nothing is painted on. */
export function cropInside(head: Head, frame: Size): Area {
  const { shape, mostHead } = LIMITS.crop;
  let crop = idealCrop(head);
  if (missing(crop, frame) > 0) crop = idealCrop(head, mostHead);
  const share = Math.min(1, frame.width / crop.width, frame.height / crop.height);
  const height = Math.floor(crop.height * share);
  const width = Math.floor((height * shape[0]) / shape[1]);
  const middle = crop.x + crop.width / 2;
  return {
    x: Math.round(clamp(middle - width / 2, frame.width - width)),
    y: Math.round(clamp(crop.y, frame.height - height)),
    width,
    height,
  };
}

/** Against the clock around a point, as `turned` turns a picture. */
export function around(point: Point, centre: Point, degrees: number): Point {
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  const turn: Similarity = {
    a: cos,
    b: -sin,
    tx: centre[0] - cos * centre[0] - sin * centre[1],
    ty: centre[1] + sin * centre[0] - cos * centre[1],
  };
  return moved(turn, point);
}

/** The cut of the frame turned around the eyes; null where every cut would show a corner that nobody photographed. */
export function straightCrop(head: Head, frame: Size, degrees: number): Area | null {
  const level: Head = { ...head, chin: around(head.chin, head.eyes, degrees) };
  const tighter = cropOf(idealCrop(level, LIMITS.crop.mostHead));
  const cuts = [cropInside(level, frame), tighter];
  return (
    cuts.find((cut) => cornersOf(cut).every((corner) => isSeen(corner, head.eyes, degrees, frame))) ?? null
  );
}

function cropOf({ x, y, width, height }: Area): Area {
  return { x: Math.round(x), y: Math.round(y), width: Math.floor(width), height: Math.floor(height) };
}

function cornersOf({ x, y, width, height }: Area): Point[] {
  return [
    [x, y],
    [x + width, y],
    [x, y + height],
    [x + width, y + height],
  ];
}

/** A turned frame is soft at its edge: one pixel of it is not counted. */
const SOFT_EDGE = 1;

function isSeen(corner: Point, eyes: Point, degrees: number, { width, height }: Size): boolean {
  const [x, y] = around(corner, eyes, -degrees);
  return x >= SOFT_EDGE && y >= SOFT_EDGE && x <= width - SOFT_EDGE && y <= height - SOFT_EDGE;
}

function clamp(value: number, most: number): number {
  return Math.max(0, Math.min(most, value));
}

/** Size of the finished picture: never larger than what was photographed. */
export function outputSize({ width, height }: Size): Size {
  const { shape, mostHeight } = LIMITS.crop;
  const tall = Math.min(mostHeight, height);
  return { width: Math.min(width, Math.round((tall * shape[0]) / shape[1])), height: tall };
}

/** The tallest cut that the frame has room for: a wide or narrow frame is no smaller head. */
export function usableHeight({ width, height }: Size): number {
  const { shape } = LIMITS.crop;
  return Math.min(height, (width * shape[1]) / shape[0]);
}
