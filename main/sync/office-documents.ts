import type { OfficeDocument } from '#common/contract/hub/pull.ts';
import { HubOfficeSettings, HubOutages } from '#common/contract/hub/documents.ts';
import type { DeskDatabase } from '#main/records/encrypted-sqlite.ts';
import { replaceOutages } from '#main/records/repositories/small-tables.ts';
import { writeMeta } from '#main/records/repositories/small-tables.ts';

/** Takes over what the hub says of the office. Returns whether the rules must be built anew. */
export async function storeDocuments(
  trx: DeskDatabase,
  documents: readonly OfficeDocument[],
): Promise<boolean> {
  let isNew = false;
  for (const { name, body } of documents) {
    switch (name) {
      case 'office':
        await writeMeta(trx, 'office', JSON.stringify(HubOfficeSettings.parse(body)));
        isNew = true;
        break;
      case 'outages':
        await replaceOutages(trx, HubOutages.parse(body));
        isNew = true;
        break;
      default:
        // A document of a newer hub: kept for the build that knows it.
        await writeMeta(trx, `document:${name}`, JSON.stringify(body));
    }
  }
  return isNew;
}
