import type { WholeFile } from '#common/contract/hub/pull.ts';
import type { DeskDatabase } from '#main/records/encrypted-sqlite.ts';
import type { OfficeContext } from '#main/features/office/office-context.ts';
import type { HubLink } from './hub-link.ts';
import { storeDocuments } from './office-documents.ts';

/**
 * Whole files come as they are now, ahead of this desk's place in the feed: one may stand under a version that the feed has
 * not brought yet. The documents are taken over first, so that no file here ever names a version that is not here.
 */
export async function fetchMissingSops(
  db: DeskDatabase,
  office: OfficeContext,
  link: HubLink,
  files: readonly WholeFile[],
): Promise<void> {
  if (files.every(({ file }) => office.hasSop(sopOf(file)))) return;
  const { documents } = await link.documents();
  await db.transaction(async (trx) => {
    if (await storeDocuments(trx, office, documents)) await office.refresh(trx);
  });
}

function sopOf(file: unknown): string {
  return typeof file === 'object' && file !== null && 'sopId' in file ? String(file.sopId) : '';
}
