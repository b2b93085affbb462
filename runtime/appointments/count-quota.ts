import { setImmediate } from 'node:timers/promises';
import type { QuotaAsk } from '#common/contract/hub/quota.ts';
import { QuotaCount, type QuotaFigure } from '#common/domain/appointments/quota-figures.ts';
import { visitsOf, type Visit } from '#common/domain/appointments/visits.ts';
import type { ApplicationId } from '#common/kernel/ids.ts';
import type { ActionLists } from '#runtime/reports/run-report.ts';

type FileVisits = { applicationId: ApplicationId; visits: readonly Visit[] };

/** What each file of the lists has held places for. Other work goes on between the portions. */
export async function* visitsIn(lists: ActionLists, utcOffsetMinutes: number): AsyncGenerator<FileVisits> {
  for await (const portion of lists) {
    for (const list of portion) {
      const [first] = list;
      if (first) yield { applicationId: first.applicationId, visits: visitsOf(list, utcOffsetMinutes) };
    }
    await setImmediate();
  }
}

/** The hub and a desk alone count by this. */
export async function countQuota(
  lists: ActionLists,
  period: QuotaAsk,
  utcOffsetMinutes: number,
): Promise<QuotaFigure[]> {
  const count = new QuotaCount(period);
  for await (const { visits } of visitsIn(lists, utcOffsetMinutes)) count.add(visits);
  return count.finish();
}
