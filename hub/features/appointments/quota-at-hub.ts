import type { QuotaAsk, QuotaCounted } from '#common/contract/hub/quota.ts';
import { PLACE_KINDS } from '#common/domain/appointments/visits.ts';
import { instantAt } from '#common/kernel/instant.ts';
import { countQuota } from '#runtime/appointments/count-quota.ts';
import { spanOf } from '#runtime/reports/run-report.ts';
import { ZONE_MINUTES } from '#runtime/sop/sop-library.ts';
import type { HubContext } from '#hub/hub-context.ts';
import { getOffice } from '#hub/store/office.ts';
import { readCut } from '#hub/store/pull-reads.ts';
import { reportLists } from '#hub/store/report-lists.ts';

/** Places taken and missed, over one cut of the office's record. */
export async function quotaAtHub(
  { store, clock }: HubContext,
  officeId: string,
  period: QuotaAsk,
): Promise<QuotaCounted> {
  return readCut(store, async (trx) => {
    const now = clock.now();
    const { code, zone } = await getOffice(trx, officeId);
    const utcOffsetMinutes = ZONE_MINUTES[zone];
    // Who closed before the first day held no place on any of them; whoever is open may.
    const since = instantAt(period.from, '00:00', utcOffsetMinutes);
    const { until } = spanOf(period, { utcOffsetMinutes, now });
    const lists = reportLists(trx, { officeId, code, since, until, kinds: PLACE_KINDS });
    return { figures: await countQuota(lists, period, utcOffsetMinutes), until: now };
  });
}
