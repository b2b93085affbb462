import { v7 } from 'uuid';
import { addMinutes } from '#common/kernel/instant.ts';
import type { EnrolReply, EnrolRequest, NewCodeReply } from '#common/contract/hub/station.ts';
import { CodedError } from '#common/contract/coded-error.ts';
import type { z } from 'zod';
import type { HubContext } from '#hub/hub-context.ts';
import type { Proof } from '#hub/http/dpop.ts';
import {
  findDeskByThumbprint,
  insertDesk,
  insertEnrolment,
  takeEnrolmentTry,
  useEnrolment,
  type DeskRecord,
  type EnrolmentRecord,
} from '#hub/store/desks.ts';
import { lockOffice } from '#hub/store/feed.ts';
import { getOffice } from '#hub/store/office.ts';
import { appendNote, type Doer } from '#hub/features/session/office-change.ts';
import { digestOf, isSameDigest, newCode, selectorOf, spoken } from './enrolment-code.ts';

const LASTS_MINUTES = 24 * 60;
const TRIES = 5;

export async function makeCode(
  hub: HubContext,
  doer: Doer,
  deskName: string,
): Promise<z.infer<typeof NewCodeReply>> {
  const code = newCode();
  const createdAt = hub.clock.now();
  const expiresAt = addMinutes(createdAt, LASTS_MINUTES);
  const id = v7();
  await hub.store.transaction(async (trx) => {
    await insertEnrolment(trx, {
      id,
      officeId: doer.officeId,
      deskName,
      selector: selectorOf(code),
      codeHash: digestOf(code, hub.keys),
      tries: TRIES,
      createdAt,
      createdBy: doer.actor,
      expiresAt,
    });
    await appendNote(hub, trx, doer, { event: 'DESK', subject: id, detail: 'code' });
  });
  return { code: spoken(code), expiresAt };
}

/**
 * Takes a desk into the office: the code once, for the key that proved itself. The same key with the same code gets the
 * same answer again, because the first may have been lost on the way. Throws ENROLMENT_REFUSED and never says why.
 */
export async function enrol(
  hub: HubContext,
  { code, key }: z.infer<typeof EnrolRequest>,
  proof: Proof,
): Promise<EnrolReply> {
  if (key.x !== proof.key.x || key.y !== proof.key.y) throw new CodedError('ENROLMENT_REFUSED');
  const digest = digestOf(code, hub.keys);
  const possible = await takeEnrolmentTry(hub.store, selectorOf(code), hub.clock.now());
  const enrolment = possible.find(({ codeHash }) => isSameDigest(codeHash, digest));
  if (!enrolment) throw new CodedError('ENROLMENT_REFUSED');
  const known = await findDeskByThumbprint(hub.store, proof.thumbprint);
  if (known) {
    const isSame = enrolment.deskId === known.deskId && known.revokedAt === null;
    if (!isSame) throw new CodedError('ENROLMENT_REFUSED');
    return reply(hub, known);
  }
  return reply(hub, await newDesk(hub, enrolment, proof));
}

async function newDesk(hub: HubContext, enrolment: EnrolmentRecord, proof: Proof): Promise<NewDesk> {
  const { officeId, deskName } = enrolment;
  const deskId = v7();
  const at = hub.clock.now();
  return hub.store.transaction(async (trx) => {
    await lockOffice(trx, officeId);
    const { key, thumbprint } = proof;
    const number = await insertDesk(trx, { id: deskId, officeId, name: deskName, key, thumbprint, at });
    if (!(await useEnrolment(trx, enrolment.id, { deskId, at }))) throw new CodedError('ENROLMENT_REFUSED');
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
