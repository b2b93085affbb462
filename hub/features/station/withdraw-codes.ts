import type { HubContext } from '#hub/hub-context.ts';
import { endCodes } from '#hub/store/desks.ts';
import { lockOffice } from '#hub/store/feed.ts';
import { appendNote, type Doer } from '#hub/features/session/office-change.ts';

/** Codes of a lost stick or paper let nobody in any more, from this moment. Answers how many that were: used ones stay used. */
export async function withdrawCodes(hub: HubContext, doer: Doer, ids: readonly string[]): Promise<number> {
  return hub.store.transaction(async (trx) => {
    // As whoever joins does: the office first, then the code.
    await lockOffice(trx, doer.officeId);
    const ended = await endCodes(trx, doer.officeId, ids, hub.clock.now());
    for (const { id, deskName } of ended) {
      await appendNote(hub, trx, doer, {
        event: 'DESK',
        subject: id,
        detail: `code withdrawn: ${deskName}`,
      });
    }
    return ended.length;
  });
}
