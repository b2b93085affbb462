import type { SurveyReply } from '#common/contract/ipc/survey.ts';
import { classFigures, complaintFigures } from '#common/domain/complaints/complaint-list.ts';
import { COMPLAINTS } from '#common/domain/registers/complaints.ts';
import { IMPROVEMENTS } from '#common/domain/registers/improvements.ts';
import { mayRead } from '#common/domain/registers/register.ts';
import { SURVEY } from '#common/domain/registers/survey.ts';
import { firstDayAsked, surveyReport, type SurveyPeriod } from '#common/domain/survey/survey-report.ts';
import { instantAt, localDate } from '#common/kernel/instant.ts';
import { authorOf } from '#main/features/author.ts';
import { readComplaints } from '#main/features/complaints/complaint-book.ts';
import type { Desk } from '#main/features/desk.ts';
import { readRegister } from '#main/features/registers/office-registers.ts';
import { listAccounts } from '#main/records/repositories/accounts.ts';

/** The survey of a period from the office's book, and what was planned about it. Throws FORBIDDEN, HUB_UNREACHABLE. */
export async function readSurvey(desk: Desk, period: SurveyPeriod): Promise<SurveyReply> {
  const { utcOffsetMinutes } = desk.office.policy();
  // A line never comes into the book before the day that it speaks of.
  const since = instantAt(firstDayAsked(period), '00:00', utcOffsetMinutes);
  const answers = await readRegister(desk, SURVEY, { since });
  const accounts = await listAccounts(desk.db);
  const today = localDate(desk.clock.now(), utcOffsetMinutes);
  const rows = mayRead(COMPLAINTS, authorOf(desk).roles) ? await readComplaints(desk) : null;
  const clock = { today, utcOffsetMinutes };
  return {
    report: surveyReport(
      answers.map(({ item }) => item),
      period,
      desk.office.sop().settings.ikmWeight.value,
    ),
    improvements: await readRegister(desk, IMPROVEMENTS),
    complaints: rows && complaintFigures(rows, period, clock),
    complaintClasses: rows && classFigures(rows, period, clock),
    people: accounts.filter(({ active }) => active).map(({ id, displayName }) => ({ id, name: displayName })),
  };
}
