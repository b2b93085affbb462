import type { Knex } from 'knex';
import { FINAL_STATES } from '#common/domain/applications/vocabulary.ts';
import type { ApplicationId } from '#common/kernel/ids.ts';
import type { Role } from '#common/domain/applications/vocabulary.ts';
import type { Instant } from '#common/kernel/instant.ts';
import type { HubOutages } from '#common/contract/hub/documents.ts';
import { insertAll } from './bulk.ts';

/** How far an office has come that moves here from its desk. Everything here is done under the office's lock. */
export type TakeOver = {
  state: 'ENROLLED' | 'RUNNING' | 'ABANDONED' | 'DONE' | null;
  deskId: string | null;
  /** Set-up accounts that were there before. */
  accounts: number;
  cursor: string | null;
};

export async function readTakeOver(trx: Knex, officeId: string): Promise<TakeOver | undefined> {
  return trx('office').where({ id: officeId }).first({
    state: 'take_over_state',
    deskId: 'take_over_desk',
    accounts: 'take_over_accounts',
    cursor: 'take_over_cursor',
  });
}

export async function noteTakeOver(trx: Knex, officeId: string, change: Partial<TakeOver>): Promise<void> {
  const { state, deskId, accounts, cursor } = change;
  await trx('office')
    .where({ id: officeId })
    .update({
      ...(state === undefined ? {} : { take_over_state: state }),
      ...(deskId === undefined ? {} : { take_over_desk: deskId }),
      ...(accounts === undefined ? {} : { take_over_accounts: accounts }),
      ...(cursor === undefined ? {} : { take_over_cursor: cursor }),
    });
}

/**
 * A desk that is shut out brings nothing more. Before its first file the office is open to others again; behind it half an
 * office lies here whose other half decides for itself on that desk, and nobody may act on it any more.
 */
export async function endTakeOverOf(trx: Knex, deskId: string): Promise<void> {
  const moving = trx('office').where({ take_over_desk: deskId });
  await moving.clone().where({ take_over_state: 'RUNNING' }).update({ take_over_state: 'ABANDONED' });
  await moving.where({ take_over_state: 'ENROLLED' }).update({ take_over_state: null, take_over_desk: null });
}

/** What an office holds that nobody has worked in yet: its set-up accounts, and perhaps IT's own PC. */
export type Contents = { desks: number; people: readonly { roles: readonly Role[] }[]; rows: number };

export async function readContents(trx: Knex, officeId: string): Promise<Contents> {
  const people: { roles: Role[] }[] = await trx('account').where({ office_id: officeId }).select('roles');
  const desks = await countRows(trx('desk').where({ office_id: officeId }).whereNull('revoked_at'));
  let rows = 0;
  for (const table of ['application', 'action', 'blank', 'outage', 'command']) {
    rows += await countRows(trx(table).where({ office_id: officeId }));
  }
  return { desks, people, rows };
}

async function countRows(query: Knex.QueryBuilder): Promise<number> {
  const row: { n: number } | undefined = await query.count({ n: '*' }).first();
  return row?.n ?? 0;
}

/** Of what is counted at the end. */
export async function countTaken(trx: Knex, officeId: string) {
  const count = (table: string) => countRows(trx(table).where({ office_id: officeId }));
  return {
    accounts: await count('account'),
    blanks: await count('blank'),
    movements: await count('blank_movement'),
    outages: await count('outage'),
    entries: await count('register_entry'),
    files: await count('application'),
    actions: await count('action'),
  };
}

export async function listNamingKeys(db: Knex, officeId: string): Promise<string[]> {
  const row: { naming_keys: string[] } | undefined = await db('office')
    .where({ id: officeId })
    .first('naming_keys');
  return row?.naming_keys ?? [];
}

export async function addNamingKey(trx: Knex, officeId: string, sealed: string): Promise<void> {
  await trx('office')
    .where({ id: officeId })
    .update({ naming_keys: trx.raw('naming_keys || ?::jsonb', [JSON.stringify([sealed])]) });
}

export async function moveOutages(trx: Knex, officeId: string, outages: HubOutages): Promise<void> {
  const rows = outages.map(({ id, startedAt, endedAt, reason, by }) => ({
    id,
    office_id: officeId,
    started_at: startedAt,
    ended_at: endedAt,
    reason,
    by_account: by,
  }));
  const columns = {
    id: 'text',
    office_id: 'text',
    started_at: 'text',
    ended_at: 'text',
    reason: 'text',
    by_account: 'text',
  };
  await insertAll(trx, { table: 'outage', columns, suffix: 'on conflict (id) do nothing' }, rows);
}

export async function renameAccount(
  trx: Knex,
  id: string,
  { username, feedSeq }: { username: string; feedSeq: number },
): Promise<void> {
  await trx('account').where({ id }).update({ username, feed_seq: feedSeq });
}

export type OpenFile = {
  id: ApplicationId;
  nik: string;
  distinctFrom: readonly ApplicationId[];
  since: Instant;
};

/** Open files of people who have more than one. */
export async function listShared(trx: Knex, officeId: string): Promise<OpenFile[]> {
  const open = (query: Knex.QueryBuilder) =>
    query.from('application').where({ office_id: officeId }).whereNotIn('state', FINAL_STATES);
  return trx('application')
    .where({ office_id: officeId })
    .whereNotIn('state', FINAL_STATES)
    .whereIn('nik', (query) => void open(query).groupBy('nik').havingRaw('count(*) > 1').select('nik'))
    .orderBy('id')
    .select('id', 'nik', {
      distinctFrom: trx.raw(`coalesce(snapshot -> 'distinctFrom', '[]'::json)`),
      since: trx.raw(`snapshot ->> 'createdAt'`),
    });
}
