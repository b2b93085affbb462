import { z } from 'zod';
import { setting } from './provenance.ts';

/** ISO/IEC 19794-2 finger positions. */
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

export const FingerException = z.enum(['AMPUTATED', 'BANDAGED', 'WORN', 'DISABILITY', 'UNDER_AGE', 'DEVICE_FAILURE']);
export type FingerException = z.infer<typeof FingerException>;

/** No public text says which fingers are taken or from which age, so all of this is for the office to confirm. */
export const FingerPolicy = z.strictObject({
  required: setting(z.array(FingerPosition).min(1)),
  /** Quality score 0–100, ISO/IEC 29794-4. */
  minQuality: setting(z.int().min(0).max(100)),
  maxAttempts: setting(z.int().min(1)),
  /** Completed years from which fingerprints are taken. */
  childMinAge: setting(z.int().min(0)),
  exceptions: setting(z.array(FingerException)),
});
export type FingerPolicy = z.infer<typeof FingerPolicy>;
