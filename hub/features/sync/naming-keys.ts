import { openKey } from '#runtime/vault/sealed-key.ts';
import type { HubContext } from '#hub/hub-context.ts';
import type { Store } from '#hub/store/database.ts';
import { listNamingKeys } from '#hub/store/take-over.ts';

/** What attachments of this office were named with before it had a hub, base64: every desk checks their names by it. */
export async function namingKeysOf({ keys }: HubContext, db: Store, officeId: string): Promise<string[]> {
  const sealed = await listNamingKeys(db, officeId);
  return sealed.map((text) => openKey(text, keys.attachmentKey).toString('base64'));
}
