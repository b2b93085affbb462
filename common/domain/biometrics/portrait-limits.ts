import { z } from 'zod';
import { PortraitAllowance, PortraitCode, PortraitSubject } from './portrait.ts';

/** Outside of `min`–`max` the level is reached; a side that is absent has no limit. */
const Range = z.strictObject({ min: z.number().optional(), max: z.number().optional() });

/** `best` has score 100, the limit of FAIL 50, as far again 0. */
export const PortraitLimit = z.strictObject({ best: z.number(), warn: Range, fail: Range });
export type PortraitLimit = z.infer<typeof PortraitLimit>;

/** Codes that are not looked at, and codes that warn where they would refuse. */
const Easing = z.strictObject({ off: z.array(PortraitCode), warnOnly: z.array(PortraitCode) });

const share = z.number().min(0).max(1);

const FaceLimits = z.strictObject({ same: z.number().positive(), different: z.number().positive() });

/** `resources/photo/<version>.json`: every number by which a portrait is judged, cut, packed and compared. */
export const PortraitLimits = z.strictObject({
  version: z.string().regex(/^\d{4}-\d+$/),
  /** A picture as the camera or a file gave it. */
  frame: z.record(PortraitCode, PortraitLimit),
  /** Where a file that somebody brought is judged otherwise: it is said to be a portrait already. */
  file: z.partialRecord(PortraitCode, PortraitLimit),
  /** Where the cut and packed portrait is judged otherwise. */
  portrait: z.partialRecord(PortraitCode, PortraitLimit),
  subjects: z.record(PortraitSubject, Easing),
  allowances: z.record(PortraitAllowance, Easing),
  crop: z.strictObject({
    /** Width and height of the printed picture, of which the cut keeps the shape. */
    shape: z.tuple([z.int().positive(), z.int().positive()]),
    /** Crown to chin against the height; the most when the frame leaves no more room. */
    head: share,
    mostHead: share,
    /** Room above the crown. */
    above: share,
    /** A head that leans less is put straight. */
    straightenDegrees: z.number().min(0).max(10),
    mostHeight: z.int().positive(),
  }),
  packed: z.strictObject({
    jpegBytes: z.int().positive(),
    leastQuality: share,
    jp2Ratio: z.number().positive(),
  }),
  autoCapture: z.strictObject({ frames: z.int().min(2), withinMs: z.int().positive() }),
  /** Two pictures of faces, taken apart. */
  compare: FaceLimits,
  /** One picture and the same packed anew for a chip. */
  chip: FaceLimits,
});
export type PortraitLimits = z.infer<typeof PortraitLimits>;
