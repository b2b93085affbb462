import { writeFile } from 'node:fs/promises';
import { CodedError } from '#common/contract/coded-error.ts';
import type { Handlers } from '#main/ipc/pipeline.ts';
import type { Desk } from '#main/features/desk.ts';
import { workbookOf } from '#main/features/workbook.ts';
import { accessReport } from './access-report.ts';
import { disposeHere } from './dispose.ts';
import { disposedFiles, listTable, previewDisposal, wholeList } from './disposed-list.ts';

type Mine = Extract<keyof Handlers, `privacy.${string}`>;

export function privacyHandlers(desk: Desk): Pick<Handlers, Mine> {
  return {
    'privacy.previewDisposal': () => previewDisposal(desk),
    'privacy.disposedFiles': (asked) => disposedFiles(desk, asked),

    async 'privacy.saveDisposedFiles'({ run }) {
      const path = await desk.dialogs.chooseSavePath(`pemusnahan-${desk.office.today()}.xlsx`);
      if (path === null) return { saved: false };
      const table = listTable(desk, await wholeList(desk, run));
      const lines = [`${table.title} – ${desk.office.info()?.name ?? ''}`, run];
      await writeFile(path, await workbookOf([table], lines), { mode: 0o600 }).catch(() => {
        throw new CodedError('FILE_NOT_WRITTEN');
      });
      await desk.session.audit('SEARCH', run, 'disposal list saved');
      return { saved: true };
    },

    async 'privacy.carryOut'() {
      await disposeHere(desk);
      return null;
    },

    'privacy.accessReport': ({ subject }) => accessReport(desk, subject),
  };
}
