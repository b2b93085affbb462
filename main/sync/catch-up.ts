import type { ApplicationId } from '#common/kernel/ids.ts';
import { PAGE } from '#common/contract/hub/protocol.ts';
import type { DeskDatabase } from '#main/records/encrypted-sqlite.ts';
import { renumber, unansweredActions, type Pending } from '#main/records/repositories/outbox.ts';
import { changeSyncState, readSyncState } from '#main/records/repositories/sync-state.ts';
import type { OfficeContext } from '#main/features/office/office-context.ts';
import type { HubLink } from './hub-link.ts';
import { bookAnswers, toPushed } from './push-outbox.ts';

type CatchingUp = { db: DeskDatabase; office: OfficeContext; link: HubLink };

/**
 * A desk whose records came back from a copy stands behind what the hub has of it. What waited then and was sent since gets the answer that
 * it got; whatever the hub never heard of goes on behind the hub's last number. Then this desk may be worked at again.
 */
export async function catchUp({ db, office, link }: CatchingUp, hubLastSeq: number): Promise<void> {
  const state = await readSyncState(db);
  if (!state?.restored) return;
  let after = 0;
  for (;;) {
    const page = await unansweredActions(db, PAGE, after);
    const sent = page.filter(({ seq }) => seq <= hubLastSeq);
    if (sent.length === 0) break;
    after = sent.at(-1)?.seq ?? hubLastSeq;
    await bookSent({ db, office, link }, { sent, lastSeq: hubLastSeq });
  }
  await db.transaction(async (trx) => {
    await renumber(trx, hubLastSeq + 1, 1);
    await changeSyncState(trx, { answeredSeq: hubLastSeq, restored: false });
  });
  await office.refreshHub(db);
}

/** Asking again changes nothing at the hub. What stands there under the number of another action is no answer to this one. */
async function bookSent(
  { db, office, link }: CatchingUp,
  { sent, lastSeq }: { sent: readonly Pending[]; lastSeq: number },
): Promise<readonly ApplicationId[]> {
  const reply = await link.push(sent.map(toPushed));
  const numbers = new Map(sent.map(({ id, seq }) => [id, seq]));
  const results = reply.results.filter(({ id, seq }) => numbers.get(id) === seq);
  const answered = new Set(results.map(({ id }) => id));
  const waiting = sent.filter(({ id }) => answered.has(id));
  return db.transaction((trx) => bookAnswers(trx, office, { waiting, results, lastSeq }));
}
