import { addMinutes } from '#common/kernel/instant.ts';
import type { AttachmentId } from '#common/kernel/ids.ts';
import { CodedError } from '#common/contract/coded-error.ts';
import type { Vault } from '#runtime/vault/vault.ts';
import type { DeskDatabase } from '#main/records/encrypted-sqlite.ts';
import {
  dueUploads,
  listAttachmentIds,
  queueUploads,
  uploadDone,
  uploadFailed,
} from '#main/records/repositories/uploads.ts';
import type { OfficeContext } from '#main/features/office/office-context.ts';
import type { HubLink } from './hub-link.ts';

const AT_ONCE = 100;
/** Sent side by side: the hub waits for its disk at each. */
const LANES = 4;
const RETRY_MINUTES = 5;

type Uploading = { db: DeskDatabase; office: OfficeContext; link: HubLink; vault: Vault };

/** Sends what the hub lacks. One that is refused waits for its own time and stops none behind it. */
export async function uploadAttachments(parts: Uploading): Promise<void> {
  const { db, office, link } = parts;
  for (;;) {
    const due = await dueUploads(db, office.now(), AT_ONCE);
    if (due.length === 0) return;
    const missing = new Set(await link.missingAttachments(due));
    await uploadDone(
      db,
      due.filter((id) => !missing.has(id)),
    );
    const rest = [...missing];
    const done: AttachmentId[] = [];
    try {
      await Promise.all(Array.from({ length: LANES }, () => lane(parts, { rest, done })));
    } finally {
      // One flush of the disk for all of them: what is not noted is asked for again, and the hub has it.
      await uploadDone(db, done);
    }
  }
}

/** Everything whose bytes lie here is asked for at the hub again. */
export async function offerPictures({ db, office, vault }: Omit<Uploading, 'link'>): Promise<void> {
  const known = (await listAttachmentIds(db)).filter((id) => vault.has(id));
  await db.transaction((trx) => queueUploads(trx, known, office.now()));
}

type Lane = { rest: AttachmentId[]; done: AttachmentId[] };

async function lane(parts: Uploading, { rest, done }: Lane): Promise<void> {
  for (let id = rest.pop(); id !== undefined; id = rest.pop()) {
    if (await uploadOne(parts, id)) done.push(id);
  }
}

/** False when the hub refused it. */
async function uploadOne({ db, office, link, vault }: Uploading, id: AttachmentId): Promise<boolean> {
  try {
    await link.putAttachment(id, await vault.get(id));
    return true;
  } catch (error) {
    if (!(error instanceof CodedError)) throw error;
    const nextTryAt = addMinutes(office.now(), RETRY_MINUTES);
    await uploadFailed(db, id, { code: error.code, nextTryAt });
    return false;
  }
}
