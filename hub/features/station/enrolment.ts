import { v7 } from 'uuid';
import type { EnrolReply, EnrolmentKind, EnrolRequest, NewCodeReply } from '#common/contract/hub/station.ts';
import { CodedError } from '#common/contract/coded-error.ts';
import type { z } from 'zod';
import type { HubContext } from '#hub/hub-context.ts';
import type { Proof } from '#hub/http/dpop.ts';
import {
  findDeskByThumbprint,
  insertDesk,
  takeEnrolmentTry,
  useEnrolment,
  type DeskRecord,
  type EnrolmentRecord,
} from '#hub/store/desks.ts';
import { isMoving, lockOffice } from '#hub/store/feed.ts';
import { getOffice } from '#hub/store/office.ts';
import { noteTakeOver } from '#hub/store/take-over.ts';
import { appendNote, type Doer } from '#hub/features/session/office-change.ts';
import { storeCode } from './codes.ts';
import { takeNewKey } from './new-key.ts';
import { assertEmpty } from './take-over-guard.ts';
import { digestOf, isSameDigest, selectorOf } from './enrolment-code.ts';

/** A code for the move of an office is made for an empty one only. Throws OFFICE_NOT_EMPTY. */
export async function makeCode(
  hub: HubContext,
  doer: Doer,
  deskName: string,
  kind: EnrolmentKind = 'DESK',
): Promise<z.infer<typeof NewCodeReply>> {
  return storeCode(hub, doer, { deskName, kind, forDesk: null });
}

/**
 * Takes a desk into the office: the code once, for the key that proved itself. The same key with the same code gets the
 * same answer again, because the first may have been lost on the way. Throws ENROLMENT_REFUSED and never says why to who does
 * not know a code; to who does, CODE_WRONG_KIND, TAKE_OVER_RUNNING, OFFICE_NOT_EMPTY.
 */
export async function enrol(
  hub: HubContext,
  { code, key, kind, deskId }: z.infer<typeof EnrolRequest>,
  proof: Proof,
): Promise<EnrolReply> {
  if (key.x !== proof.key.x || key.y !== proof.key.y) throw new CodedError('ENROLMENT_REFUSED');
  const digest = digestOf(code, hub.keys);
  const possible = await takeEnrolmentTry(hub.store, selectorOf(code), hub.clock.now());
  const enrolment = possible.find(({ codeHash }) => isSameDigest(codeHash, digest));
  if (!enrolment) throw new CodedError('ENROLMENT_REFUSED');
  if (enrolment.kind !== kind) throw new CodedError('CODE_WRONG_KIND');
  const known = await findDeskByThumbprint(hub.store, proof.thumbprint);
  if (known) {
    const isSame = enrolment.deskId === known.deskId && known.revokedAt === null;
    if (!isSame) throw new CodedError('ENROLMENT_REFUSED');
    return reply(hub, known);
  }
  if (kind === 'NEW_KEY') return reply(hub, await takeNewKey(hub, { enrolment, deskId }, proof));
  return reply(hub, await newDesk(hub, enrolment, proof));
}

async function newDesk(hub: HubContext, enrolment: EnrolmentRecord, proof: Proof): Promise<NewDesk> {
  const { officeId, deskName } = enrolment;
  const deskId = v7();
  const at = hub.clock.now();
  return hub.store.transaction(async (trx) => {
    if (isMoving(await lockOffice(trx, officeId))) throw new CodedError('TAKE_OVER_RUNNING');
    if (enrolment.kind === 'TAKE_OVER') await assertEmpty(trx, officeId);
    const { key, thumbprint } = proof;
    const number = await insertDesk(trx, { id: deskId, officeId, name: deskName, key, thumbprint, at });
    if (!(await useEnrolment(trx, enrolment.id, { deskId, at }))) throw new CodedError('ENROLMENT_REFUSED');
    if (enrolment.kind === 'TAKE_OVER') await noteTakeOver(trx, officeId, { state: 'ENROLLED', deskId });
    const doer = { officeId, actor: '', desk: deskName };
    await appendNote(hub, trx, doer, { event: 'DESK', subject: deskId, detail: `enrolled ${enrolment.id}` });
    return { deskId, officeId, name: deskName, number };
  });
}

type NewDesk = Pick<DeskRecord, 'deskId' | 'officeId' | 'name' | 'number'>;

async function reply(hub: HubContext, desk: NewDesk): Promise<EnrolReply> {
  const { name } = await getOffice(hub.store, desk.officeId);
  return {
    deskId: desk.deskId,
    deskName: desk.name,
    deskNumber: desk.number,
    office: desk.officeId,
    officeName: name,
    attachmentKey: hub.keys.attachmentKey.toString('base64'),
    hubKey: hub.keys.hubKey,
  };
}
