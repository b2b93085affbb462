import type { Knex } from 'knex';
import type { ActionId, ApplicationId, UserId } from '#common/kernel/ids.ts';
import type { Deed } from '#common/domain/queue/draw.ts';
import type { Instant } from '#common/kernel/instant.ts';
import type { AcceptedAction } from '#common/contract/hub/pull.ts';
import type { Action } from '#common/domain/applications/rules.ts';
import { insertEach } from '#main/records/run-each.ts';

export type ActionRow = {
  id: string;
  application_id: string;
  version: number;
  kind: string;
  payload: string;
  actor: string;
  role: string;
  desk: string;
  office: string;
  occurred_at: string;
  based_on: number | null;
};

export const ACTION_COLUMNS = [
  'id',
  'application_id',
  'version',
  'kind',
  'payload',
  'actor',
  'role',
  'desk',
  'office',
  'occurred_at',
  'based_on',
] as const;

/** How an action waits for the hub. A desk that is its own authority accepts at once and queues for the day it joins one. */
export type Queued = { status: 'ACCEPTED' | 'PENDING'; seq?: number; group: ActionId };

/** Appends to a file's list and to the outbox: the two are never apart. */
export async function appendAction(
  trx: Knex,
  action: Action,
  version: number,
  { status, seq, group }: Queued,
): Promise<void> {
  await insertEach(trx, 'action', [
    { ...toActionRow({ ...action, version }), status, desk_seq: seq ?? null },
  ]);
  const place = { ...(seq === undefined ? {} : { seq }), group_id: group };
  await trx('outbox').insert({ ...place, action_id: action.id, queued_at: action.occurredAt });
}

export function toActionRow(action: AcceptedAction): ActionRow {
  return {
    id: action.id,
    application_id: action.applicationId,
    version: action.version,
    kind: action.kind,
    payload: JSON.stringify(action.payload),
    actor: action.actor,
    role: action.role,
    desk: action.desk,
    office: action.office,
    occurred_at: action.occurredAt,
    based_on: action.basedOn,
  };
}

export async function findAction(trx: Knex, id: ActionId): Promise<Action | null> {
  const row: ActionRow | undefined = await trx('action')
    .where({ id })
    .first(...ACTION_COLUMNS);
  return row ? toAction(row) : null;
}

/** The handover register gives each number once; the index below holds it to that. */
export async function isRegisterNoUsed(trx: Knex, registerNo: string): Promise<boolean> {
  const row = await trx('action')
    .where({ kind: 'production.handOver/1' })
    .whereRaw(`json_extract(payload, '$.registerNo') = ?`, [registerNo])
    .first('id');
  return row !== undefined;
}

/** The whole list of one file, oldest first. */
export async function listActions(db: Knex, applicationId: ApplicationId): Promise<Action[]> {
  const rows: ActionRow[] = await db('action')
    .where({ application_id: applicationId })
    .orderBy('version')
    .select(...ACTION_COLUMNS);
  return rows.map(toAction);
}

/** The whole lists of several files, each oldest first. */
export async function listActionsOf(
  db: Knex,
  ids: readonly ApplicationId[],
  kinds?: readonly string[],
): Promise<Map<ApplicationId, Action[]>> {
  const rows: ActionRow[] = await db('action')
    .whereRaw('application_id in (select value from json_each(?))', [JSON.stringify(ids)])
    .where((some) => void (kinds && some.whereIn('kind', [...kinds])))
    .orderBy(['application_id', 'version'])
    .select(...ACTION_COLUMNS);
  return Map.groupBy(rows.map(toAction), ({ applicationId }) => applicationId);
}

/** The same lists by the ids of their actions alone, each as one text. */
export async function listActionIdsOf(
  db: Knex,
  ids: readonly ApplicationId[],
): Promise<Map<ApplicationId, string>> {
  const rows: { application_id: ApplicationId; list: string }[] = await db.raw(
    `select application_id, group_concat(id, ' ' order by version) as list from action
     where application_id in (select value from json_each(?)) group by application_id`,
    [JSON.stringify(ids)],
  );
  return new Map(rows.map(({ application_id: id, list }) => [id, list]));
}

/** Who first did something in which of these roles since a moment, at whichever desk. */
export async function firstDeeds(
  db: Knex,
  { roles, since }: { roles: readonly string[]; since: Instant },
): Promise<Deed[]> {
  return db('action')
    .where('occurred_at', '>=', since)
    .whereIn('role', [...roles])
    .groupBy('actor', 'role')
    .orderBy('actor')
    .select('actor', 'role', { at: db.raw('min(occurred_at)') });
}

/** Of the action that was written first; null where there is none yet. */
export async function firstActionAt(db: Knex): Promise<Instant | null> {
  const row: { occurred_at: Instant } | undefined = await db('action').orderBy('seq').first('occurred_at');
  return row?.occurred_at ?? null;
}

/** Whether somebody did something with one of these files. */
export async function hasActedOn(db: Knex, ids: readonly ApplicationId[], actor: UserId): Promise<boolean> {
  const found = await db('action')
    .whereRaw('application_id in (select value from json_each(?))', [JSON.stringify(ids)])
    .where({ actor })
    .first('id');
  return found !== undefined;
}

export function toAction(row: ActionRow): Action {
  // The row was written from an accepted action; the kind and payload were parsed then.
  return {
    id: row.id as ActionId,
    applicationId: row.application_id as ApplicationId,
    kind: row.kind,
    payload: JSON.parse(row.payload),
    actor: row.actor,
    role: row.role,
    desk: row.desk,
    office: row.office,
    occurredAt: row.occurred_at as Instant,
    basedOn: row.based_on,
  } as Action;
}

/** Who began the file. */
export async function findOpener(db: Knex, applicationId: ApplicationId): Promise<UserId | null> {
  const row: { actor: UserId } | undefined = await db('action')
    .where({ application_id: applicationId })
    .orderBy('version')
    .first('actor');
  return row?.actor ?? null;
}
