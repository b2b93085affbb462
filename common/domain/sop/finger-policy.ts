import { z } from 'zod';
import { FingerException, FingerPosition } from '#common/domain/biometrics/finger.ts';
import { setting } from './provenance.ts';

/** No public text says which fingers are taken or from which age, so all of this is for the office to confirm. */
export const FingerSettings = z.strictObject({
  required: setting(z.array(FingerPosition).min(1)),
  /** Quality score 0–100, ISO/IEC 29794-4. */
  minQuality: setting(z.int().min(0).max(100)),
  maxAttempts: setting(z.int().min(1)),
  /** Completed years from which fingerprints are taken. */
  childMinAge: setting(z.int().min(0)),
  exceptions: setting(z.array(FingerException)),
});
export type FingerSettings = z.infer<typeof FingerSettings>;
