import { z } from 'zod';
import { ApplicationId } from '#common/kernel/ids.ts';
import { type OfficeReport, ReportAsk } from '#common/contract/hub/reports.ts';
import type { FileConformance } from '#common/domain/reports/file-report.ts';
import { channel } from './channel.ts';
import type { Where } from './audit.ts';
import type { SurveyReply } from './survey.ts';

/** With what applicants said in the same period. */
export type ReportReply = OfficeReport & { where: Where; voices: SurveyReply };

export const reportChannels = {
  /** Counted from the actions each time it is asked. */
  'reports.period': channel<ReportReply>()('reports.read', ReportAsk),
  /** The same as a workbook, where the person chooses. */
  'reports.saveSheet': channel<{ saved: boolean }>()('reports.read', ReportAsk),
  /** How one file went through the procedure. */
  'reports.file': channel<FileConformance & { names: Readonly<Record<string, string>> }>()(
    'case.read',
    z.strictObject({ applicationId: ApplicationId }),
  ),
};
