import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ApplicationId } from '#common/kernel/ids.ts';
import { replay } from '#common/domain/applications/evolve.ts';
import { findApplication } from '#main/records/repositories/applications.ts';
import { listActions } from '#main/records/repositories/actions.ts';
import { verifyAudit } from '#main/features/office/verify-audit.ts';
import { PRINT_DEVICE } from '#test/support/print-device.ts';
import { anAssessment } from '#test/support/portraits.ts';
import { aPicture } from '#test/support/pictures.ts';
import { anInterview } from '#test/support/passport-day.ts';
import { aBooking } from '#test/support/people.ts';
import { openTestDesk, type TestDesk } from '#test/support/test-desk.ts';
import { opened } from '#test/support/shown.ts';

let t: TestDesk;

beforeEach(async () => {
  t = await openTestDesk();
});
afterEach(() => t.close());

const DOCUMENTS = ['KTP', 'KK', 'AKTA_LAHIR'];

async function mustAct(id: ApplicationId, ...actions: [string, unknown?][]) {
  expect(await t.act(id, ...actions)).toMatchObject({ ok: true });
}

it('carries one file from the booking to the handed-over passport', async () => {
  await t.as('loket');
  const { applicationId: id } = await t.get('appointments.byHand', aBooking());
  const { ticket } = await t.get('appointments.checkIn', { applicationId: id, overrideNote: null });
  expect(ticket).toBe('A001');
  expect(await t.get('applications.claimNext', { stage: 'documents' })).toEqual({
    applicationId: id,
    leftBy: null,
  });
  for (const code of DOCUMENTS) {
    const answer = {
      code,
      present: true,
      genuine: true,
      valid: true,
      matches: true,
      unclear: false,
      note: '',
    };
    await mustAct(id, ['documents.recordDocument/1', answer]);
  }
  expect(await t.act(id, ['documents.acceptDossier/1'])).toMatchObject({
    ok: false,
    code: 'WATCHLIST_NOT_CLEAR',
  });
  const watchlist = { result: 'CLEAR', reference: 'SIMKIM-1', checkedAt: '2026-11-24T01:59:00.000Z' };
  await mustAct(id, ['documents.recordWatchlist/1', watchlist], ['documents.acceptDossier/1']);

  await t.as('biometrik');
  await t.get('applications.claimNext', { stage: 'capture' });
  const store = async (shade: number) =>
    (await t.get('documents.store', { applicationId: id, bytes: aPicture(shade) })).attachmentId;
  const attachmentId = await store(200);
  const fingers: object[] = [];
  for (const [index, position] of ['RIGHT_THUMB', 'RIGHT_INDEX', 'LEFT_THUMB', 'LEFT_INDEX'].entries()) {
    fingers.push({ position, attachmentId: await store(index), quality: 70, device: PRINT_DEVICE });
  }
  const reference = null;
  const retakeReason = null;
  await mustAct(
    id,
    [
      'biometrics.capturePhoto/1',
      {
        attachmentId,
        reference,
        source: 'CAMERA',
        width: 640,
        height: 480,
        retakeReason,
        assessment: anAssessment(),
      },
    ],
    ['biometrics.captureFingerprints/1', { fingers, exceptions: [], reference, retakeReason }],
    ['biometrics.captureSignature/1', { attachmentId, exception: null, reference, retakeReason }],
  );

  await t.as('wawancara');
  await t.get('applications.claimNext', { stage: 'interview' });
  await mustAct(id, [
    'interview.recordInterview/1',
    anInterview(t, (await t.get('applications.open', { applicationId: id })).file, { reference }),
  ]);

  await t.as('adjudikator');
  await t.get('applications.claimNext', { stage: 'decision' });
  const central = { reference: 'SIMKIM-2', checkedAt: '2026-11-24T01:55:00.000Z' };
  await mustAct(
    id,
    ['approval.verificationPassed/1', central],
    ['approval.recordAdjudication/1', { ...central, result: 'CLEAR', note: '' }],
  );

  await t.as('kasubsi');
  await mustAct(id, ['approval.approve/2', opened()]);

  await t.as('cetak');
  await mustAct(id, ['queue.claim/1'], ['production.allocateBlank/1', { serial: 'E0099001' }]);
  const draft = await t.get('production.printDraft', { applicationId: id, passportNumber: 'X1234567' });
  expect(draft.expiresOn).toBe('2036-11-24');
  await mustAct(id, ['production.print/2', { ...draft, passportNumber: 'X1234567', readBack: draft.mrz }]);
  expect(await t.act(id, ['production.qcPass/1', { checks: [], readBack: draft.mrz }])).toMatchObject({
    code: 'ROLE_NOT_ALLOWED',
  });

  await t.as('mutu');
  const checks = ['DATA', 'PHOTO', 'MRZ', 'CHIP', 'LAMINATE', 'SIGNATURE'];
  await mustAct(id, ['production.qcPass/1', { checks, readBack: draft.mrz }]);

  await t.as('serah');
  await mustAct(id, ['production.notifyReady/1', { channel: 'SMS' }]);
  const { registerNo } = await t.get('production.nextRegisterNo', {});
  await mustAct(id, [
    'production.handOver/1',
    {
      collectorName: 'BUDI SANTOSO',
      collectorIdentity: '1371991211870001',
      relation: 'SELF',
      proxyLetterSeen: false,
      identitySeen: true,
      paymentProofSeen: true,
      registerNo,
      signatureId: attachmentId,
    },
  ]);

  const view = await t.get('applications.open', { applicationId: id });
  expect(view.file.state).toBe('HANDED_OVER');
  expect(view.file.blank).toEqual({ serial: 'E0099001', state: 'ISSUED' });
  expect(view.permitted).toEqual([]);
  const stored = await findApplication(t.desk.db, id);
  expect(replay(await listActions(t.desk.db, id))).toEqual(stored);
  expect(await verifyAudit(t.desk.db)).toMatchObject({ isIntact: true });
  expect(await t.desk.db('outbox').count({ n: '*' }).first()).toEqual(
    await t.desk.db('action').count({ n: '*' }).first(),
  );
});
