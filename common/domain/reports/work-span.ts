import { z } from 'zod';
import type { AppState, Stage } from '#common/domain/applications/vocabulary.ts';
import { Stage as StageName } from '#common/domain/applications/vocabulary.ts';
import { UserId } from '#common/kernel/ids.ts';
import { PlainDate } from '#common/kernel/plain-date.ts';
import { localDate, minutesBetween, type Instant } from '#common/kernel/instant.ts';
import type { MilestoneEvent } from './milestone.ts';
import type { Step } from './walk.ts';

/** A file in one officer's hands, until that officer's own act let it go. Minutes on the clock. */
export const WorkSpan = z.strictObject({
  by: UserId,
  stage: StageName,
  day: PlainDate,
  minutes: z.number().min(0),
  /** What the officer said at the end: it went on, came back to the applicant, or was refused. */
  end: z.enum(['ON', 'RETURNED', 'REFUSED']),
});
export type WorkSpan = z.infer<typeof WorkSpan>;

/** The stage whose work is done while a file is in a state; null where nobody holds it. */
function stageOf({ before }: Step): Stage | null {
  if (!before) return null;
  const stages: Partial<Record<AppState, Stage>> = {
    DOC_REVIEW: 'documents',
    DOC_INCOMPLETE: 'documents',
    UNDER_EXAMINATION: 'interview',
    SUSPENDED: 'interview',
    VERIFICATION: 'decision',
    ADJUDICATION: 'decision',
    APPROVED: 'production',
    BLANK_ALLOCATED: 'production',
    PRINTED: 'production',
    QC_PASSED: 'handover',
    READY_FOR_PICKUP: 'handover',
  };
  return stages[before.state] ?? null;
}

/** In the service the same state holds two desks; the act tells which of them it was. */
function serviceStage({ action }: Step): Stage | null {
  if (action.kind.startsWith('biometrics.')) return 'capture';
  return action.kind.startsWith('interview.') ? 'interview' : null;
}

/** Work that this step ended. A file that was only put back, or taken away, was not worked to an end. */
export function workEnded(step: Step, told: readonly MilestoneEvent[], utcOffsetMinutes: number): WorkSpan[] {
  const { action, before, after } = step;
  const claim = before?.claim;
  const isHeld = claim && claim.by === action.actor;
  if (!isHeld || action.kind.startsWith('queue.')) return [];
  const isOver = after.claim === null || after.claim.by !== claim.by;
  const stage = before.state === 'IN_SERVICE' ? serviceStage(step) : stageOf(step);
  if (!isOver || !stage) return [];
  const minutes = minutesSpent(claim.at, action.occurredAt);
  return [
    { by: claim.by, stage, day: localDate(action.occurredAt, utcOffsetMinutes), minutes, end: endOf(told) },
  ];
}

function endOf(told: readonly MilestoneEvent[]): WorkSpan['end'] {
  if (told.some(({ what }) => what === 'REFUSED')) return 'REFUSED';
  return told.some(({ what }) => what === 'RETURNED' || what === 'SUSPENDED' || what === 'CORRECTED')
    ? 'RETURNED'
    : 'ON';
}

/** To the tenth of a minute; two desks' clocks may differ, no span is negative. */
export function minutesSpent(from: Instant, to: Instant): number {
  return Math.max(0, Math.round(minutesBetween(from, to) * 10) / 10);
}
