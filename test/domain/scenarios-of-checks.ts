import type { Policy } from '#common/domain/applications/policy.ts';
import { bookData } from '#common/domain/interview/book-data.ts';
import { addMinutes } from '#common/kernel/instant.ts';
import { addDays, addMonths, plainDate } from '#common/kernel/plain-date.ts';
import { anApplicant } from '#test/support/people.ts';
import {
  bookedAhead,
  CONFIRMED,
  photoReplaced,
  unflagged,
  POSSIBLE,
  withMatch,
  type GoodCase,
} from '#test/support/rules-good-cases.ts';
import { reach, SUSPICION } from '#test/support/rules-journeys.ts';
import { POLICY, type LedgerBlank } from '#test/support/rules-office.ts';
import { bookingPayload } from '#test/support/rules-openings.ts';
import { GOOD_CHIP, OTHER_FILE } from '#test/support/rules-payloads.ts';
import { anAssessment } from '#test/support/portraits.ts';
import { TestFile } from '#test/support/rules-test-file.ts';
import { entering, type Spoil, type Spoiled } from './scenario.ts';

/** An entry that depends on the file. */
function enteringFrom(code: Spoiled['code'], change: (good: GoodCase) => Record<string, unknown>): Spoil {
  return (good) => entering(code, change(good))(good);
}

const OPINION = { number: 'BAPEN-3', text: 'Pendapat', recommendation: 'APPROVE' };
const INKED = { signatureId: 'c'.repeat(64), signedOnPaper: false, opinion: null };

/** The record as it was before, and what is then sent. */
function onRecord(
  code: Spoiled['code'],
  before: Record<string, unknown>,
  change: Record<string, unknown>,
): Spoil {
  return ({ t, kind, attempt }) => ({
    code,
    t: t.run(kind, { ...attempt, change: before }),
    attempt: { ...attempt, change },
  });
}

function paidAs(status: string): Record<string, unknown> {
  return { payment: { ...bookingPayload(plainDate('2026-03-02')).payment, status } };
}

const CHILD = anApplicant({ birthDate: plainDate('2015-05-05'), married: false });
/** The old passport's picture, found to be of the same person. */
const COMPARED = {
  with: 'OLD_PASSPORT',
  attachmentId: 'a'.repeat(64),
  applicationId: OTHER_FILE,
  distance: 0.4,
  band: 'SAME',
  decision: 'SAME_PERSON',
  note: '',
};
const BULK = '00000000-0000-4000-8000-000000000001';
const NO_PAGE = 'e'.repeat(64);
const WRONG_LINES = ['<'.repeat(44), '<'.repeat(44)];

function takenForGranted({ t, attempt }: GoodCase): Record<string, unknown> {
  const payload = t.validPayload('production.print/2', attempt.role) as { passportNumber: string };
  const expiresOn = addDays(t.today, 100);
  const { passportNumber } = payload;
  const mrz = t.policy.expectedMrz(t.file, { passportNumber, expiresOn });
  return { expiresOn, mrz, readBack: mrz };
}

function recordedFromSimkim(stage: 'documents'): Policy {
  return { ...POLICY, stagePolicy: { ...POLICY.stagePolicy, [stage]: 'RECORDED_FROM_SIMKIM' } };
}

/** A blank of the right kind in the wrong size. */
function misfit({ t }: GoodCase): string | undefined {
  const isMisfit = (one: LedgerBlank) => one.kind === t.file.kind && one.pages !== t.file.pages;
  return t.blanks.find(isMisfit)?.serial;
}

/** A page that lies in the file already, with what was said of it. */
function alreadyThere({ t, attempt }: GoodCase): Record<string, unknown> {
  const payload = t.validPayload('documents.attach/1', attempt.role) as {
    code: string;
    attachmentId: string;
  };
  t.run('documents.attach/1', { role: attempt.role, payload });
  return { code: payload.code, attachmentId: payload.attachmentId };
}

/** The same prints as pictures from files. */
function withoutDevice(t: GoodCase['t'], attempt: GoodCase['attempt']): object[] {
  const payload = t.validPayload('biometrics.captureFingerprints/1', attempt.role) as { fingers: object[] };
  return payload.fingers.map((finger) => ({ ...finger, device: undefined }));
}

const tickedAway: Spoil = ({ t, attempt }) => {
  const compared = { field: 'fullName', code: 'KK', place: null };
  t.run('documents.checkField/1', {
    role: attempt.role,
    payload: { ...compared, verdict: 'DIFFERS', mismatch: 'SPELLING', found: 'LAIN' },
  });
  return {
    code: 'DIFFERENCES_OPEN',
    t,
    attempt: { ...attempt, payload: { ...compared, verdict: 'MATCHES' } },
  };
};

/** For each check of what was entered, the entry that only this check refuses. */
export const checkScenarios: Readonly<Record<string, Spoil>> = {
  'claim.mark': entering('CLAIM_MARK_UNTRUE', { order: { ahead: 2, why: 'FAMILY' } }),
  'claim.lot': entering('DRAWN_FOR_ANOTHER', { order: { ahead: 0, why: 'DRAWN' } }),
  'approve.sectionsShown': ({ t, attempt }) => {
    const changed = photoReplaced();
    changed.policy = t.policy;
    const shown = { sections: ['DOCUMENTS'], photo: true, ms: 1 };
    return { code: 'SECTIONS_NOT_SHOWN', t: changed, attempt: { ...attempt, change: { shown } } };
  },
  'approve.photoShown': entering('PHOTO_NOT_SHOWN', { shown: { sections: [], photo: false, ms: 1 } }),
  'approve.bulkUnflagged': entering('BULK_FLAGGED', { bulk: BULK }),
  'approve.bulkSample': ({ t, attempt }) => {
    unflagged(t).lot = 0.001;
    return { code: 'BULK_SAMPLED', t, attempt: { ...attempt, change: { bulk: BULK } } };
  },
  'opinion.possible': entering('PROPOSAL_OTHER_DECISION', {
    decision: 'REFUSE_PREVENTION',
    reasonCodes: ['REJ_PREVENTION_LIST'],
  }),
  'opinion.reasons': entering('NOTE_TOO_SHORT', { decision: 'NONE', reasonCodes: [], note: '' }),
  'import.paid': entering('PAYMENT_NOT_SETTLED', paidAs('UNPAID')),
  'import.notWaived': entering('PAYMENT_STATUS_NOT_ALLOWED', paidAs('WAIVED')),
  'import.slot': entering('SLOT_MISSING', { appointment: null }),
  'walkIn.notWaived': entering('PAYMENT_STATUS_NOT_ALLOWED', paidAs('WAIVED')),
  'walkIn.lane': entering('LANE_NOT_WALK_IN', { lane: 'REGULAR' }),
  'walkIn.outage': entering('LANE_NEEDS_OUTAGE', { lane: 'CONTINGENCY', priorityReason: null }),
  'import.lane': entering('LANE_NOT_BOOKED', { lane: 'PRIORITY', priorityReason: 'SICK' }),
  'open.priority': ({ attempt }) => {
    const t = new TestFile();
    // The shipped procedure books no priority places; an office that does must still ask for the reason.
    t.policy = { ...POLICY, bookingLanes: ['REGULAR', 'PRIORITY'] };
    const change = { lane: 'PRIORITY', priorityReason: 'ELDERLY' };
    return { code: 'LANE_CRITERIA_NOT_MET', t, attempt: { ...attempt, change } };
  },
  'S8.notKin': ({ attempt }) => {
    const t = new TestFile();
    t.kinship = 'SAME_KK';
    return { code: 'SAME_KK', t, attempt };
  },
  'open.nik': entering('NIK_INVALID', { applicant: anApplicant({ nik: '1371993211870001' }) }),
  'open.kind': ({ attempt }) => {
    const t = new TestFile();
    t.policy = { ...POLICY, electronicOnlyFrom: t.today };
    const change = { ...attempt.change, kind: 'NON_ELECTRONIC' };
    return { code: 'KIND_NOT_ISSUED', t, attempt: { ...attempt, change } };
  },
  'open.ntpn': entering('NTPN_INVALID', {
    payment: { ...bookingPayload(plainDate('2026-03-02')).payment, ntpn: 'ABCD1234EFGH567' },
  }),
  'import.number': entering('APPLICATION_NUMBER_INVALID', { number: 'MP12345' }),
  'payment.ntpn': entering('NTPN_INVALID', { ntpn: 'ABCD1234EFGH567' }),
  'open.notBarred': ({ attempt }) => {
    const t = new TestFile();
    t.barredUntil = t.today;
    return { code: 'APPLICANT_BARRED', t, attempt };
  },
  'open.laneType': entering('LANE_TYPE_MISMATCH', { lane: 'ACCELERATED', type: 'REPLACE_FULL' }),
  'open.pages': ({ attempt }) => {
    const t = new TestFile();
    t.policy = { ...POLICY, bookPages: [48] };
    return {
      code: 'PAGES_NOT_OFFERED',
      t,
      attempt: { ...attempt, change: { ...attempt.change, pages: 24 } },
    };
  },
  'open.validity': entering('VALIDITY_NOT_ALLOWED', { applicant: CHILD, validityYears: 10 }),

  'reschedule.future': enteringFrom('RESCHEDULE_NOT_IN_FUTURE', ({ t }) => ({
    appointment: { date: t.today, time: '10:00' },
  })),
  'specialReschedule.notPast': enteringFrom('RESCHEDULE_NOT_IN_FUTURE', ({ t }) => ({
    appointment: { date: addDays(t.today, -1), time: '10:00' },
  })),
  'specialReschedule.unused': ({ attempt }) => ({
    code: 'RESCHEDULE_USED',
    t: bookedAhead().run('appointments.reschedule/1'),
    attempt: { ...attempt, change: { reason: 'NO_SHOW_UNUSED_RESCHEDULE' } },
  }),
  'checkIn.day': ({ t, attempt }) => ({
    code: 'NOT_APPOINTMENT_DAY',
    t: t.waitDays(1),
    attempt: { ...attempt, change: { overrideNote: null } },
  }),

  'note.length': entering('NOTE_TOO_SHORT', { note: 'pendek' }),
  'reasons.present': entering('REASON_REQUIRED', { reasonCodes: [] }),
  'reasons.known': (good) => {
    const payload = { ...good.t.validPayload(good.kind, good.attempt.role), ...good.attempt.change };
    const codes = 'reasonCodes' in payload && Array.isArray(payload.reasonCodes) ? payload.reasonCodes : [];
    return entering('REASON_UNKNOWN', { reasonCodes: [...(codes as string[]), 'ALASAN_BARU'] })(good);
  },

  'watchlist.reference': entering('REFERENCE_REQUIRED', { reference: '' }),
  'watchlist.notOverwritten': ({ t, attempt }) => ({
    code: 'SECOND_PERSON_REQUIRED',
    t: withMatch(t),
    attempt: { ...attempt, change: { result: 'CLEAR', reference: 'SIMKIM-9' } },
  }),
  'watchlist.confirmedStands': ({ t, attempt }) => ({
    code: 'WATCHLIST_MATCH_STANDS',
    t: t.run('documents.recordWatchlist/1', { role: 'COUNTER', ...CONFIRMED }),
    attempt: { ...attempt, ...POSSIBLE },
  }),
  'watchlist.notFuture': enteringFrom('DEADLINE_INVALID', ({ t }) => ({ checkedAt: addMinutes(t.now, 1) })),
  'return.missing': entering('NOTHING_MISSING', { reasonCodes: ['DOC_SCAN_UNCLEAR'], missing: [] }),
  'attach.notThereYet': enteringFrom('NO_CHANGES', alreadyThere),
  'check.notTickedAway': tickedAway,
  'check.pageOfFile': entering('PAGE_UNKNOWN', {
    place: { attachmentId: 'f'.repeat(64), page: 0, region: null },
  }),
  'settle.differs': entering('NO_DIFFERENCE', { field: 'motherName' }),
  'record.beyondListWithReason': entering('NOTE_TOO_SHORT', {
    code: 'JAMINAN',
    present: false,
    demanded: true,
  }),
  'changeType.allowed': enteringFrom('TYPE_CHANGE_NOT_ALLOWED', ({ t }) => ({ type: t.file.type })),
  'page.known': entering('PAGE_UNKNOWN', { attachmentId: NO_PAGE }),
  'page.replaced': entering('PAGE_UNKNOWN', { replaces: NO_PAGE }),
  'describe.changed': entering('NO_CHANGES', { side: null, quality: '', unclear: null }),
  'refile.elsewhere': enteringFrom('NO_CHANGES', ({ t, attempt, kind }) => {
    const { code } = t.validPayload(kind, attempt.role) as { code: string };
    return { to: code };
  }),
  'unclear.reason': entering('REASON_UNKNOWN', { unclear: { reasonCode: 'PAGE_ODD', note: '' } }),
  'unclear.note': entering('NOTE_TOO_SHORT', { unclear: { reasonCode: 'PAGE_OTHER', note: 'x' } }),
  'pageReason.known': entering('REASON_UNKNOWN', { reasonCode: 'REMOVE_ODD' }),
  'pageReason.note': entering('NOTE_TOO_SHORT', { reasonCode: 'REMOVE_OTHER', note: 'x' }),
  'amend.changed': entering('NO_CHANGES', { changes: {} }),
  'amend.nik': entering('NIK_INVALID', { changes: { nik: '1371993211870001' } }),

  'photo.evidence': entering('CAPTURE_REQUIRED', { attachmentId: null }),
  'signature.evidence': entering('CAPTURE_REQUIRED', { attachmentId: null, exception: 'singkat' }),
  'photo.assessed': entering('PHOTO_NOT_ASSESSED', { assessment: undefined }),
  'photo.subject': entering('PHOTO_SUBJECT_WRONG', { assessment: anAssessment({ subject: 'INFANT' }) }),
  'photo.allowance': entering('NOTE_TOO_SHORT', {
    assessment: anAssessment({ allowances: ['MEDICAL'] }),
    allowanceNote: 'Sakit',
  }),
  'photo.sourceSaid': entering('PHOTO_SOURCE_MISSING', { source: null }),
  'photo.source': entering('PHOTO_FILE_NOT_ALLOWED', { source: 'FILE' }),
  'photo.comparisonOn': ({ t, attempt }) => {
    t.policy = { ...POLICY, photo: { ...POLICY.photo, comparison: false } };
    return { code: 'FACE_COMPARISON_OFF', t, attempt: { ...attempt, change: { comparisons: [COMPARED] } } };
  },
  'photo.doubt': entering('NOTE_TOO_SHORT', {
    comparisons: [{ ...COMPARED, decision: 'NOT_SURE', note: 'Ragu' }],
  }),
  'photo.galleryOn': entering('FACE_GALLERY_OFF', { gallery: { checked: 10, hits: [] } }),
  'photo.codes': entering('PHOTO_CODES_DIFFER', { failedCodes: ['BLUR'] }),
  'fingers.complete': entering('FINGERS_MISSING', { fingers: [] }),
  'fingers.inPolicy': entering('FINGERS_NOT_IN_POLICY', {
    exceptions: [{ position: 'LEFT_LITTLE', reason: 'BANDAGED', note: '' }],
  }),
  'fingers.exceptions': ({ t, attempt }) => {
    t.policy = { ...POLICY, fingers: { ...POLICY.fingers, exceptions: ['AMPUTATED'], fallback: [] } };
    const exceptions = [{ position: 'LEFT_INDEX', reason: 'WORN', note: '' }];
    return { code: 'FINGER_EXCEPTION_NOT_ALLOWED', t, attempt: { ...attempt, change: { exceptions } } };
  },
  'fingers.device': enteringFrom('FINGER_FILE_NOT_ALLOWED', ({ t, attempt }) => ({
    fingers: withoutDevice(t, attempt),
    fileNote: 'Pemindai rusak sejak pagi',
  })),
  'fingers.fileNote': ({ t, attempt }) => {
    t.policy = { ...POLICY, fingers: { ...POLICY.fingers, fileInput: true } };
    const change = { fingers: withoutDevice(t, attempt), fileNote: 'Rusak' };
    return { code: 'NOTE_TOO_SHORT', t, attempt: { ...attempt, change } };
  },
  'fingers.quality': enteringFrom('FINGER_QUALITY_LOW', ({ t, attempt }) => {
    const payload = t.validPayload('biometrics.captureFingerprints/1', attempt.role) as { fingers: object[] };
    return { fingers: payload.fingers.map((finger) => ({ ...finger, quality: 39, attempts: 2 })) };
  }),
  'fingers.bestOf': enteringFrom('FINGER_TRIES_MISSING', ({ t, attempt }) => {
    const payload = t.validPayload('biometrics.captureFingerprints/1', attempt.role) as { fingers: object[] };
    return { fingers: payload.fingers.map((finger) => ({ ...finger, quality: 50, attempts: 2 })) };
  }),
  'fingers.proof': ({ t, attempt }) => {
    t.policy = { ...POLICY, fingers: { ...POLICY.fingers, fallback: [] } };
    const exceptions = [{ position: 'LEFT_INDEX', reason: 'AMPUTATED', note: '', permanence: 'PERMANENT' }];
    return { code: 'FINGER_PROOF_MISSING', t, attempt: { ...attempt, change: { exceptions } } };
  },
  'capture.recordedAt': enteringFrom('DEADLINE_INVALID', ({ t }) => ({ recordedAt: addMinutes(t.now, 1) })),
  'accept.recorded': ({ t, attempt }) => {
    t.policy = recordedFromSimkim('documents');
    return { code: 'REFERENCE_REQUIRED', t, attempt: { ...attempt, change: { reference: '' } } };
  },
  'retake.reason': ({ t, kind, attempt }) => ({
    code: 'RETAKE_REASON_REQUIRED',
    t: t.run(kind, attempt),
    attempt: { ...attempt, change: { retakeReason: null } },
  }),

  'interview.answers': entering('ANSWERS_MISSING', { answers: { destination: ' ' } }),
  'interview.times': enteringFrom('INTERVIEW_TIMES_INVALID', ({ t }) => ({ endedAt: addMinutes(t.now, 6) })),
  'interview.inService': enteringFrom('INTERVIEW_TIMES_INVALID', ({ t }) => ({
    startedAt: addMinutes(t.file.stateSince, -6),
  })),
  'interview.questions': entering('QUESTION_UNKNOWN', {
    answers: { destination: 'Malaysia', 'shoe-size': '42' },
  }),
  'interview.confirmed': entering('CONFIRMATION_MISSING', { applicantConfirmed: false }),
  'interview.originals': entering('ORIGINALS_NOT_SEEN', { originalsSeen: [] }),
  'interview.reasons': entering('REASON_REQUIRED', { outcome: 'RECOMMEND_REJECT', reasonCodes: [] }),
  'interview.observations': entering('OBSERVATION_UNKNOWN', { indicatorNotes: { attitude: 'Tenang' } }),
  'interview.dataSigned': entering('BOOK_DATA_NOT_SIGNED', { confirmation: undefined }),
  'confirmData.asItStands': enteringFrom('BOOK_DATA_CHANGED', ({ t }) => ({
    data: { ...bookData(t.file), fullName: 'ORANG LAIN' },
  })),
  'confirmData.signed': entering('SIGNED_SHEET_NOT_SCANNED', { paperAttachmentId: undefined }),
  'confirmData.child': ({ t, attempt }) => {
    // Where nobody is an adult so soon.
    t.policy = { ...t.policy, adultAge: 99 };
    Object.assign(t.file.applicant, { married: false });
    return {
      code: 'SIGNER_IS_CHILD',
      t,
      attempt: { ...attempt, change: { signer: 'SELF', signerName: null } },
    };
  },
  'handOver.child': ({ t, attempt }) => {
    t.policy = { ...t.policy, adultAge: 99 };
    Object.assign(t.file.applicant, { married: false });
    const change = { relation: 'SELF', collectorName: t.file.applicant.fullName };
    return { code: 'HOLDER_IS_CHILD', t, attempt: { ...attempt, change } };
  },
  'handOver.forChild': ({ t, attempt }) => {
    t.policy = { ...t.policy, adultAge: 99 };
    Object.assign(t.file.applicant, { married: false });
    Object.assign(t.file.applicant, { fatherName: 'HASAN BASRI' });
    const change = { relation: 'PARENT', collectorName: 'ROHANI', relationNote: undefined };
    return { code: 'COLLECTOR_NOT_ON_FILE', t, attempt: { ...attempt, change } };
  },
  'handOver.proxyByTwo': entering('PROXY_NOT_CHECKED', { relation: 'PROXY', collectorName: 'ROSMIATI' }),
  'handOver.holder': entering('COLLECTOR_NOT_HOLDER', { relation: 'SELF', collectorName: 'ORANG LAIN' }),
  'interview.nextStep': entering('DEADLINE_INVALID', { ...SUSPICION, nextStepOn: null }),
  'bap.finding': ({ attempt }) => ({
    code: 'FINDING_REQUIRED',
    t: reach('UNDER_EXAMINATION', { type: 'REPLACE_LOST' }),
    attempt: { ...attempt, change: { finding: null } },
  }),
  'bap.answers': entering('ANSWERS_MISSING', {
    answers: [{ id: 'identity', question: 'Apakah Saudara sehat?', answer: '' }],
    signedOnPaper: true,
  }),
  // Signed but not closed: only the ink stands in the way.
  'bap.signatureFits': onRecord(
    'EXAMINATION_CHANGED',
    { ...INKED, signOff: false, opinion: null },
    {
      ...INKED,
      place: 'Ruang lain',
      signOff: false,
      opinion: null,
    },
  ),
  // Closed and read by the heads; signed anew, so that only the closing stands in the way.
  'bap.closed': onRecord(
    'EXAMINATION_CHANGED',
    { ...INKED, signOff: true },
    {
      ...INKED,
      signatureId: 'd'.repeat(64),
      place: 'Ruang lain',
      signOff: true,
    },
  ),
  'bap.signOff': entering('EXAMINATION_NOT_SIGNED', { signedOnPaper: false, signOff: true, opinion: null }),
  'bap.opinion': entering('EXAMINATION_NOT_SIGNED', {
    signedOnPaper: true,
    signOff: false,
    opinion: OPINION,
  }),
  'bap.recommendation': entering('RECOMMENDATION_INVALID', {
    signedOnPaper: true,
    signOff: true,
    finding: 'LOST_CARELESS',
    opinion: { ...OPINION, recommendation: 'SUSPEND' },
  }),
  'bap.time': enteringFrom('INTERVIEW_TIMES_INVALID', ({ t }) => ({ startedAt: addMinutes(t.now, 6) })),
  'headApproves.endorsement': entering('ENDORSEMENT_ONLY_DATA_CHANGE', { endorsement: true }),
  'headApproves.directorGeneral': ({ attempt }) => {
    const t = reach('UNDER_EXAMINATION', { type: 'DATA_CHANGE' }).run('interview.recordExamination/2');
    t.policy = { ...POLICY, directorGeneralApproval: true };
    const change = { directorGeneralRef: '' };
    return { code: 'DIRECTOR_GENERAL_MISSING', t, attempt: { ...attempt, change } };
  },
  'suspend.bar': enteringFrom('BAR_INVALID', ({ t }) => ({
    reasonCodes: ['SUS_FALSE_STATEMENT_BAR'],
    until: addDays(addMonths(t.today, 24), 1),
  })),
  'timedSuspension.months': enteringFrom('SUSPENSION_MONTHS_INVALID', ({ t }) => ({
    months: 5,
    until: addMonths(t.today, 5),
  })),

  'suspend.until': enteringFrom('DEADLINE_INVALID', ({ t }) => ({ until: t.today })),
  'reject.adjudicatorReason': entering('REASON_KIND_WRONG', { reasonCodes: ['REJ_TPPO'] }),
  'central.notFuture': enteringFrom('DEADLINE_INVALID', ({ t }) => ({ checkedAt: addMinutes(t.now, 1) })),
  'propose.ripe': (good) =>
    good.attempt.role === 'BAP_EXAMINER'
      ? entering('PROPOSAL_OTHER_DECISION', { decision: 'SUSPEND', reasonCodes: ['SUS_TPPO'] })(good)
      : entering('PROPOSAL_OTHER_DECISION', { decision: 'EXAMINATION_CLEAR', reasonCodes: [] })(good),
  'propose.reasons': entering('NOTE_TOO_SHORT', { note: 'pendek' }),

  'blank.fits': enteringFrom('BLANK_WRONG_KIND', (good) => ({ serial: misfit(good) })),
  'blank.inHand': ({ t, attempt }) => {
    t.blanks = t.blanks.map((one) => ({ ...one, inHand: false }));
    return { code: 'BLANK_NOT_IN_HAND', attempt };
  },
  'oldBook.outcome': entering('OLD_BOOK_OUTCOME_WRONG', { outcome: 'LOST' }),
  'qcFail.sameReasons': entering('QC_FAIL_NOT_ASKED', { reasonCodes: ['QC_LAMINATE'] }),
  'reminder.day': entering('REMINDER_NOT_DUE', { day: 28 }),
  'print.sameBlank': enteringFrom('BLANK_SERIAL_MISMATCH', (good) => ({ serial: misfit(good) })),
  'print.readBack': entering('READ_BACK_MISMATCH', { readBack: WRONG_LINES }),
  'session.proven': enteringFrom('REAUTHENTICATION_NEEDED', ({ t }) => ({
    provenAt: addMinutes(t.now, -10),
  })),
  'print.dates': enteringFrom('PASSPORT_DATES_INVALID', takenForGranted),
  'print.mrz': entering('MRZ_MISMATCH', { mrz: WRONG_LINES, readBack: WRONG_LINES }),
  'endorse.date': enteringFrom('PASSPORT_DATES_INVALID', ({ t }) => ({ issuedOn: addDays(t.today, -1) })),
  'qc.checks': entering('READ_BACK_MISMATCH', { checks: ['DATA', 'PHOTO', 'MRZ', 'CHIP', 'LAMINATE'] }),
  'qc.chip': entering('CHIP_CHANGED', { chip: { ...GOOD_CHIP, passive: 'CHANGED' } }),
  'qc.readBack': entering('READ_BACK_MISMATCH', { readBack: WRONG_LINES }),
  'handOver.collector': entering('COLLECTOR_INCOMPLETE', { paymentProofSeen: false }),

  'payment.proven': entering('PAYMENT_NOT_SETTLED', { status: 'SETTLED', ntpn: null }),
  'waiver.fits': ({ t, attempt }) => ({
    code: 'WAIVER_NOT_APPLICABLE',
    attempt: {
      ...attempt,
      change: { kind: t.file.type === 'REPLACE_LOST' ? 'ZERO_RATE' : 'SURCHARGE_FORCE_MAJEURE' },
    },
  }),
  'family.onHold': ({ t, attempt }) => {
    const waiting = t.copy();
    waiting.familyOnHold = ['1234567890123456'];
    return { code: 'FAMILY_ON_HOLD', t: waiting, attempt: { ...attempt, change: { onHold: [] } } };
  },
  'duplicate.known': entering('NO_OTHER_FILE', { other: '00000000-0000-7000-9000-000000000003' }),
  'expire.reason': entering('REASON_KIND_WRONG', { reasonCode: 'CAN_UNPAID' }),
};
