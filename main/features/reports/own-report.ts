import { OfficeReport, type ReportAsk } from '#common/contract/hub/reports.ts';
import type { ReportReply } from '#common/contract/ipc/reports.ts';
import { balanceBlanks } from '#common/domain/reports/blank-balance.ts';
import { noticesSince, runReport, spanOf, type LettersOf } from '#runtime/reports/run-report.ts';
import { readSurvey } from '#main/features/survey/survey-of-office.ts';
import { WHOLE_OFFICE_MS, type Desk } from '#main/features/desk.ts';
import { displayNames } from '#main/records/repositories/accounts.ts';
import { wholeLedger } from '#main/records/repositories/custody.ts';
import { countGone } from '#main/records/repositories/disposals.ts';
import { firstRefusalLetters } from '#main/records/repositories/refusal-letters.ts';
import { reportLists } from '#main/records/repositories/report-lists.ts';

/** Of the whole office: the hub counts over its record, a desk alone over its own. Throws HUB_UNREACHABLE. */
export async function officeReport(desk: Desk, period: ReportAsk): Promise<ReportReply> {
  const voices = await readSurvey(desk, period);
  if (!desk.hub) return { where: 'DESK', voices, ...(await ownReport(desk, period)) };
  const request = {
    method: 'POST',
    path: '/v1/reports/period',
    body: period,
    patienceMs: WHOLE_OFFICE_MS,
  } as const;
  return { where: 'OFFICE', voices, ...(await desk.hub.asPerson(OfficeReport, request)) };
}

async function ownReport({ db, office, clock }: Desk, period: ReportAsk): Promise<OfficeReport> {
  const { utcOffsetMinutes } = office.policy();
  const now = clock.now();
  const span = spanOf(period, { utcOffsetMinutes, now });
  const policyOf = (sopId: string) => office.policy(sopId);
  const lists = reportLists(db, { ...span, refusedSince: noticesSince(span) });
  const lettersOf: LettersOf = (files) => firstRefusalLetters(db, files);
  const report = await runReport(lists, period, { policyOf, lettersOf, utcOffsetMinutes, now });
  const { movements } = await wholeLedger(db);
  return {
    report,
    blanks: balanceBlanks(movements, span),
    names: await displayNames(db),
    until: span.until,
    disposed: await countGone(db, span),
  };
}
