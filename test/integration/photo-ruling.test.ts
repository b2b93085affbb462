import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ApplicationId, AttachmentId } from '#common/kernel/ids.ts';
import { holdInterview, runToInterview } from '#test/support/passport-day.ts';
import { aPicture } from '#test/support/pictures.ts';
import { anAssessment } from '#test/support/portraits.ts';
import { openTestDesk, type TestDesk } from '#test/support/test-desk.ts';

let t: TestDesk;
let id: ApplicationId;

beforeEach(async () => {
  t = await openTestDesk();
  id = await runToInterview(t, 1);
});
afterEach(() => t.close());

const FAILED = ['BLUR', 'SMILE'] as const;
const ALLOWED = {
  reasonCodes: ['PHOTO_MEDICAL'],
  note: 'Pemohon tidak dapat menutup mulut sepenuhnya',
  failedCodes: [...FAILED],
};

/** The photo is taken again and this time does not pass. */
async function takePoorPhoto(change: object = {}): Promise<AttachmentId> {
  await t.as('biometrik');
  const file = (await t.get('applications.open', { applicationId: id })).file;
  if (!file.claim) await t.act(id, ['queue.claim/1']);
  const { attachmentId } = await t.get('documents.store', {
    applicationId: id,
    bytes: aPicture(77, 413, 531),
  });
  const photo = {
    attachmentId,
    reference: null,
    source: 'CAMERA',
    width: 413,
    height: 531,
    retakeReason: 'Pemohon berkedip',
    assessment: anAssessment({}, FAILED),
    ...change,
  };
  expect(await t.act(id, ['biometrics.capturePhoto/1', photo])).toMatchObject({ ok: true });
  return attachmentId;
}

async function opened() {
  return t.get('applications.open', { applicationId: id });
}

async function queueOf(stage: 'capture' | 'decision') {
  const { rows } = await t.get('applications.queue', {
    stage,
    lanes: [],
    states: [],
    only: 'ALL',
    offset: 0,
    limit: 50,
  });
  return rows.map((row) => row.id);
}

describe('a photo that did not pass', () => {
  it('stands with the heads, leaves the capture queue, and holds the file back', async () => {
    await takePoorPhoto();
    await holdInterview(t, id);
    await t.as('kasubsi');
    const view = await opened();
    expect(view.file.state).toBe('IN_SERVICE');
    expect(view.flags).toContain('PHOTO_WAITING');
    expect(view.isRevealed).toBe(true);
    expect(await queueOf('decision')).toEqual([id]);
    expect(await queueOf('capture')).toEqual([]);
  });

  it('is let through by another person with reason, note and every failed code, and the file moves on', async () => {
    await takePoorPhoto();
    await holdInterview(t, id);
    await t.as('biometrik');
    expect(await t.act(id, ['biometrics.allowPhoto/1', ALLOWED])).toMatchObject({ code: 'ROLE_NOT_ALLOWED' });
    await t.as('kasubsi');
    const one = { ...ALLOWED, failedCodes: ['BLUR'] };
    expect(await t.act(id, ['biometrics.allowPhoto/1', one])).toMatchObject({ code: 'PHOTO_CODES_DIFFER' });
    expect(await t.act(id, ['biometrics.allowPhoto/1', ALLOWED])).toMatchObject({ ok: true });
    const { file, flags } = await opened();
    expect(file.state).toBe('VERIFICATION');
    expect(flags).not.toContain('PHOTO_WAITING');
    expect(file.photo?.ruling).toMatchObject({ allowed: true, codes: FAILED });
  });

  it('that is sent back comes to the camera again', async () => {
    await takePoorPhoto();
    await t.as('kasi');
    const note = 'Mata tertutup bayangan, mohon foto ulang';
    expect(await t.act(id, ['biometrics.declinePhoto/1', { note }])).toMatchObject({ ok: true });
    expect((await opened()).flags).not.toContain('PHOTO_WAITING');
    expect(await queueOf('capture')).toEqual([id]);
    expect(await queueOf('decision')).toEqual([]);
    await takePoorPhoto({ assessment: anAssessment() });
    expect(await queueOf('capture')).toEqual([]);
  });

  it('that nothing could judge waits as well', async () => {
    await takePoorPhoto({ assessment: undefined, notAssessed: 'ENGINE_NOT_READY' });
    await t.as('kasi');
    expect((await opened()).flags).toContain('PHOTO_WAITING');
    const ruling = { ...ALLOWED, reasonCodes: ['PHOTO_NOT_MEASURED'], failedCodes: [] };
    expect(await t.act(id, ['biometrics.allowPhoto/1', ruling])).toMatchObject({ ok: true });
  });

  it('keeps what was found in the frame that it was cut from, too', async () => {
    const frameAssessment = anAssessment({}, ['HEAD_SIZE']);
    await takePoorPhoto({ frameAssessment });
    expect((await opened()).file.photo).toMatchObject({ frameAssessment });
  });

  it('is counted by head and by officer at the camera, and equals the journal', async () => {
    await takePoorPhoto();
    await t.as('kasi');
    expect(await t.get('biometrics.overrides', { days: 30 })).toEqual({ days: 30, waiting: 1, rows: [] });
    const note = 'Terlalu gelap, mohon foto ulang';
    await t.act(id, ['biometrics.declinePhoto/1', { note }]);
    await takePoorPhoto();
    await t.as('kasubsi');
    await t.act(id, ['biometrics.allowPhoto/1', ALLOWED]);
    await t.as('auditor');
    const { rows, waiting } = await t.get('biometrics.overrides', { days: 30 });
    expect(waiting).toBe(0);
    expect(rows.map(({ allowed, declined }) => [allowed, declined])).toEqual([
      [1, 0],
      [0, 1],
    ]);
    expect(rows[0]).toMatchObject({
      reasons: [{ code: 'PHOTO_MEDICAL', count: 1 }],
      codes: FAILED.map((code) => ({ code, count: 1 })),
    });
    expect(new Set(rows.map(({ takenByName }) => takenByName)).size).toBe(1);
    const journal = await t.desk.db('action').where('kind', 'biometrics.allowPhoto/1');
    expect(journal).toHaveLength(1);
  });
});
