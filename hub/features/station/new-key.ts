import { CodedError } from '#common/contract/coded-error.ts';
import type { HubContext } from '#hub/hub-context.ts';
import type { Proof } from '#hub/http/dpop.ts';
import {
  findDesk,
  replaceKey,
  useEnrolment,
  type DeskRecord,
  type EnrolmentRecord,
} from '#hub/store/desks.ts';
import { isMoving, lockOffice } from '#hub/store/feed.ts';
import { notifyRevoked } from '#hub/store/listen.ts';
import { appendNote } from '#hub/features/session/office-change.ts';

/**
 * The desk goes on as the one that it was, with its number, its sign-ins and the place in its own counting, so that what it has
 * not sent is offered as if nothing had happened. The key that it had opens nothing from this moment on. Throws CODE_WRONG_KIND
 * for a code of another desk.
 */
export async function takeNewKey(
  hub: HubContext,
  { enrolment, deskId }: { enrolment: EnrolmentRecord; deskId: string | undefined },
  { key, thumbprint }: Proof,
): Promise<DeskRecord> {
  const { officeId, forDesk, id } = enrolment;
  if (forDesk === null || forDesk !== deskId) throw new CodedError('CODE_WRONG_KIND');
  const at = hub.clock.now();
  return hub.store.transaction(async (trx) => {
    if (isMoving(await lockOffice(trx, officeId))) throw new CodedError('TAKE_OVER_RUNNING');
    const desk = await findDesk(trx, forDesk);
    if (!desk || !(await useEnrolment(trx, id, { deskId: forDesk, at }))) {
      throw new CodedError('ENROLMENT_REFUSED');
    }
    await replaceKey(trx, forDesk, { key, thumbprint });
    const doer = { officeId, actor: '', desk: desk.name };
    await appendNote(hub, trx, doer, { event: 'DESK', subject: forDesk, detail: `new key ${id}` });
    // Whatever still speaks with the old key is cut.
    await notifyRevoked(trx, forDesk);
    return { ...desk, thumbprint, revokedAt: null };
  });
}
