import type { StoredAttachment } from '#common/contract/ipc/documents.ts';
import type { Handlers } from '#main/ipc/pipeline.ts';
import { checkMayWork } from '#main/features/applications/may-work.ts';
import type { Desk } from '#main/features/desk.ts';
import { scanHandlers } from './intake/scan-handlers.ts';
import { intakeSettingsHandlers } from './intake/settings-handlers.ts';
import { trayHandlers } from './intake/tray-handlers.ts';
import { offeredUploads, takeUploads } from './booking-uploads.ts';
import { AttachmentReader } from './read-attachment.ts';
import { readChosen, storeAttachment } from './store-attachment.ts';

type Mine = Extract<keyof Handlers, `documents.${string}`>;

export function documentHandlers(desk: Desk): Pick<Handlers, Mine> {
  const reader = new AttachmentReader(desk);
  return {
    ...trayHandlers(desk),
    ...scanHandlers(desk),
    ...intakeSettingsHandlers(desk),

    async 'documents.store'({ applicationId, bytes }) {
      await checkMayWork(desk, applicationId);
      return storeAttachment(desk, applicationId, bytes);
    },

    async 'documents.chooseFile'({ applicationId, only }) {
      await checkMayWork(desk, applicationId);
      const extensions = only === 'IMAGE' ? ['jpg', 'jpeg', 'png'] : ['jpg', 'jpeg', 'png', 'pdf'];
      const paths = await desk.dialogs.chooseFiles({ extensions, isMultiple: true });
      const stored: StoredAttachment[] = [];
      for (const path of paths) {
        stored.push(await storeAttachment(desk, applicationId, await readChosen(path)));
      }
      return stored;
    },

    'documents.uploads': ({ applicationId }) => offeredUploads(desk, applicationId),
    'documents.takeUploads': ({ applicationId, uploads }) => takeUploads(desk, applicationId, uploads),

    'documents.read': (wanted) => reader.read(wanted),
    'documents.readPart': (wanted) => reader.readPart(wanted),
  };
}
