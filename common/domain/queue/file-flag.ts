import { z } from 'zod';

/** What a list marks on a file. LATE and DUE_SOON depend on the day; the others stay true until somebody acts. */
export const FileFlag = z.enum([
  'LATE',
  'DUE_SOON',
  'PAYMENT',
  'PENDING_CENTRAL',
  'WATCHLIST',
  'PROPOSAL',
  'CORRECTION',
  'NIK_WARNING',
  'PARKED',
  'CONFLICT',
  'SAME_PERSON',
  'FAMILY',
  'FAMILY_HOLD',
  'PHOTO_WAITING',
  'FACE_DOUBT',
  'PRINT_DOUBT',
]);
export type FileFlag = z.infer<typeof FileFlag>;

/** Those that are stored with a file, so that a queue can be made of them. */
export const StoredFlag = FileFlag.exclude(['LATE', 'DUE_SOON']);
export type StoredFlag = z.infer<typeof StoredFlag>;
