import { localDate } from '#common/kernel/instant.ts';
import { addDays, type PlainDate } from '#common/kernel/plain-date.ts';
import type { Application } from './application.ts';
import type { Policy } from './policy.ts';

/** Last day on which the applicant may still act in the present state; null where no such day exists. */
export function deadlineOf(file: Application, policy: Policy): PlainDate | null {
  const since = localDate(file.stateSince, policy.utcOffsetMinutes);
  switch (file.state) {
    case 'NO_SHOW':
      return addDays(file.appointment?.date ?? since, policy.noShowExpiryDays);
    case 'DOC_INCOMPLETE':
      return addDays(since, policy.docsDeadlineDays);
    case 'SUSPENDED':
      return file.suspension?.until ?? addDays(since, policy.suspensionDays);
    case 'READY_FOR_PICKUP':
      return file.issuedOn ? addDays(file.issuedOn, policy.pickupDays) : null;
    default:
      return null;
  }
}

/**
 * The day that a list sorts by: what the office owes next in this state, else what the applicant owes. Null where nothing
 * is owed any more.
 */
export function dueOnOf(file: Application, policy: Policy, today: PlainDate): PlainDate | null {
  const since = localDate(file.stateSince, policy.utcOffsetMinutes);
  switch (file.state) {
    case 'BOOKED':
      return file.appointment?.date ?? null;
    case 'CHECKED_IN':
    case 'IN_SERVICE':
      return file.arrivedAt ? localDate(file.arrivedAt, policy.utcOffsetMinutes) : since;
    case 'DOC_REVIEW':
      return policy.addWorkingDays(since, policy.returnWorkingDays);
    case 'UNDER_EXAMINATION':
      return policy.addWorkingDays(
        since,
        policy.examinationWorkingDays[file.type] ?? policy.issueWorkingDays,
      );
    case 'VERIFICATION':
    case 'ADJUDICATION':
    case 'APPROVED':
    case 'BLANK_ALLOCATED':
    case 'PRINTED':
    case 'QC_PASSED':
      return issueDueOn(file, policy, today);
    case 'NO_SHOW':
    case 'DOC_INCOMPLETE':
    case 'SUSPENDED':
    case 'READY_FOR_PICKUP':
      return deadlineOf(file, policy);
    case 'HANDED_OVER':
    case 'WITHDRAWN':
    case 'REJECTED':
    case 'CANCELLED':
    case 'PASSPORT_VOIDED':
      return null;
  }
}

/** The day by which the office owes the passport: working days from the interview, pauses not counted. Null before. */
export function issueDueOn(file: Application, policy: Policy, today: PlainDate): PlainDate | null {
  if (!file.clockFrom || isOutsideNorm(file)) return null;
  const start = localDate(file.clockFrom, policy.utcOffsetMinutes);
  return policy.addWorkingDays(
    start,
    policy.issueWorkingDays + pausedWorkingDays(file, start, policy, today),
  );
}

/** Lost, damaged and duplicate cases have no four-day norm (Permenkumham 8/2014 Art. 22). */
function isOutsideNorm(file: Application): boolean {
  return (
    file.type === 'REPLACE_LOST' ||
    file.type === 'REPLACE_DAMAGED' ||
    file.adjudication?.result === 'DUPLICATE'
  );
}

/** Working days touched by a pause after the clock began; a day on which two pauses lie counts once. */
function pausedWorkingDays(file: Application, start: PlainDate, policy: Policy, today: PlainDate): number {
  const days = new Set<PlainDate>();
  for (const pause of [...file.pauses, ...policy.outages]) {
    const end = pause.to ? localDate(pause.to, policy.utcOffsetMinutes) : today;
    let day = addDays(localDate(pause.from, policy.utcOffsetMinutes), 1);
    for (; day <= end; day = addDays(day, 1)) {
      if (day > start && policy.isWorkingDay(day)) days.add(day);
    }
  }
  return days.size;
}
