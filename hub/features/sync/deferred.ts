import { isActionKind } from '#common/domain/applications/rules.ts';
import type { CallingDesk, HubContext } from '#hub/hub-context.ts';
import { desksWithDeferred, listDeferred, lockDesks } from '#hub/store/commands.ts';
import { savePlace } from '#hub/store/page-writes.ts';
import { groupsOf } from '#common/contract/hub/groups.ts';
import { PAGE } from '#common/contract/hub/protocol.ts';
import { recordGroups } from './push.ts';

/** At the start of a hub that was brought up to date: what an older one kept because it did not understand it. */
export async function decideDeferred(hub: HubContext): Promise<number> {
  let decided = 0;
  for (const desk of await desksWithDeferred(hub.store)) decided += await decideDeferredOf(hub, desk);
  return decided;
}

async function decideDeferredOf(hub: HubContext, desk: CallingDesk): Promise<number> {
  return hub.store.transaction(async (trx) => {
    // A revoked desk's actions were taken in while it was trusted; they are judged all the same.
    await lockDesks(trx, [desk.id]);
    const groups = groupsOf(await listDeferred(trx, desk.id))
      .filter((actions) => actions.every(({ kind }) => isActionKind(kind)))
      .map((actions) => ({ desk, actions }));
    if (groups.length === 0) return 0;
    let count = 0;
    for (let start = 0; start < groups.length; start += PAGE) {
      const page = { officeId: desk.officeId, groups: groups.slice(start, start + PAGE) };
      const { place, results } = await recordGroups(hub, trx, page);
      await savePlace(trx, desk.officeId, place);
      count += results.length;
    }
    return count;
  });
}
