import { localDate, localTime } from '#common/kernel/instant.ts';
import type { PlainDate } from '#common/kernel/plain-date.ts';
import type { SlaPauseSpan } from '#common/domain/office/time-norms.ts';
import type { Application } from './application.ts';
import type { Policy, SlaNorm } from './policy.ts';

/** Last day on which the applicant may still act in the present state; null where no such day exists. */
export function deadlineOf(file: Application, policy: Policy): PlainDate | null {
  const since = () => localDate(file.stateSince, policy.utcOffsetMinutes);
  const after = (norm: SlaNorm, start: PlainDate) => policy.slaDue({ norm, start, today: start });
  switch (file.state) {
    case 'NO_SHOW':
      return after('NO_SHOW_EXPIRY', file.appointment?.date ?? since());
    case 'DOC_INCOMPLETE':
      return after('COMPLETE_DOCUMENTS', since());
    case 'SUSPENDED':
      return file.suspension?.until ?? after('SUSPENSION', since());
    case 'READY_FOR_PICKUP':
      return file.issuedOn ? after('COLLECT', file.issuedOn) : null;
    default:
      return null;
  }
}

/**
 * The day that a list sorts by: what the office owes next in this state, else what the applicant owes. Null where nothing
 * is owed any more.
 */
export function dueOnOf(file: Application, policy: Policy, today: PlainDate): PlainDate | null {
  switch (file.state) {
    case 'BOOKED':
      return file.appointment?.date ?? null;
    case 'CHECKED_IN':
    case 'IN_SERVICE':
      return localDate(file.arrivedAt ?? file.stateSince, policy.utcOffsetMinutes);
    case 'DOC_REVIEW':
      return reviewDueOn(file, policy, today);
    case 'UNDER_EXAMINATION':
      return examinationDueOn(file, policy, today);
    case 'VERIFICATION':
    case 'ADJUDICATION':
    case 'APPROVED':
    case 'BLANK_ALLOCATED':
    case 'PRINTED':
    case 'QC_PASSED':
      return passportDueOn(file, policy, today);
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

/** The day by which the office owes the passport, pauses not counted. Null before the clock runs and where no norm is. */
export function passportDueOn(file: Application, policy: Policy, today: PlainDate): PlainDate | null {
  // Lost and duplicate cases have no norm for the book (Permenkumham 8/2014 Art. 22).
  if (file.type === 'REPLACE_LOST' || file.adjudication?.result === 'DUPLICATE') return null;
  if (file.type === 'REPLACE_DAMAGED') {
    // The norm runs from the request and over the examination, which therefore does not stop it.
    const pauses = pausesOf(file, policy, 'UNDER_EXAMINATION');
    return policy.slaDue({ norm: 'DAMAGED_REPLACEMENT', start: requestedOn(file, policy), pauses, today });
  }
  const pauses = pausesOf(file, policy);
  if (file.lane === 'ACCELERATED') {
    return policy.slaDue({ norm: 'SAME_DAY', start: acceleratedFrom(file, policy), pauses, today });
  }
  if (!file.clockFrom) return null;
  const interviewed = localDate(file.clockFrom, policy.utcOffsetMinutes);
  const start = policy.issueDayZero === 'INTERVIEW_DAY' ? interviewed : policy.addWorkingDays(interviewed, 1);
  return policy.slaDue({ norm: 'ISSUE', start, pauses, today });
}

/** The day by which a refused applicant for a replacement is told (Permenkumham 8/2014); null where no norm is. */
export function refusalNoticeDueOn(file: Application, policy: Policy): PlainDate | null {
  if (file.state !== 'REJECTED' || !file.closure || !file.type.startsWith('REPLACE_')) return null;
  const start = localDate(file.closure.stamp.at, policy.utcOffsetMinutes);
  return policy.slaDue({ norm: 'REFUSAL_NOTICE', start, today: start });
}

/** The same-day service leaves less time than the law gives for the check of a dossier. */
function reviewDueOn(file: Application, policy: Policy, today: PlainDate): PlainDate {
  const start = localDate(file.stateSince, policy.utcOffsetMinutes);
  const byLaw = policy.slaDue({ norm: 'RETURN_INCOMPLETE', start, today });
  const promised = file.lane === 'ACCELERATED' ? passportDueOn(file, policy, today) : null;
  return promised !== null && promised < byLaw ? promised : byLaw;
}

/** First the record, then the decision that rests on it. A suspicion that is looked into has the norm of an ordinary file. */
function examinationDueOn(file: Application, policy: Policy, today: PlainDate): PlainDate {
  const bap = file.examination?.path === 'HEAD' ? finishedRecord(file.examination) : null;
  const pauses = pausesOf(file, policy, 'UNDER_EXAMINATION');
  const start = requestedOn(file, policy);
  switch (file.examination?.path === 'HEAD' ? file.type : null) {
    case 'REPLACE_LOST':
      return bap
        ? policy.slaDue({
            norm: 'HEAD_DECISION_LOST',
            start: localDate(bap.stamp.at, policy.utcOffsetMinutes),
            today,
          })
        : policy.slaDue({ norm: 'BAP_LOST', start, pauses, today });
    case 'REPLACE_DAMAGED':
      return policy.slaDue({ norm: bap ? 'DAMAGED_REPLACEMENT' : 'BAP_DAMAGED', start, pauses, today });
    default:
      return policy.slaDue({
        norm: 'ISSUE',
        start: localDate(file.stateSince, policy.utcOffsetMinutes),
        today,
      });
  }
}

/** A record of questions and answers is finished when the examiner closes it; until then the office owes the record itself. */
function finishedRecord({ bap }: NonNullable<Application['examination']>) {
  return bap?.record && bap.record.signedOff === null ? null : bap;
}

function requestedOn(file: Application, policy: Policy): PlainDate {
  return localDate(file.arrivedAt ?? file.createdAt, policy.utcOffsetMinutes);
}

/** Noon arrivals may be finished on the next working day (domain reference 9.5). */
function acceleratedFrom(file: Application, policy: Policy): PlainDate {
  const arrivedAt = file.arrivedAt ?? file.createdAt;
  const arrivedOn = localDate(arrivedAt, policy.utcOffsetMinutes);
  const isEarly = localTime(arrivedAt, policy.utcOffsetMinutes) < policy.acceleratedArriveBefore;
  return isEarly ? arrivedOn : policy.addWorkingDays(arrivedOn, 1);
}

/** The pauses that stop the office's clock, as whole days. */
function pausesOf(
  file: Application,
  policy: Policy,
  runsOver?: Application['pauses'][number]['why'],
): SlaPauseSpan[] {
  const own = file.pauses.filter(({ why }) => policy.slaPausedBy.has(why) && why !== runsOver);
  const outages = policy.slaPausedBy.has('OUTAGE') ? policy.outages : [];
  return [...own, ...outages].map(({ from, to }) => ({
    from: localDate(from, policy.utcOffsetMinutes),
    to: to === null ? null : localDate(to, policy.utcOffsetMinutes),
  }));
}
