import { z } from 'zod';
import { FaceBand } from '#common/domain/biometrics/face-comparison.ts';

/**
 * Passive authentication (ICAO 9303-11 §5.1): VALID – signed by a document signer of a certificate that the office trusts, and unchanged;
 * CHANGED – a data group is not what was signed; UNTRUSTED – the signer's issuer is none of them; EXPIRED – the signer or its issuer is not
 * valid now; INVALID – the signature does not hold or cannot be read; NO_ANCHOR – no certificate is set up on this PC.
 */
export const PassiveResult = z.enum(['VALID', 'CHANGED', 'UNTRUSTED', 'EXPIRED', 'INVALID', 'NO_ANCHOR']);
export type PassiveResult = z.infer<typeof PassiveResult>;

/** Why there is no content of a chip. */
export const ChipFailure = z.enum([
  'NO_READER',
  'NO_CHIP',
  'ACCESS_DENIED',
  'TIMED_OUT',
  'ANSWER_UNREADABLE',
  'READER_FAILED',
]);
export type ChipFailure = z.infer<typeof ChipFailure>;

/** What quality control found on the chip of the printed book. */
export const ChipFindings = z.discriminatedUnion('status', [
  z.strictObject({
    status: z.literal('READ'),
    /** DG1 beside the MRZ of the print job. */
    mrzEqual: z.boolean(),
    passive: PassiveResult,
    /** DG2 is byte for byte the photo that was approved, or its master. */
    isPhotoIdentical: z.boolean(),
    /** How near both faces are where the picture was packed anew; null without a face, or where nothing was measured. */
    photoBand: FaceBand.nullable(),
    /** The officer has seen both beside each other. */
    isPhotoSamePerson: z.boolean(),
  }),
  z.strictObject({ status: z.literal('NOT_READ'), why: ChipFailure }),
]);
export type ChipFindings = z.infer<typeof ChipFindings>;

/**
 * REQUIRED: no electronic book passes unread. IF_READER: it passes unread only where this PC has no reader. OFF: the officer's own tick
 * counts, as with the rest of the book.
 */
export const ChipPolicy = z.enum(['REQUIRED', 'IF_READER', 'OFF']);
export type ChipPolicy = z.infer<typeof ChipPolicy>;

/** What speaks against a book; empty when nothing does. */
export type ChipProblem =
  'CHIP_NOT_READ' | 'CHIP_MRZ_DIFFERS' | 'CHIP_PHOTO_DIFFERS' | 'CHIP_CHANGED' | 'CHIP_NOT_TRUSTED';

/** What a build before the reader wrote for a book whose chip nobody could read. */
export const OLD_UNREAD = 'NOT_READ';
export type ChipOnFile = ChipFindings | typeof OLD_UNREAD;

export function findingsOf(chip: ChipOnFile | undefined): ChipFindings | undefined {
  return chip === OLD_UNREAD ? { status: 'NOT_READ', why: 'NO_READER' } : chip;
}

const PASSIVE_PROBLEMS: Readonly<Record<PassiveResult, ChipProblem | null>> = {
  VALID: null,
  // Without a certificate nobody can say; the office set none up, and the finding tells it.
  NO_ANCHOR: null,
  CHANGED: 'CHIP_CHANGED',
  INVALID: 'CHIP_CHANGED',
  UNTRUSTED: 'CHIP_NOT_TRUSTED',
  EXPIRED: 'CHIP_NOT_TRUSTED',
};

export function chipProblems(findings: ChipFindings | undefined, policy: ChipPolicy): ChipProblem[] {
  if (policy === 'OFF') return [];
  if (!findings || findings.status === 'NOT_READ') {
    const isExcused = policy === 'IF_READER' && findings?.why === 'NO_READER';
    return isExcused ? [] : ['CHIP_NOT_READ'];
  }
  const passive = PASSIVE_PROBLEMS[findings.passive];
  return [
    ...(findings.mrzEqual ? [] : ['CHIP_MRZ_DIFFERS' as const]),
    ...(findings.isPhotoIdentical || findings.isPhotoSamePerson ? [] : ['CHIP_PHOTO_DIFFERS' as const]),
    ...(passive ? [passive] : []),
  ];
}
