import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeStrokes } from '#common/domain/biometrics/strokes.ts';
import type { ApplicationId } from '#common/kernel/ids.ts';
import { runToInterview } from '#test/support/passport-day.ts';
import { aPicture } from '#test/support/pictures.ts';
import { openTestDesk, type TestDesk } from '#test/support/test-desk.ts';

let t: TestDesk;
let id: ApplicationId;

beforeEach(async () => {
  t = await openTestDesk();
  id = await runToInterview(t, 1);
});
afterEach(() => t.close());

const STROKES = new TextEncoder().encode(writeStrokes({ width: 10, height: 10, strokes: [[[1, 2, 0, 0]]] }));

const ways = () =>
  [
    ['documents.store', { applicationId: id, bytes: aPicture(1) }],
    ['documents.chooseFile', { applicationId: id, only: 'IMAGE' }],
    [
      'documents.storeTrayFiles',
      { applicationId: id, files: [{ fileId: 'a'.repeat(32), print: 'a'.repeat(64) }] },
    ],
    ['biometrics.storeMaster', { applicationId: id, bytes: STROKES }],
  ] as const;

describe('a picture brought to a file', () => {
  it('is refused to somebody who has nothing to do on it, by every way there is', async () => {
    await t.as('serah');
    for (const [channel, input] of ways()) {
      expect(await t.call(channel, input as never), channel).toMatchObject({ code: 'FILE_HIDDEN' });
    }
  });

  it('is taken from whoever has it in hand', async () => {
    await t.as('wawancara');
    await t.act(id, ['queue.claim/1']);
    expect(await t.call('documents.store', { applicationId: id, bytes: aPicture(1) })).toMatchObject({
      ok: true,
    });
  });

  it('is not offered to the hub before an action names it', async () => {
    const queued = () => t.desk.db('attachment_upload').pluck('attachment_id');
    await t.as('biometrik');
    await t.act(id, ['queue.claim/1']);
    const before = await queued();
    const { attachmentId } = await t.get('documents.store', { applicationId: id, bytes: aPicture(8) });
    expect(await queued()).toEqual(before);
    const photo = { attachmentId, reference: null, source: 'CAMERA', width: 413, height: 531 };
    const why = { retakeReason: 'Diulang', notAssessed: 'ENGINE_NOT_READY' };
    expect(await t.act(id, ['biometrics.capturePhoto/1', { ...photo, ...why }])).toMatchObject({ ok: true });
    expect(await queued()).toContain(attachmentId);
  });
});
