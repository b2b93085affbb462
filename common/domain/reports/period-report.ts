import { z } from 'zod';
import { REJECT_STAGES } from '#common/domain/applications/application.ts';
import {
  AppType,
  InterviewOutcome,
  PassportKind,
  ServiceLane,
  Stage,
} from '#common/domain/applications/vocabulary.ts';
import { UserId } from '#common/kernel/ids.ts';
import { PlainDate } from '#common/kernel/plain-date.ts';
import { DeviationKind } from './deviation.ts';
import { Milestone } from './milestone.ts';
import { PairRow } from './pair-tally.ts';
import { Period } from './period.ts';
import { CheckedNorm } from './norm-check.ts';
import { PhotoSeatRow } from './photo-seat-tally.ts';
import { PrintRow } from './print-tally.ts';
import { ProcedureStep } from './procedure-steps.ts';
import { SeatRow } from './seat-tally.ts';
import { Spread } from './spread.ts';

const Count = z.int().min(0);
export const Counts = z.record(Milestone, Count);
export type Counts = z.infer<typeof Counts>;

function groupedBy<S extends z.ZodType>(key: S) {
  return z.array(z.strictObject({ key, counts: Counts }));
}

export const ReasonCount = z.strictObject({
  what: z.enum([
    'RETURNED',
    'SUSPENDED',
    'REFUSED',
    'WITHDRAWN',
    'CANCELLED',
    'CORRECTED',
    'QUALITY_FAILED',
    'MOVED_BY_OFFICE',
  ]),
  code: z.string(),
  count: Count,
});
export type ReasonCount = z.infer<typeof ReasonCount>;

export const NormCount = z.strictObject({
  norm: CheckedNorm,
  met: Count,
  late: Count,
  running: Count,
  overdue: Count,
});
export type NormCount = z.infer<typeof NormCount>;

export const DeviationCount = z.strictObject({ kind: DeviationKind, count: Count, withoutReason: Count });
export type DeviationCount = z.infer<typeof DeviationCount>;

/** CODE: from the procedure's list. WORDS: what several files share. OTHER: all other words, together. */
export const DeviationReason = z.strictObject({
  kind: DeviationKind,
  as: z.enum(['CODE', 'WORDS', 'OTHER']),
  reason: z.string(),
  count: Count,
});
export type DeviationReason = z.infer<typeof DeviationReason>;

/** Files by how they went through the steps. `outOfOrder`: the step was done first after one that comes later. */
const StepFigures = { files: Count, repeated: Count, outOfOrder: Count };
export const ProcedureSheet = z.strictObject({
  ...StepFigures,
  steps: z.array(z.strictObject({ step: ProcedureStep, ...StepFigures })),
});
export type ProcedureSheet = z.infer<typeof ProcedureSheet>;

/** An officer's speed never stands without what became of the files: who is fast because nothing is looked at shows here. */
export const OfficerRow = z.strictObject({
  by: UserId,
  stage: Stage,
  files: Count,
  minutes: Spread,
  returned: Count,
  refused: Count,
});
export type OfficerRow = z.infer<typeof OfficerRow>;

/** Speed, ease and affordability, by which the study of the office judges its service. */
export const ServiceSheet = z.strictObject({
  speed: z.strictObject({
    /** Minutes from ticket to first desk, and to the end of photo and interview. */
    firstDesk: Spread,
    inOffice: Spread,
    /** Whole days from the interview that let the file go on to the finished book. */
    daysToBook: Spread,
    normsMet: Count,
    normsLate: Count,
  }),
  ease: z.strictObject({
    /** Days on which somebody stood in the office for a book that was handed over in the period. */
    visits: Spread,
    /** Handed over without a return, suspension or correction on the way. */
    straight: Count,
    handedOver: Count,
  }),
  affordability: z.strictObject({
    /** Of files handed over in the period. Rupiah. */
    tariff: Count,
    paid: Count,
    exact: Count,
    above: Count,
    below: Count,
    waived: Count,
    /** No tariff fits. */
    unknown: Count,
  }),
});
export type ServiceSheet = z.infer<typeof ServiceSheet>;

/** What the office did in a period, counted from the actions themselves. */
export const PeriodReport = z.strictObject({
  period: Period,
  /** Files with at least one act in the period. */
  files: Count,
  counts: Counts,
  byDay: groupedBy(PlainDate),
  /** `HH` on the office's wall. */
  byHour: groupedBy(z.string()),
  byLane: groupedBy(ServiceLane),
  byType: groupedBy(AppType),
  byKind: groupedBy(PassportKind),
  outcomes: z.array(z.strictObject({ outcome: InterviewOutcome, count: Count })),
  reasons: z.array(ReasonCount),
  missing: z.array(z.strictObject({ code: z.string(), count: Count })),
  /** Files that were refused, by the stage at which they were and the reason. A file with two reasons stands under both. */
  refusals: z.array(z.strictObject({ stage: z.enum(REJECT_STAGES), code: z.string(), count: Count })),
  norms: z.array(NormCount),
  procedure: ProcedureSheet,
  deviations: z.array(DeviationCount),
  /** A deviation with two codes stands under both. */
  deviationReasons: z.array(DeviationReason),
  service: ServiceSheet,
  officers: z.array(OfficerRow),
  pairs: z.array(PairRow),
  seats: z.array(SeatRow),
  photoSeats: z.array(PhotoSeatRow),
  printing: z.array(PrintRow),
});
export type PeriodReport = z.infer<typeof PeriodReport>;
