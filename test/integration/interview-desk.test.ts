import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bookData } from '#common/domain/interview/book-data.ts';
import type { ApplicationId } from '#common/kernel/ids.ts';
import {
  actorOf,
  anInterview,
  holdInterview,
  runToAdjudication,
  runToInterview,
} from '#test/support/passport-day.ts';
import { aPicture } from '#test/support/pictures.ts';
import { openTestDesk, type TestDesk } from '#test/support/test-desk.ts';

let t: TestDesk;

beforeEach(async () => {
  t = await openTestDesk();
});
afterEach(() => t.close());

const opened = async (id: ApplicationId) => t.get('applications.open', { applicationId: id });

describe('other applications of the person who is interviewed', () => {
  it('are shown with how they went, newest first, and only to whoever has the file in hand', async () => {
    const earlier = await runToAdjudication(t, 1);
    const id = await runToInterview(t, 2);
    const asked = { applicationId: id };
    await t.as('wawancara');
    const { file } = await opened(id);
    expect(await t.get('applications.earlier', asked)).toEqual({ files: [], isWhole: true });
    await actorOf(t)(id, ['queue.claim/1']);
    expect(await t.get('applications.earlier', asked)).toEqual({ files: [], isWhole: true });
    // The index says that both files are of one person.
    const { nik } = (await opened(id)).file.applicant;
    await t.desk.db('application').where({ id: earlier }).update({ nik });
    expect(await t.get('applications.earlier', asked)).toEqual({
      files: [
        {
          id: earlier,
          number: expect.any(String),
          type: file.type,
          state: 'ADJUDICATION',
          createdAt: expect.any(String),
          interview: { outcome: 'PROCEED', purpose: 'TOURISM', destination: 'Malaysia' },
          reasonCodes: [],
        },
      ],
      isWhole: true,
    });
    await t.as('biometrik');
    expect(await t.get('applications.earlier', asked)).toEqual({ files: [], isWhole: true });
  });
});

describe('the data of the book', () => {
  it('are not confirmed with a signature that is not in the vault of this file', async () => {
    const id = await runToInterview(t, 1);
    await t.as('wawancara');
    await actorOf(t)(id, ['queue.claim/1']);
    const { file } = await opened(id);
    const signedBy = (signatureId: string) => ({
      confirmation: {
        data: bookData(file),
        means: 'SCREEN',
        signer: 'SELF',
        signerName: null,
        signatureId,
      },
    });
    const record = (change: object) =>
      t.act(id, ['interview.recordInterview/1', anInterview(t, file, change as Record<string, unknown>)]);
    expect(await record(signedBy('a'.repeat(64)))).toMatchObject({ code: 'ATTACHMENT_MISSING' });
    expect(await record({ confirmation: undefined })).toMatchObject({ code: 'BOOK_DATA_NOT_SIGNED' });
    const { attachmentId } = await t.get('documents.store', { applicationId: id, bytes: aPicture(4) });
    expect(await record(signedBy(attachmentId))).toMatchObject({ ok: true });
    expect(await t.desk.db('attachment_upload').pluck('attachment_id')).toContain(attachmentId);
  });

  it('are signed again when they were corrected, before the file goes on to an approver', async () => {
    const id = await runToInterview(t, 1);
    await holdInterview(t, id);
    await t.as('adjudikator');
    const act = actorOf(t);
    const back = { step: 'DOCUMENTS', note: 'Tempat lahir berbeda dengan akta' };
    await act(id, ['queue.claim/1'], ['approval.returnForCorrection/1', back]);
    await t.as('loket');
    const changes = { changes: { birthPlace: 'PARIAMAN' }, note: 'Sesuai akta kelahiran' };
    await act(id, ['queue.claim/1'], ['documents.amendData/1', changes], ['documents.acceptDossier/1', {}]);
    const { file, stages } = await opened(id);
    expect([file.state, stages.includes('interview')]).toEqual(['IN_SERVICE', true]);
    await t.as('wawancara');
    await act(id, ['queue.claim/1']);
    const data = bookData((await opened(id)).file);
    expect(data.birthPlace).toBe('PARIAMAN');
    const unscanned = { data, means: 'PAPER', signer: 'SELF', signerName: null, signatureId: null };
    expect(await t.act(id, ['interview.confirmData/1', unscanned])).toMatchObject({
      code: 'SIGNED_SHEET_NOT_SCANNED',
    });
    const foreign = { ...unscanned, paperAttachmentId: 'a'.repeat(64) };
    expect(await t.act(id, ['interview.confirmData/1', foreign])).toMatchObject({
      code: 'ATTACHMENT_MISSING',
    });
    const sheet = await t.get('documents.store', { applicationId: id, bytes: aPicture(7) });
    const onPaper = { ...unscanned, paperAttachmentId: sheet.attachmentId };
    const old = { ...onPaper, data: { ...data, birthPlace: 'PADANG' } };
    expect(await t.act(id, ['interview.confirmData/1', old])).toMatchObject({ code: 'BOOK_DATA_CHANGED' });
    await act(id, ['interview.confirmData/1', onPaper]);
    expect(await t.desk.db('attachment_upload').pluck('attachment_id')).toContain(sheet.attachmentId);
    expect((await opened(id)).file.state).toBe('VERIFICATION');
  });
});
