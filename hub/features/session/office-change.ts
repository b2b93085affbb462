import type { AuditEvent } from '#common/domain/office/audit-entry.ts';
import { appendAudit } from '#hub/features/audit/append.ts';
import type { HubContext } from '#hub/hub-context.ts';
import type { Store } from '#hub/store/database.ts';
import { nextFeedSeq } from '#hub/store/feed.ts';

/** Who does something, and where. */
export type Doer = { officeId: string; actor: string; desk: string };

export type Note = { event: AuditEvent; subject: string; detail: string };

/** A change that every desk of the office takes over: its place in the feed, the change and the audit entry, or nothing. */
export async function changeOffice<T>(
  hub: HubContext,
  doer: Doer,
  work: (trx: Store, feedSeq: number) => Promise<{ note: Note; result: T }>,
): Promise<T> {
  return hub.store.transaction(async (trx) => {
    const { note, result } = await work(trx, await nextFeedSeq(trx, doer.officeId));
    await appendNote(hub, trx, doer, note);
    return result;
  });
}

/** For what concerns the hub alone. */
export async function noteInAudit(hub: HubContext, doer: Doer, note: Note): Promise<void> {
  await hub.store.transaction((trx) => appendNote(hub, trx, doer, note));
}

export async function appendNote(hub: HubContext, trx: Store, doer: Doer, note: Note): Promise<void> {
  const { actor, desk, officeId } = doer;
  await appendAudit(trx, officeId, [{ at: hub.clock.now(), actor, desk, ...note }]);
}
