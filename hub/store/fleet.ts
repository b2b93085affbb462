import type { Knex } from 'knex';
import type { Instant } from '#common/kernel/instant.ts';
import type { DeskLock, FleetReport } from '#common/contract/hub/fleet.ts';
import type { DeskState } from '#common/domain/station/desk-state.ts';
import { NO_RING_DAYS, type Ring, type RingDays, type RingOpening } from '#common/domain/station/rings.ts';

type Row = { desk_id: string; at: string; clock_off: number; state: DeskState };

const COLUMNS = ['desk_id', 'at', 'clock_off', 'state'] as const;

/** The newest of its day. Nothing is written when one later than `unlessSince` is there: a desk that reports in a loop fills nothing. */
export async function saveReport(
  db: Knex,
  {
    deskId,
    day,
    report,
    unlessSince,
  }: { deskId: string; day: string; report: FleetReport; unlessSince: Instant },
): Promise<void> {
  const { at, clockOffSeconds, state } = report;
  await db('desk_report')
    .insert({ desk_id: deskId, day, at, clock_off: clockOffSeconds, state: JSON.stringify(state) })
    .onConflict(['desk_id', 'day'])
    .merge(['at', 'clock_off', 'state'])
    .where('desk_report.at', '<', unlessSince);
}

export async function dropReportsBefore(db: Knex, deskId: string, day: string): Promise<void> {
  await db('desk_report').where({ desk_id: deskId }).where('day', '<', day).delete();
}

/** By desk. */
export async function newestReports(db: Knex, officeId: string): Promise<ReadonlyMap<string, FleetReport>> {
  const rows: Row[] = await db('desk_report')
    .distinctOn('desk_id')
    .whereIn('desk_id', db('desk').where({ office_id: officeId }).select('id'))
    .orderBy(['desk_id', { column: 'day', order: 'desc' }])
    .select(COLUMNS);
  return new Map(rows.map((row) => [row.desk_id, toReport(row)]));
}

export async function reportsOf(db: Knex, deskId: string): Promise<FleetReport[]> {
  const rows: Row[] = await db('desk_report')
    .where({ desk_id: deskId })
    .orderBy('day', 'desc')
    .select(COLUMNS);
  return rows.map(toReport);
}

export async function setLock(trx: Knex, deskId: string, lock: DeskLock | null): Promise<void> {
  await trx('desk')
    .where({ id: deskId })
    .update({ lock: lock === null ? null : JSON.stringify(lock) });
}

export async function setRing(trx: Knex, deskId: string, ring: Ring): Promise<void> {
  await trx('desk').where({ id: deskId }).update({ ring });
}

/** By version. */
export async function listOpenings(
  db: Knex,
  officeId: string,
): Promise<ReadonlyMap<string, readonly RingOpening[]>> {
  const rows: { version: string; ring: Ring; at: Instant }[] = await db('release_opening')
    .where({ office_id: officeId })
    .select('version', 'ring', 'at');
  const byVersion = Map.groupBy(rows, ({ version }) => version);
  return new Map(
    [...byVersion].map(([version, all]) => [version, all.map(({ ring, at }) => ({ ring, at }))]),
  );
}

/** False when it was open already: when it was opened first counts. */
export async function insertOpening(
  trx: Knex,
  opening: { officeId: string; version: string; ring: Ring; at: Instant },
): Promise<boolean> {
  const rows: unknown[] = await trx('release_opening')
    .insert({ office_id: opening.officeId, version: opening.version, ring: opening.ring, at: opening.at })
    .onConflict(['office_id', 'version', 'ring'])
    .ignore()
    .returning('ring');
  return rows.length > 0;
}

export async function readRingDays(db: Knex, officeId: string): Promise<RingDays> {
  const row: { days: RingDays } | undefined = await db('ring_days')
    .where({ office_id: officeId })
    .first('days');
  return row?.days ?? NO_RING_DAYS;
}

export async function saveRingDays(trx: Knex, officeId: string, days: RingDays): Promise<void> {
  await trx('ring_days')
    .insert({ office_id: officeId, days: JSON.stringify(days) })
    .onConflict('office_id')
    .merge(['days']);
}

function toReport({ at, clock_off, state }: Row): FleetReport {
  // Written by this module from a report that was parsed.
  return { at: at as Instant, clockOffSeconds: clock_off, state };
}
