import { writeFile } from 'node:fs/promises';
import { CodedError } from '#common/contract/coded-error.ts';
import { conformanceOf } from '#common/domain/reports/file-report.ts';
import type { Handlers } from '#main/ipc/pipeline.ts';
import type { Desk } from '#main/features/desk.ts';
import { displayNames } from '#main/records/repositories/accounts.ts';
import { listActions } from '#main/records/repositories/actions.ts';
import { officeReport } from './own-report.ts';
import { reportSheets } from './report-sheets.ts';
import { workbookOf } from '#main/features/workbook.ts';

type Mine = Extract<keyof Handlers, `reports.${string}`>;

export function reportHandlers(desk: Desk): Pick<Handlers, Mine> {
  return {
    'reports.period': (period) => officeReport(desk, period),

    async 'reports.saveSheet'(period) {
      const name = period.from === period.to ? period.from : `${period.from}-${period.to}`;
      const path = await desk.dialogs.chooseSavePath(`laporan-${name}.xlsx`);
      if (path === null) return { saved: false };
      const { tables, lines } = reportSheets(desk, await officeReport(desk, period));
      await writeFile(path, await workbookOf(tables, lines), { mode: 0o600 }).catch(() => {
        throw new CodedError('FILE_NOT_WRITTEN');
      });
      await desk.session.audit('SEARCH', `${period.from}..${period.to}`, 'report saved');
      return { saved: true };
    },

    async 'reports.file'({ applicationId }) {
      const actions = await listActions(desk.db, applicationId);
      const found = conformanceOf(actions, (sopId) => desk.office.policy(sopId), desk.clock.now());
      if (!found) throw new CodedError('FILE_NOT_FOUND');
      return { ...found, names: await displayNames(desk.db) };
    },
  };
}
