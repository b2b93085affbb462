import { z } from 'zod';
import { AttachmentId } from '#common/kernel/ids.ts';
import { Instant } from '#common/kernel/instant.ts';
import { PlainDate } from '#common/kernel/plain-date.ts';
import { InterviewOutcome, LostFinding, TravelPurpose } from '#common/domain/applications/vocabulary.ts';
import { ReasonCodes } from '#common/domain/documents/actions.ts';
import { DocCode } from '#common/domain/documents/doc-code.ts';

import { BookConfirmation } from './book-data.ts';

const Note = z.string().max(4000);

/** Who vouches for the journey (domain reference 10.5). */
export const Guarantor = z.strictObject({
  name: z.string().trim().min(3).max(120),
  relation: z.string().trim().min(2).max(60),
  phone: z.string().trim().min(5).max(30),
});
export type Guarantor = z.infer<typeof Guarantor>;

export const RecordInterview = z
  .object({
    purpose: TravelPurpose,
    destination: z.string().trim().max(120),
    answers: z.record(z.string().max(60), z.string().max(2000)),
    /** Neutral observations by id; never a score. */
    indicators: z.array(z.string().max(60)).max(40),
    /** In the officer's words, by the id of the observation. */
    indicatorNotes: z.record(z.string().max(60), z.string().trim().max(500)).optional(),
    guarantor: Guarantor.nullable().optional(),
    /** Data of the book, read and signed by the applicant. */
    confirmation: BookConfirmation.optional(),
    originalsSeen: z.array(DocCode),
    requestedDocs: z.array(DocCode),
    outcome: InterviewOutcome,
    reasonCodes: ReasonCodes,
    note: Note,
    nextStepOn: PlainDate.nullable(),
    startedAt: Instant,
    endedAt: Instant,
    reference: z.string().trim().max(60).nullable(),
    applicantConfirmed: z.boolean(),
  })
  .strict();
export type RecordInterview = z.infer<typeof RecordInterview>;

export const RecordExamination = z
  .object({
    bapNumber: z.string().trim().min(1).max(60),
    text: z.string().trim().min(1).max(20_000),
    applicantSigned: z.boolean(),
    finding: LostFinding.nullable(),
    opinionNumber: z.string().trim().max(60).nullable(),
    opinion: z.string().trim().max(20_000).nullable(),
  })
  .strict();

export const ExaminationAnswer = z
  .object({
    id: z.string().min(1).max(60),
    question: z.string().trim().min(1).max(500),
    answer: z.string().trim().max(4000),
  })
  .strict();
export type ExaminationAnswer = z.infer<typeof ExaminationAnswer>;

/** What the examiner advises: to go on, to make a reckless loser wait, or not to go on. The heads decide. */
export const Recommendation = z.enum(['APPROVE', 'SUSPEND', 'REFUSE']);
export type Recommendation = z.infer<typeof Recommendation>;

/** The whole record each time, as it stands: questions and answers, place and time, who examined, what was sworn and signed. */
export const RecordExamination2 = z
  .object({
    bapNumber: z.string().trim().min(1).max(60),
    place: z.string().trim().min(1).max(120),
    startedAt: Instant,
    answers: z.array(ExaminationAnswer).min(1).max(60),
    /** Who examined beside the one who records. */
    otherExaminers: z.array(z.string().trim().min(1).max(120)).max(4),
    statement: z.string().trim().max(2000),
    isSworn: z.boolean(),
    /** On the pad, or on the printed record where there is none. */
    signatureId: AttachmentId.nullable(),
    signedOnPaper: z.boolean(),
    signOff: z.boolean(),
    finding: LostFinding.nullable(),
    opinion: z
      .object({
        number: z.string().trim().min(1).max(60),
        text: z.string().trim().min(1).max(20_000),
        recommendation: Recommendation,
      })
      .strict()
      .nullable(),
  })
  .strict();
export type RecordExamination2 = z.infer<typeof RecordExamination2>;

export const HeadApproves = z
  .object({
    endorsement: z.boolean(),
    note: Note,
    /** Letter of the Director General, where a change of data waits for one. */
    directorGeneralRef: z.string().trim().max(80).optional(),
  })
  .strict();
export const HeadRefuses = z
  .object({ reasonCodes: ReasonCodes, note: Note, letterNo: z.string().trim().min(1).max(60) })
  .strict();
export const TimedSuspension = z
  .object({ months: z.int().min(1).max(60), reasonCodes: ReasonCodes, note: Note, until: PlainDate })
  .strict();
