import { z } from 'zod';

/** What a check is about; `npm run photo -- check --ignore` takes these names in lower case. */
export const PortraitGroup = z.enum([
  'FACE',
  'POSE',
  'EXPRESSION',
  'GEOMETRY',
  'EXPOSURE',
  'COLOUR',
  'SHARPNESS',
  'BACKGROUND',
]);
export type PortraitGroup = z.infer<typeof PortraitGroup>;

/** Stable codes: they are stored with the photo, counted, and told to the officer in words. */
export const PortraitCode = z.enum([
  'NO_FACE',
  'SECOND_FACE',
  'ROLL',
  'YAW',
  'PITCH',
  'EYES_CLOSED',
  'MOUTH_OPEN',
  'SMILE',
  'GAZE',
  'RESOLUTION',
  'HEAD_SIZE',
  'HEAD_POSITION',
  'BRIGHTNESS',
  'OVEREXPOSED',
  'UNDEREXPOSED',
  'SIDE_LIGHT',
  'HOT_SPOT',
  'COLOUR_CAST',
  'BLUR',
  'COMPRESSION',
  'BACKGROUND_TEXTURE',
  'BACKGROUND_UNEVEN',
  'BACKGROUND_DARK',
]);
export type PortraitCode = z.infer<typeof PortraitCode>;

/** What each check is about. */
export const GROUP_OF: Readonly<Record<PortraitCode, PortraitGroup>> = {
  NO_FACE: 'FACE',
  SECOND_FACE: 'FACE',
  ROLL: 'POSE',
  YAW: 'POSE',
  PITCH: 'POSE',
  EYES_CLOSED: 'EXPRESSION',
  MOUTH_OPEN: 'EXPRESSION',
  SMILE: 'EXPRESSION',
  GAZE: 'EXPRESSION',
  RESOLUTION: 'GEOMETRY',
  HEAD_SIZE: 'GEOMETRY',
  HEAD_POSITION: 'GEOMETRY',
  BRIGHTNESS: 'EXPOSURE',
  OVEREXPOSED: 'EXPOSURE',
  UNDEREXPOSED: 'EXPOSURE',
  SIDE_LIGHT: 'EXPOSURE',
  HOT_SPOT: 'EXPOSURE',
  COLOUR_CAST: 'COLOUR',
  BLUR: 'SHARPNESS',
  COMPRESSION: 'SHARPNESS',
  BACKGROUND_TEXTURE: 'BACKGROUND',
  BACKGROUND_UNEVEN: 'BACKGROUND',
  BACKGROUND_DARK: 'BACKGROUND',
};

export const PortraitLevel = z.enum(['PASS', 'WARN', 'FAIL', 'NOT_ASSESSED']);
export type PortraitLevel = z.infer<typeof PortraitLevel>;

/** One measured thing. `raw` in the unit of its measure, `score` 0–100 as ISO/IEC 29794-5; both null when not assessed. */
export const PortraitCheck = z.strictObject({
  code: PortraitCode,
  group: PortraitGroup,
  raw: z.number().nullable(),
  score: z.int().min(0).max(100).nullable(),
  /** The limit that gave the level: of FAIL when it failed, otherwise of WARN. */
  threshold: z.number().nullable(),
  level: PortraitLevel,
});
export type PortraitCheck = z.infer<typeof PortraitCheck>;

export const PortraitVerdict = z.enum(['PASS', 'WARN', 'FAIL']);
export type PortraitVerdict = z.infer<typeof PortraitVerdict>;

/** Who is in the picture decides which rules hold: an infant may look away, a scarf may cover hair and ears. */
export const PortraitSubject = z.enum(['ADULT', 'CHILD', 'INFANT']);
export type PortraitSubject = z.infer<typeof PortraitSubject>;
export const PortraitAllowance = z.enum(['RELIGIOUS_HEADGEAR', 'MEDICAL']);
export type PortraitAllowance = z.infer<typeof PortraitAllowance>;

/** The worst of the checks. */
export function verdictOf(checks: readonly Pick<PortraitCheck, 'level'>[]): PortraitVerdict {
  if (checks.some(({ level }) => level === 'FAIL')) return 'FAIL';
  return checks.some(({ level }) => level === 'WARN') ? 'WARN' : 'PASS';
}

/** The verdict on one picture, as it is stored with the photo: which engine said what, by which version of the limits. */
export const PortraitAssessment = z
  .strictObject({
    engine: z.strictObject({ id: z.string().min(1).max(40), version: z.string().min(1).max(40) }),
    /** Version of `resources/photo`. */
    config: z.string().min(1).max(40),
    subject: PortraitSubject,
    allowances: z.array(PortraitAllowance).max(PortraitAllowance.options.length),
    verdict: PortraitVerdict,
    faces: z.int().min(0).max(99),
    checks: z.array(PortraitCheck).min(1).max(PortraitCode.options.length),
  })
  // What decides whether a head must look at a photo is never said apart from what was measured.
  .refine(({ verdict, checks }) => verdict === verdictOf(checks), 'VERDICT')
  .refine(({ checks }) => new Set(checks.map(({ code }) => code)).size === checks.length, 'CODES');
export type PortraitAssessment = z.infer<typeof PortraitAssessment>;
