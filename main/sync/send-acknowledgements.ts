import type { DeskDatabase } from '#main/records/encrypted-sqlite.ts';
import { answered, waitingAcknowledgements } from '#main/records/repositories/office-documents.ts';
import type { HubLink } from './hub-link.ts';

const AT_ONCE = 200;

/** Who has read what at this desk, also without the hub. */
export async function sendAcknowledgements(db: DeskDatabase, link: HubLink): Promise<void> {
  for (;;) {
    const read = await waitingAcknowledgements(db, AT_ONCE);
    if (read.length === 0) return;
    await link.acknowledge(read);
    await answered(db, read);
    if (read.length < AT_ONCE) return;
  }
}
