import type { AuditEntry } from '#common/domain/office/audit-entry.ts';
import { insertEntries, writeChainEnd } from '#hub/store/audit.ts';
import type { Store } from '#hub/store/database.ts';
import { lockOffice } from '#hub/store/feed.ts';

/** Appends to the office's audit chain inside the caller's transaction. One writer at a time: the office's row is locked. */
export async function appendAudit(
  trx: Store,
  officeId: string,
  entries: readonly AuditEntry[],
): Promise<void> {
  const end = await lockOffice(trx, officeId);
  await writeChainEnd(trx, officeId, await insertEntries(trx, officeId, end, entries));
}
