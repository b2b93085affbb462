import { CodedError } from '#common/contract/coded-error.ts';
import type { HubContext } from '#hub/hub-context.ts';
import { appendNote, type Doer } from '#hub/features/session/office-change.ts';
import { lockOffice } from '#hub/store/feed.ts';
import { requeueRefused } from '#hub/store/gateway-refusals.ts';
import { closeProblem, findOpenProblem, lockGateway } from '#hub/store/gateway-state.ts';

/**
 * What the centre refused of a file waits to be sent again, after a person has seen to the cause. Its problem is closed with it;
 * refused once more it is shown once more. Throws NOT_FOUND when nothing of it is refused.
 */
export async function resendStatus(hub: HubContext, doer: Doer, id: string): Promise<void> {
  const { officeId, actor: by } = doer;
  await hub.store.transaction(async (trx) => {
    const at = hub.clock.now();
    await lockOffice(trx, officeId);
    await lockGateway(trx, officeId, at);
    const problem = await findOpenProblem(trx, officeId, id);
    if (problem?.kind !== 'STATUS') throw new CodedError('NOT_FOUND');
    const { subject: number, field: status } = problem;
    const count = await requeueRefused(trx, officeId, { number, status });
    if (count === 0) throw new CodedError('NOT_FOUND');
    await closeProblem(trx, officeId, { id, at, by, note: null });
    const detail = `sent again: ${count} ${status}`;
    await appendNote(hub, trx, doer, { event: 'SETTING', subject: 'gateway', detail });
  });
}
