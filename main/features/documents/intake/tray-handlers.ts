import { CodedError } from '#common/contract/coded-error.ts';
import type { StoredAttachment } from '#common/contract/ipc/documents.ts';
import type { Application } from '#common/domain/applications/application.ts';
import type { DocCode } from '#common/domain/documents/doc-code.ts';
import { toInstant } from '#common/kernel/instant.ts';
import type { ApplicationId, AttachmentId } from '#common/kernel/ids.ts';
import type { Handlers } from '#main/ipc/pipeline.ts';
import { checkMayWork } from '#main/features/applications/may-work.ts';
import type { Desk } from '#main/features/desk.ts';
import { findApplication } from '#main/records/repositories/applications.ts';
import { storeAttachment } from '#main/features/documents/store-attachment.ts';
import { inspectFile } from './inspect-file.ts';

type Mine =
  'documents.tray' | 'documents.readTrayFile' | 'documents.storeTrayFiles' | 'documents.clearTrayFiles';

/** The scanner's folder beside an open file. Who a page belongs to is said by a person each time, never guessed. */
export function trayHandlers(desk: Desk): Pick<Handlers, Mine> {
  const { tray } = desk;
  return {
    async 'documents.tray'({ applicationId }) {
      const filed = pagesOf(await getFile(desk, applicationId));
      return {
        folder: tray.state,
        more: tray.more,
        files: tray.files.map(({ modifiedMs, attachmentId, ...file }) => ({
          ...file,
          print: attachmentId,
          at: toInstant(new Date(modifiedMs)),
          filedAs: (attachmentId && filed.get(attachmentId)) ?? null,
        })),
      };
    },

    async 'documents.readTrayFile'({ applicationId, fileId }) {
      const bytes = await tray.read(fileId);
      // Beside whose file somebody looked at a scan that nobody has filed yet.
      await desk.session.audit('VIEW', applicationId, `tray ${desk.vault.idOf(bytes).slice(0, 12)}`);
      return { mediaType: inspectFile(bytes).mediaType, bytes };
    },

    async 'documents.storeTrayFiles'({ applicationId, files }) {
      await checkMayWork(desk, applicationId);
      const stored: StoredAttachment[] = [];
      for (const { fileId, print } of files) {
        const bytes = await tray.read(fileId);
        // A scanner may have written another paper under the name since the officer looked.
        if (desk.vault.idOf(bytes) !== print) throw new CodedError('TRAY_FILE_CHANGED');
        stored.push(await storeAttachment(desk, applicationId, bytes));
      }
      return stored;
    },

    async 'documents.clearTrayFiles'({ applicationId, fileIds }) {
      const filed = pagesOf(await getFile(desk, applicationId));
      const { afterTaking } = desk.preferences.intake();
      for (const fileId of fileIds) {
        await tray.clear(fileId, (id) => filed.has(id) && desk.vault.has(id), afterTaking);
      }
      await tray.look();
      return null;
    },
  };
}

async function getFile(desk: Desk, applicationId: ApplicationId): Promise<Application> {
  const file = await findApplication(desk.db, applicationId);
  if (!file) throw new CodedError('NOT_FOUND');
  return file;
}

function pagesOf({ documents }: Application): ReadonlyMap<AttachmentId, DocCode> {
  return new Map(
    Object.values(documents).flatMap(({ code, attachments }) =>
      attachments.map(({ id }) => [id, code] as const),
    ),
  );
}
