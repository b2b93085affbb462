import { z } from 'zod';
import type { Applicant } from '#common/domain/applications/applicant.ts';
import type { Stamp } from '#common/domain/applications/stamp.ts';
import { PassportKind, Sex } from '#common/domain/applications/vocabulary.ts';
import { AttachmentId } from '#common/kernel/ids.ts';
import { PlainDate } from '#common/kernel/plain-date.ts';

/** What the applicant reads before the interview ends: the personal data of the book (ICAO 9303-4) and the book itself. */
export const BookData = z.strictObject({
  fullName: z.string(),
  nik: z.string(),
  sex: Sex,
  birthPlace: z.string(),
  birthDate: PlainDate,
  kind: PassportKind,
  pages: z.union([z.literal(24), z.literal(48)]),
  validityYears: z.union([z.literal(5), z.literal(10)]),
});
export type BookData = z.infer<typeof BookData>;

/** A child does not sign; whoever signs instead is named. */
export const Signer = z.enum(['SELF', 'PARENT', 'GUARDIAN']);
export type Signer = z.infer<typeof Signer>;

export const BookConfirmation = z.strictObject({
  /** Word for word what was shown. */
  data: BookData,
  /** PAPER: printed, signed by hand, scanned into the file and put into the dossier. */
  means: z.enum(['SCREEN', 'PAPER']),
  signer: Signer,
  signerName: z.string().trim().max(120).nullable(),
  signatureId: AttachmentId.nullable(),
  strokesAttachmentId: AttachmentId.optional(),
  /** The signed sheet as scanned; absent on confirmations of older desks. */
  paperAttachmentId: AttachmentId.optional(),
});
export type BookConfirmation = z.infer<typeof BookConfirmation>;

export type RecordedConfirmation = BookConfirmation & { stamp: Stamp };

/** The part of a file that the book is made of. */
type Subject = Pick<BookData, 'kind' | 'pages' | 'validityYears'> & { applicant: Applicant };

export function bookData({ applicant, kind, pages, validityYears }: Subject): BookData {
  const { fullName, nik, sex, birthPlace, birthDate } = applicant;
  return { fullName, nik, sex, birthPlace, birthDate, kind, pages, validityYears };
}

export function isSameBook(one: BookData, other: BookData): boolean {
  return BookData.keyof().options.every((field) => one[field] === other[field]);
}

/** Something that was signed has changed since: it is read and signed again before the file goes on. */
export function isConfirmationStale(
  file: Subject & { confirmation?: Pick<BookConfirmation, 'data'> | undefined },
): boolean {
  return file.confirmation !== undefined && !isSameBook(file.confirmation.data, bookData(file));
}
