import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ApplicationId } from '#common/kernel/ids.ts';
import { judge } from '#renderer/lib/portrait/judge.ts';
import { verdictOf } from '#common/domain/biometrics/portrait.ts';
import { LIMITS } from '#renderer/lib/portrait/limits.ts';
import {
  PortraitCode,
  type PortraitAllowance,
  type PortraitAssessment,
  type PortraitSubject,
} from '#common/domain/biometrics/portrait.ts';
import { runToInterview } from '#test/support/passport-day.ts';
import { aPicture } from '#test/support/pictures.ts';
import { anAssessment } from '#test/support/portraits.ts';
import { openTestDesk, type TestDesk } from '#test/support/test-desk.ts';

let t: TestDesk;
let id: ApplicationId;

beforeEach(async () => {
  t = await openTestDesk();
  id = await runToInterview(t, 1);
  await t.as('biometrik');
  await t.act(id, ['queue.claim/1']);
});
afterEach(() => t.close());

/** Everything good but a head on its side and an open mouth, judged as the screen judges it. */
function assessed(subject: PortraitSubject, allowances: PortraitAllowance[] = []): PortraitAssessment {
  const measured = Object.fromEntries(PortraitCode.options.map((code) => [code, LIMITS.frame[code].best]));
  const checks = judge({ ...measured, ROLL: 30, MOUTH_OPEN: 0.5 }, { subject, allowances }, 'frame');
  return {
    engine: { id: 'test', version: '1' },
    config: 'test-1',
    subject,
    allowances,
    verdict: verdictOf(checks),
    faces: 1,
    checks,
  };
}

/** The office counts everybody below this age as an infant. */
function infantsBelow(age: number): void {
  const plain = t.desk.office.policy.bind(t.desk.office);
  t.desk.office.policy = (sop) => {
    const policy = plain(sop);
    return { ...policy, photo: { ...policy.photo, infantBelowAge: age } };
  };
}

async function take(assessment: PortraitAssessment, more: object = {}) {
  const bytes = aPicture(77, 413, 531);
  const { attachmentId } = await t.get('documents.store', { applicationId: id, bytes });
  const photo = {
    attachmentId,
    reference: null,
    source: 'CAMERA',
    width: 413,
    height: 531,
    retakeReason: 'Diulang',
    assessment,
    ...more,
  };
  return t.act(id, ['biometrics.capturePhoto/1', photo]);
}

const opened = () => t.get('applications.open', { applicationId: id });

describe('an infant', () => {
  it('is judged with pose and mouth eased, and the photo waits for nobody', async () => {
    infantsBelow(60);
    expect(await t.get('biometrics.station', { applicationId: id })).toMatchObject({ subject: 'INFANT' });
    expect(await take(assessed('INFANT'))).toMatchObject({ ok: true });
    const { file, flags } = await opened();
    expect(file.photo?.assessment).toMatchObject({ subject: 'INFANT', verdict: 'WARN' });
    expect(flags).not.toContain('PHOTO_WAITING');
  });

  it('is nobody by word alone: the age decides by whose rules a photo is judged', async () => {
    expect(await take(assessed('INFANT'))).toMatchObject({ code: 'PHOTO_SUBJECT_WRONG' });
    infantsBelow(60);
    expect(await take(assessed('ADULT'))).toMatchObject({ code: 'PHOTO_SUBJECT_WRONG' });
  });

  it('is the only one eased: the same picture of an adult waits for a head', async () => {
    expect(await take(assessed('ADULT'))).toMatchObject({ ok: true });
    const { file, flags } = await opened();
    expect(file.photo?.assessment?.verdict).toBe('FAIL');
    expect(flags).toContain('PHOTO_WAITING');
  });
});

describe('an allowance', () => {
  it('for a medical cause eases pose and mouth, and is stored with its words', async () => {
    const eased = assessed('ADULT', ['MEDICAL']);
    expect(await take(eased)).toMatchObject({ code: 'NOTE_TOO_SHORT' });
    const allowanceNote = 'Leher pemohon tidak dapat ditegakkan';
    expect(await take(eased, { allowanceNote })).toMatchObject({ ok: true });
    // The file went on to the interview with this photo; to look into it again is on record.
    await t.get('applications.reveal', { applicationId: id, reason: 'Perekaman' });
    const { file, flags } = await opened();
    expect(file.photo).toMatchObject({
      allowanceNote,
      assessment: { verdict: 'WARN', allowances: ['MEDICAL'] },
    });
    expect(flags).not.toContain('PHOTO_WAITING');
    // Somebody who only looks does not read of a person's health.
    await t.as('loket');
    expect((await opened()).file.photo?.allowanceNote).not.toBe(allowanceNote);
  });

  it('of a head-scarf needs no words', async () => {
    const scarf = anAssessment({ allowances: ['RELIGIOUS_HEADGEAR'] });
    expect(await take(scarf)).toMatchObject({ ok: true });
    expect((await opened()).file.photo?.assessment?.allowances).toEqual(['RELIGIOUS_HEADGEAR']);
  });
});

describe('where the office does not compare', () => {
  it('no earlier picture is offered and no answer about one is taken', async () => {
    const plain = t.desk.office.policy.bind(t.desk.office);
    const { attachmentId } = await t.get('documents.store', { applicationId: id, bytes: aPicture(5) });
    expect(await t.act(id, ['queue.release/1'])).toMatchObject({ ok: true });
    await t.as('loket');
    const page = { code: 'PASPOR_LAMA', attachmentId, mediaType: 'image/png', source: 'SCAN' };
    expect(await t.act(id, ['documents.attach/1', page])).toMatchObject({ ok: true });
    await t.as('biometrik');
    expect(await t.act(id, ['queue.claim/1'])).toMatchObject({ ok: true });
    const references = async () => (await t.get('biometrics.station', { applicationId: id })).references;
    expect(await references()).toHaveLength(1);
    t.desk.office.policy = (sop) => {
      const policy = plain(sop);
      return { ...policy, photo: { ...policy.photo, comparison: false } };
    };
    expect(await references()).toEqual([]);
    const asked = { applicationId: id, of: id, attachmentId };
    expect(await t.call('biometrics.readReference', asked)).toMatchObject({ code: 'ATTACHMENT_MISSING' });
    const answer = {
      with: 'OLD_PASSPORT',
      attachmentId,
      applicationId: id,
      distance: 0.2,
      band: 'SAME',
      decision: 'SAME_PERSON',
      note: '',
    };
    const good = anAssessment();
    expect(await take(good, { comparisons: [answer] })).toMatchObject({ code: 'FACE_COMPARISON_OFF' });
  });
});
