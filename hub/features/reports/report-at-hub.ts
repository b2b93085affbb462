import type { OfficeReport, ReportAsk } from '#common/contract/hub/reports.ts';
import { balanceBlanks } from '#common/domain/reports/blank-balance.ts';
import { noticesSince, runReport, spanOf } from '#runtime/reports/run-report.ts';
import type { HubContext } from '#hub/hub-context.ts';
import { subjectNames } from '#hub/store/audit-search.ts';
import { countGone } from '#hub/store/disposals.ts';
import { listMovements } from '#hub/store/custody.ts';
import { readPlace } from '#hub/store/feed.ts';
import { getOffice } from '#hub/store/office.ts';
import { readCut } from '#hub/store/pull-reads.ts';
import { firstRefusalLetters } from '#hub/store/refusal-letters.ts';
import { reportLists } from '#hub/store/report-lists.ts';

/** The office's report of a period, over one cut of its record. */
export async function reportAtHub(
  hub: HubContext,
  officeId: string,
  period: ReportAsk,
): Promise<OfficeReport> {
  return readCut(hub.store, async (trx) => {
    const now = hub.clock.now();
    const { rulesSeq } = await readPlace(trx, officeId);
    const rules = await hub.office.rules(trx, officeId, rulesSeq, now);
    const { utcOffsetMinutes } = rules.policy();
    const span = spanOf(period, { utcOffsetMinutes, now });
    const { code } = await getOffice(trx, officeId);
    const lists = reportLists(trx, { officeId, code, ...span, refusedSince: noticesSince(span) });
    const report = await runReport(lists, period, {
      policyOf: (sopId) => rules.policy(sopId),
      lettersOf: (files) => firstRefusalLetters(trx, officeId, files),
      utcOffsetMinutes,
      now,
    });
    const blanks = balanceBlanks(await listMovements(trx, officeId), span);
    const names = await subjectNames(trx, officeId, [
      ...report.officers.map(({ by }) => by),
      ...report.seats.map(({ by }) => by),
      ...report.pairs.flatMap(({ capturer, approver }) => [capturer, approver]),
      ...report.photoSeats.map(({ by }) => by),
      ...report.printing.map(({ by }) => by),
    ]);
    const disposed = await countGone(trx, officeId, span);
    return { report, blanks, names: Object.fromEntries(names), until: span.until, disposed };
  });
}
