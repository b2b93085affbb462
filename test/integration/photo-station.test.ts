import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeStrokes } from '#common/domain/biometrics/strokes.ts';
import type { ApplicationId } from '#common/kernel/ids.ts';
import { dropFile } from '#main/records/repositories/applications.ts';
import { runToAdjudication, runToInterview } from '#test/support/passport-day.ts';
import { aPicture } from '#test/support/pictures.ts';
import { openTestDesk, type TestDesk } from '#test/support/test-desk.ts';

let t: TestDesk;

beforeEach(async () => {
  t = await openTestDesk();
});
afterEach(() => t.close());

const face = (value: number) => Array.from({ length: 128 }, () => value);

/** The office has decided to look for faces, with the assessment and the head who answers for it. */
function switchGalleryOn(isOn: boolean | ((sopId?: string) => boolean) = true): void {
  const plain = t.desk.office.policy.bind(t.desk.office);
  t.desk.office.policy = (id) => {
    const policy = plain(id);
    const enabled = typeof isOn === 'boolean' ? isOn : isOn(id);
    const gallery = { enabled, dpiaReference: 'DPIA-7/2026', decidedBy: 'Kepala Seksi', days: 90 };
    return { ...policy, photo: { ...policy.photo, gallery } };
  };
}

async function templates(): Promise<number> {
  return (await t.desk.db('face_template')).length;
}

async function captured(serial: number): Promise<ApplicationId> {
  const id = await runToInterview(t, serial);
  await t.as('biometrik');
  await t.get('applications.reveal', { applicationId: id, reason: 'Perekaman' });
  return id;
}

async function keep(id: ApplicationId, value: number): Promise<void> {
  const { file } = await t.get('applications.open', { applicationId: id });
  const attachmentId = file.photo?.attachmentId;
  if (!attachmentId) throw new Error('the day takes a photo');
  await t.get('biometrics.keepFace', { applicationId: id, attachmentId, embedding: face(value) });
}

describe('faces of the office', () => {
  it('are neither kept nor looked for until the office has decided it', async () => {
    const id = await captured(1);
    await keep(id, 0.1);
    expect(await templates()).toBe(0);
    expect(await t.get('biometrics.findFaces', { applicationId: id, embedding: face(0.1) })).toBeNull();
  });

  it('name a file of another person that is near, never one that is far', async () => {
    switchGalleryOn();
    const one = await captured(1);
    await keep(one, 0.1);
    const other = await captured(2);
    const near = await t.get('biometrics.findFaces', { applicationId: other, embedding: face(0.11) });
    expect(near).toMatchObject({ checked: 1, hits: [{ applicationId: one }] });
    const far = await t.get('biometrics.findFaces', { applicationId: other, embedding: face(0.5) });
    expect(far).toEqual({ checked: 1, hits: [] });
    // A file is not held against itself.
    await t.get('applications.reveal', { applicationId: one, reason: 'Perekaman' });
    expect(await t.get('biometrics.findFaces', { applicationId: one, embedding: face(0.1) })).toEqual({
      checked: 0,
      hits: [],
    });
  });

  it('go with their file in one transaction, with their days, and all of them once it is switched off', async () => {
    switchGalleryOn();
    const one = await captured(1);
    await keep(one, 0.1);
    const other = await captured(2);
    await keep(other, 0.4);
    expect(await templates()).toBe(2);
    // A desk lets go only of what the hub has.
    await t.desk.db('outbox').delete();
    await t.desk.db.transaction((trx) => dropFile(trx, one));
    expect(await templates()).toBe(1);
    switchGalleryOn(false);
    expect(await t.get('biometrics.findFaces', { applicationId: other, embedding: face(0.4) })).toBeNull();
    expect(await templates()).toBe(0);
  });

  it('stay when a file of a procedure without them is before the camera, and end for all by the newest', async () => {
    switchGalleryOn();
    const one = await captured(1);
    await keep(one, 0.1);
    const other = await captured(2);
    const look = () => t.get('biometrics.findFaces', { applicationId: other, embedding: face(0.1) });
    const isOn = async () => (await t.get('biometrics.station', { applicationId: other })).isGalleryOn;
    switchGalleryOn((sopId) => sopId === undefined);
    expect([await look(), await isOn(), await templates()]).toEqual([null, false, 1]);
    switchGalleryOn((sopId) => sopId !== undefined);
    expect([await look(), await isOn(), await templates()]).toEqual([null, false, 0]);
  });

  it('are never offered to the hub', async () => {
    switchGalleryOn();
    const id = await captured(1);
    const before = await t.desk.db('outbox').count({ count: '*' }).first();
    await keep(id, 0.1);
    expect(await templates()).toBe(1);
    expect(await t.desk.db('outbox').count({ count: '*' }).first()).toEqual(before);
    const texts = (await t.desk.db('action').pluck('payload')) as string[];
    expect(texts.some((text) => text.includes('embedding'))).toBe(false);
  });
});

describe('earlier pictures of the same person', () => {
  it('are named with their file, read on record there, and only for whoever has the file in hand', async () => {
    const earlier = await runToAdjudication(t, 1);
    const { file: old } = await t.get('applications.open', { applicationId: earlier });
    const id = await captured(2);
    const { attachmentId } = old.photo ?? {};
    if (!attachmentId) throw new Error('the day takes a photo');
    const asked = { applicationId: id, of: earlier, attachmentId };
    // Somebody else's file is no reference.
    expect(await t.call('biometrics.readReference', asked)).toMatchObject({ code: 'ATTACHMENT_MISSING' });
    // The index says that both files are of one person.
    const { file } = await t.get('applications.open', { applicationId: id });
    await t.desk.db('application').where({ id: earlier }).update({ nik: file.applicant.nik });
    const { references } = await t.get('biometrics.station', { applicationId: id });
    expect(references).toMatchObject([{ with: 'EARLIER_FILE', applicationId: earlier, attachmentId }]);
    const views = () => t.desk.db('audit').where({ event: 'VIEW', subject: earlier });
    const before = (await views()).length;
    expect(await t.call('biometrics.readReference', asked)).toMatchObject({ ok: true });
    expect((await views()).length).toBe(before + 1);
    await t.as('wawancara');
    expect(await t.call('biometrics.readReference', asked)).toMatchObject({ code: 'FILE_HIDDEN' });
  });

  it('pages of the old passport stand beside the camera', async () => {
    const id = await captured(3);
    const { attachmentId } = await t.get('documents.store', { applicationId: id, bytes: aPicture(5) });
    await t.as('loket');
    const attached = await t.act(id, [
      'documents.attach/1',
      { code: 'PASPOR_LAMA', attachmentId, mediaType: 'image/png', source: 'SCAN' },
    ]);
    expect(attached).toMatchObject({ ok: true });
    await t.as('biometrik');
    await t.get('applications.reveal', { applicationId: id, reason: 'Perekaman' });
    const { references, subject, isGalleryOn } = await t.get('biometrics.station', { applicationId: id });
    expect(references).toMatchObject([{ with: 'OLD_PASSPORT', attachmentId, applicationId: id }]);
    expect([subject, isGalleryOn]).toEqual(['ADULT', false]);
    const views = () => t.desk.db('audit').where({ event: 'VIEW', subject: id });
    const before = (await views()).length;
    const read = await t.get('biometrics.readReference', { applicationId: id, of: id, attachmentId });
    expect(read.bytes.byteLength).toBeGreaterThan(50);
    expect((await views()).length).toBe(before + 1);
  });
});

describe('what lies beside a capture', () => {
  it('is a master or strokes, and nothing else', async () => {
    const id = await captured(1);
    const strokes = writeStrokes({ width: 10, height: 10, strokes: [[[1, 2, 0, 0]]] });
    const store = (bytes: Uint8Array) => t.call('biometrics.storeMaster', { applicationId: id, bytes });
    expect(await store(new TextEncoder().encode(strokes))).toMatchObject({ ok: true });
    expect(await store(aPicture(1))).toMatchObject({ code: 'FILE_TYPE_NOT_ALLOWED' });
    const broken = '{"loket":"strokes/1","width":0}';
    expect(await store(new TextEncoder().encode(broken))).toMatchObject({ code: 'FILE_UNREADABLE' });
    // And it does not pass as a page.
    const page = await t.call('documents.store', {
      applicationId: id,
      bytes: new TextEncoder().encode(strokes),
    });
    expect(page).toMatchObject({ code: 'FILE_TYPE_NOT_ALLOWED' });
  });
});
