import { z } from 'zod';

/** Finger positions in the words of ISO/IEC 19794-4 and SBI. */
export const FingerPosition = z.enum([
  'RIGHT_THUMB',
  'RIGHT_INDEX',
  'RIGHT_MIDDLE',
  'RIGHT_RING',
  'RIGHT_LITTLE',
  'LEFT_THUMB',
  'LEFT_INDEX',
  'LEFT_MIDDLE',
  'LEFT_RING',
  'LEFT_LITTLE',
]);
export type FingerPosition = z.infer<typeof FingerPosition>;

export const FingerException = z.enum([
  'AMPUTATED',
  'BANDAGED',
  'WORN',
  'DISABILITY',
  'UNDER_AGE',
  'DEVICE_FAILURE',
]);
export type FingerException = z.infer<typeof FingerException>;

/** Which fingers an office takes is unknown to public sources (U4), so it is data of the SOP. */
export type FingerPolicy = {
  required: readonly FingerPosition[];
  minQuality: number;
  maxAttempts: number;
  childMinAge: number;
  exceptions: readonly FingerException[];
};
