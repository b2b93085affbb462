import { CodedError } from '#common/contract/coded-error.ts';
import type { DeskDatabase } from '#main/records/encrypted-sqlite.ts';
import { takeOfficeKey } from '#main/records/repositories/attachment-keys.ts';
import { countAccounts } from '#main/records/repositories/accounts.ts';
import { writeSyncState } from '#main/records/repositories/sync-state.ts';
import type { OfficeContext } from '#main/features/office/office-context.ts';
import { keepDeskKey, makeDeskKey } from './desk-key.ts';
import { believeAuthority } from './believed-authority.ts';
import { HubClient } from './hub-client.ts';
import { HubUnreachable } from '#common/contract/hub/unreachable.ts';

export type Joined = { attachmentKey: Buffer; deskName: string };

/** What a site file says of the hub: its answer must be of that office and that key. */
export type ExpectedHub = { office: string; hubKey: string; ca: string | null };

/**
 * Enrols this PC at the office's hub. The key pair is made here and its private half stays here; the office's attachment
 * key comes with the answer. Throws HUB_JOINED, ALREADY_SET_UP, ENROLMENT_REFUSED, HUB_UNREACHABLE, SITE_FILE_OTHER_OFFICE.
 */
export async function joinHub(
  db: DeskDatabase,
  office: OfficeContext,
  { url, code, expected = null }: { url: string; code: string; expected?: ExpectedHub | null },
): Promise<Joined> {
  if (office.hub) throw new CodedError('HUB_JOINED');
  if ((await countAccounts(db)) > 0) throw new CodedError('ALREADY_SET_UP');
  const keys = await makeDeskKey();
  const ca = expected?.ca ?? null;
  const forget = believeAuthority(ca);
  try {
    const reply = await enrol(new HubClient(url, keys), code);
    if (expected && (reply.hubKey !== expected.hubKey || reply.office !== expected.office)) {
      throw new CodedError('SITE_FILE_OTHER_OFFICE', { office: reply.officeName });
    }
    await db.transaction(async (trx) => {
      await keepDeskKey(trx, keys);
      await takeOfficeKey(trx, reply.attachmentKey);
      await writeSyncState(trx, {
        hubUrl: url,
        deskId: reply.deskId,
        deskNumber: reply.deskNumber,
        hubKey: reply.hubKey,
        ca,
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
        restored: false,
      });
    });
    await office.refreshHub(db);
    return { attachmentKey: Buffer.from(reply.attachmentKey, 'base64'), deskName: reply.deskName };
  } catch (error) {
    forget();
    throw error;
  }
}

async function enrol(client: HubClient, code: string) {
  try {
    return await client.enrol(code);
  } catch (error) {
    if (error instanceof HubUnreachable) throw new CodedError('HUB_UNREACHABLE', { reason: error.reason });
    throw error;
  }
}
