import type { CentreState } from '#common/domain/gateway/centre.ts';
import type { HubContext } from '#hub/hub-context.ts';
import { publishDocument } from '#hub/store/documents.ts';
import { lockOffice, nextFeedSeq } from '#hub/store/feed.ts';
import { findGateway, lockGateway, saveReach } from '#hub/store/gateway-state.ts';
import type { FailureReason } from './central-gateway.ts';

/** So many runs in a row without an answer are no accident. */
const DOWN_AFTER = 3;

type Where = { hub: HubContext; officeId: string };

/** The centre answered. Every desk hears of it when it had been away. Returns the failures in a row: none. */
export async function noteReached({ hub, officeId }: Where): Promise<0> {
  const before = await findGateway(hub.store, officeId);
  // The usual case takes no lock.
  if (before?.isReachable && before.failures === 0) return 0;
  await hub.store.transaction(async (trx) => {
    await lockOffice(trx, officeId);
    const now = hub.clock.now();
    const place = await lockGateway(trx, officeId, now);
    if (place.failures > 0) await saveReach(trx, officeId, { failures: 0, firstFailure: null });
    if (place.isReachable) return;
    const state: CentreState = { isReachable: true, since: now, reason: null };
    await saveReach(trx, officeId, state);
    await publish(trx, { hub, officeId }, state);
  });
  return 0;
}

/** No answer. From the third time on the centre counts as away, since the first. Returns the failures in a row. */
export async function noteFailure({ hub, officeId }: Where, reason: FailureReason): Promise<number> {
  return hub.store.transaction(async (trx) => {
    await lockOffice(trx, officeId);
    const now = hub.clock.now();
    const place = await lockGateway(trx, officeId, now);
    const failures = place.failures + 1;
    const firstFailure = place.firstFailure ?? now;
    await saveReach(trx, officeId, { failures, firstFailure });
    if (place.isReachable && failures >= DOWN_AFTER) {
      const state: CentreState = { isReachable: false, since: firstFailure, reason };
      await saveReach(trx, officeId, state);
      await publish(trx, { hub, officeId }, state);
    }
    return failures;
  });
}

async function publish(trx: HubContext['store'], { hub, officeId }: Where, body: CentreState): Promise<void> {
  const feedSeq = await nextFeedSeq(trx, officeId);
  await publishDocument(trx, officeId, { name: 'centre', body, feedSeq, at: hub.clock.now(), by: '' });
}
