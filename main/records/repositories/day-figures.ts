import type { Knex } from 'knex';
import { instantAt } from '#common/kernel/instant.ts';
import { addDays, type PlainDate } from '#common/kernel/plain-date.ts';
import type { QuotaDay } from '#common/contract/ipc/appointments.ts';

type DayFigures = { booked: number; arrived: number; handedOver: number; noShow: number };

/** What the office did on one day, counted from the action list itself. */
export async function todayFigures(db: Knex, day: PlainDate, utcOffsetMinutes: number): Promise<DayFigures> {
  const from = instantAt(day, '00:00', utcOffsetMinutes);
  const to = instantAt(addDays(day, 1), '00:00', utcOffsetMinutes);
  const rows: { kind: string; n: number }[] = await db.raw(
    `select kind, count(*) as n from action
     where kind in ('appointments.checkIn/1', 'appointments.registerWalkIn/1', 'production.handOver/1', 'appointments.markNoShow/1')
       and occurred_at >= ? and occurred_at < ?
     group by kind`,
    [from, to],
  );
  const count = (kind: string) => rows.find((row) => row.kind === kind)?.n ?? 0;
  const booked: { n: number }[] = await db.raw(
    'select count(*) as n from application where appointment_date = ?',
    [day],
  );
  return {
    booked: booked[0]?.n ?? 0,
    arrived: count('appointments.checkIn/1') + count('appointments.registerWalkIn/1'),
    handedOver: count('production.handOver/1'),
    noShow: count('appointments.markNoShow/1'),
  };
}

/** Bookings by day from `from` on, as the arrival desk and the quota line show them. */
export async function appointmentDays(db: Knex, from: PlainDate, days: number): Promise<QuotaDay[]> {
  const rows: QuotaDay[] = await db.raw(
    `select appointment_date as date, count(*) as booked,
            sum(case when arrived_at is not null then 1 else 0 end) as arrived,
            sum(case when state = 'NO_SHOW' then 1 else 0 end) as noShow
     from application where appointment_date >= ? and appointment_date < ?
     group by appointment_date order by appointment_date`,
    [from, addDays(from, days)],
  );
  return rows;
}
