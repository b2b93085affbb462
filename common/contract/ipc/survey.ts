import { z } from 'zod';
import type { ClassFigures, ComplaintFigures } from '#common/domain/complaints/complaint-list.ts';
import type { SurveyReport } from '#common/domain/survey/survey-report.ts';
import type { Improvement } from '#common/domain/registers/improvements.ts';
import type { Kept } from '#common/domain/registers/register.ts';
import { SurveyAnswer } from '#common/domain/registers/survey.ts';
import type { UserId } from '#common/kernel/ids.ts';
import { PlainDate } from '#common/kernel/plain-date.ts';
import { channel } from './channel.ts';
import type { SessionStatus } from './session.ts';

const Period = z
  .strictObject({ from: PlainDate, to: PlainDate })
  .refine(({ from, to }) => from <= to, { message: 'DAYS_BACKWARDS', path: ['to'] });

export type SurveyReply = {
  report: SurveyReport;
  improvements: readonly Kept<Improvement>[];
  /** Null for whoever may not read complaints. */
  complaints: readonly ComplaintFigures[] | null;
  complaintClasses: readonly ClassFigures[] | null;
  people: readonly { id: UserId; name: string }[];
};

export const surveyChannels = {
  /** Locks the desk and puts the survey before the lock: an applicant reaches nothing else. */
  'survey.openKiosk': channel<SessionStatus>()('office.read', z.strictObject({})),
  /** One whole answer; only while the survey stands before the lock. */
  'survey.answer': channel<{ waits: boolean }>()(
    'office.read',
    SurveyAnswer.pick({ instrument: true, answers: true, suggestion: true }),
    { isOpenUnderLock: true },
  ),
  'survey.report': channel<SurveyReply>()('office.read', Period),
  /** The same as a workbook, where the person chooses. */
  'survey.saveSheet': channel<{ saved: boolean }>()('office.read', Period),
};
