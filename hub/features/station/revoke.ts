import type { z } from 'zod';
import type { RevokeReply } from '#common/contract/hub/station.ts';
import { CodedError } from '#common/contract/coded-error.ts';
import type { HubContext } from '#hub/hub-context.ts';
import { countOpenFiles, findDesk, revokeDesk, toDeskInfo } from '#hub/store/desks.ts';
import { lockOffice } from '#hub/store/feed.ts';
import { endTakeOverOf } from '#hub/store/take-over.ts';
import { notifyRevoked } from '#hub/store/listen.ts';
import { loseFieldDayOf } from '#hub/features/field/field-acts.ts';
import { appendNote, type Doer } from '#hub/features/session/office-change.ts';

/**
 * A desk that is lost or leaves: from this moment no request of its key is answered and no sign-in at it counts. Answers
 * how many open files lay on it. Doing it twice changes nothing.
 */
export async function revoke(
  hub: HubContext,
  doer: Doer,
  deskId: string,
): Promise<z.infer<typeof RevokeReply>> {
  const before = await findDesk(hub.store, deskId);
  if (!before || before.officeId !== doer.officeId) throw new CodedError('NOT_FOUND');
  const at = hub.clock.now();
  const files = await countOpenFiles(hub.store, doer.officeId);
  if (before.revokedAt === null) {
    await hub.store.transaction(async (trx) => {
      await lockOffice(trx, doer.officeId);
      await revokeDesk(trx, deskId, at);
      await loseFieldDayOf(hub, trx, doer, deskId);
      await endTakeOverOf(trx, deskId);
      await appendNote(hub, trx, doer, { event: 'DESK', subject: deskId, detail: `revoked ${files} files` });
      await notifyRevoked(trx, deskId);
    });
  }
  return { desk: toDeskInfo({ ...before, revokedAt: before.revokedAt ?? at }), files };
}
