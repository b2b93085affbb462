import { PAGE } from '#common/contract/hub/protocol.ts';
import type { DeskDatabase } from '#main/records/encrypted-sqlite.ts';
import { auditAfter } from '#main/records/repositories/audit.ts';
import { changeSyncState, readSyncState } from '#main/records/repositories/sync-state.ts';
import type { OfficeContext } from '#main/features/office/office-context.ts';
import type { HubLink } from './hub-link.ts';

/** Hands the desk's own entries on to the office's chain and keeps the head that the hub signed over them. */
export async function uploadAudit(db: DeskDatabase, office: OfficeContext, link: HubLink): Promise<void> {
  for (;;) {
    const state = await readSyncState(db);
    if (!state) return;
    const entries = await auditAfter(db, state.auditSeq, PAGE);
    if (entries.length === 0) return;
    const { lastDeskSeq, head } = await link.uploadAudit({ entries, acknowledged: state.head });
    await changeSyncState(db, { auditSeq: lastDeskSeq, head });
    await office.refreshHub(db);
    if (entries.length < PAGE) return;
  }
}
