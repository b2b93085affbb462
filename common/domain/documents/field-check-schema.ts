import { z } from 'zod';
import { AttachmentId } from '#common/kernel/ids.ts';
import { DocCode } from './doc-code.ts';

/** What of the declared data is held against the papers, one by one (domain reference 20). */
export const CheckedField = z.enum([
  'fullName',
  'nik',
  'kkNumber',
  'birthPlace',
  'birthDate',
  'sex',
  'address',
  'fatherName',
  'motherName',
  'oldPassport',
]);
export type CheckedField = z.infer<typeof CheckedField>;

/** How two papers differ (domain reference 20: elderly applicants above all). ASSUMED list. */
export const MismatchCode = z.enum([
  'SPELLING',
  'NAME_PART_MISSING',
  'NAME_PART_ADDED',
  'TITLE_IN_NAME',
  'PLACE_LEVEL',
  'DATE_DIFFERS',
  'YEAR_ONLY',
  'NUMBER_DIFFERS',
  'ADDRESS_MOVED',
  'OTHER_PERSON',
  'OTHER',
]);
export type MismatchCode = z.infer<typeof MismatchCode>;

const Share = z.number().min(0).max(1);

/** A part of a page, each 0–1 of the page as it was scanned. */
export const PageRegion = z.object({ x: Share, y: Share, width: Share, height: Share }).strict();
export type PageRegion = z.infer<typeof PageRegion>;

/** Where it was read: the page of an attachment, and the part of it when one was pointed at. */
export const PagePlace = z
  .object({ attachmentId: AttachmentId, page: z.int().min(0).max(999), region: PageRegion.nullable() })
  .strict();
export type PagePlace = z.infer<typeof PagePlace>;

const Compared = {
  field: CheckedField,
  code: DocCode,
  /** Null where the original was read in the hand and no page of it is here. */
  place: PagePlace.nullable(),
};

export const CheckField = z.discriminatedUnion('verdict', [
  z.object({ ...Compared, verdict: z.literal('MATCHES') }).strict(),
  z
    .object({
      ...Compared,
      verdict: z.literal('DIFFERS'),
      mismatch: MismatchCode,
      /** What the paper says. */
      found: z.string().trim().min(1).max(200),
    })
    .strict(),
]);
export type CheckField = z.infer<typeof CheckField>;

/** An officer looked into a difference and lets the declared value stand. */
export const SettleDifference = z
  .object({ field: CheckedField, code: DocCode, note: z.string().max(4000) })
  .strict();
