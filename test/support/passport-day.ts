import type { ApplicationId } from '#common/kernel/ids.ts';
import type { Application } from '#common/domain/applications/application.ts';
import { bookData } from '#common/domain/interview/book-data.ts';
import { localDate, type Instant } from '#common/kernel/instant.ts';
import { aBooking } from './people.ts';
import { aPicture } from './pictures.ts';
import { PRINT_DEVICE } from './print-device.ts';
import { anAssessment } from './portraits.ts';
import type { TestDesk } from './test-desk.ts';
import { opened } from './shown.ts';

/** A desk as far as these journeys use it: in the tests of main and in a running window alike. */
export type Officer = Pick<TestDesk, 'as' | 'get' | 'act'> & { desk: { clock: { now(): Instant } } };

const DOCUMENTS = ['KTP', 'KK', 'AKTA_LAHIR'];
const REFERENCE = null;
const RETAKE = null;

/** Acts and throws on a refusal. */
export function actorOf(t: Officer) {
  return async function mustAct(id: ApplicationId, ...actions: [string, unknown?][]): Promise<void> {
    const reply = await t.act(id, ...actions);
    if (!reply.ok) throw new Error(`${actions.map(([kind]) => kind).join()}: ${reply.code}`);
  };
}

/** The first half of the day: booked, checked, captured, interviewed, verified, and now with the adjudicator. */
export async function runToAdjudication(t: Officer, serial = 1): Promise<ApplicationId> {
  const id = await runToInterview(t, serial);
  await holdInterview(t, id);
  await t.as('adjudikator');
  await actorOf(t)(id, ['queue.claim/1'], ['approval.verificationPassed/1', centralCheck(t)]);
  return id;
}

export async function holdInterview(t: Officer, id: ApplicationId): Promise<void> {
  await t.as('wawancara');
  const act = actorOf(t);
  await act(id, ['queue.claim/1']);
  const { file } = await t.get('applications.open', { applicationId: id });
  await act(id, ['interview.recordInterview/1', anInterview(t, file)]);
}

/** Booked, checked and captured. In a declared outage the dossier can be accepted without the check at the centre. */
export async function runToInterview(
  t: Officer,
  serial: number,
  { isChecked = true } = {},
): Promise<ApplicationId> {
  const mustAct = actorOf(t);
  await t.as('loket');
  const date = localDate(t.desk.clock.now(), 420);
  const booking = aBooking({ appointment: { date, time: '09:00' } }, serial);
  const { applicationId: id } = await t.get('appointments.byHand', booking);
  await t.get('appointments.checkIn', { applicationId: id, overrideNote: null });
  await mustAct(id, ['queue.callTicket/1']);
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
  const watchlist = { result: 'CLEAR', reference: 'SIMKIM-1', checkedAt: t.desk.clock.now() };
  if (isChecked) await mustAct(id, ['documents.recordWatchlist/1', watchlist]);
  await mustAct(id, ['documents.acceptDossier/1']);

  await t.as('biometrik');
  await mustAct(id, ['queue.claim/1']);
  const store = async (shade: number) =>
    (await t.get('documents.store', { applicationId: id, bytes: aPicture(shade, 480, 640) })).attachmentId;
  const attachmentId = await store(200);
  const fingers: object[] = [];
  for (const [index, position] of ['RIGHT_THUMB', 'RIGHT_INDEX', 'LEFT_THUMB', 'LEFT_INDEX'].entries()) {
    fingers.push({ position, attachmentId: await store(index), quality: 70, device: PRINT_DEVICE });
  }
  await mustAct(
    id,
    [
      'biometrics.capturePhoto/1',
      {
        attachmentId,
        reference: REFERENCE,
        source: 'CAMERA',
        width: 480,
        height: 640,
        retakeReason: RETAKE,
        assessment: anAssessment(),
      },
    ],
    [
      'biometrics.captureFingerprints/1',
      { fingers, exceptions: [], reference: REFERENCE, retakeReason: RETAKE },
    ],
    [
      'biometrics.captureSignature/1',
      {
        attachmentId,
        strokesAttachmentId: await store(90),
        exception: null,
        reference: REFERENCE,
        retakeReason: RETAKE,
      },
    ],
  );
  return id;
}

function centralCheck(t: Officer) {
  return { reference: 'SIMKIM-2', checkedAt: t.desk.clock.now() };
}

/** Carries one regular file from the booking to the passport that waits, every step by the person who may do it. */
export async function runToReady(t: Officer, serial = 1): Promise<ApplicationId> {
  const mustAct = actorOf(t);
  const id = await runToAdjudication(t, serial);
  await mustAct(id, ['approval.recordAdjudication/1', { ...centralCheck(t), result: 'CLEAR', note: '' }]);
  await t.as('kasubsi');
  await mustAct(id, ['approval.approve/2', opened()]);
  await t.as('cetak');
  const stock = await t.get('production.stock', {});
  const serialNumber = stock.next.find((row) => row.kind === 'ELECTRONIC')?.serial;
  await mustAct(id, ['queue.claim/1'], ['production.allocateBlank/1', { serial: serialNumber }]);
  const passportNumber = `X${String(1_000_000 + serial)}`;
  const draft = await t.get('production.printDraft', { applicationId: id, passportNumber });
  await mustAct(id, ['production.print/2', { ...draft, passportNumber, readBack: draft.mrz }]);
  await t.as('mutu');
  const checks = ['DATA', 'PHOTO', 'MRZ', 'CHIP', 'LAMINATE', 'SIGNATURE'];
  await mustAct(id, ['production.qcPass/1', { checks, readBack: draft.mrz }]);
  await t.as('serah');
  await mustAct(id, ['production.notifyReady/1', { channel: 'SMS' }]);
  return id;
}

/** … and to the handed-over passport. */
export async function runPassportDay(t: Officer, serial = 1): Promise<ApplicationId> {
  const id = await runToReady(t, serial);
  const mustAct = actorOf(t);
  const { attachmentId: signatureId } = await t.get('documents.store', {
    applicationId: id,
    bytes: aPicture(),
  });
  const { registerNo } = await t.get('production.nextRegisterNo', {});
  const handOver = {
    collectorName: 'BUDI SANTOSO',
    collectorIdentity: '1371991211870001',
    relation: 'SELF',
    proxyLetterSeen: false,
    identitySeen: true,
    paymentProofSeen: true,
    registerNo,
    signatureId,
  };
  await mustAct(id, ['production.handOver/1', handOver]);
  return id;
}

export function anInterview(
  t: Officer,
  file: Application,
  change: Record<string, unknown> = {},
): Record<string, unknown> {
  return {
    purpose: 'TOURISM',
    destination: 'Malaysia',
    answers: { destination: 'Malaysia, satu minggu' },
    indicators: [],
    originalsSeen: DOCUMENTS,
    requestedDocs: [],
    outcome: 'PROCEED',
    reasonCodes: [],
    note: '',
    nextStepOn: null,
    startedAt: t.desk.clock.now(),
    endedAt: t.desk.clock.now(),
    reference: REFERENCE,
    applicantConfirmed: true,
    confirmation: {
      data: bookData(file),
      means: 'PAPER',
      signer: 'SELF',
      signerName: null,
      signatureId: null,
      // Some picture that lies in the vault of this file.
      paperAttachmentId: file.photo?.attachmentId,
    },
    ...change,
  };
}
