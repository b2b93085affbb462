import { z } from 'zod';
import { Instant } from '#common/kernel/instant.ts';
import { PlainDate } from '#common/kernel/plain-date.ts';
import { InterviewOutcome, LostFinding, TravelPurpose } from '#common/domain/applications/vocabulary.ts';
import { ReasonCodes } from '#common/domain/documents/actions.ts';
import { DocCode } from '#common/domain/documents/doc-code.ts';

const Note = z.string().max(4000);

export const RecordInterview = z
  .object({
    purpose: TravelPurpose,
    destination: z.string().trim().max(120),
    answers: z.record(z.string().max(60), z.string().max(2000)),
    /** Neutral observations by id; never a score. */
    indicators: z.array(z.string().max(60)).max(40),
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
