import { expect, it } from 'vitest';
import { Milestone } from '#common/domain/reports/milestone.ts';
import { added, count, RANDOM_MONTHS } from './random-months.ts';
import { eventOf, livesOf, payloadOf, type Act } from './reports-recount.ts';

/** What officers did, counted a second time from the list of acts and from what each act says itself. */
const MONTHS = RANDOM_MONTHS.map((month) => {
  const lives = livesOf(month);
  return { report: count(month), lives, acts: lives.flatMap(({ acts }) => acts).filter(({ isIn }) => isIn) };
});

function codesOf({ action }: Act): string[] {
  const { reasonCodes, reasonCode } = payloadOf(action);
  if (Array.isArray(reasonCodes)) return reasonCodes.map(String);
  return typeof reasonCode === 'string' ? [reasonCode] : [];
}

/** Came into this state by this act. */
function enters({ before, after }: Act, state: string): boolean {
  return after.state === state && before?.state !== state;
}

function tellReasons(act: Act): string[] {
  const event = eventOf(act.action);
  const payload = payloadOf(act.action);
  const by = (what: string, codes: readonly string[]) => codes.map((code) => `${what} ${code}`);
  if (event === 'approval.returnForCorrection') return by('CORRECTED', [String(payload['step'])]);
  if (event === 'appointments.specialReschedule') return by('MOVED_BY_OFFICE', [String(payload['reason'])]);
  if (event === 'approval.closeAsDuplicate') return by('CANCELLED', ['CAN_DUPLICATE_FILE']);
  if (event === 'production.qcFail') return by('QUALITY_FAILED', codesOf(act));
  if (enters(act, 'DOC_INCOMPLETE')) return by('RETURNED', codesOf(act));
  if (enters(act, 'SUSPENDED')) return by('SUSPENDED', codesOf(act));
  if (enters(act, 'REJECTED')) return by('REFUSED', codesOf(act));
  return enters(act, 'CANCELLED') ? by('CANCELLED', codesOf(act)) : [];
}

it('counts each reason as the acts gave it', () => {
  for (const { report, acts } of MONTHS) {
    const told = Object.fromEntries(report.reasons.map(({ what, code, count: n }) => [`${what} ${code}`, n]));
    expect(told).toEqual(added(acts.flatMap(tellReasons)));
  }
});

it('counts each missing document and each outcome of an interview as it was entered', () => {
  for (const { report, acts } of MONTHS) {
    const missing = acts.flatMap(({ action }) =>
      action.kind === 'documents.returnDossier/1' ? action.payload.missing : [],
    );
    const outcomes = acts.flatMap(({ action }) =>
      action.kind === 'interview.recordInterview/1' ? [action.payload.outcome] : [],
    );
    expect(Object.fromEntries(report.missing.map(({ code, count: n }) => [code, n]))).toEqual(added(missing));
    expect(Object.fromEntries(report.outcomes.map(({ outcome, count: n }) => [outcome, n]))).toEqual(
      added(outcomes),
    );
  }
});

/** Milestones that one act alone makes, whatever became of the file. */
const SINGLE = {
  ARRIVED: /^appointments\.(checkIn|registerWalkIn)$/,
  INTERVIEWED: /^interview\.recordInterview$/,
  APPROVED: /^approval\.approve$/,
  HANDED_OVER: /^production\.handOver$/,
} as const;

it('puts each file under the lane, type and kind that it had at the end', () => {
  for (const { report, lives } of MONTHS) {
    for (const [what, pattern] of Object.entries(SINGLE)) {
      const milestone = Milestone.parse(what);
      const groups = [
        [report.byLane, 'lane'],
        [report.byType, 'type'],
        [report.byKind, 'kind'],
      ] as const;
      for (const [rows, key] of groups) {
        const keys = lives.flatMap(({ acts, file }) =>
          acts.flatMap(({ action, isIn }) =>
            isIn && file && pattern.test(eventOf(action)) ? [file[key]] : [],
          ),
        );
        const told = rows.flatMap((row) => (row.counts[milestone] ? [[row.key, row.counts[milestone]]] : []));
        expect(Object.fromEntries(told), `${what} by ${key}`).toEqual(added(keys));
      }
    }
  }
});

/** What each act that leaves the plain road is, and the field in which its reason stands. */
function tellDeviations({ action, before, after }: Act): [string, string][] {
  const payload = payloadOf(action);
  const text = (...fields: string[]) =>
    fields
      .map((field) => payload[field])
      .find((value): value is string => typeof value === 'string' && value.trim() !== '') ?? '';
  const told = (kind: string, ...fields: string[]): [string, string][] => [[kind, text(...fields)]];
  switch (eventOf(action)) {
    case 'appointments.checkIn':
      return payload['overrideNote'] === null ? [] : told('OTHER_DAY', 'overrideNote');
    case 'appointments.specialReschedule':
      return told('MOVED_BY_OFFICE', 'note', 'reason');
    case 'queue.takeOver':
      return told('TAKEN_OVER', 'reason');
    case 'documents.settleDifference':
      return told('DIFFERENCE_SETTLED', 'note');
    case 'documents.amendData':
      return told('DATA_AMENDED', 'note');
    case 'applications.changeType':
      return told('TYPE_CHANGED', 'note');
    case 'applications.waiveFee':
      return told('FEE_WAIVED', 'note', 'letterRef');
    case 'approval.keepAsDistinct':
      return told('KEPT_AS_DISTINCT', 'note');
    case 'approval.returnForCorrection':
      return told('CORRECTED', 'note');
    case 'biometrics.allowPhoto':
      return told('PHOTO_ALLOWED', 'note');
    case 'production.qcFail':
      return told('QUALITY_FAILED', 'note');
    case 'documents.acceptDossier':
      return after.pendingCentral ? told('CENTRE_UNREACHED') : [];
    case 'biometrics.capturePhoto':
      return before?.photo ? told('STEP_REPEATED', 'retakeReason') : [];
    case 'biometrics.captureFingerprints':
      return before?.fingerprints ? told('STEP_REPEATED', 'retakeReason') : [];
    case 'biometrics.captureSignature':
      return before?.signature ? told('STEP_REPEATED', 'retakeReason') : [];
    default:
      return [];
  }
}

it('counts every deviation, and those that nobody explained', () => {
  // These two are told apart by the queue's own numbers and the checklist, which the walks hardly touch.
  const elsewhere = ['OUT_OF_ORDER', 'EXTRA_DOCUMENT'];
  for (const { report, acts } of MONTHS) {
    const found = acts.flatMap(tellDeviations);
    const told = report.deviations.filter(({ kind }) => !elsewhere.includes(kind));
    expect(Object.fromEntries(told.map(({ kind, count: n }) => [kind, n]))).toEqual(
      added(found.map(([kind]) => kind)),
    );
    const silent = found.flatMap(([kind, reason]) => (reason === '' ? [kind] : []));
    const unexplained = told.filter(({ withoutReason }) => withoutReason > 0);
    expect(Object.fromEntries(unexplained.map((row) => [row.kind, row.withoutReason]))).toEqual(
      added(silent),
    );
  }
  expect(MONTHS.some(({ report }) => report.deviations.some(({ kind }) => kind === 'STEP_REPEATED'))).toBe(
    true,
  );
});

const REFUSES = /^(approval\.reject|interview\.headRefuses|documents\.refusePrevention)$/;
const RETURNS =
  /^(documents\.returnDossier|approval\.(suspend|verificationDoubt|duplicateFound|returnForCorrection)|interview\.timedSuspension)$/;

/** What an act says about the file, read off the act alone. */
function endOf({ action }: Act): 'ON' | 'RETURNED' | 'REFUSED' {
  const event = eventOf(action);
  const { outcome, decision } = payloadOf(action);
  if (outcome === 'RECOMMEND_REJECT' || REFUSES.test(event)) return 'REFUSED';
  if (event === 'approval.proposeDecision') {
    if (decision === 'REJECT' || decision === 'REFUSE_PREVENTION') return 'REFUSED';
    return decision === 'SUSPEND' ? 'RETURNED' : 'ON';
  }
  return RETURNS.test(event) ? 'RETURNED' : 'ON';
}

const DECIDES = new RegExp(
  `${REFUSES.source}|${RETURNS.source}|^documents\\.(acceptDossier|deemWithdrawn)$|^interview\\.(recordInterview|headApproves|examinationClear|examinationFalse)$|^approval\\.(approve|recordAdjudication|proposeDecision|confirmDecision|declineProposal)$`,
);
const HEADS = ['SUBSECTION_HEAD', 'SECTION_HEAD', 'OFFICE_HEAD'];

/** Where the office files the work: heads decide, the rest by the desk at which the role sits. */
function placeOf(act: Act): string | null {
  const { action, before } = act;
  const state = before?.state ?? '';
  if (HEADS.includes(action.role) && DECIDES.test(eventOf(action))) return 'decision';
  if (state === 'IN_SERVICE') {
    if (eventOf(action).startsWith('biometrics.')) return 'capture';
    return action.role === 'INTERVIEWER' && DECIDES.test(eventOf(action)) ? 'interview' : null;
  }
  if (state.startsWith('DOC_')) return 'documents';
  if (state === 'SUSPENDED' || state === 'UNDER_EXAMINATION') return 'interview';
  if (state === 'VERIFICATION' || state === 'ADJUDICATION') return 'decision';
  if (state === 'QC_PASSED' || state === 'READY_FOR_PICKUP') return 'handover';
  return /^(APPROVED|BLANK_ALLOCATED|PRINTED)$/.test(state) ? 'production' : null;
}

/** Ended by who held the file, or decided as it lay. */
function isWorkDone({ action, before, after }: Act): boolean {
  const event = eventOf(action);
  if (!before || /^queue\.|declareConflict$/.test(event)) return false;
  if (before.claim?.by === action.actor) return after.claim?.by !== action.actor;
  const { outcome } = payloadOf(action);
  return DECIDES.test(event) && outcome !== 'SUSPEND_DOCS' && outcome !== 'SUSPEND_EXAM';
}

it('gives each officer’s files, returns and refusals as the acts tell them', () => {
  for (const { report, acts } of MONTHS) {
    const done = acts.filter(isWorkDone).flatMap((act) => {
      const place = placeOf(act);
      return place ? [{ key: `${place} ${act.action.actor}`, end: endOf(act) }] : [];
    });
    const keysOf = (end?: string) => done.flatMap((one) => (!end || one.end === end ? [one.key] : []));
    const told = (figure: 'files' | 'returned' | 'refused') =>
      Object.fromEntries(
        report.officers.flatMap((row) => (row[figure] ? [[`${row.stage} ${row.by}`, row[figure]]] : [])),
      );
    expect(told('files')).toEqual(added(keysOf()));
    expect(told('returned')).toEqual(added(keysOf('RETURNED')));
    expect(told('refused')).toEqual(added(keysOf('REFUSED')));
  }
  const sum = (figure: 'returned' | 'refused') =>
    MONTHS.flatMap(({ report }) => report.officers).reduce((total, row) => total + row[figure], 0);
  expect([sum('returned') > 20, sum('refused') > 5]).toEqual([true, true]);
});

it('times what was held from the taking up, and approvals of what nobody held by the screen', () => {
  for (const { report, acts } of MONTHS) {
    const timed = acts.filter(isWorkDone).flatMap((act) => {
      const place = placeOf(act);
      const { action, before } = act;
      const claim = before?.claim?.by === action.actor ? before.claim : null;
      const shown = action.kind === 'approval.approve/2' ? action.payload.shown.ms : null;
      const ms = claim ? Date.parse(action.occurredAt) - Date.parse(claim.at) : shown;
      return place && ms !== null ? [{ key: `${place} ${action.actor}`, tenths: Math.round(ms / 6000) }] : [];
    });
    for (const row of report.officers) {
      const own = timed
        .filter(({ key }) => key === `${row.stage} ${row.by}`)
        .map(({ tenths }) => tenths / 10);
      expect(row.minutes.count).toBe(own.length);
      expect(row.minutes.longest).toBe(own.length > 0 ? Math.max(...own) : null);
    }
  }
});
