import { z } from 'zod';
import { Instant } from '#common/kernel/instant.ts';
import type { Application } from '#common/domain/applications/application.ts';
import { hasBiometrics } from '#common/domain/applications/application.ts';
import type { Action } from '#common/domain/applications/rules.ts';
import { AppState, isFinal } from '#common/domain/applications/vocabulary.ts';

/** What the centre is told of a file. Everything else of it stays in the office. */
export const CentreStatus = z.strictObject({
  /** Derived from the action: the same status always carries the same id, so that the centre can know it again. */
  id: z.uuid(),
  number: z.string(),
  status: z.enum(['ARRIVED', 'NO_SHOW', 'BIOMETRICS_RECORDED', 'ISSUED', 'ENDORSED', 'HANDED_OVER', 'ENDED']),
  at: Instant,
  /** With ISSUED and HANDED_OVER of a printed book. */
  passportNumber: z.string().nullable(),
  /** With ENDED: how the file ended. */
  endedAs: AppState.nullable(),
});
export type CentreStatus = z.infer<typeof CentreStatus>;

/** What an accepted action tells the centre; null for what is the office's own business. `file` is the file after it. */
export function centreStatusOf(
  action: Pick<Action, 'kind' | 'occurredAt'>,
  file: Application,
): Omit<CentreStatus, 'id'> | null {
  const status = wordFor(action.kind, file);
  if (status === null) return null;
  return {
    number: file.number,
    status,
    at: action.occurredAt,
    passportNumber:
      status === 'ISSUED' || status === 'HANDED_OVER' ? (file.book?.passportNumber ?? null) : null,
    endedAs: status === 'ENDED' ? file.state : null,
  };
}

function wordFor(kind: Action['kind'], file: Application): CentreStatus['status'] | null {
  switch (kind) {
    case 'appointments.checkIn/1':
    case 'appointments.registerWalkIn/1':
      return 'ARRIVED';
    case 'appointments.markNoShow/1':
      return 'NO_SHOW';
    case 'biometrics.capturePhoto/1':
    case 'biometrics.allowPhoto/1':
    case 'biometrics.captureFingerprints/1':
    case 'biometrics.captureSignature/1':
      return hasBiometrics(file) ? 'BIOMETRICS_RECORDED' : null;
    // A book counts from the quality test on: one that is spoiled before was never issued.
    case 'production.qcPass/1':
      return 'ISSUED';
    case 'production.endorse/1':
      return 'ENDORSED';
    case 'production.handOver/1':
      return 'HANDED_OVER';
    default:
      return isFinal(file.state) ? 'ENDED' : null;
  }
}
