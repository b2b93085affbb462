import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeStrokes } from '#common/domain/biometrics/strokes.ts';
import type { ApplicationId, AttachmentId } from '#common/kernel/ids.ts';
import { must } from '#common/kernel/must.ts';
import { keepHere } from '#main/features/documents/store-attachment.ts';
import { Vault } from '#runtime/vault/vault.ts';
import { FINGER_RECORD } from '#runtime/vault/media-type.ts';
import { fingerRecord } from '#tools/sbi-mock/prints/finger-record.ts';
import { sendBundle } from '#test/support/bundles.ts';
import { openJoinedOffice, type JoinedOffice } from '#test/support/joined-desks.ts';
import { actorOf, runToInterview } from '#test/support/passport-day.ts';
import { aPicture } from '#test/support/pictures.ts';
import { anAssessment } from '#test/support/portraits.ts';
import type { TestDesk } from '#test/support/test-desk.ts';

let office: JoinedOffice;
let camera: TestDesk;
let heads: TestDesk;
let id: ApplicationId;

beforeAll(async () => {
  office = await openJoinedOffice();
  camera = await office.desk('Loket Foto');
  heads = await office.desk('Ruang Kasubsi');
  id = await runToInterview(camera, 1);
});
afterAll(() => office.close());

/** The boxes of a JPEG 2000 file of this size; nobody looks into its codestream. */
function aMaster(width: number, height: number): Uint8Array {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(height, 0);
  head.writeUInt32BE(width, 4);
  const size = box('ihdr', Buffer.concat([head, Buffer.from([0, 3, 7, 7, 0, 0])]));
  return Buffer.concat([
    box('jP  ', Buffer.from([0x0d, 0x0a, 0x87, 0x0a])),
    box('ftyp', Buffer.from('jp2 \0\0\0\0jp2 ', 'latin1')),
    box('jp2h', size),
    box('jp2c', Buffer.from([0xff, 0x4f, 0xff, 0x51])),
  ]);
}

function box(type: string, content: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.byteLength + 8);
  return Buffer.concat([length, Buffer.from(type, 'latin1'), content]);
}

const MASTER = aMaster(827, 1063);
const STROKES = new TextEncoder().encode(writeStrokes({ width: 10, height: 10, strokes: [[[1, 2, 0, 0]]] }));
const PRINT = fingerRecord({
  position: 'RIGHT_THUMB',
  quality: 57,
  format: 'RAW',
  width: 40,
  height: 40,
  image: new Uint8Array(1600).map((_, index) => index % 251),
});

/** A photo that did not pass, a print and a signature, each with what lies beside it; taken at the camera's desk. */
async function captureAll(): Promise<Record<'photo' | 'master' | 'print' | 'strokes', AttachmentId>> {
  const act = actorOf(camera);
  await camera.as('biometrik');
  const store = async (bytes: Uint8Array) =>
    (await camera.get('documents.store', { applicationId: id, bytes })).attachmentId;
  const beside = async (bytes: Uint8Array) =>
    (await camera.get('biometrics.storeMaster', { applicationId: id, bytes })).attachmentId;
  await act(id, ['queue.claim/1']);
  const photo = await store(aPicture(91, 413, 531));
  const master = await beside(MASTER);
  const print = await keepHere(camera.desk, id, { bytes: PRINT, mediaType: FINGER_RECORD });
  const strokes = await beside(STROKES);
  const { file } = await camera.get('applications.open', { applicationId: id });
  const again = { reference: null, retakeReason: 'Diulang' };
  const fingers = (file.fingerprints?.fingers ?? []).map((finger, index) =>
    index === 0 ? { ...finger, attachmentId: print } : finger,
  );
  const signatureId = must(file.signature?.attachmentId, 'the day takes one');
  await act(
    id,
    [
      'biometrics.capturePhoto/1',
      {
        attachmentId: photo,
        masterAttachmentId: master,
        source: 'CAMERA',
        width: 413,
        height: 531,
        assessment: anAssessment({}, ['BLUR']),
        ...again,
      },
    ],
    ['biometrics.captureFingerprints/1', { fingers, exceptions: [], ...again }],
    [
      'biometrics.captureSignature/1',
      { attachmentId: signatureId, strokesAttachmentId: strokes, exception: null, ...again },
    ],
  );
  return { photo, master, print, strokes };
}

describe('captures through a hub', () => {
  it('go to the hub whole and are fetched at another desk as they were', async () => {
    const taken = await captureAll();
    await camera.sync();
    const lines = await office.edge.hub.store('attachment').whereIn('id', Object.values(taken));
    expect(lines).toHaveLength(4);
    await heads.sync();
    expect(Object.values(taken).some((one) => heads.desk.vault.has(one))).toBe(false);
    await heads.as('kasubsi');
    const { file, flags } = await heads.get('applications.open', { applicationId: id });
    expect(flags).toContain('PHOTO_WAITING');
    expect(file.photo?.masterAttachmentId).toBe(taken.master);
    const read = async (attachmentId: AttachmentId) =>
      Buffer.from((await heads.get('documents.read', { applicationId: id, attachmentId })).bytes);
    expect(await read(taken.photo)).toEqual(Buffer.from(aPicture(91, 413, 531)));
    expect(await read(taken.print)).toEqual(Buffer.from(PRINT));
    expect(await read(taken.master)).toEqual(Buffer.from(MASTER));
    expect(await read(taken.strokes)).toEqual(Buffer.from(STROKES));
  });

  it('a head at another desk lets the photo through, and the camera hears of it', async () => {
    await heads.as('kasubsi');
    const ruling = {
      reasonCodes: ['PHOTO_MEDICAL'],
      note: 'Tangan pemohon gemetar, foto terbaik yang mungkin',
      failedCodes: ['BLUR'],
    };
    await actorOf(heads)(id, ['biometrics.allowPhoto/1', ruling]);
    await heads.sync();
    await camera.sync();
    await camera.as('biometrik');
    const { file, flags } = await camera.get('applications.open', { applicationId: id });
    expect(flags).not.toContain('PHOTO_WAITING');
    expect(file.photo?.ruling).toMatchObject({ allowed: true, codes: ['BLUR'] });
    const refused = await camera.desk.db('action').where({ status: 'REFUSED' });
    expect(refused).toEqual([]);
  });

  it('an auditor’s list counts what heads of every desk let through', async () => {
    const elsewhere = await office.desk('Ruang Kasi');
    await elsewhere.as('kasi');
    // This desk has none of the actions: the hub counts them.
    await elsewhere.desk.db('action').delete();
    expect(await elsewhere.get('biometrics.overrides', { days: 30 })).toEqual({
      days: 30,
      waiting: 0,
      rows: [
        expect.objectContaining({
          name: 'kasubsi',
          takenByName: 'biometrik',
          allowed: 1,
          declined: 0,
          reasons: [{ code: 'PHOTO_MEDICAL', count: 1 }],
          codes: [{ code: 'BLUR', count: 1 }],
        }),
      ],
    });
    await heads.as('biometrik');
    expect(await heads.call('biometrics.overrides', { days: 30 })).toMatchObject({
      code: 'FORBIDDEN',
    });
  });

  it('what is no record, no master and no strokes is refused by the hub itself', async () => {
    const desk = await office.edge.newDesk();
    const names = new Vault(office.edge.dataFolder, office.edge.hub.keys.attachmentKey);
    const answer = async (bytes: Uint8Array) => (await sendBundle(desk, [names.idOf(bytes), bytes])).join();
    const cut = PRINT.subarray(0, PRINT.byteLength - 100);
    expect(await answer(cut)).toBe('FILE_UNREADABLE');
    expect(await answer(MASTER.subarray(0, 30))).toBe('FILE_UNREADABLE');
    expect(await answer(Buffer.from('{"loket":"strokes/1","width":0}'))).toBe('FILE_UNREADABLE');
    expect(await answer(Buffer.from('FIX\0not a record'))).toBe('FILE_TYPE_NOT_ALLOWED');
    // The same whole is taken.
    expect(await answer(PRINT)).toBe('STORED');
  });
});
