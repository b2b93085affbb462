import type { ApplicationId, AttachmentId } from '#common/kernel/ids.ts';
import { must } from '#common/kernel/must.ts';
import type { StoredAttachment } from '#common/contract/ipc/documents.ts';
import type { Handlers } from '#main/ipc/pipeline.ts';
import { CodedError } from '#common/contract/coded-error.ts';
import { readNamingKeys } from '#main/records/repositories/attachment-keys.ts';
import { findAttachment } from '#main/records/repositories/small-tables.ts';
import { sniffMediaType } from '#runtime/vault/media-type.ts';
import type { Desk } from '#main/features/desk.ts';
import { savePaper } from './save-paper.ts';
import { mayLookInside } from '#main/features/applications/file-view.ts';
import { scanHandlers } from './intake/scan-handlers.ts';
import { intakeSettingsHandlers } from './intake/settings-handlers.ts';
import { trayHandlers } from './intake/tray-handlers.ts';
import { readChosen, storeAttachment } from './store-attachment.ts';

type Mine = Extract<keyof Handlers, `documents.${string}`>;

export function documentHandlers(desk: Desk): Pick<Handlers, Mine> {
  return {
    ...trayHandlers(desk),
    ...scanHandlers(desk),
    ...intakeSettingsHandlers(desk),
    'documents.store': ({ applicationId, bytes }) => storeAttachment(desk, applicationId, bytes),

    async 'documents.chooseFile'({ applicationId, only }) {
      const extensions = only === 'IMAGE' ? ['jpg', 'jpeg', 'png'] : ['jpg', 'jpeg', 'png', 'pdf'];
      const paths = await desk.dialogs.chooseFiles({ extensions, isMultiple: true });
      const stored: StoredAttachment[] = [];
      for (const path of paths) {
        stored.push(await storeAttachment(desk, applicationId, await readChosen(path)));
      }
      return stored;
    },

    'documents.savePaper': ({ applicationId, paper }) => savePaper(desk, applicationId, paper),

    async 'documents.read'({ applicationId, attachmentId }) {
      const known = await findAttachment(desk.db, applicationId, attachmentId);
      if (!known) throw new CodedError('ATTACHMENT_MISSING');
      if (!(await mayLookInside(desk, applicationId))) throw new CodedError('FILE_HIDDEN');
      // The entry comes first: nothing is shown that could not be recorded.
      await desk.session.audit('VIEW', applicationId, `attachment ${attachmentId.slice(0, 12)}`);
      const bytes = await readAttachment(desk, applicationId, attachmentId);
      return {
        mediaType: known.mediaType || must(sniffMediaType(bytes), 'the vault holds known kinds'),
        bytes,
      };
    },
  };
}

/** From this desk's vault; what another desk took comes from the hub once and stays. */
async function readAttachment(
  { db, vault, hub }: Desk,
  applicationId: ApplicationId,
  id: AttachmentId,
): Promise<Uint8Array> {
  try {
    return await vault.get(id);
  } catch (error) {
    const isMissing = error instanceof CodedError && error.code === 'ATTACHMENT_MISSING';
    if (!isMissing || !hub) throw error;
  }
  const bytes = await hub.fetchAttachment(id, applicationId);
  // The name is made from the bytes: others than those that were asked for are not kept under it.
  if (!vault.isNamed(id, bytes, await readNamingKeys(db))) throw new CodedError('ATTACHMENT_DAMAGED');
  await vault.put(bytes, id);
  return bytes;
}
