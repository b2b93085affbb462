import { describe, expect, it } from 'vitest';
import { findingsOf, riskFlags, weightOf, RiskFlag } from '#common/domain/approval/findings.ts';
import { countLostBefore } from '#common/domain/approval/lost-passports.ts';
import { changesSinceCapture, historyOf } from '#common/domain/approval/since-capture.ts';
import { isFaceDoubted } from '#common/domain/biometrics/photo.ts';
import { proposableDecisions } from '#common/domain/approval/proposal-rules.ts';
import type { AttachmentId, UserId } from '#common/kernel/ids.ts';
import type { Instant } from '#common/kernel/instant.ts';
import { must } from '#common/kernel/must.ts';
import {
  asksBlind,
  cleared,
  disputed,
  judged,
  photoReplaced,
  unflagged,
} from '#test/support/rules-good-cases.ts';
import { reach } from '#test/support/rules-journeys.ts';
import { COLLEAGUE, POLICY, STAFF } from '#test/support/rules-office.ts';
import { OTHER_FILE } from '#test/support/rules-payloads.ts';
import type { TestFile } from '#test/support/rules-test-file.ts';

const NOBODY = '00000000-0000-7000-8000-000000000999' as UserId;
const RECORD = {
  place: 'Ruang pemeriksaan',
  startedAt: '2026-03-02T02:00:00.000Z' as Instant,
  answers: [],
  otherExaminers: [],
  statement: '',
  isSworn: false,
  signatureId: null,
  signedOnPaper: true,
};
const NOTE = { note: 'Alasan tertulis yang cukup panjang' };

function flagsOf(t: TestFile, actor = NOBODY) {
  const { policy, facts, now } = t.context();
  return riskFlags({ file: t.file, actor, now, policy, facts });
}

describe('what changed since the capture', () => {
  it('is nothing on a file that went straight through', () => {
    const { capturedAt, changes } = changesSinceCapture(judged('CLEAR').actions);
    expect(capturedAt).not.toBeNull();
    expect(changes).toEqual([]);
  });

  it('is nothing before the capture, whatever is corrected then', () => {
    const t = reach('DOC_REVIEW').run('documents.amendData/1');
    expect(changesSinceCapture(t.actions)).toEqual({ capturedAt: null, changes: [] });
  });

  it('names the photo that was taken anew, what it was before, and who did it', () => {
    const t = photoReplaced();
    expect(changesSinceCapture(t.actions).changes).toEqual([
      {
        section: 'PHOTO',
        field: 'picture',
        before: '0'.repeat(64),
        after: 'd'.repeat(64),
        by: STAFF.BIOMETRIC,
        at: expect.any(String),
        kind: 'biometrics.capturePhoto/1',
      },
    ]);
    expect(historyOf(t.actions).changed).toEqual(['PHOTO']);
  });

  it('names a corrected field of the applicant with both values, and not one that was set back', () => {
    const t = judged('CLEAR').run('approval.returnForCorrection/1', { change: { step: 'DOCUMENTS' } });
    const before = t.file.applicant.fullName;
    const amend = (fullName: string) =>
      t.run('documents.amendData/1', { role: 'COUNTER', change: { changes: { fullName } } });
    amend('BUDI HARTONO');
    expect(changesSinceCapture(t.actions).changes).toMatchObject([
      { section: 'APPLICANT', field: 'fullName', before, after: 'BUDI HARTONO', by: STAFF.COUNTER },
    ]);
    amend(before);
    expect(changesSinceCapture(t.actions).changes).toEqual([]);
  });

  it('holds an interview after the capture against its own first record', () => {
    const held = judged('CLEAR');
    expect(historyOf(held.actions).changed).not.toContain('INTERVIEW');
    held
      .run('approval.returnForCorrection/1', { change: { step: 'INTERVIEW' } })
      .run('interview.recordInterview/1', { change: { destination: 'Negara lain' } });
    expect(changesSinceCapture(held.actions).changes).toMatchObject([
      { section: 'INTERVIEW', field: 'destination', after: 'Negara lain' },
    ]);
  });

  it('reads past what a newer build wrote', () => {
    const { actions } = photoReplaced();
    const unknown = { ...actions[0], kind: 'approval.future/9', payload: {} } as never;
    expect(changesSinceCapture([...actions, unknown])).toEqual(changesSinceCapture(actions));
  });
});

describe('what stands out', () => {
  it('is nothing on a plain file', () => {
    expect(flagsOf(unflagged(judged('CLEAR')))).toEqual([]);
  });

  it('is another file of the person, by adjudication or by the number', () => {
    const t = unflagged(judged('CLEAR'));
    t.samePerson = [OTHER_FILE];
    expect(flagsOf(t)).toEqual(['DUPLICATE']);
    expect(flagsOf(unflagged(judged('DUPLICATE')))).toEqual(['DUPLICATE']);
  });

  it('is a prevention result older than the procedure’s day', () => {
    const t = unflagged(judged('CLEAR'));
    t.waitDays(POLICY.watchlistFreshDays + 1);
    expect(flagsOf(t)).toContain('WATCHLIST_OLD');
  });

  it('is whoever was let in off the schedule, and a file that was taken out of another’s hands', () => {
    const t = judged('CLEAR');
    t.samePerson = [];
    expect(flagsOf(t)).toEqual(['OVERRIDE']);
    const taken = unflagged(reach('ADJUDICATION'))
      .run('queue.claim/1', { by: COLLEAGUE, role: 'ADJUDICATOR' })
      .run('queue.takeOver/1', { by: STAFF.ADJUDICATOR, role: 'ADJUDICATOR' });
    expect(flagsOf(taken)).toContain('OVERRIDE');
  });

  it('is a declared conflict for everybody, and S1 and S2 for the person that they bind', () => {
    const t = unflagged(judged('CLEAR'));
    expect(flagsOf(t, STAFF.INTERVIEWER)).toEqual(['DUTY_CONFLICT']);
    expect(flagsOf(t, STAFF.BIOMETRIC)).toEqual(['DUTY_CONFLICT']);
    t.policy = { ...POLICY, separation: { ...POLICY.separation, S1: 'OFF', S2: 'WARN' } };
    expect(flagsOf(t, STAFF.INTERVIEWER)).toEqual([]);
    expect(flagsOf(t, STAFF.BIOMETRIC)).toEqual(['DUTY_CONFLICT']);
    t.run('applications.declareConflict/1', { role: 'SECTION_HEAD', by: COLLEAGUE });
    expect(flagsOf(t)).toEqual(['DUTY_CONFLICT']);
  });

  it('is the third lost passport of a person, counted over earlier files that were not given up', () => {
    const t = unflagged(judged('CLEAR'));
    t.lostBefore = 2;
    expect(flagsOf(t)).toEqual([]);
    t.lostBefore = 3;
    expect(flagsOf(t)).toEqual(['LOST_PASSPORTS']);
    const { file } = t;
    const lost = {
      ...file,
      id: OTHER_FILE,
      type: 'REPLACE_LOST',
      createdAt: '2020-01-01T00:00:00.000Z',
    } as const;
    const earlier = [
      { ...lost, state: 'HANDED_OVER' },
      { ...lost, state: 'CANCELLED' },
      { ...lost, state: 'WITHDRAWN' },
      { ...lost, state: 'REJECTED' },
      { ...lost, type: 'NEW', state: 'HANDED_OVER' },
      { ...lost, state: 'HANDED_OVER', createdAt: '2030-01-01T00:00:00.000Z' },
      { ...file, type: 'REPLACE_LOST' },
    ] as never[];
    expect(countLostBefore(file, earlier)).toBe(2);
  });

  it('is a print that no device took, a signature without strokes, a face that nobody could compare', () => {
    const t = unflagged(judged('CLEAR'));
    const { policy, facts, now } = t.context();
    const { fingerprints, signature, photo } = t.file;
    const [first, ...others] = must(fingerprints, 'taken').fingers;
    const { device: _device, ...fromFile } = must(first, 'taken');
    const { strokesAttachmentId: _strokes, ...unwritten } = must(signature, 'taken');
    const unopened = {
      with: 'EARLIER_FILE',
      attachmentId: 'c'.repeat(64) as AttachmentId,
      applicationId: OTHER_FILE,
      distance: null,
      band: null,
      decision: 'NOT_OPENED',
      note: 'Gambar rusak',
    } as const;
    const file = {
      ...t.file,
      fingerprints: {
        ...must(fingerprints, 'taken'),
        fingers: [fromFile, ...others],
        fileNote: 'Pemindai rusak',
      },
      signature: unwritten,
      photo: { ...must(photo, 'taken'), comparisons: [unopened] },
    } as typeof t.file;
    const found = findingsOf({ file, actor: NOBODY, now, policy, facts });
    expect(found).toEqual([
      {
        flag: 'FACE_NOT_COMPARED',
        with: 'EARLIER_FILE',
        attachmentId: unopened.attachmentId,
        note: 'Gambar rusak',
      },
      { flag: 'PRINT_NO_DEVICE', fingers: [fromFile.position], note: 'Pemindai rusak' },
      { flag: 'SIGNATURE_NO_PAD' },
    ]);
    // None of them goes through among others, and none is a doubt about the face.
    expect(riskFlags({ file, actor: NOBODY, now, policy, facts })).toHaveLength(3);
    expect(isFaceDoubted(file)).toBe(false);
  });

  it('is what changed, what was sent back, what waits in the family and what is late', () => {
    const t = unflagged(photoReplaced());
    expect(flagsOf(t)).toEqual(expect.arrayContaining(['CHANGED', 'CORRECTION']));
    const held = unflagged(judged('CLEAR'));
    held.familyOnHold = ['1234567890123456'];
    expect(flagsOf(held)).toEqual(['FAMILY_HOLD']);
    held.familyOnHold = [];
    held.waitDays(30);
    expect(flagsOf(held)).toContain('LATE');
  });

  it('tells the gravest first, and a mere note is no flag', () => {
    const t = unflagged(judged('CLEAR'));
    t.samePerson = [OTHER_FILE];
    t.familyOnHold = ['1234567890123456'];
    const { policy, facts, now } = t.context();
    const found = findingsOf({ file: { ...t.file, endorsement: true }, actor: NOBODY, now, policy, facts });
    expect(found.map(({ flag }) => flag)).toEqual(['DUPLICATE', 'FAMILY_HOLD', 'ENDORSEMENT']);
    expect(RiskFlag.options.filter((flag) => weightOf(flag) === 'NOTE')).toEqual(['RETURNED', 'ENDORSEMENT']);
  });
});

describe('a file that is sent back', () => {
  const STEPS = ['PHOTO', 'FINGERPRINTS', 'SIGNATURE', 'INTERVIEW'] as const;
  const PART = {
    PHOTO: 'photo',
    FINGERPRINTS: 'fingerprints',
    SIGNATURE: 'signature',
    INTERVIEW: 'interview',
  } as const;

  it.each(STEPS)('opens %s and leaves the others as they are', (step) => {
    const t = judged('CLEAR');
    const before = t.file;
    t.run('approval.returnForCorrection/1', { change: { step } });
    expect(t.file.state).toBe('IN_SERVICE');
    for (const other of STEPS) {
      if (other === step) expect(t.file[PART[other]]).toBeNull();
      else expect(t.file[PART[other]]).toEqual(before[PART[other]]);
    }
    expect(t.file.accepted).toEqual(before.accepted);
    // The old value is not lost: the list still makes the file as it was.
    expect(t.actions.length).toBe(before.version + 1);
  });

  it('goes back to the documents and takes the acceptance away, nothing else', () => {
    const t = judged('CLEAR');
    const { photo, interview, documents } = t.file;
    t.run('approval.returnForCorrection/1', { change: { step: 'DOCUMENTS' } });
    expect(t.file).toMatchObject({ state: 'DOC_REVIEW', accepted: null, photo, interview, documents });
  });

  it('lets no other step be done again by the way', () => {
    const t = judged('CLEAR').run('approval.returnForCorrection/1', { change: { step: 'PHOTO' } });
    for (const kind of ['biometrics.captureFingerprints/1', 'biometrics.captureSignature/1'] as const) {
      expect(t.codeOf(kind, { change: { retakeReason: 'Ulang' } })).toBe('STEP_NOT_REOPENED');
    }
    expect(t.codeOf('interview.recordInterview/1')).toBe('INTERVIEW_DONE');
    expect(t.codeOf('biometrics.capturePhoto/1')).toBe('ACCEPTED');
  });

  it('needs a reason, fresh checks at the centre, and an approver who did not make the correction', () => {
    const t = judged('CLEAR');
    expect(t.codeOf('approval.returnForCorrection/1', { change: { note: 'x' } })).toBe('NOTE_TOO_SHORT');
    t.run('approval.returnForCorrection/1', { change: { step: 'PHOTO' } });
    expect(t.file).toMatchObject({ verification: null, adjudication: null, approval: null });
    t.run('biometrics.capturePhoto/1', { by: COLLEAGUE, change: { attachmentId: 'd'.repeat(64) } });
    expect(t.file.state).toBe('VERIFICATION');
    t.run('approval.verificationPassed/1').run('approval.recordAdjudication/1');
    const kind = 'approval.approve/2';
    // S2 would say the same of a photo; it is off here, so that only the correction speaks.
    t.policy = { ...POLICY, separation: { ...POLICY.separation, S2: 'OFF' } };
    expect(t.codeOf(kind, { by: COLLEAGUE, role: 'SUBSECTION_HEAD' })).toBe('CORRECTOR_MAY_NOT_APPROVE');
    expect(t.codeOf(kind, { role: 'SUBSECTION_HEAD' })).toBe('ACCEPTED');
  });
});

describe('a decision of two persons, the second blind', () => {
  const proposal = {
    role: 'ADJUDICATOR',
    change: { decision: 'REJECT', reasonCodes: ['REJ_ADJUDICATOR'] },
  } as const;
  const proposed = () => asksBlind(reach('ADJUDICATION')).run('approval.proposeDecision/1', proposal);

  it('is not asked for where the procedure says nothing', () => {
    const t = reach('ADJUDICATION').run('approval.proposeDecision/1', proposal);
    expect(t.codeOf('approval.giveOpinion/1')).toBe('OPINION_NOT_ASKED');
    expect(t.codeOf('approval.reject/1')).toBe('ACCEPTED');
  });

  it('is carried out when both see it alike, whatever their reasons', () => {
    const t = proposed();
    expect(t.codeOf('approval.reject/1')).toBe('OPINION_NEEDED');
    t.run('approval.giveOpinion/1', { change: { reasonCodes: ['REJ_DUPLICATE_APPLICATION'] } });
    expect(t.codeOf('approval.reject/1')).toBe('ACCEPTED');
    expect(t.codeOf('approval.giveOpinion/1', { by: COLLEAGUE })).toBe('OPINION_NOT_ASKED');
  });

  it('goes to the next head when they differ: neither of the two decides', () => {
    const t = disputed(proposed());
    expect(t.codeOf('approval.reject/1', { by: COLLEAGUE })).toBe('OPINIONS_DIFFER');
    expect(t.codeOf('approval.declineProposal/1', { by: COLLEAGUE, change: NOTE })).toBe('OPINIONS_DIFFER');
    expect(t.codeOf('approval.reject/1', { role: 'OFFICE_HEAD' })).toBe('ACCEPTED');
    expect(t.codeOf('approval.declineProposal/1', { role: 'OFFICE_HEAD' })).toBe('ACCEPTED');
    // Another section head, who was neither of them, may as well.
    expect(t.codeOf('approval.reject/1')).toBe('ACCEPTED');
  });

  it('is not given by whoever proposed', () => {
    const t = proposed();
    const own = { by: STAFF.ADJUDICATOR, role: 'SECTION_HEAD' } as const;
    expect(t.codeOf('approval.giveOpinion/1', own)).toBe('SECOND_PERSON_REQUIRED');
  });
});

describe('an examination that is not closed', () => {
  it('is not proposed for clearing, though it is signed', () => {
    const t = cleared(reach('UNDER_EXAMINATION'));
    const proposal = { role: 'BAP_EXAMINER', change: { decision: 'EXAMINATION_CLEAR' } } as const;
    expect(t.codeOf('approval.proposeDecision/1', proposal)).toBe('ACCEPTED');
    const { examination } = t.file;
    const bap = must(examination?.bap, 'it was recorded');
    const open = {
      ...must(examination, 'it is open'),
      bap: { ...bap, record: { ...RECORD, signedOff: null } },
    };
    expect(proposableDecisions({ ...t.file, examination: open }, ['BAP_EXAMINER'])).not.toContain(
      'EXAMINATION_CLEAR',
    );
    const closed = { ...open, bap: { ...bap, record: { ...RECORD, signedOff: bap.stamp } } };
    expect(proposableDecisions({ ...t.file, examination: closed }, ['BAP_EXAMINER'])).toContain(
      'EXAMINATION_CLEAR',
    );
  });
});
