import type { UserId } from '#common/kernel/ids.ts';
import type { Instant } from '#common/kernel/instant.ts';
import type { Application, Closure, Duties, Pause } from './application.ts';
import { hasBiometrics } from './application.ts';
import { isConfirmationStale } from '#common/domain/interview/book-data.ts';
import type { ActionMeta } from './rule.ts';
import { stampOf } from './rule.ts';
import type { AppState } from './vocabulary.ts';

const PAUSING: Partial<Record<AppState, Pause['why']>> = {
  SUSPENDED: 'SUSPENDED',
  DOC_INCOMPLETE: 'DOC_INCOMPLETE',
  UNDER_EXAMINATION: 'UNDER_EXAMINATION',
};

/** Moves the file to another state: waiting time, claim and the pausing clock follow from the move alone. */
export function enter(file: Application, state: AppState, at: Instant): Application {
  if (state === file.state) return file;
  const pauses = file.pauses.map((pause) => (pause.to === null ? { ...pause, to: at } : pause));
  const why = PAUSING[state];
  return {
    ...file,
    state,
    stateSince: at,
    claim: null,
    proposal: null,
    pauses: why ? [...pauses, { from: at, to: null, why }] : pauses,
  };
}

/** Leaves IN_SERVICE as soon as biometrics and an interview with PROCEED are both there: derived, never an action. */
export function settleService(file: Application, at: Instant): Application {
  const { interview } = file;
  if (file.state !== 'IN_SERVICE' || !hasBiometrics(file) || interview?.outcome !== 'PROCEED') return file;
  if (isConfirmationStale(file)) return file;
  // The norm runs from the interview, also when photo or fingers are taken on a later day.
  const clockFrom = file.clockFrom ?? interview.stamp.at;
  return { ...enter(file, 'VERIFICATION', at), ticket: null, clockFrom };
}

/** One half of the service is done: the applicant goes back to the hall and the other half may call. */
export function handOn(file: Application): Application {
  if (file.state !== 'IN_SERVICE') return file;
  const ticket =
    file.ticket?.status === 'CALLED' ? { ...file.ticket, status: 'WAITING' as const } : file.ticket;
  return { ...file, claim: null, ticket };
}

type Closing = Pick<Closure, 'reasons'> & Partial<Pick<Closure, 'letterNo' | 'rejectStage'>>;

/** Ends the file with its reasons; a letter and a refusal's stage where there are any. */
export function close(file: Application, state: AppState, closing: Closing, meta: ActionMeta): Application {
  return {
    ...enter(releaseBlank(file), state, meta.occurredAt),
    ticket: null,
    closure: { letterNo: null, rejectStage: null, ...closing, stamp: stampOf(meta) },
    suspension: null,
    ...endedExamination(file),
  };
}

/** An examination ends with its step; its records stay readable. */
export function endedExamination({
  examination,
}: Application): Pick<Application, 'examination' | 'lastExamination'> {
  return examination ? { examination: null, lastExamination: examination } : { examination: null };
}

/** A file that ends may hold no allocated blank: the blank is voided in the same step (Permenkumham 8/2014). */
export function releaseBlank(file: Application, as: 'VOIDED' | 'SPOILED' = 'VOIDED'): Application {
  if (!file.blank || file.blank.state === 'ISSUED') return file;
  return { ...file, blank: null, spentBlanks: [...file.spentBlanks, { ...file.blank, state: as }] };
}

export function withDuty(file: Application, duty: keyof Duties, person: UserId): Application {
  if (file.duties[duty].includes(person)) return file;
  return { ...file, duties: { ...file.duties, [duty]: [...file.duties[duty], person] } };
}
