import type { Knex } from 'knex';
import type { ActionId, ApplicationId } from '#common/kernel/ids.ts';
import type { AcceptedAction, HubAccount, HubBlank } from '#common/contract/hub/pull.ts';
import type { Application } from '#common/domain/applications/application.ts';
import { insertEach, runEach, takeOver } from '#main/records/run-each.ts';
import { toActionRow } from './actions.ts';

/**
 * What the hub accepted. This desk's own actions are there already; they become what the hub holds, which is another desk's
 * where two made the same booking.
 */
export async function storeAccepted(trx: Knex, actions: readonly AcceptedAction[]): Promise<void> {
  const rows = actions.map((action) => ({ ...toActionRow(action), status: 'ACCEPTED' }));
  await insertEach(trx, 'action', rows, takeOver('id', OF_THE_HUB));
}

const OF_THE_HUB = [
  'version',
  'payload',
  'actor',
  'role',
  'desk',
  'occurred_at',
  'based_on',
  'status',
] as const;

/** Refused ones. What the hub holds under the same id, from another desk, stays. */
export async function removeActions(trx: Knex, ids: readonly ActionId[]): Promise<void> {
  await trx('action')
    .whereRaw('id in (select value from json_each(?))', [JSON.stringify(ids)])
    .where({ status: 'PENDING' })
    .delete();
}

/**
 * Moves the places of waiting actions out of the way of what the hub accepted before them. They get their new places
 * when the file is worked out again.
 */
export async function liftPending(trx: Knex, applicationIds: readonly ApplicationId[]): Promise<void> {
  await trx.raw(
    `update action set version = ${ASIDE} + seq
     where status = 'PENDING' and version < ${ASIDE} and application_id in (select value from json_each(?))`,
    [JSON.stringify(applicationIds)],
  );
}

export async function placePending(trx: Knex, id: ActionId, version: number): Promise<void> {
  await trx('action').where({ id }).update({ version });
}

/** No file's list grows this long. A row's own number behind it: what stays aside never meets what is lifted later. */
const ASIDE = 1_000_000_000;

/** Files as this desk shows them, waiting actions included. */
export async function findFiles(
  trx: Knex,
  applicationIds: readonly ApplicationId[],
): Promise<Map<ApplicationId, Application>> {
  const rows: { id: ApplicationId; snapshot: string }[] = await trx('application')
    .whereRaw('id in (select value from json_each(?))', [JSON.stringify(applicationIds)])
    .select('id', 'snapshot');
  return new Map(rows.map(({ id, snapshot }) => [id, JSON.parse(snapshot) as Application]));
}

export async function storeAccounts(
  trx: Knex,
  accounts: readonly HubAccount[],
  createdAt: string,
): Promise<void> {
  for (const {
    id,
    username,
    displayName,
    roles,
    acting,
    nik,
    kkTie,
    addressTie,
    active,
    vettedUntil,
  } of accounts) {
    const columns = {
      username,
      display_name: displayName,
      roles: JSON.stringify(roles),
      acting: JSON.stringify(acting),
      nik,
      kk_tie: kkTie ?? null,
      address_tie: addressTie ?? null,
      vetted_until: vettedUntil ?? null,
      is_active: active ? 1 : 0,
    };
    await trx('account')
      // No password travels: the person's own sign-in at this desk brings it.
      .insert({ id, ...columns, password_hash: '', created_at: createdAt })
      .onConflict('id')
      .merge(columns);
  }
}

export async function storeBlanks(trx: Knex, blanks: readonly HubBlank[]): Promise<void> {
  if (blanks.length === 0) return;
  await trx.raw(
    `insert into blank (serial, kind, pages, state, application_id, holder, reference, changed_at)
     select value ->> 'serial', value ->> 'kind', value ->> 'pages', value ->> 'state', value ->> 'applicationId',
            value ->> 'holder', value ->> 'reference', value ->> 'changedAt'
     from json_each(?) where true
     on conflict (serial) do update set state = excluded.state, application_id = excluded.application_id,
       holder = excluded.holder, changed_at = excluded.changed_at`,
    [JSON.stringify(blanks)],
  );
}

export type DeskNumber = { id: ActionId; seq: number };

/** Which of the files' accepted actions are this desk's own, and their numbers: a whole list that comes in their place has none. */
export async function deskNumbers(
  trx: Knex,
  applicationIds: readonly ApplicationId[],
): Promise<DeskNumber[]> {
  return trx('action')
    .whereRaw('application_id in (select value from json_each(?))', [JSON.stringify(applicationIds)])
    .where({ status: 'ACCEPTED' })
    .whereNotNull('desk_seq')
    .select('id', { seq: 'desk_seq' });
}

/** Without its number an action could not be offered again to a hub that has forgotten it. */
export async function keepDeskNumbers(trx: Knex, numbers: readonly DeskNumber[]): Promise<void> {
  await runEach(
    trx,
    'update action set desk_seq = ? where id = ?',
    numbers.map(({ id, seq }) => [seq, id]),
  );
}

/** Before whole lists come in their place. */
export async function dropAcceptedActions(
  trx: Knex,
  applicationIds: readonly ApplicationId[],
): Promise<void> {
  await trx('action')
    .whereRaw('application_id in (select value from json_each(?))', [JSON.stringify(applicationIds)])
    .where({ status: 'ACCEPTED' })
    .delete();
}
