import { describe, expect, it } from 'vitest';
import { ACTION_KINDS, type ActionKind } from '#common/domain/applications/rules.ts';
import { APPROVERS, AppType } from '#common/domain/applications/vocabulary.ts';
import { addMinutes } from '#common/kernel/instant.ts';
import { must } from '#common/kernel/must.ts';
import { addDays, addMonths, plainDate } from '#common/kernel/plain-date.ts';
import {
  CONFIRMED,
  failByTwo,
  goodCase,
  judged,
  underHead,
  withClearing,
  withMatch,
} from '#test/support/rules-good-cases.ts';
import {
  checkDocuments,
  freed,
  onwards,
  proposeRejection,
  reach,
  SUSPICION,
} from '#test/support/rules-journeys.ts';
import { COLLEAGUE, editedPolicy, officePolicy, POLICY, STAFF, userId } from '#test/support/rules-office.ts';
import { recordedBefore } from '#test/support/rules-old-lists.ts';
import { bookingPayload } from '#test/support/rules-openings.ts';
import { GOOD_CHIP } from '#test/support/rules-payloads.ts';
import { PRINT_DEVICE } from '#test/support/print-device.ts';
import { anApplicant } from '#test/support/people.ts';
import { TestFile } from '#test/support/rules-test-file.ts';

describe('a file accepted while the centre cannot be reached', () => {
  function acceptedInOutage(): TestFile {
    const t = checkDocuments(reach('DOC_REVIEW'));
    t.outage = true;
    return t.run('documents.acceptDossier/1');
  }

  it('is marked, and stays at verification until a clear result is recorded', () => {
    const t = acceptedInOutage();
    expect(t.file.pendingCentral).toBe(true);
    onwards(t, 'VERIFICATION');
    expect(t.codeOf('approval.verificationPassed/1')).toBe('WATCHLIST_NOT_CLEAR');
    t.outage = false;
    expect(t.codeOf('approval.verificationPassed/1')).toBe('WATCHLIST_NOT_CLEAR');
    t.run('documents.recordWatchlist/1', { role: 'ADJUDICATOR' });
    expect(t.file.pendingCentral).toBe(false);
    expect(t.codeOf('approval.verificationPassed/1')).toBe('ACCEPTED');
  });

  it('is not accepted unchecked without a declared outage, and never with a match', () => {
    const t = checkDocuments(reach('DOC_REVIEW'));
    expect(t.codeOf('documents.acceptDossier/1')).toBe('WATCHLIST_NOT_CLEAR');
    t.outage = true;
    expect(withMatch(t).codeOf('documents.acceptDossier/1')).toBe('WATCHLIST_NOT_CLEAR');
  });
});

describe('a watch-list result', () => {
  const uses: [ActionKind, () => TestFile][] = [
    ['approval.approve/2', () => judged('CLEAR')],
    ['production.print/2', () => reach('BLANK_ALLOCATED')],
    ['production.endorse/1', () => reach('APPROVED', { type: 'DATA_CHANGE', endorsement: true })],
    ['production.handOver/1', () => reach('READY_FOR_PICKUP')],
  ];

  it.each(uses)('of yesterday is good enough for %s, an older one is not', (kind, make) => {
    expect(make().waitDays(1).codeOf(kind)).toBe('ACCEPTED');
    expect(make().waitDays(2).codeOf(kind)).toBe('WATCHLIST_STALE');
  });

  it.each(uses)('that is asked again lets %s go on', (kind, make) => {
    const t = make().waitDays(5).run('documents.recordWatchlist/1', { role: 'SECTION_HEAD' });
    expect(t.codeOf(kind)).toBe('ACCEPTED');
  });

  it('never lies in the future and carries the reference of the centre', () => {
    const t = reach('DOC_REVIEW');
    const later = { role: 'COUNTER', change: { checkedAt: addMinutes(t.now, 1) } } as const;
    expect(t.codeOf('documents.recordWatchlist/1', later)).toBe('DEADLINE_INVALID');
    const bare = { role: 'COUNTER', change: { reference: ' ' } } as const;
    expect(t.codeOf('documents.recordWatchlist/1', bare)).toBe('REFERENCE_REQUIRED');
  });
});

describe('a possible match', () => {
  it('is cleared by two persons, whose names are kept', () => {
    const t = withClearing(reach('DOC_REVIEW'));
    expect(t.codeOf('approval.confirmDecision/1', { by: STAFF.COUNTER })).toBe('SECOND_PERSON_REQUIRED');
    t.run('approval.confirmDecision/1');
    expect(t.file.watchlist).toMatchObject({
      result: 'CLEAR',
      clearedBy: [STAFF.COUNTER, STAFF.SECTION_HEAD],
    });
  });

  it('is never cleared by entering another result over it', () => {
    const t = withMatch(reach('DOC_REVIEW'));
    for (const result of ['CLEAR', 'NOT_CHECKED']) {
      const code = t.codeOf('documents.recordWatchlist/1', { role: 'COUNTER', change: { result } });
      expect(code, result).toBe('SECOND_PERSON_REQUIRED');
    }
  });

  it('that is confirmed is refused, not cleared', () => {
    const t = reach('DOC_REVIEW').run('documents.recordWatchlist/1', { role: 'COUNTER', ...CONFIRMED });
    const clearing = {
      role: 'COUNTER',
      change: { decision: 'CLEAR_POSSIBLE_MATCH', reasonCodes: [] },
    } as const;
    expect(t.codeOf('approval.proposeDecision/1', clearing)).toBe('PROPOSAL_OTHER_DECISION');
  });

  it('confirmed after its clearing was proposed is not cleared by that proposal', () => {
    const t = withClearing(reach('DOC_REVIEW'));
    t.run('documents.recordWatchlist/1', { role: 'COUNTER', ...CONFIRMED });
    expect(t.codeOf('approval.confirmDecision/1')).toBe('WATCHLIST_NOT_CLEAR');
  });

  it('once confirmed is not made a possible one again, which two could then clear', () => {
    const t = reach('DOC_REVIEW').run('documents.recordWatchlist/1', { role: 'COUNTER', ...CONFIRMED });
    for (const result of ['CLEAR', 'POSSIBLE_MATCH', 'NOT_CHECKED']) {
      const code = t.codeOf('documents.recordWatchlist/1', { role: 'COUNTER', change: { result } });
      expect(code, result).toBe('WATCHLIST_MATCH_STANDS');
    }
    expect(t.codeOf('documents.recordWatchlist/1', { role: 'COUNTER', ...CONFIRMED })).toBe('ACCEPTED');
  });
});

describe('a refusal', () => {
  it('for the prevention list carries letter and printed detail', () => {
    const { t, kind, attempt } = goodCase('documents.refusePrevention/1', 'DOC_REVIEW', 'SECTION_HEAD');
    expect(t.codeOf(kind, { ...attempt, change: { letterNo: '' } })).toBe('PAYLOAD_INVALID');
    expect(t.codeOf(kind, { ...attempt, change: { detailRef: '' } })).toBe('PAYLOAD_INVALID');
    t.run(kind, attempt);
    expect(t.file.closure).toMatchObject({ letterNo: 'W3.IMI.1-0001', rejectStage: 'SYSTEM' });
  });

  it('recommended by the interviewer and declined leads to a new interview', () => {
    const { t } = goodCase('approval.reject/1', 'IN_SERVICE', 'SECTION_HEAD');
    expect(t.codeOf('approval.reject/1', { by: STAFF.INTERVIEWER })).toBe('SECOND_PERSON_REQUIRED');
    t.run('approval.declineProposal/1');
    expect(t.file.interview).toBeNull();
    expect(t.codeOf('interview.recordInterview/1')).toBe('ACCEPTED');
  });

  it('by the office head is not decided by the person who examined', () => {
    const t = underHead();
    expect(t.codeOf('interview.headRefuses/1', { by: STAFF.BAP_EXAMINER })).toBe('SECOND_PERSON_REQUIRED');
    expect(t.codeOf('interview.headRefuses/1')).toBe('ACCEPTED');
  });

  it('at adjudication rests on the adjudicator or a duplicate', () => {
    const { t, kind, attempt } = goodCase('approval.reject/1', 'ADJUDICATION', 'SECTION_HEAD');
    const codeWith = (reason: string) => t.codeOf(kind, { ...attempt, change: { reasonCodes: [reason] } });
    expect(codeWith('REJ_TPPO')).toBe('REASON_KIND_WRONG');
    expect(codeWith('REJ_ADJUDICATOR')).toBe('ACCEPTED');
    expect(codeWith('REJ_DUPLICATE_APPLICATION')).toBe('ACCEPTED');
  });
});

describe('a book lost recklessly', () => {
  function suspendedFor(months: number): string {
    const { t, kind, attempt } = goodCase('interview.timedSuspension/1', 'UNDER_EXAMINATION', 'OFFICE_HEAD');
    const change = { ...attempt.change, months, until: addMonths(t.today, months) };
    return t.codeOf(kind, { ...attempt, change });
  }

  it.each([
    [5, 'SUSPENSION_MONTHS_INVALID'],
    [6, 'ACCEPTED'],
    [24, 'ACCEPTED'],
    [25, 'SUSPENSION_MONTHS_INVALID'],
  ])('may be answered by %i months: %s', (months, expected) => {
    expect(suspendedFor(months)).toBe(expected);
  });

  it('is not waited out by an interviewer, and ends the file on its last day', () => {
    const { t, kind, attempt } = goodCase('interview.timedSuspension/1', 'UNDER_EXAMINATION', 'OFFICE_HEAD');
    t.run(kind, attempt);
    const until = must(t.file.suspension?.until, 'it is timed');
    expect(until).toBe('2026-09-02');
    expect(t.waitDays(40).codeOf('applications.expire/1')).toBe('DEADLINE_NOT_PASSED');
    expect(t.codeOf('interview.resume/1')).toBe('DEADLINE_NOT_PASSED');
    expect(t.at(until).codeOf('applications.expire/1')).toBe('DEADLINE_NOT_PASSED');
    expect(t.at(addDays(until, 1)).codeOf('applications.expire/1')).toBe('ACCEPTED');
  });

  it('is the only finding with that answer', () => {
    for (const finding of ['LOST_CALAMITY', 'LOST_CARELESS'] as const) {
      expect(underHead({ finding }).codeOf('interview.timedSuspension/1'), finding).toBe('FINDING_REQUIRED');
    }
  });
});

describe('what the office head decides', () => {
  it.each(AppType.options)('a %s file passes the counter alone only if the head has no say in it', (type) => {
    const t = checkDocuments(reach('DOC_REVIEW', { type })).run('documents.recordWatchlist/1', {
      role: 'COUNTER',
    });
    const isHeads = type === 'REPLACE_LOST' || type === 'REPLACE_DAMAGED' || type === 'DATA_CHANGE';
    expect(t.codeOf('documents.acceptDossier/1')).toBe(isHeads ? 'HEAD_DECIDES_THIS_TYPE' : 'ACCEPTED');
    const examined = freed(t).codeOf('interview.openExamination/1', { role: 'BAP_EXAMINER' });
    expect(examined).toBe(isHeads ? 'ACCEPTED' : 'TYPE_NOT_FOR_EXAMINATION');
  });

  it('stays decided when documents are corrected later', () => {
    const t = reach('VERIFICATION', { type: 'REPLACE_DAMAGED' });
    t.run('approval.returnForCorrection/1', { change: { step: 'DOCUMENTS' } });
    expect(t.run('documents.acceptDossier/1').state).toBe('VERIFICATION');
  });

  it('needs record and opinion, both signed', () => {
    const t = freed(checkDocuments(reach('DOC_REVIEW', { type: 'REPLACE_LOST' })));
    t.run('interview.openExamination/1', { role: 'BAP_EXAMINER' });
    expect(t.codeOf('interview.headApproves/1')).toBe('EXAMINATION_NOT_SIGNED');
    const noOpinion = { change: { opinion: null } };
    expect(t.run('interview.recordExamination/2', noOpinion).codeOf('interview.headApproves/1')).toBe(
      'OPINION_NOT_SIGNED',
    );
    expect(t.run('interview.recordExamination/2').codeOf('interview.headApproves/1')).toBe('ACCEPTED');
  });

  it('waits until the examiner closes a record of questions and answers', () => {
    const t = freed(checkDocuments(reach('DOC_REVIEW', { type: 'REPLACE_LOST' })));
    t.run('interview.openExamination/1', { role: 'BAP_EXAMINER' });
    const open = { signedOnPaper: true, signOff: false, opinion: null, finding: 'LOST_CARELESS' };
    t.run('interview.recordExamination/2', { change: open });
    expect(t.codeOf('interview.headApproves/1')).toBe('EXAMINATION_NOT_SIGNED');
    t.run('interview.recordExamination/2', { change: { ...open, signOff: true } });
    expect(t.codeOf('interview.headApproves/1')).toBe('OPINION_NOT_SIGNED');
    const opinion = { number: 'BAPEN-7', text: 'Dapat diganti', recommendation: 'APPROVE' };
    t.run('interview.recordExamination/2', { change: { ...open, signOff: true, opinion } });
    expect(t.codeOf('interview.headApproves/1')).toBe('ACCEPTED');
  });

  it('leaves its records readable when it is over', () => {
    const t = underHead({ type: 'REPLACE_LOST' }).run('interview.headApproves/1', {
      change: { endorsement: false },
    });
    expect(t.file.examination).toBeNull();
    expect(t.file.lastExamination?.bap?.number).toBe('BAP-2');
  });
});

describe('an endorsement', () => {
  it.each(['REPLACE_LOST', 'REPLACE_DAMAGED'] as const)('is not for %s', (type) => {
    const endorsing = { change: { endorsement: true } };
    expect(underHead({ type }).codeOf('interview.headApproves/1', endorsing)).toBe(
      'ENDORSEMENT_ONLY_DATA_CHANGE',
    );
  });

  it('takes no blank on its way to the applicant', () => {
    const t = reach('APPROVED', { type: 'DATA_CHANGE', endorsement: true });
    expect(t.codeOf('production.allocateBlank/1')).toBe('ENDORSEMENT_NEEDS_NO_BLANK');
    onwards(t, 'HANDED_OVER');
    expect(t.file.blank).toBeNull();
    expect(t.file.spentBlanks).toEqual([]);
  });

  it('is not made where a new book was decided', () => {
    expect(reach('APPROVED', { type: 'DATA_CHANGE' }).codeOf('production.endorse/1')).toBe(
      'ENDORSEMENT_NOT_DECIDED',
    );
  });
});

describe('a stage that is only recorded from SIMKIM', () => {
  const under = (stage: 'documents' | 'decision') =>
    officePolicy({ stagePolicy: { [stage]: 'RECORDED_FROM_SIMKIM' } });

  it('takes reference and time of the dossier check in place of the checklist', () => {
    const t = reach('DOC_REVIEW').run('documents.recordWatchlist/1', { role: 'COUNTER' });
    expect(t.codeOf('documents.acceptDossier/1')).toBe('DOCUMENTS_INCOMPLETE');
    t.policy = under('documents');
    expect(t.codeOf('documents.acceptDossier/1', { payload: {} })).toBe('REFERENCE_REQUIRED');
    const recordedAt = addMinutes(t.now, -30);
    t.run('documents.acceptDossier/1', { payload: { reference: 'SIMKIM-7', recordedAt } });
    expect(t.file.accepted).toMatchObject({ reference: 'SIMKIM-7', recordedAt });
  });

  it('is never a stage that has no form for it', () => {
    expect(under('decision').stagePolicy.decision).toBe('PERFORMED_HERE');
    expect(under('documents').stagePolicy.documents).toBe('RECORDED_FROM_SIMKIM');
  });
});

describe('what the office decides about decisions', () => {
  it('who approves: exactly the roles that the procedure names', () => {
    const codes = (t: TestFile) =>
      APPROVERS.map((role) => t.codeOf('approval.approve/2', { role, by: STAFF[role] }));
    const t = judged('CLEAR');
    expect(codes(t)).toEqual(['ACCEPTED', 'ACCEPTED', 'ROLE_NOT_ALLOWED', 'ROLE_NOT_ALLOWED']);
    t.policy = editedPolicy(({ roles }) => {
      roles.approverRoles.value = ['OFFICE_HEAD'];
    });
    expect(codes(t)).toEqual(['ROLE_NOT_ALLOWED', 'ROLE_NOT_ALLOWED', 'ACCEPTED', 'ROLE_NOT_ALLOWED']);
  });

  it('a change of data waits for the Director General only where the office says so', () => {
    const t = reach('UNDER_EXAMINATION', { type: 'DATA_CHANGE' }).run('interview.recordExamination/2');
    expect(t.codeOf('interview.headApproves/1')).toBe('ACCEPTED');
    t.policy = editedPolicy(({ settings }) => {
      settings.directorGeneralApprovalForDataChange.value = true;
    });
    expect(t.codeOf('interview.headApproves/1', { change: { directorGeneralRef: '' } })).toBe(
      'DIRECTOR_GENERAL_MISSING',
    );
    expect(t.codeOf('interview.headApproves/1', { change: { directorGeneralRef: 'DJI-7' } })).toBe(
      'ACCEPTED',
    );
  });

  it('a bar for a false statement has an end within two years, and holds for the person', () => {
    const t = reach('IN_SERVICE').run('interview.recordInterview/1', { change: SUSPICION });
    const bar = (until: string | null) => ({
      role: 'INTERVIEWER' as const,
      change: { reasonCodes: ['SUS_FALSE_STATEMENT_BAR'], until },
    });
    expect(t.codeOf('approval.suspend/1', bar(null))).toBe('BAR_INVALID');
    expect(t.codeOf('approval.suspend/1', bar('2028-03-03'))).toBe('BAR_INVALID');
    t.run('approval.suspend/1', bar('2028-03-02'));
    expect(t.file.barredUntil).toBe('2028-03-02');
    expect(t.codeOf('interview.resume/1')).toBe('DEADLINE_NOT_PASSED');
  });

  it('which fingers may be left out, and how good a print must be before the tries are used up', () => {
    const t = reach('IN_SERVICE');
    const fingers = (quality: number, attempts: number) =>
      t.policy.fingers.required.map((position) => ({
        position,
        attachmentId: '0'.repeat(64),
        quality,
        attempts,
        device: PRINT_DEVICE,
      }));
    const code = (quality: number, attempts: number) =>
      t.codeOf('biometrics.captureFingerprints/1', { change: { fingers: fingers(quality, attempts) } });
    expect([code(39, 2), code(39, 3), code(60, 1)]).toEqual(['FINGER_QUALITY_LOW', 'ACCEPTED', 'ACCEPTED']);
    // Neither poor nor plainly good: the best of three.
    expect([code(40, 2), code(40, 3)]).toEqual(['FINGER_TRIES_MISSING', 'ACCEPTED']);
  });
});

describe('the duties on one book', () => {
  function reprintedBy(printer = COLLEAGUE): TestFile {
    return failByTwo(reach('PRINTED'))
      .run('production.allocateBlank/1')
      .run('production.print/2', { by: printer });
  }

  it('do not follow a spoiled book: its printer may test the next one, its tester hand it over', () => {
    const t = reprintedBy();
    expect(t.codeOf('production.qcPass/1', { by: STAFF.PRINT })).toBe('ACCEPTED');
    t.policy = { ...POLICY, separation: { ...POLICY.separation, S4: 'BLOCK' } };
    t.run('production.qcPass/1', { by: STAFF.PRINT }).run('production.notifyReady/1', { role: 'HANDOVER' });
    expect(t.codeOf('production.handOver/1', { by: STAFF.QC }), 'tested the spoiled book only').toBe(
      'ACCEPTED',
    );
    expect(t.codeOf('production.handOver/1', { by: STAFF.PRINT })).toBe('SEPARATION_S4');
  });

  it('hold for the book that is there', () => {
    expect(reprintedBy().codeOf('production.qcPass/1', { by: COLLEAGUE })).toBe('SEPARATION_S3');
  });
});

describe('what waits for a second person', () => {
  it('an open proposal to refuse is answered before anyone examines, resumes or sends the file on', () => {
    const t = proposeRejection(reach('SUSPENDED'), 'INTERVIEWER');
    expect(t.codeOf('interview.openExamination/1', { role: 'BAP_EXAMINER' })).toBe('PROPOSAL_OPEN');
    expect(t.codeOf('interview.resume/1')).toBe('PROPOSAL_OPEN');
    t.run('approval.declineProposal/1');
    expect(t.codeOf('interview.openExamination/1', { role: 'BAP_EXAMINER' })).toBe('ACCEPTED');
    const judged = proposeRejection(reach('ADJUDICATION'), 'ADJUDICATOR');
    expect(judged.codeOf('approval.returnForCorrection/1')).toBe('PROPOSAL_OPEN');
  });

  it('a proposal of the counter and a file in its hands are not taken away by the examiner', () => {
    const t = checkDocuments(reach('DOC_REVIEW', { type: 'REPLACE_LOST' }));
    expect(t.codeOf('interview.openExamination/1', { role: 'BAP_EXAMINER' })).toBe('CLAIMED_BY_OTHER');
    t.run('approval.proposeDecision/1', { role: 'COUNTER' });
    expect(t.codeOf('interview.openExamination/1', { role: 'BAP_EXAMINER' })).toBe('PROPOSAL_OPEN');
  });

  it('a person on the prevention list is refused, not examined', () => {
    const t = freed(checkDocuments(reach('DOC_REVIEW', { type: 'REPLACE_LOST' })));
    t.run('documents.recordWatchlist/1', { role: 'COUNTER', ...CONFIRMED });
    expect(t.codeOf('interview.openExamination/1', { role: 'BAP_EXAMINER' })).toBe('WATCHLIST_MATCH_STANDS');
  });
});

describe('the chip of an electronic book', () => {
  const checks = ['DATA', 'PHOTO', 'MRZ', 'LAMINATE', 'SIGNATURE'];
  const found = (chip?: unknown) => ({ change: { checks, chip } });
  const unread = (why: string) => found({ status: 'NOT_READ', why });

  it('passes unread only on a PC without a reader, and only where the office says so', () => {
    const t = reach('PRINTED');
    expect(t.file.kind).toBe('ELECTRONIC');
    expect(t.codeOf('production.qcPass/1', found())).toBe('CHIP_NOT_READ');
    expect(t.codeOf('production.qcPass/1', unread('NO_CHIP'))).toBe('CHIP_NOT_READ');
    t.policy = { ...POLICY, chip: 'REQUIRED' };
    expect(t.codeOf('production.qcPass/1', unread('NO_READER'))).toBe('CHIP_NOT_READ');
    t.policy = { ...POLICY, chip: 'IF_READER' };
    // As a build before the reader wrote it.
    expect(t.codeOf('production.qcPass/1', found('NOT_READ'))).toBe('ACCEPTED');
    expect(t.run('production.qcPass/1', unread('NO_READER')).file.chip).toMatchObject({ why: 'NO_READER' });
  });

  it('is refused by what the reader found, each fault in its own words', () => {
    const t = reach('PRINTED');
    const faults = [
      [{ mrzEqual: false }, 'CHIP_MRZ_DIFFERS'],
      [{ isPhotoIdentical: false }, 'CHIP_PHOTO_DIFFERS'],
      [{ isPhotoIdentical: false, isPhotoSamePerson: true }, 'ACCEPTED'],
      [{ passive: 'INVALID' }, 'CHIP_CHANGED'],
      [{ passive: 'UNTRUSTED' }, 'CHIP_NOT_TRUSTED'],
      [{ passive: 'NO_ANCHOR' }, 'ACCEPTED'],
    ] as const;
    for (const [fault, code] of faults) {
      expect(t.codeOf('production.qcPass/1', found({ ...GOOD_CHIP, ...fault })), code).toBe(code);
    }
  });

  it('counts by the officer’s own tick where nobody reads chips', () => {
    const t = reach('PRINTED');
    t.policy = { ...POLICY, chip: 'OFF' };
    expect(t.codeOf('production.qcPass/1', found())).toBe('READ_BACK_MISMATCH');
    expect(t.codeOf('production.qcPass/1', { change: { checks: [...checks, 'CHIP'] } })).toBe('ACCEPTED');
  });
});

describe('a payment that the centre has not confirmed', () => {
  it('holds up the blank only where the office says so', () => {
    const t = reach('APPROVED', { payment: 'UNCONFIRMED_WITH_PROOF' });
    expect(t.codeOf('production.allocateBlank/1')).toBe('PAYMENT_UNCONFIRMED');
    t.policy = { ...POLICY, unconfirmedPaymentBlocksPrinting: false };
    expect(t.codeOf('production.allocateBlank/1')).toBe('ACCEPTED');
  });

  it('lets the file go to approval, but gives it no blank', () => {
    const t = reach('APPROVED', { payment: 'UNCONFIRMED_WITH_PROOF' });
    expect(t.codeOf('production.allocateBlank/1')).toBe('PAYMENT_UNCONFIRMED');
    t.run('applications.recordPayment/1', { role: 'PRINT' });
    expect(t.codeOf('production.allocateBlank/1')).toBe('ACCEPTED');
  });

  it('counts only with its receipt number', () => {
    const t = new TestFile();
    const payment = {
      ...bookingPayload(t.today).payment,
      status: 'UNCONFIRMED_WITH_PROOF' as const,
      ntpn: null,
    };
    t.run('appointments.importBooking/1', { payload: bookingPayload(t.today, { payment }) });
    checkDocuments(onwards(t, 'DOC_REVIEW')).run('documents.recordWatchlist/1', { role: 'COUNTER' });
    expect(t.codeOf('documents.acceptDossier/1')).toBe('PAYMENT_NOT_SETTLED');
  });

  it('that is missing altogether stops at the counter', () => {
    const t = checkDocuments(reach('DOC_REVIEW', { payment: 'UNPAID' }));
    t.run('documents.recordWatchlist/1', { role: 'COUNTER' });
    expect(t.codeOf('documents.acceptDossier/1')).toBe('PAYMENT_NOT_SETTLED');
  });
});

describe('a fee that was paid too small', () => {
  it('holds up the blank until the rest is recorded', () => {
    const t = reach('APPROVED', { short: 100_000 });
    expect(t.attempt('production.allocateBlank/1')).toMatchObject({
      error: { code: 'PAYMENT_INSUFFICIENT', details: { paid: 850_000, due: 950_000, rest: 100_000 } },
    });
    t.run('applications.recordAdditionalPayment/1', { role: 'PRINT' });
    expect(t.file.additionalPayments).toMatchObject([{ amount: 100_000, ntpn: 'ABCD1234EFGH5679' }]);
    expect(t.file.payment.amount, 'the bill stays as it was').toBe(850_000);
    expect(t.codeOf('applications.recordAdditionalPayment/1')).toBe('PAYMENT_COMPLETE');
    expect(t.codeOf('production.allocateBlank/1')).toBe('ACCEPTED');
  });

  it('holds up no endorsement, which is free by the tariff', () => {
    const t = reach('APPROVED', { type: 'DATA_CHANGE', endorsement: true, short: 100_000 });
    expect(t.codeOf('production.endorse/1')).toBe('ACCEPTED');
  });

  it('counts the surcharge of a lost book, unless it is waived', () => {
    const t = reach('APPROVED', { type: 'REPLACE_LOST', short: 1_000_000 });
    expect(t.codeOf('production.allocateBlank/1')).toBe('PAYMENT_INSUFFICIENT');
    t.run('applications.waiveFee/1');
    expect(t.codeOf('production.allocateBlank/1')).toBe('ACCEPTED');
  });

  it('is the tariff of the day of payment, whenever the rest is paid', () => {
    const t = reach('APPROVED');
    const old = { ...t.file, payment: { ...t.file.payment, paidOn: plainDate('2024-12-16') } };
    expect(t.policy.feeDue(old)?.total).toBe(650_000);
    expect(
      t.policy.feeDue({ ...old, payment: { ...old.payment, paidOn: plainDate('2024-12-17') } })?.total,
    ).toBe(950_000);
    expect(
      t.policy.feeDue({ ...old, payment: { ...old.payment, paidOn: plainDate('2001-01-01') } })?.total,
    ).toBe(950_000);
  });

  it('is zero for a waived non-electronic book, and nothing that was billed counts as paid', () => {
    const t = reach('APPROVED', {
      kind: 'NON_ELECTRONIC',
      payment: 'UNCONFIRMED_WITH_PROOF',
      short: 650_000,
    });
    t.run('applications.waiveFee/1', { change: { kind: 'ZERO_RATE' } });
    expect(t.policy.feeDue(t.file)?.total).toBe(0);
    expect(t.codeOf('production.allocateBlank/1')).toBe('ACCEPTED');
  });
});

describe('a fee', () => {
  it('is waived by the section head alone, with a letter', () => {
    const { t, kind, attempt } = goodCase('applications.waiveFee/1', 'DOC_REVIEW', 'SECTION_HEAD');
    expect(t.codeOf(kind, { role: 'COUNTER' })).toBe('ROLE_NOT_ALLOWED');
    expect(t.codeOf(kind, { ...attempt, change: { letterRef: '' } })).toBe('PAYLOAD_INVALID');
    expect(t.run(kind, attempt).codeOf(kind, attempt)).toBe('WAIVER_NOT_APPLICABLE');
  });

  it('is never recorded as waived at the counter', () => {
    const t = reach('DOC_REVIEW', { payment: 'UNPAID' });
    expect(t.codeOf('applications.recordPayment/1', { change: { status: 'WAIVED' } })).toBe(
      'PAYMENT_STATUS_NOT_ALLOWED',
    );
  });

  it('of zero is for the non-electronic book, no surcharge for lost and damaged ones', () => {
    const zero = { change: { kind: 'ZERO_RATE' } };
    expect(reach('DOC_REVIEW', { payment: 'UNPAID' }).codeOf('applications.waiveFee/1', zero)).toBe(
      'WAIVER_NOT_APPLICABLE',
    );
    const plain = reach('DOC_REVIEW', { payment: 'UNPAID', kind: 'NON_ELECTRONIC' });
    expect(plain.copy().codeOf('applications.waiveFee/1', zero)).toBe('ACCEPTED');
    const surcharge = { change: { kind: 'SURCHARGE_FORCE_MAJEURE' } };
    expect(plain.codeOf('applications.waiveFee/1', surcharge)).toBe('WAIVER_NOT_APPLICABLE');
    const damaged = reach('DOC_REVIEW', { type: 'REPLACE_DAMAGED' });
    expect(damaged.codeOf('applications.waiveFee/1', surcharge)).toBe('ACCEPTED');
  });
});

describe('a file sent back for correction', () => {
  it('has only the named step opened again', () => {
    const before = judged('CLEAR');
    const { file } = before.copy().run('approval.returnForCorrection/1', { change: { step: 'PHOTO' } });
    expect(file.photo).toBeNull();
    expect(file.fingerprints).toEqual(before.file.fingerprints);
    expect(file.signature).toEqual(before.file.signature);
    expect(file.interview).toEqual(before.file.interview);
    expect(file.documents).toEqual(before.file.documents);
    expect([file.verification, file.adjudication], 'the centre is asked anew').toEqual([null, null]);
  });

  it('goes on as soon as the step is done, and is approved by somebody else', () => {
    const t = judged('CLEAR').run('approval.returnForCorrection/1', { change: { step: 'PHOTO' } });
    t.run('biometrics.capturePhoto/1', { by: COLLEAGUE });
    expect(t.state).toBe('VERIFICATION');
    t.run('approval.verificationPassed/1').run('approval.recordAdjudication/1');
    expect(t.codeOf('approval.approve/2', { by: COLLEAGUE })).toBe('SEPARATION_S2');
    expect(t.codeOf('approval.approve/2')).toBe('ACCEPTED');
  });

  it('is not approved by the person who put its documents right', () => {
    const t = judged('CLEAR').run('approval.returnForCorrection/1', { change: { step: 'DOCUMENTS' } });
    t.run('documents.amendData/1', { by: userId(60) })
      .run('documents.acceptDossier/1')
      .run('approval.verificationPassed/1')
      .run('approval.recordAdjudication/1');
    expect(t.codeOf('approval.approve/2', { by: userId(60) })).toBe('CORRECTOR_MAY_NOT_APPROVE');
  });
});

describe('an interview', () => {
  it('lets nobody go on who did not call the data right or whose originals were not seen', () => {
    const t = reach('IN_SERVICE');
    const codeOf = (change: Record<string, unknown>) => t.codeOf('interview.recordInterview/1', { change });
    expect(codeOf({ applicantConfirmed: false })).toBe('CONFIRMATION_MISSING');
    expect(codeOf({ originalsSeen: [] })).toBe('ORIGINALS_NOT_SEEN');
    // A postponement needs neither: the applicant comes again.
    expect(codeOf({ ...SUSPICION, applicantConfirmed: false, originalsSeen: [] })).toBe('ACCEPTED');
  });

  it('began after the file came to the service and answers questions of the guide', () => {
    const t = reach('IN_SERVICE');
    const codeOf = (change: Record<string, unknown>) => t.codeOf('interview.recordInterview/1', { change });
    expect(codeOf({ startedAt: '2020-01-01T02:00:00.000Z' })).toBe('INTERVIEW_TIMES_INVALID');
    expect(codeOf({ startedAt: addMinutes(t.file.stateSince, -5) })).toBe('ACCEPTED');
    expect(codeOf({ answers: { destination: 'Malaysia', unknown: 'x' } })).toBe('QUESTION_UNKNOWN');
  });

  it('made in SIMKIM is recorded with reference, time and result alone', () => {
    const t = reach('IN_SERVICE');
    t.policy = officePolicy({ stagePolicy: { interview: 'RECORDED_FROM_SIMKIM' } });
    const change = {
      destination: '',
      answers: {},
      originalsSeen: [],
      applicantConfirmed: false,
      startedAt: addMinutes(t.now, -240),
    };
    expect(t.codeOf('interview.recordInterview/1', { change })).toBe('ACCEPTED');
  });
});

describe('a decision about a person', () => {
  const DECISIONS: readonly ActionKind[] = [
    'interview.recordInterview/1',
    'interview.examinationClear/1',
    'interview.examinationFalse/1',
    'interview.headApproves/1',
    'interview.headRefuses/1',
    'approval.approve/2',
    'approval.reject/1',
    'approval.suspend/1',
    'documents.refusePrevention/1',
    'production.cancelLate/1',
    'production.voidUncollected/1',
  ];
  const FROM: Partial<Record<ActionKind, Parameters<typeof reach>[0]>> = {
    'interview.recordInterview/1': 'IN_SERVICE',
    'approval.approve/2': 'ADJUDICATION',
    'approval.reject/1': 'ADJUDICATION',
    'approval.suspend/1': 'IN_SERVICE',
    'documents.refusePrevention/1': 'DOC_REVIEW',
    'production.cancelLate/1': 'PRINTED',
    'production.voidUncollected/1': 'READY_FOR_PICKUP',
  };

  it.each(DECISIONS)('%s counts only against the version that its author saw', (kind) => {
    const role = kind.startsWith('interview.head') ? 'OFFICE_HEAD' : 'SECTION_HEAD';
    const { t, attempt } = goodCase(kind, FROM[kind] ?? 'UNDER_EXAMINATION', role);
    const byRule = { change: attempt.change };
    expect(t.codeOf(kind, byRule)).toBe('ACCEPTED');
    expect(t.codeOf(kind, { ...byRule, basedOn: t.file.version - 1 })).toBe('STALE_VERSION');
    expect(t.codeOf(kind, { ...byRule, basedOn: null })).toBe('STALE_VERSION');
  });

  it('is something else than an entry, which is judged on the newest file', () => {
    const t = reach('DOC_REVIEW');
    for (const kind of [
      'documents.recordDocument/1',
      'documents.attach/1',
      'applications.addNote/1',
    ] as const) {
      expect(t.codeOf(kind, { role: 'COUNTER', basedOn: 1 }), kind).toBe('ACCEPTED');
    }
  });
});

describe('an entry that nobody knows', () => {
  it('is refused by name and by shape, and the refusal repeats no value', () => {
    const t = reach('DOC_REVIEW');
    // The last three are properties of every object in the language, and names of no rule.
    for (const kind of ['documents.burn/1', '__proto__', 'constructor', 'toString']) {
      expect(t.codeOf(kind as ActionKind, { payload: {}, role: 'COUNTER' }), kind).toBe('ACTION_UNKNOWN');
    }
    for (const kind of ACTION_KINDS) {
      const result = t.attempt(kind, { payload: { secret: '1371991211870001' } });
      expect(result.ok, kind).toBe(false);
      expect(JSON.stringify(result), kind).not.toContain('1371991211870001');
    }
  });
});

describe('captures', () => {
  it('each finger is taken or explained', () => {
    const t = reach('IN_SERVICE');
    const [first, ...others] = POLICY.fingers.required;
    const fingers = others.map((position) => ({
      position,
      attachmentId: 'a'.repeat(64),
      quality: 60,
      device: PRINT_DEVICE,
    }));
    const withException = (exceptions: object[]) =>
      t.codeOf('biometrics.captureFingerprints/1', { change: { fingers, exceptions } });
    expect(withException([])).toBe('FINGERS_MISSING');
    const broken = { position: first, reason: 'DEVICE_FAILURE', note: 'Alat mati' };
    expect(withException([broken])).toBe('ACCEPTED');
  });

  it('a lost thumb is proven by a photo and replaced by the middle finger, never by the little one', () => {
    const t = reach('IN_SERVICE');
    const taken = (position: string, replaces?: string) => ({
      position,
      attachmentId: position.length.toString(16).padStart(64, 'a'),
      quality: 71,
      device: PRINT_DEVICE,
      ...(replaces ? { replaces } : {}),
    });
    const others = ['RIGHT_INDEX', 'LEFT_THUMB', 'LEFT_INDEX'].map((position) => taken(position));
    const lost = { position: 'RIGHT_THUMB', reason: 'AMPUTATED', note: '', permanence: 'PERMANENT' };
    const proven = { ...lost, proofAttachmentId: 'f'.repeat(64) };
    const code = (exceptions: object[], ...more: object[]) =>
      t.codeOf('biometrics.captureFingerprints/1', { change: { fingers: [...others, ...more], exceptions } });
    const middle = taken('RIGHT_MIDDLE', 'RIGHT_THUMB');
    expect(code([proven])).toBe('FINGERS_MISSING');
    expect(code([lost], middle)).toBe('FINGER_PROOF_MISSING');
    expect(code([proven], taken('RIGHT_LITTLE', 'RIGHT_THUMB'))).toBe('FINGERS_NOT_IN_POLICY');
    expect(code([proven], taken('LEFT_MIDDLE', 'RIGHT_THUMB'))).toBe('FINGERS_NOT_IN_POLICY');
    expect(code([proven], middle)).toBe('ACCEPTED');
    const bandaged = { position: 'RIGHT_MIDDLE', reason: 'BANDAGED', note: '', permanence: 'TEMPORARY' };
    expect(code([proven, bandaged])).toBe('FINGERS_MISSING');
    expect(code([proven, bandaged], taken('RIGHT_RING', 'RIGHT_THUMB'))).toBe('ACCEPTED');
  });

  it('a print from a file needs the procedure’s word and a reason', () => {
    const t = reach('IN_SERVICE');
    const fingers = POLICY.fingers.required.map((position, index) => ({
      position,
      attachmentId: String(index).padStart(64, 'a'),
      quality: null,
    }));
    const code = (change: Record<string, unknown>) =>
      t.codeOf('biometrics.captureFingerprints/1', { change });
    const fileNote = 'Pemindai rusak sejak pagi';
    expect(POLICY.fingers.fileInput).toBe(false);
    expect(code({ fingers, exceptions: [], fileNote })).toBe('FINGER_FILE_NOT_ALLOWED');
    t.policy = editedPolicy((sop) => (sop.fingerPolicy.fileInput.value = true));
    expect(code({ fingers, exceptions: [] })).toBe('NOTE_TOO_SHORT');
    expect(code({ fingers, exceptions: [], fileNote })).toBe('ACCEPTED');
    // An office for training takes them whatever its procedure says.
    t.policy = officePolicy({ fingerFiles: true });
    expect(code({ fingers, exceptions: [], fileNote })).toBe('ACCEPTED');
    t.run('biometrics.captureFingerprints/1', { change: { fingers, exceptions: [], fileNote } });
    expect(t.file.fingerprints).toMatchObject({ fileNote });
  });

  it('says of each new photo where it came from, and still reads one that did not', () => {
    const t = reach('IN_SERVICE');
    const change = { source: null };
    expect(t.codeOf('biometrics.capturePhoto/1', { change })).toBe('PHOTO_SOURCE_MISSING');
    const payload = { ...t.validPayload('biometrics.capturePhoto/1', 'BIOMETRIC'), ...change };
    const old = recordedBefore(t, 'biometrics.capturePhoto/1', { role: 'BIOMETRIC', payload });
    expect(old.file.photo?.attachmentId).not.toBeNull();
    expect(old.file.photo).not.toHaveProperty('source');
  });

  it('a child below the age gives none', () => {
    const t = new TestFile();
    const child = anApplicant({ birthDate: plainDate('2022-01-05'), married: false });
    const payload = bookingPayload(t.today, { applicant: child, validityYears: 5 });
    t.run('appointments.importBooking/1', { payload });
    onwards(t, 'IN_SERVICE');
    expect(t.codeOf('biometrics.captureFingerprints/1', { change: { fingers: [] } })).toBe('ACCEPTED');
  });

  it('and interview may come in either order; both are needed', () => {
    const interviewFirst = reach('IN_SERVICE').run('interview.recordInterview/1');
    expect(interviewFirst.state).toBe('IN_SERVICE');
    interviewFirst.run('biometrics.capturePhoto/1').run('biometrics.captureFingerprints/1');
    expect(interviewFirst.state).toBe('IN_SERVICE');
    expect(interviewFirst.run('biometrics.captureSignature/1').state).toBe('VERIFICATION');
    expect(reach('VERIFICATION').state).toBe('VERIFICATION');
  });

  it('made in the national system are recorded by its reference', () => {
    const t = reach('IN_SERVICE');
    t.policy = { ...POLICY, stagePolicy: { ...POLICY.stagePolicy, capture: 'RECORDED_FROM_SIMKIM' } };
    const reported = { change: { attachmentId: null, reference: 'SIMKIM-7' } };
    expect(t.codeOf('biometrics.capturePhoto/1', reported)).toBe('ACCEPTED');
    expect(t.codeOf('biometrics.capturePhoto/1', { change: { reference: null } })).toBe('REFERENCE_REQUIRED');
  });
});

describe('a suspension', () => {
  it('names the papers that are asked for, and ends with them', () => {
    const t = reach('IN_SERVICE')
      .run('interview.recordInterview/1', { change: { ...SUSPICION, outcome: 'SUSPEND_DOCS' } })
      .run('approval.suspend/1', { role: 'INTERVIEWER', change: { requestedDocs: ['JAMINAN'] } });
    expect(t.codeOf('interview.resume/1')).toBe('DOCUMENTS_INCOMPLETE');
    t.run('documents.recordDocument/1', { role: 'COUNTER', change: { code: 'JAMINAN' } });
    expect(t.codeOf('interview.resume/1')).toBe('ACCEPTED');
  });

  it.each([
    [30, 'ACCEPTED', 'DEADLINE_NOT_PASSED'],
    [31, 'DEADLINE_PASSED', 'ACCEPTED'],
  ])('on day %i: going on is %s, ending the file is %s', (days, resume, expire) => {
    const t = reach('SUSPENDED').waitDays(days);
    expect(t.codeOf('interview.resume/1')).toBe(resume);
    expect(t.codeOf('applications.expire/1')).toBe(expire);
  });
});

describe('a book', () => {
  it('that fails the test is spoiled, and a new blank is taken under the same approval', () => {
    const t = reach('PRINTED');
    const first = must(t.file.blank, 'a blank was taken').serial;
    failByTwo(t);
    expect(t.file).toMatchObject({ state: 'APPROVED', blank: null, book: null });
    expect(t.file.spentBlanks).toEqual([{ serial: first, state: 'SPOILED' }]);
    expect(t.codeOf('production.allocateBlank/1', { change: { serial: first } })).toBe('BLANK_NOT_IN_STOCK');
    expect(t.run('production.allocateBlank/1').file.blank?.serial).not.toBe(first);
  });

  it.each([
    ['BLANK_ALLOCATED', 'CANCELLED'],
    ['PRINTED', 'PASSPORT_VOIDED'],
    ['READY_FOR_PICKUP', 'PASSPORT_VOIDED'],
  ] as const)('of a file cancelled at %s ends as %s with its blank voided', (state, end) => {
    const t = reach(state).run('production.cancelLate/1');
    expect(t.state).toBe(end);
    expect(t.file.blank).toBeNull();
    expect(t.file.spentBlanks.map((blank) => blank.state)).toEqual(['VOIDED']);
  });

  it('is handed over by the quality officer in a small office: a reminder, no refusal', () => {
    expect(reach('READY_FOR_PICKUP').codeOf('production.handOver/1', { by: STAFF.QC })).toBe('ACCEPTED');
  });

  it('is handed to a proxy only with a letter', () => {
    const proxy = { change: { relation: 'PROXY', proxyLetterSeen: false } };
    expect(reach('READY_FOR_PICKUP').codeOf('production.handOver/1', proxy)).toBe('COLLECTOR_INCOMPLETE');
  });

  it('of a dual citizen is not printed once the age of choosing has come', () => {
    const t = new TestFile();
    const applicant = anApplicant({
      birthDate: plainDate('2005-03-04'),
      married: false,
      isDualCitizen: true,
    });
    t.run('appointments.importBooking/1', {
      payload: bookingPayload(t.today, { applicant, validityYears: 5 }),
    });
    onwards(t, 'BLANK_ALLOCATED');
    expect(t.copy().waitDays(1).codeOf('production.print/2')).toBe('ACCEPTED');
    expect(t.waitDays(2).codeOf('production.print/2')).toBe('VALIDITY_NOT_ALLOWED');
  });
});

describe('a blank that is spoiled in the printer', () => {
  it('goes by the word of somebody beside whoever took it, and the file gets another', () => {
    const t = reach('BLANK_ALLOCATED');
    const serial = t.file.blank?.serial;
    const jam = {
      role: 'QC',
      change: { reasonCodes: ['QC_PRINT_DEFECT'], note: 'Kertas tersangkut di mesin cetak' },
    } as const;
    expect(t.codeOf('production.qcFail/2', { ...jam, by: STAFF.PRINT })).toBe('SECOND_PERSON_REQUIRED');
    t.run('production.qcFail/2', jam);
    expect(t.state).toBe('APPROVED');
    expect(t.file.blank).toBeNull();
    expect(t.file.spentBlanks).toMatchObject([{ serial, state: 'SPOILED' }]);
    expect(t.run('production.allocateBlank/1').state).toBe('BLANK_ALLOCATED');
  });
});
