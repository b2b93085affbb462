import type { Application } from '#common/domain/applications/application.ts';
import type { Policy } from '#common/domain/applications/policy.ts';
import type { Action } from '#common/domain/applications/rules.ts';
import { localDate, type Instant } from '#common/kernel/instant.ts';
import type { PlainDate } from '#common/kernel/plain-date.ts';
import { deviationsOf, type Deviation } from './deviation.ts';
import { milestonesOf, type MilestoneEvent } from './milestone.ts';
import { normsEnded, normsOpen, type NormCheck } from './norm-check.ts';
import { photosOf, type PhotoEvent } from './photo-seat-tally.ts';
import { PrintWatch, type PrintEvent } from './print-tally.ts';
import { StepRecord, type StepDone, type StepTold } from './procedure-steps.ts';
import { capturesOf, type PrintCapture } from './seat-tally.ts';
import { walk, type Step } from './walk.ts';
import { minutesSpent, workEnded, type WorkSpan } from './work-span.ts';

/** What one file tells a report: read from its list of actions alone. */
export type FileReport = {
  /** As it stood at the end of the report's time. */
  file: Application;
  /** Days on which anything was done. */
  days: ReadonlySet<PlainDate>;
  events: readonly MilestoneEvent[];
  work: readonly WorkSpan[];
  prints: readonly PrintCapture[];
  photos: readonly PhotoEvent[];
  printing: readonly PrintEvent[];
  waits: readonly Wait[];
  norms: readonly NormCheck[];
  steps: readonly StepTold[];
  deviations: readonly (Deviation & { day: PlainDate })[];
  /** Days on which the applicant, or who collects, stood in the office. */
  visits: readonly PlainDate[];
};

/**
 * Of one visit. FIRST_DESK: from the ticket to the first officer. IN_OFFICE: from the ticket to the end of photo, fingers and
 * interview, on the same day.
 */
export type Wait = { what: 'FIRST_DESK' | 'IN_OFFICE'; day: PlainDate; minutes: number };

const PRESENT: ReadonlySet<Action['kind']> = new Set<Action['kind']>([
  'appointments.checkIn/1',
  'appointments.registerWalkIn/1',
  'documents.resubmit/1',
  'biometrics.capturePhoto/1',
  'biometrics.captureFingerprints/1',
  'biometrics.captureSignature/1',
  'interview.recordInterview/1',
  'interview.confirmData/1',
  'production.handOver/1',
]);

/**
 * Null for a file that did not exist at `until`. What is owed is owed as of `until`, so that the report of a month that is over says
 * the same for ever. Events are told over the whole list: the clocks of two desks may differ.
 */
export function reportOf(
  actions: Iterable<Action>,
  policyOf: (sopId: string) => Policy,
  until: Instant,
): FileReport | null {
  let file: Application | null = null;
  let policy: Policy | null = null;
  const days = new Set<PlainDate>();
  const events: MilestoneEvent[] = [];
  const work: WorkSpan[] = [];
  const prints: PrintCapture[] = [];
  const photos: PhotoEvent[] = [];
  const printing: PrintEvent[] = [];
  const printWatch = new PrintWatch();
  const waits: Wait[] = [];
  const norms: NormCheck[] = [];
  const deviations: (Deviation & { day: PlainDate })[] = [];
  const visits = new Set<PlainDate>();
  const steps = new StepRecord();
  for (const step of walk(actions)) {
    const { action, before, after } = step;
    policy ??= policyOf(after.sopId);
    const offset = policy.utcOffsetMinutes;
    const day = localDate(action.occurredAt, offset);
    days.add(day);
    steps.add(action, day);
    if (action.occurredAt < until) file = after;
    const told = milestonesOf(step, offset);
    events.push(...told);
    prints.push(...capturesOf(action, offset));
    photos.push(...photosOf(step, offset));
    printing.push(...printWatch.next(step, offset));
    work.push(...workEnded(step, told, offset));
    waits.push(...waitsEnded(step, offset));
    if (before?.state !== after.state || action.kind.startsWith('interview.')) {
      norms.push(...normsEnded(step, policy));
    }
    deviations.push(...deviationsOf(step).map((deviation) => ({ ...deviation, day })));
    if (PRESENT.has(action.kind)) visits.add(day);
  }
  if (!file || !policy) return null;
  norms.push(...normsOpen(file, policy, until));
  const told = { steps: steps.told(), deviations, visits: [...visits] };
  return { file, days, events, work, prints, photos, printing, waits, norms, ...told };
}

/** How one file went through the procedure, as its sheet shows it. */
export type FileConformance = {
  steps: readonly StepDone[];
  norms: readonly NormCheck[];
  deviations: readonly Deviation[];
  visits: readonly PlainDate[];
};

export function conformanceOf(
  actions: readonly Action[],
  policyOf: (sopId: string) => Policy,
  now: Instant,
): FileConformance | null {
  const report = reportOf(actions, policyOf, now);
  if (!report) return null;
  const { norms, visits } = report;
  const steps = report.steps.map(({ days: _days, ...step }) => step);
  const deviations = report.deviations.map(({ day: _day, ...deviation }) => deviation);
  return { steps, norms, deviations, visits };
}

function waitsEnded({ action, before, after }: Step, offset: number): Wait[] {
  if (!before?.arrivedAt || before.state === after.state) return [];
  const day = localDate(action.occurredAt, offset);
  if (localDate(before.arrivedAt, offset) !== day) return [];
  const minutes = minutesSpent(before.arrivedAt, action.occurredAt);
  if (before.state === 'CHECKED_IN' && after.state === 'DOC_REVIEW') {
    return [{ what: 'FIRST_DESK', day, minutes }];
  }
  return before.state === 'IN_SERVICE' && after.state === 'VERIFICATION'
    ? [{ what: 'IN_OFFICE', day, minutes }]
    : [];
}
