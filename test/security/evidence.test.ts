import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ActionId, ApplicationId, AttachmentId } from '#common/kernel/ids.ts';
import { runPassportDay, runToAdjudication } from '#test/support/passport-day.ts';
import { aBooking } from '#test/support/people.ts';
import { anAssessment } from '#test/support/portraits.ts';
import { storeAttachment } from '#main/features/documents/store-attachment.ts';
import { aPicture } from '#test/support/pictures.ts';
import { openTestDesk, type TestDesk } from '#test/support/test-desk.ts';

let t: TestDesk;
let done: ApplicationId;

beforeAll(async () => {
  t = await openTestDesk();
  done = await runPassportDay(t, 1);
});
afterAll(() => t.close());

describe('what stands as evidence', () => {
  const photo = (attachmentId: string) => ({
    attachmentId,
    source: 'CAMERA',
    width: 480,
    height: 640,
    reference: null,
    retakeReason: 'Diulang untuk uji',
    assessment: anAssessment(),
  });

  it('lies in the vault under the same file, and the fingers differ', async () => {
    const id = await runToAdjudication(t, 2);
    const back = { step: 'PHOTO', note: 'Foto kurang tajam, mohon diulang' };
    await t.as('adjudikator');
    await t.act(id, ['approval.recordAdjudication/1', central()]);
    await t.as('kasubsi');
    expect(await t.act(id, ['approval.returnForCorrection/1', back])).toMatchObject({ ok: true });
    await t.as('biometrik');
    await t.act(id, ['queue.claim/1']);
    expect(await t.act(id, ['biometrics.capturePhoto/1', photo('a'.repeat(64))])).toMatchObject({
      code: 'ATTACHMENT_MISSING',
    });
    const { attachmentId: foreign } = await storeAttachment(t.desk, done, aPicture(7));
    expect(await t.act(id, ['biometrics.capturePhoto/1', photo(foreign)])).toMatchObject({
      code: 'ATTACHMENT_MISSING',
    });
    const own = await storedOn(id, 7);
    expect(await t.act(id, ['biometrics.capturePhoto/1', photo(own)])).toMatchObject({ ok: true });
  });

  it('is a picture of its own for each finger', async () => {
    await t.as('loket');
    const { applicationId: id } = await t.get('appointments.byHand', aBooking({}, 3));
    const one = await storedOn(id, 9);
    const fingers = ['RIGHT_THUMB', 'LEFT_THUMB'].map((position) => ({
      position,
      attachmentId: one,
      quality: 60,
    }));
    const payload = { fingers, exceptions: [], reference: null, retakeReason: null };
    const { checkEvidence } = await import('#main/features/applications/evidence.ts');
    const action = { applicationId: id, kind: 'biometrics.captureFingerprints/1', payload } as never;
    await expect(checkEvidence(t.desk.db, action)).rejects.toMatchObject({ code: 'FINGERS_SAME_PICTURE' });
  });

  async function storedOn(applicationId: ApplicationId, shade: number): Promise<AttachmentId> {
    return (await t.get('documents.store', { applicationId, bytes: aPicture(shade) })).attachmentId;
  }

  const central = () => ({
    reference: 'SIMKIM-3',
    checkedAt: t.desk.clock.now(),
    result: 'CLEAR',
    note: '',
  });
});

describe('a person who has neither claim nor reveal', () => {
  it('sees no number, no zone, no answer of any action, and no picture', async () => {
    await t.as('auditor');
    const view = await t.get('applications.open', { applicationId: done });
    expect(view.isRevealed).toBe(false);
    const nik = (await t.desk.db('application').where({ id: done }).first('nik'))?.nik ?? 'none';
    const text = JSON.stringify(view);
    expect(view.timeline.length).toBeGreaterThan(15);
    expect(text).not.toContain(nik);
    expect(text.replaceAll(/[0-9a-f]{64}/g, '')).not.toMatch(/\d{16}/);
    expect(text).not.toMatch(/P<IDN/);
    expect(text).not.toContain('Malaysia, satu minggu');
    const attachmentId = view.file.photo?.attachmentId;
    if (!attachmentId) throw new Error('the day takes a photo');
    const entries = () => t.desk.db('audit').where({ event: 'VIEW', subject: done });
    const before = (await entries()).length;
    expect(await t.call('documents.read', { applicationId: done, attachmentId })).toMatchObject({
      code: 'FILE_HIDDEN',
    });
    await t.get('applications.reveal', { applicationId: done, reason: 'Pemeriksaan rutin' });
    expect(await t.call('documents.read', { applicationId: done, attachmentId })).toMatchObject({ ok: true });
    expect((await entries()).length).toBe(before + 1);
    // A refresh does not hide again what was opened with a reason; the next person starts hidden.
    expect((await t.get('applications.open', { applicationId: done })).isRevealed).toBe(true);
    await t.as('auditor');
    expect((await t.get('applications.open', { applicationId: done })).isRevealed).toBe(false);
  });
});

describe('a person whose decision needs no claim', () => {
  it('sees the whole file, and no file that is not theirs to decide', async () => {
    await t.as('loket');
    const { applicationId: id } = await t.get('appointments.byHand', aBooking({}, 12));
    await t.get('appointments.checkIn', { applicationId: id, overrideNote: null });
    await t.act(id, ['queue.callTicket/1']);
    const reasons = { reasonCodes: ['SUS_DOC_AUTHENTICITY'], note: 'Data ganda perlu didalami dahulu' };
    const proposed = await t.act(id, ['approval.proposeDecision/1', { decision: 'SUSPEND', ...reasons }]);
    expect(proposed).toMatchObject({ ok: true });
    await t.as('kasi');
    expect((await t.get('applications.open', { applicationId: id })).isRevealed).toBe(true);
    await t.as('wawancara');
    expect((await t.get('applications.open', { applicationId: id })).isRevealed).toBe(false);
  });
});

describe('an action', () => {
  it('under a known id is a replay only when it is the same action', async () => {
    await t.as('loket');
    const { applicationId: first } = await t.get('appointments.byHand', aBooking({}, 4));
    const { applicationId: second } = await t.get('appointments.byHand', aBooking({}, 5));
    const note = { id: v7() as ActionId, kind: 'applications.addNote/1', payload: { note: 'Catatan uji' } };
    const send = (applicationId: ApplicationId, kind: string, payload: unknown) =>
      t.call('applications.act', { applicationId, basedOn: 1, actions: [{ ...note, kind, payload }] });
    expect(await send(first, note.kind, note.payload)).toMatchObject({ ok: true });
    expect(await send(first, note.kind, note.payload)).toMatchObject({ ok: true, value: { version: 2 } });
    expect(await send(second, 'applications.applicantWithdraws/1', { note: 'Mundur' })).toMatchObject({
      code: 'ACTION_ID_USED',
    });
  });

  it('whose numbers the desk gives is not taken from a page', async () => {
    await t.as('loket');
    const { applicationId } = await t.get('appointments.byHand', aBooking({}, 6));
    const checkIn = { ticketNumber: 'A001', overrideNote: null };
    expect(await t.act(applicationId, ['appointments.checkIn/1', checkIn])).toMatchObject({
      code: 'ACTION_UNKNOWN',
    });
  });
});

describe('the handover register', () => {
  it('gives a number once', async () => {
    const { registerNo } = (await t.get('applications.open', { applicationId: done })).file.handover ?? {};
    const { isRegisterNoUsed } = await import('#main/records/repositories/actions.ts');
    expect(await isRegisterNoUsed(t.desk.db, registerNo ?? '')).toBe(true);
    expect(await isRegisterNoUsed(t.desk.db, '20990101-0001')).toBe(false);
    const row = await t.desk.db('action').where({ kind: 'production.handOver/1' }).first();
    await expect(
      t.desk.db('action').insert({ ...row, seq: undefined, id: v7(), version: 99 }),
    ).rejects.toThrow(/unique/i);
  });
});

describe('the audit', () => {
  it('notices an action or a file that was changed beside the program', async () => {
    await t.as('auditor');
    const intact = await t.get('office.verifyAudit', {});
    expect(intact).toMatchObject({ isIntact: true, brokenFile: null });
    expect(intact.files).toBeGreaterThan(3);
    const row = { application_id: done, kind: 'interview.recordInterview/1' };
    const { payload } = await t.desk.db('action').where(row).first('payload');
    await t.desk.db.raw('drop trigger if exists action_no_update');
    await t.desk
      .db('action')
      .where(row)
      .update({ payload: payload.replace('satu minggu', 'satu bulan') });
    expect(await t.get('office.verifyAudit', {})).toMatchObject({ isIntact: false });
    await t.desk.db('action').where(row).update({ payload });
    expect(await t.get('office.verifyAudit', {})).toMatchObject({ isIntact: true });
    // A blank that was moved beside the ledger.
    const [blank] = await t.desk.db('blank').where({ state: 'IN_STOCK' }).limit(1);
    await t.desk.db('blank').where({ serial: blank.serial }).update({ state: 'SPOILED' });
    const moved = await t.get('office.verifyAudit', {});
    expect(moved).toMatchObject({ isIntact: false, brokenBlank: blank.serial, brokenFile: null });
    await t.desk.db('blank').where({ serial: blank.serial }).update({ state: 'IN_STOCK' });
    const { snapshot } = await t.desk.db('application').where({ id: done }).first('snapshot');
    await t.desk
      .db('application')
      .where({ id: done })
      .update({ snapshot: snapshot.replace('HANDED_OVER', 'APPROVED') });
    const broken = await t.get('office.verifyAudit', {});
    expect(broken).toMatchObject({ isIntact: false });
    expect(broken.brokenFile).not.toBeNull();
  });
});
