import { addMinutes, type Instant } from '#common/kernel/instant.ts';
import type { AttachmentId } from '#common/kernel/ids.ts';
import { AttachmentRefusal, type Attachment } from '#common/contract/hub/attachments.ts';
import { CodedError } from '#common/contract/coded-error.ts';
import { inLanes } from '#runtime/in-lanes.ts';
import { FINGER_RECORD } from '#runtime/vault/media-type.ts';
import { release } from '#runtime/release.ts';
import type { Vault } from '#runtime/vault/vault.ts';
import { unrecorded } from '#main/records/repositories/loose-prints.ts';
import type { DeskDatabase } from '#main/records/encrypted-sqlite.ts';
import {
  dueUploads,
  listAttachmentIds,
  queueUploads,
  setUploadAside,
  uploadDone,
  uploadFailed,
} from '#main/records/repositories/uploads.ts';
import type { OfficeContext } from '#main/features/office/office-context.ts';
import { bundlesOf, sendBundle, type Refused } from './attachment-bundles.ts';
import type { HubLink } from './hub-link.ts';

const AT_ONCE = 200;
/** Bundles side by side: while the hub waits for its disk at one, the next is read and sent. */
const LANES = 3;
const RETRY_MINUTES = 5;
/** Before anything was stored. */
const FIRST = '' as Instant;

type Uploading = { db: DeskDatabase; office: OfficeContext; link: HubLink; vault: Vault };

/** What stays as it is however often it is sent. */
const FOR_GOOD: ReadonlySet<string> = new Set([...AttachmentRefusal.options, 'FILE_TOO_LARGE']);

/**
 * Sends what the hub lacks. One that is refused waits for its own time, or for a person where nothing else will change the
 * answer, and stops none behind it.
 */
export async function uploadAttachments(parts: Uploading): Promise<void> {
  const { db, office, link } = parts;
  for (;;) {
    const due = await dueUploads(db, office.now(), AT_ONCE);
    if (due.length === 0) return;
    const missing = new Set(await link.missingAttachments(due.map(({ id }) => id)));
    const done = due.map(({ id }) => id).filter((id) => !missing.has(id));
    try {
      await inLanes(bundlesOf(due.filter(({ id }) => missing.has(id))), LANES, async (bundle) => {
        done.push(
          ...(await uploadBundle(
            parts,
            bundle.map(({ id }) => id),
          )),
        );
      });
    } finally {
      // One flush of the disk for all of them: what is not noted is asked for again, and the hub has it.
      await uploadDone(db, done);
    }
  }
}

/** Everything whose bytes lie here is asked for at the hub again. */
export async function offerPictures({ db, office, vault }: Omit<Uploading, 'link'>): Promise<void> {
  // Tries of a finger that nobody recorded stay where they are.
  const always = { mediaType: FINGER_RECORD, from: FIRST, to: office.now() };
  const tries = new Set((await unrecorded(db, always)).map(({ id }) => id));
  const known = (await listAttachmentIds(db)).filter((id) => !tries.has(id) && vault.has(id));
  await db.transaction((trx) => queueUploads(trx, known, office.now()));
}

/** Answers which of them the hub has now; of the others it is noted why not. */
async function uploadBundle(parts: Uploading, ids: readonly AttachmentId[]): Promise<AttachmentId[]> {
  const { db, office, link, vault } = parts;
  const read = await Promise.all(ids.map((id) => readOne(vault, id)));
  const bundle = read.filter((one) => 'bytes' in one);
  const refused = read.filter((one) => 'code' in one);
  // Cut once more by what was really read: of a picture that came with the feed only the name was known.
  for (const part of bundlesOf(bundle.map((one) => ({ ...one, size: one.bytes.byteLength })))) {
    refused.push(...(await sendOrRefuse(link, part)));
  }
  for (const { bytes } of bundle) release(bytes);
  const at = office.now();
  const nextTryAt = addMinutes(at, RETRY_MINUTES);
  for (const { id, code } of refused) {
    if (FOR_GOOD.has(code)) await setUploadAside(db, id, { code, at });
    else await uploadFailed(db, id, { code, nextTryAt });
  }
  const lacking = new Set(refused.map(({ id }) => id));
  return ids.filter((id) => !lacking.has(id));
}

async function readOne(vault: Vault, id: AttachmentId): Promise<Attachment | Refused> {
  try {
    return { id, bytes: await vault.get(id) };
  } catch (error) {
    if (error instanceof CodedError) return { id, code: error.code };
    throw error;
  }
}

/** What the hub says of the whole bundle, it says of each. */
async function sendOrRefuse(link: HubLink, bundle: readonly Attachment[]): Promise<Refused[]> {
  try {
    return await sendBundle(link, bundle);
  } catch (error) {
    if (!(error instanceof CodedError)) throw error;
    const { code } = error;
    return bundle.map(({ id }) => ({ id, code }));
  }
}
