import { localDate } from '#common/kernel/instant.ts';
import type { PlainDate } from '#common/kernel/plain-date.ts';
import type { FileFlag } from '#common/contract/ipc/applications.ts';
import type { Application } from '#common/domain/applications/application.ts';
import { deadlineOf, dueOnOf } from '#common/domain/applications/deadlines.ts';
import type { Policy } from '#common/domain/applications/policy.ts';
import { doubtfulPrints } from '#common/domain/biometrics/finger.ts';
import { isFaceDoubted, isPhotoWaiting } from '#common/domain/biometrics/photo.ts';
import { checkNik } from '#common/domain/identity/nik.ts';
import { waitsForApprover } from '#common/domain/approval/waits-for-approver.ts';
import { queueStages } from '#common/domain/queue/queue-stages.ts';
import { placeOf } from '#common/domain/queue/ticket.ts';
import type { Projection } from '#main/records/repositories/projections.ts';

/** What the lists show of a file; everything here follows from the file and the policy. */
export function project(file: Application, policy: Policy, today: PlainDate): Projection {
  return {
    file,
    dueOn: dueOnOf(file, policy, today),
    deadlineOn: deadlineOf(file, policy),
    flags: flagsOf(file, policy),
    stages: queueStages(file, policy),
    laneRank: policy.laneRank[file.lane],
    forApprover: waitsForApprover(file),
    place: file.ticket ? placeOf(file.ticket, policy) : placeWithoutTicket(file),
  };
}

/** Flags that stay true until somebody acts; lateness is added by the list that knows the day. */
export function flagsOf(file: Application, { provinces, fingers }: Policy): FileFlag[] {
  const flags: FileFlag[] = [];
  const isUnpaid = file.payment.status !== 'SETTLED' && file.payment.status !== 'WAIVED';
  // The treasury's doubt stands out like money that is missing.
  if (isUnpaid || file.paymentQuestion) flags.push('PAYMENT');
  if (file.pendingCentral) flags.push('PENDING_CENTRAL');
  if (file.watchlist?.result === 'POSSIBLE_MATCH' || file.watchlist?.result === 'CONFIRMED_MATCH') {
    flags.push('WATCHLIST');
  }
  if (file.proposal || file.failing) flags.push('PROPOSAL');
  if (file.state === 'IN_SERVICE' && isPhotoWaiting(file)) flags.push('PHOTO_WAITING');
  if (isFaceDoubted(file)) flags.push('FACE_DOUBT');
  if (fingers.flagDoubtful && doubtfulPrints(file.fingerprints?.fingers ?? []).length > 0) {
    flags.push('PRINT_DOUBT');
  }
  if (file.correction) flags.push('CORRECTION');
  const { nik, birthDate, sex } = file.applicant;
  if (checkNik(nik, { birthDate, sex }, undefined, provinces).issues.length > 0) flags.push('NIK_WARNING');
  if (file.ticket?.status === 'PARKED') flags.push('PARKED');
  if (file.conflicts.length > 0) flags.push('CONFLICT');
  // Allowed in a small office (S4), and kept in sight for whoever looks later.
  const handedOverBy = file.handover?.stamp.by;
  if (handedOverBy && file.duties.qualityCheckers.includes(handedOverBy)) flags.push('SAME_PERSON');
  return flags;
}

function placeWithoutTicket(file: Application): string {
  return file.state === 'BOOKED' && file.appointment
    ? `${file.appointment.date}T${file.appointment.time}`
    : file.stateSince;
}

export function todayOf(now: Application['createdAt'], policy: Policy): PlainDate {
  return localDate(now, policy.utcOffsetMinutes);
}
