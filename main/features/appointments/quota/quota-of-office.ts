import { QuotaCounted, type QuotaAsk } from '#common/contract/hub/quota.ts';
import type { QuotaReply, ShownPlan } from '#common/contract/ipc/quota.ts';
import { quotaDays } from '#common/domain/appointments/quota-days.ts';
import { PLACE_KINDS, type Visit } from '#common/domain/appointments/visits.ts';
import type { Application } from '#common/domain/applications/application.ts';
import { planToTell, QUOTA, type QuotaItem } from '#common/domain/registers/quota.ts';
import { instantAt } from '#common/kernel/instant.ts';
import type { ApplicationId } from '#common/kernel/ids.ts';
import type { PlainDate } from '#common/kernel/plain-date.ts';
import { countQuota, visitsIn } from '#runtime/appointments/count-quota.ts';
import { spanOf } from '#runtime/reports/run-report.ts';
import type { Desk } from '#main/features/desk.ts';
import { readRegister } from '#main/features/registers/office-registers.ts';
import { findApplications } from '#main/records/repositories/applications.ts';
import { stockByKind } from '#main/records/repositories/blanks.ts';
import { reportLists } from '#main/records/repositories/report-lists.ts';

/** A large office is seconds of counting. */
const PATIENCE_MS = 60_000;

/** Days with their places and what came of them: the hub counts, a desk alone over its own record. Throws HUB_UNREACHABLE. */
export async function officeQuota(desk: Desk, period: QuotaAsk): Promise<QuotaReply> {
  const { office, db } = desk;
  const { figures, until } = await counted(desk, period);
  const plans = (await readRegister(desk, QUOTA)).map(({ item }) => item);
  const { viewing } = office.policy();
  const days = quotaDays(period, {
    plans,
    figures,
    isWorkingDay: viewing.isWorkingDay,
    today: office.today(),
    stock: await stockByKind(db),
  });
  return { where: desk.hub ? 'OFFICE' : 'DESK', until, days, plan: shownPlan(plans, office.today()) };
}

async function counted(desk: Desk, period: QuotaAsk): Promise<QuotaCounted> {
  if (desk.hub) {
    const request = {
      method: 'POST',
      path: '/v1/quota/days',
      body: period,
      patienceMs: PATIENCE_MS,
    } as const;
    return desk.hub.asPerson(QuotaCounted, request);
  }
  const { utcOffsetMinutes } = desk.office.policy();
  const figures = await countQuota(listsOf(desk, period), period, utcOffsetMinutes);
  return { figures, until: desk.clock.now() };
}

/** Of each file of this desk's own record the last of its places that fits, with the file as it is now. */
export async function ownVisits(
  desk: Desk,
  period: QuotaAsk,
  fits: (visit: Visit) => boolean,
): Promise<{ file: Application; visit: Visit }[]> {
  const { utcOffsetMinutes } = desk.office.policy();
  const found = new Map<ApplicationId, Visit>();
  for await (const { applicationId, visits } of visitsIn(listsOf(desk, period), utcOffsetMinutes)) {
    const visit = visits.findLast((one) => period.from <= one.day && one.day <= period.to && fits(one));
    if (visit) found.set(applicationId, visit);
  }
  const files = await findApplications(desk.db, [...found.keys()]);
  return [...found].flatMap(([id, visit]) => {
    const file = files.get(id);
    // It left this desk meanwhile.
    return file ? [{ file, visit }] : [];
  });
}

function listsOf({ db, office, clock }: Desk, period: QuotaAsk) {
  const { utcOffsetMinutes } = office.policy();
  const { until } = spanOf(period, { utcOffsetMinutes, now: clock.now() });
  return reportLists(db, {
    since: instantAt(period.from, '00:00', utcOffsetMinutes),
    until,
    kinds: PLACE_KINDS,
  });
}

function shownPlan(plans: readonly QuotaItem[], today: PlainDate): ShownPlan | null {
  const told = planToTell(plans, today);
  if (!told) return null;
  const { name, from, to, lines, opens } = told;
  return { name, from, to, lines, opens };
}
