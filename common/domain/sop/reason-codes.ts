import { z } from 'zod';
import { LetterText } from '#common/domain/printing/letter-texts.ts';
import { Label, provenance } from './provenance.ts';

/**
 * RESCAN: why a page cannot be used as it is. PAGE_REMOVAL: why a page does not belong to the file. PHOTO_ALLOWED: why a
 * supervisor lets a photo through that did not pass.
 */
export const ReasonKind = z.enum([
  'RETURN',
  'SUSPENSION',
  'REFUSAL',
  'CANCELLATION',
  'VOID',
  'QUALITY',
  'RESCAN',
  'PAGE_REMOVAL',
  'PHOTO_ALLOWED',
]);
export type ReasonKind = z.infer<typeof ReasonKind>;

/** Where a refusal arose; offices publish their refusals by these stages. */
export const RejectStage = z.enum(['SYSTEM', 'DOCUMENT', 'INTERVIEW', 'ADJUDICATOR', 'CENTRE']);
export type RejectStage = z.infer<typeof RejectStage>;

/** Upper-case words joined by `_`, for example `DOC_MISSING`. */
export const ReasonCode = z.string().regex(/^[A-Z][A-Z0-9]*(_[A-Z0-9]+)+$/, 'REASON_CODE');
export type ReasonCode = z.infer<typeof ReasonCode>;

export const Reason = z.strictObject({
  code: ReasonCode,
  kind: ReasonKind,
  label: Label,
  /** The stages at which a refusal with this reason can arise; only for REFUSAL. */
  rejectStages: z.array(RejectStage).min(1).optional(),
  /** Longest time the reason may bar the applicant, in months. */
  maxMonths: z.int().min(1).optional(),
  pausesSla: z.boolean().optional(),
  /** Says too little alone: a note must stand with it. Only for the reasons of pages; the others always carry one. */
  noteRequired: z.boolean().optional(),
  /** May be printed in a letter to the applicant; risk and intelligence reasons may not. */
  printable: z.boolean(),
  /** What the letter to the applicant says; the program's own sentence where a version has none. */
  letter: LetterText.optional(),
  ...provenance,
});
export type Reason = z.infer<typeof Reason>;

/** What the program itself gives as reason when a deadline passes or a book fails; each must name a listed code. */
export const AutomaticReasons = z.strictObject({
  documentsDeadline: ReasonCode,
  noShowExpiry: ReasonCode,
  billingExpiry: ReasonCode,
  falseStatementProven: ReasonCode,
  notCollected: ReasonCode,
  spoiledAtIssue: ReasonCode,
  preventionMatch: ReasonCode,
  outage: ReasonCode,
  lostReckless: ReasonCode,
  duplicateFound: ReasonCode,
});
export type AutomaticReasons = z.infer<typeof AutomaticReasons>;

export const ReasonCodes = z.strictObject({ reasons: z.array(Reason).min(1), automatic: AutomaticReasons });
export type ReasonCodes = z.infer<typeof ReasonCodes>;
