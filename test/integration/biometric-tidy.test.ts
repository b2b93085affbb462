import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ApplicationId, AttachmentId } from '#common/kernel/ids.ts';
import { keepHere } from '#main/features/documents/store-attachment.ts';
import { onceADay, tidyBiometrics } from '#main/features/biometrics/tidy.ts';
import { offerPictures } from '#main/sync/upload-attachments.ts';
import { FINGER_RECORD } from '#runtime/vault/media-type.ts';
import { actorOf, runToInterview } from '#test/support/passport-day.ts';
import { aPicture } from '#test/support/pictures.ts';
import { anAssessment } from '#test/support/portraits.ts';
import { openTestDesk, type TestDesk } from '#test/support/test-desk.ts';

let t: TestDesk;
let id: ApplicationId;

beforeEach(async () => {
  t = await openTestDesk();
});
afterEach(() => t.close());

const face = (value: number) => Array.from({ length: 128 }, () => value);
const templates = async () => (await t.desk.db('face_template').pluck('application_id')) as string[];

function switchGallery(enabled: boolean): void {
  const plain = t.desk.office.policy.bind(t.desk.office);
  t.desk.office.policy = (sop) => {
    const policy = plain(sop);
    const gallery = { enabled, dpiaReference: 'DPIA-7/2026', decidedBy: 'Kepala Seksi', days: 90 };
    return { ...policy, photo: { ...policy.photo, gallery } };
  };
}

async function opened(serial: number): Promise<ApplicationId> {
  id = await runToInterview(t, serial);
  await t.as('biometrik');
  await t.get('applications.reveal', { applicationId: id, reason: 'Perekaman' });
  return id;
}

async function keepFace(of: ApplicationId): Promise<void> {
  const { file } = await t.get('applications.open', { applicationId: of });
  const attachmentId = file.photo?.attachmentId;
  if (!attachmentId) throw new Error('the day takes a photo');
  await t.get('biometrics.keepFace', { applicationId: of, attachmentId, embedding: face(0.1) });
}

describe('a kept face', () => {
  it('goes at once with the photo that it was taken from', async () => {
    switchGallery(true);
    const other = await opened(1);
    await keepFace(other);
    await keepFace(await opened(2));
    expect((await templates()).toSorted()).toEqual([other, id].toSorted());
    const { attachmentId } = await t.get('documents.store', {
      applicationId: id,
      bytes: aPicture(77, 413, 531),
    });
    await actorOf(t)(
      id,
      ['queue.claim/1'],
      [
        'biometrics.capturePhoto/1',
        {
          attachmentId,
          reference: null,
          source: 'CAMERA',
          width: 413,
          height: 531,
          retakeReason: 'Pemohon berkedip',
          assessment: anAssessment(),
        },
      ],
    );
    expect(await templates()).toEqual([other]);
  });

  it('goes by the clock alone once its days are over, and all of them where the office looks no more', async () => {
    switchGallery(true);
    await keepFace(await opened(1));
    const round = onceADay(tidyBiometrics);
    t.setNow('2027-02-20T02:00:00.000Z');
    await round(t.desk);
    expect(await templates()).toEqual([id]);
    // Once a day is enough: the same day looks at nothing again.
    switchGallery(false);
    await round(t.desk);
    expect(await templates()).toEqual([id]);
    switchGallery(true);
    t.setNow('2027-02-23T02:00:00.000Z');
    await round(t.desk);
    expect(await templates()).toEqual([]);
  });

  it('goes at the next start after the office switched it off', async () => {
    switchGallery(true);
    await keepFace(await opened(1));
    switchGallery(false);
    await onceADay(tidyBiometrics)(t.desk);
    expect(await templates()).toEqual([]);
  });
});

describe('a try of a finger', () => {
  /** As the device hands it over: what is inside is not looked at here. */
  const aTry = (serial: number): Promise<AttachmentId> =>
    keepHere(t.desk, id, { bytes: Buffer.from(`FIR try ${serial}`), mediaType: FINGER_RECORD });
  const queued = async () => (await t.desk.db('attachment_upload').pluck('attachment_id')) as string[];
  const known = async (one: AttachmentId) =>
    (await t.desk.db('attachment').where({ id: one })).length === 1 && t.desk.vault.has(one);

  async function record(best: AttachmentId): Promise<void> {
    const { file } = await t.get('applications.open', { applicationId: id });
    const fingers = (file.fingerprints?.fingers ?? []).map((finger, index) =>
      index === 0 ? { ...finger, attachmentId: best } : finger,
    );
    const payload = { fingers, exceptions: [], reference: null, retakeReason: 'Jari kering' };
    await actorOf(t)(id, ['queue.claim/1'], ['biometrics.captureFingerprints/1', payload]);
  }

  it('is nothing for the hub until it is on record; a lesser one leaves the vault then', async () => {
    await opened(1);
    const lesser = await aTry(1);
    const best = await aTry(2);
    await offerPictures(t.desk);
    expect(await queued()).not.toContain(lesser);
    expect(await queued()).not.toContain(best);
    await record(best);
    expect(await queued()).toContain(best);
    expect(await queued()).not.toContain(lesser);
    expect([await known(best), await known(lesser)]).toEqual([true, false]);
  });

  it('that nobody recorded goes at a later start, unless a draft still holds it', async () => {
    await opened(1);
    const [held, loose] = [await aTry(1), await aTry(2)];
    const content = JSON.stringify({ entries: [{ best: { attachmentId: held } }] });
    await t.get('applications.saveDraft', { applicationId: id, form: 'fingers', content });
    // Just taken: it may be on its way into the draft.
    await tidyBiometrics(t.desk);
    expect([await known(held), await known(loose)]).toEqual([true, true]);
    t.setNow('2026-11-24T04:00:00.000Z');
    await tidyBiometrics(t.desk);
    expect([await known(held), await known(loose)]).toEqual([true, false]);
  });
});
