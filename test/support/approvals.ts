import { v7 } from 'uuid';
import type { ActionId, ApplicationId } from '#common/kernel/ids.ts';
import type { Policy } from '#common/domain/applications/policy.ts';
import { actorOf, runToAdjudication, type Officer } from './passport-day.ts';
import { aPicture } from './pictures.ts';
import { anAssessment } from './portraits.ts';
import type { TestDesk } from './test-desk.ts';

/** A new person's file with a clear adjudication: it waits for an approver. */
export async function waitForApproval(t: Officer, serial: number): Promise<ApplicationId> {
  const id = await runToAdjudication(t, serial);
  await t.act(id, ['approval.recordAdjudication/1', adjudicated(t)]);
  return id;
}

export function adjudicated(t: Officer) {
  return { reference: 'SIMKIM-2', checkedAt: t.desk.clock.now(), result: 'CLEAR', note: '' };
}

/** Sent back for the photo, which is taken anew, and judged again. */
export async function replacePhoto(t: Officer, id: ApplicationId): Promise<void> {
  const mustAct = actorOf(t);
  const note = 'Foto kurang tajam, ambil ulang';
  await t.as('kasubsi');
  await mustAct(id, ['approval.returnForCorrection/1', { step: 'PHOTO', note }]);
  await t.as('biometrik');
  await mustAct(id, ['queue.claim/1']);
  const bytes = aPicture(90, 480, 640);
  const { attachmentId } = await t.get('documents.store', { applicationId: id, bytes });
  const size = { width: 480, height: 640 };
  const photo = { attachmentId, reference: null, source: 'CAMERA', ...size, assessment: anAssessment() };
  await mustAct(id, ['biometrics.capturePhoto/1', { ...photo, retakeReason: null }]);
  await t.as('adjudikator');
  const check = { reference: 'SIMKIM-3', checkedAt: t.desk.clock.now() };
  await mustAct(id, ['queue.claim/1'], ['approval.verificationPassed/1', check]);
  await mustAct(id, ['approval.recordAdjudication/1', adjudicated(t)]);
}

/** What the bulk dialog sends for files that were on its screen. */
export async function batchOf(t: TestDesk, ids: readonly ApplicationId[]) {
  const rows = await t.get('approval.list', {});
  return {
    bulk: crypto.randomUUID(),
    files: ids.map((applicationId) => ({
      applicationId,
      actionId: v7() as ActionId,
      basedOn: rows.find(({ id }) => id === applicationId)?.version ?? 0,
      shown: { sections: [], photo: true, ms: 900 },
    })),
  };
}

/** An office whose procedure says otherwise: the policy of every version with some values changed. */
export function withPolicy(t: TestDesk, change: Partial<Policy>): void {
  const { office } = t.desk;
  const shipped = office.policy.bind(office);
  office.policy = (sopId) => ({ ...shipped(sopId), ...change });
}

/** Lots that a test chooses. */
export function withLot(t: TestDesk, lot: number): void {
  t.desk.office.lots = () => () => lot;
}
