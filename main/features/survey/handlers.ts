import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { CodedError } from '#common/contract/coded-error.ts';
import { localDate } from '#common/kernel/instant.ts';
import type { Handlers } from '#main/ipc/pipeline.ts';
import type { Desk } from '#main/features/desk.ts';
import { writeEntry } from '#main/features/registers/office-registers.ts';
import { workbookOf } from '#main/features/workbook.ts';
import { readSurvey } from './survey-of-office.ts';
import { surveySheets } from './survey-sheets.ts';

type Mine = Extract<keyof Handlers, `survey.${string}`>;

export function surveyHandlers(desk: Desk): Pick<Handlers, Mine> {
  const { session } = desk;
  return {
    async 'survey.openKiosk'() {
      await session.lock({ isKiosk: true });
      const status = await session.status();
      desk.emit('session.changed', status);
      return status;
    },

    async 'survey.answer'(answer) {
      if (!session.isKiosk) throw new CodedError('SURVEY_CLOSED');
      const day = localDate(desk.clock.now(), desk.office.policy().utcOffsetMinutes);
      // Ids by chance alone: the usual ones carry the moment at which they were made.
      const ids = { id: randomUUID(), subject: randomUUID() };
      return writeEntry(desk, {
        ...ids,
        register: 'survey',
        kind: 'answer/1',
        basedOn: 0,
        payload: { ...answer, day },
      });
    },

    'survey.report': (period) => readSurvey(desk, period),

    async 'survey.saveSheet'(period) {
      const found = await readSurvey(desk, period);
      const path = await desk.dialogs.chooseSavePath(`survei-${period.from}-${period.to}.xlsx`);
      if (path === null) return { saved: false };
      const { tables, lines } = surveySheets(desk, found);
      await writeFile(path, await workbookOf(tables, lines), { mode: 0o600 }).catch(() => {
        throw new CodedError('FILE_NOT_WRITTEN');
      });
      await session.audit('SEARCH', `${period.from}..${period.to}`, 'survey saved');
      return { saved: true };
    },
  };
}
