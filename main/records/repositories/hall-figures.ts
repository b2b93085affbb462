import type { Knex } from 'knex';
import { RULES } from '#common/domain/applications/rules.ts';
import type { ActorRole, Stage } from '#common/domain/applications/vocabulary.ts';
import { CALLING_KINDS } from '#common/domain/queue/hall-call.ts';
import type { HourFigures, HourWhat, LoadGroup } from '#common/domain/queue/stage-load.ts';
import type { ApplicationId, UserId } from '#common/kernel/ids.ts';
import type { Instant } from '#common/kernel/instant.ts';
import type { PlainDate } from '#common/kernel/plain-date.ts';

/** What waits, in as few groups as the board needs. An appointment that is still to come waits for nobody. */
export const LOAD_SQL = `
  select q.stage, q.due_on as dueOn, date(a.state_since, ?) as since, min(a.state_since) as oldestAt, count(*) as count
  from queue_entry q join application a on a.id = q.application_id
  where q.state <> 'BOOKED' or a.appointment_date <= ?
  group by q.stage, q.due_on, since`;

export async function loadGroups(db: Knex, today: PlainDate, utcOffsetMinutes: number): Promise<LoadGroup[]> {
  return db.raw(LOAD_SQL, [offset(utcOffsetMinutes), today]);
}

/** Who holds a file of a stage now. */
export async function stageHolders(db: Knex): Promise<{ stage: Stage; by: UserId }[]> {
  return db.raw('select distinct stage, claim_by as "by" from queue_entry where claim_by is not null');
}

/** Who did what kind of thing since a moment. The index begins with the kind, so each is looked up by itself. */
export const DEEDS_SQL = `
  select distinct actor as "by", role, kind from action
  where kind in (select value from json_each(?)) and occurred_at >= ?`;

export async function deedsSince(
  db: Knex,
  since: Instant,
): Promise<{ by: UserId; role: ActorRole; kind: string }[]> {
  return db.raw(DEEDS_SQL, [ALL_KINDS, since]);
}

/** What counts as done, by the act that does it. */
const DONE_BY: Readonly<Record<string, HourWhat>> = {
  'appointments.checkIn/1': 'ARRIVED',
  'appointments.registerWalkIn/1': 'ARRIVED',
  'interview.recordInterview/1': 'INTERVIEWED',
  'approval.approve/1': 'APPROVED',
  'approval.approve/2': 'APPROVED',
  'production.handOver/1': 'HANDED_OVER',
};

const ALL_KINDS = JSON.stringify(Object.keys(RULES));
const DONE_KINDS = JSON.stringify(Object.keys(DONE_BY));

export const HOURS_SQL = `
  select strftime('%H', occurred_at, ?) as hour, kind, count(*) as count from action
  where kind in (select value from json_each(?)) and occurred_at >= ?
  group by hour, kind order by hour`;

/** What was done hour by hour since the day began. */
export async function hourFigures(
  db: Knex,
  since: Instant,
  utcOffsetMinutes: number,
): Promise<HourFigures[]> {
  const rows: { hour: string; kind: string; count: number }[] = await db.raw(HOURS_SQL, [
    offset(utcOffsetMinutes),
    DONE_KINDS,
    since,
  ]);
  const hours = new Map<string, HourFigures>();
  for (const { hour, kind, count } of rows) {
    const what = DONE_BY[kind];
    const figures = hours.get(hour) ?? { hour, ARRIVED: 0, INTERVIEWED: 0, APPROVED: 0, HANDED_OVER: 0 };
    if (what) figures[what] += count;
    hours.set(hour, figures);
  }
  return [...hours.values()];
}

/** Files on which something was done since a moment. */
export async function touchedSince(db: Knex, since: Instant): Promise<ApplicationId[]> {
  const rows: { id: ApplicationId }[] = await db.raw(
    `select distinct application_id as id from action
     where kind in (select value from json_each(?)) and occurred_at >= ?`,
    [ALL_KINDS, since],
  );
  return rows.map(({ id }) => id);
}

export const CALLED_SQL = `
  select application_id as id, max(occurred_at) as at from action
  where kind in (select value from json_each(?)) and occurred_at >= ?
  group by application_id order by at desc limit ?`;

/** Files that may have been called since a moment, the newest first. */
export async function calledSince(db: Knex, since: Instant, limit: number): Promise<ApplicationId[]> {
  const rows: { id: ApplicationId }[] = await db.raw(CALLED_SQL, [
    JSON.stringify(CALLING_KINDS),
    since,
    limit,
  ]);
  return rows.map(({ id }) => id);
}

/** SQLite's own way to move a moment to the office's wall clock. */
function offset(minutes: number): string {
  return `${minutes >= 0 ? '+' : ''}${minutes} minutes`;
}
