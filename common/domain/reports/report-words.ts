import type { PlainDate } from '#common/kernel/plain-date.ts';
import type { DeviationKind } from './deviation.ts';
import type { Milestone } from './milestone.ts';
import type { CheckedNorm } from './norm-check.ts';
import type { ProcedureStep } from './procedure-steps.ts';
import type { ReportTableId } from './table-id.ts';

/** The part of a catalogue that a report is written with. */
type Texts = Readonly<Record<string, string>>;
export type ReportCatalogue = {
  reports: {
    table: Readonly<Record<ReportTableId, string>>;
    column: typeof COLUMNS extends readonly (infer C extends string)[] ? Readonly<Record<C, string>> : never;
    milestone: Readonly<Record<Milestone, string>>;
    norm: Readonly<Record<CheckedNorm, string>>;
    deviation: Readonly<Record<DeviationKind, string>>;
    whole: Readonly<Record<Whole, string>>;
    file: { stepName: Readonly<Record<ProcedureStep, string>> };
    service: typeof SERVICE extends readonly (infer S extends string)[] ? Readonly<Record<S, string>> : never;
  };
  labels: {
    lane: Texts;
    type: Texts;
    kind: Texts;
    outcome: Texts;
    rejectStage: Texts;
    stage: Texts;
    document: Texts;
    correctionStep: Texts;
    specialReschedule: Texts;
    waiver: Texts;
  };
};

const COLUMNS = [
  'what',
  'count',
  'value',
  'norm',
  'met',
  'late',
  'running',
  'overdue',
  'share',
  'stage',
  'reason',
  'deviation',
  'step',
  'repeated',
  'outOfOrder',
  'withoutReason',
  'officer',
  'capturer',
  'approver',
  'expected',
  'files',
  'p50',
  'p90',
  'returned',
  'returnedShare',
  'refused',
  'refusedShare',
  'desk',
  'captures',
  'prints',
  'quality',
  'low',
  'retakes',
  'again',
  'exceptions',
  'fallbacks',
  'doubtful',
  'product',
  'opening',
  'received',
  'issued',
  'spoiled',
  'voided',
  'missing',
  'sent',
  'closing',
  'month',
  'printed',
  'qualityFailed',
  'spoiledUnprinted',
  'spoiledShare',
  'photos',
  'passed',
  'warned',
  'failed',
  'notAssessed',
  'retaken',
  'fromFile',
  'allowed',
  'declined',
] as const;

const SERVICE = [
  'firstDesk50',
  'firstDesk90',
  'inOffice50',
  'inOffice90',
  'daysToBook50',
  'daysToBook90',
  'normsMet',
  'visits50',
  'visits90',
  'straight',
  'tariff',
  'paid',
  'exact',
  'above',
  'below',
  'waived',
  'unknown',
] as const;

/** Lines that put together: all files, and the words that few shared. */
type Whole = 'files' | 'otherWords';

export type ReportWords = {
  table: (id: ReportTableId) => string;
  column(key: (typeof COLUMNS)[number]): string;
  service(key: (typeof SERVICE)[number]): string;
  milestone: (what: Milestone) => string;
  norm: (norm: CheckedNorm) => string;
  deviation: (kind: DeviationKind) => string;
  step: (step: ProcedureStep) => string;
  whole: (line: Whole) => string;
  lane: (key: string) => string;
  type: (key: string) => string;
  kind: (key: string) => string;
  outcome: (key: string) => string;
  rejectStage: (key: string) => string;
  stage: (key: string) => string;
  document: (code: string) => string;
  correctionStep: (key: string) => string;
  specialReschedule: (key: string) => string;
  waiver: (key: string) => string;
  reason: (code: string) => string;
  day: (day: string) => string;
};

/** What the office says comes from the procedure (`reason`), all other words from the catalogue. A word that is missing is its code. */
export function reportWords(
  { reports, labels }: ReportCatalogue,
  { reason, day }: { reason: (code: string) => string; day: (day: PlainDate) => string },
): ReportWords {
  const among = (texts: Texts) => (key: string) => texts[key] ?? key;
  return {
    table: (id) => reports.table[id],
    column: (key) => reports.column[key],
    service: (key) => reports.service[key],
    milestone: (what) => reports.milestone[what],
    norm: (norm) => reports.norm[norm],
    deviation: (kind) => reports.deviation[kind],
    step: (step) => reports.file.stepName[step],
    whole: (line) => reports.whole[line],
    lane: among(labels.lane),
    type: among(labels.type),
    kind: among(labels.kind),
    outcome: among(labels.outcome),
    rejectStage: among(labels.rejectStage),
    stage: among(labels.stage),
    document: among(labels.document),
    correctionStep: among(labels.correctionStep),
    specialReschedule: among(labels.specialReschedule),
    waiver: among(labels.waiver),
    reason,
    day: (text) => day(text as PlainDate),
  };
}
