import { z } from 'zod';

/** What the simulated device does badly; set over `POST /admin/faults` while it runs. */
export const SbiFaults = z.strictObject({
  status: z.enum(['Ready', 'Busy', 'Not Ready', 'Not Registered']).default('Ready'),
  /** A code of SBI that a capture answers instead of prints. */
  errorCode: z.string().nullable().default(null),
  delayMs: z.int().min(0).max(120_000).default(0),
  /** Scores of the next prints in turn; the last one stays. */
  quality: z.array(z.number().min(0).max(100)).min(1).default([74]),
  defect: z.enum(['NONE', 'DRY', 'FAINT', 'HALF', 'SMUDGED']).default('NONE'),
  /**
   * RECORD: the print changed after it was signed. SIGNATURE: a signature of nothing. NO_ALGORITHM: the word that nothing was
   * signed. HASH, CHAIN: a hash of nothing, a chain of its own. REPLAY: the last answer again, whole. REPEAT: the last record
   * again for a new question. TRANSACTION, CLOCK, SERIAL, FINGER, POSITION: another one than asked. SIGNER, EXPIRED, WEAK: a
   * certificate of somebody else, of yesterday, of too short a key. UNREADABLE: no ISO record. SCHEMA: another shape.
   * GARBAGE: no JSON. NUMBERS: numbers where texts belong.
   */
  tamper: z
    .enum([
      'NONE',
      'RECORD',
      'SIGNATURE',
      'NO_ALGORITHM',
      'HASH',
      'CHAIN',
      'REPLAY',
      'REPEAT',
      'TRANSACTION',
      'CLOCK',
      'SERIAL',
      'FINGER',
      'POSITION',
      'SIGNER',
      'EXPIRED',
      'WEAK',
      'UNREADABLE',
      'SCHEMA',
      'GARBAGE',
      'NUMBERS',
    ])
    .default('NONE'),
  /** A foreign place in discovery or in the signed info. */
  callback: z.enum(['OWN', 'DISCOVERY', 'INFO']).default('OWN'),
  /** BEFORE, MIDDLE: the line is cut before and within the answer to a capture. ALL: at every question. */
  cut: z.enum(['NONE', 'BEFORE', 'MIDDLE', 'ALL']).default('NONE'),
  /** An answer beyond all reason. */
  isOversize: z.boolean().default(false),
  /** After so many pictures the stream ends: with a word, without one, or with a picture beyond all reason. */
  stream: z
    .strictObject({ frames: z.int().min(0), end: z.enum(['MESSAGE', 'CUT', 'HUGE', 'NO_LENGTH']) })
    .nullable()
    .default(null),
});
export type SbiFaults = z.infer<typeof SbiFaults>;

export const NO_FAULTS: SbiFaults = SbiFaults.parse({});
