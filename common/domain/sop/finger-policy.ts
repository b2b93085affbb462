import { z } from 'zod';
import {
  FallbackFinger,
  FingerException,
  FingerPosition,
  Permanence,
  type FingerPolicy,
} from '#common/domain/biometrics/finger.ts';
import { setting } from './provenance.ts';

/** A procedure written before there was the setting goes on as it did. */
function unset<T>(value: T): { value: T; status: 'ASSUMED'; source: string } {
  return { value, status: 'ASSUMED', source: '–' };
}

/** No public text says which fingers are taken or from which age, so all of this is for the office to confirm. */
export const FingerSettings = z.strictObject({
  required: setting(z.array(FingerPosition).min(1)),
  /** Quality score 0–100, ISO/IEC 29794-4. */
  minQuality: setting(z.int().min(0).max(100)),
  maxAttempts: setting(z.int().min(1)),
  /** One print of this quality needs no other; below it the best of `bestOf` is kept. */
  enoughQuality: setting(z.int().min(0).max(100)).default(unset(0)),
  bestOf: setting(z.int().min(1).max(9)).default(unset(1)),
  /** Completed years from which fingerprints are taken. */
  childMinAge: setting(z.int().min(0)),
  exceptions: setting(z.array(FingerException)),
  /** What is taken in the place of a finger that cannot be, in this order, on the same hand. */
  fallback: setting(z.array(FallbackFinger)).default(unset([])),
  /** Exceptions that need a photo of the hand. */
  proofFor: setting(z.array(Permanence)).default(unset([])),
  /** Fingers that a device for several takes at once. */
  groups: setting(z.array(z.array(FingerPosition).min(1).max(4))).default(unset([])),
  /** A print whose ridges stay in doubt after the last try is on record, and marks the file. */
  flagDoubtful: setting(z.boolean()).default(unset(false)),
  /** A picture from a file in the place of a print; a procedure that does not say so allows none. */
  fileInput: setting(z.boolean()).default(unset(false)),
});
export type FingerSettings = z.infer<typeof FingerSettings>;

export function fingerPolicyFrom(settings: FingerSettings): FingerPolicy {
  return {
    required: settings.required.value,
    minQuality: settings.minQuality.value,
    maxAttempts: settings.maxAttempts.value,
    enoughQuality: settings.enoughQuality.value,
    bestOf: settings.bestOf.value,
    childMinAge: settings.childMinAge.value,
    exceptions: settings.exceptions.value,
    fallback: settings.fallback.value,
    proofFor: settings.proofFor.value,
    groups: settings.groups.value,
    flagDoubtful: settings.flagDoubtful.value,
    fileInput: settings.fileInput.value,
  };
}
