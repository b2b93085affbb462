import { CodedError } from '#common/contract/coded-error.ts';
import type { DeskDatabase } from '#main/records/encrypted-sqlite.ts';
import { takeOfficeKey } from '#main/records/repositories/attachment-keys.ts';
import { countAccounts } from '#main/records/repositories/accounts.ts';
import { writeSyncState } from '#main/records/repositories/sync-state.ts';
import type { OfficeContext } from '#main/features/office/office-context.ts';
import { keepDeskKey, makeDeskKey } from './desk-key.ts';
import { HubClient } from './hub-client.ts';
import { HubUnreachable } from '#common/contract/hub/unreachable.ts';

export type Joined = { attachmentKey: Buffer; deskName: string };

/**
 * Enrols this PC at the office's hub. The key pair is made here and its private half stays here; the office's attachment
 * key comes with the answer. Throws HUB_JOINED, ALREADY_SET_UP, ENROLMENT_REFUSED, HUB_UNREACHABLE.
 */
export async function joinHub(
  db: DeskDatabase,
  office: OfficeContext,
  { url, code }: { url: string; code: string },
): Promise<Joined> {
  if (office.hub) throw new CodedError('HUB_JOINED');
  if ((await countAccounts(db)) > 0) throw new CodedError('ALREADY_SET_UP');
  const keys = await makeDeskKey();
  const reply = await enrol(new HubClient(url, keys), code);
  await db.transaction(async (trx) => {
    await keepDeskKey(trx, keys);
    await takeOfficeKey(trx, reply.attachmentKey);
    await writeSyncState(trx, {
      hubUrl: url,
      deskId: reply.deskId,
      deskNumber: reply.deskNumber,
      hubKey: reply.hubKey,
      joinedAt: office.now(),
      cursor: null,
      copyAfter: null,
      copiedOn: null,
      trimmedUpTo: null,
      answeredSeq: 0,
      lastSyncAt: null,
      auditSeq: 0,
      head: null,
      revoked: false,
    });
  });
  await office.refreshHub(db);
  return { attachmentKey: Buffer.from(reply.attachmentKey, 'base64'), deskName: reply.deskName };
}

async function enrol(client: HubClient, code: string) {
  try {
    return await client.enrol(code);
  } catch (error) {
    if (error instanceof HubUnreachable) throw new CodedError('HUB_UNREACHABLE', { reason: error.reason });
    throw error;
  }
}
