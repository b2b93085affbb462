import type { Knex } from 'knex';
import type { ActionId } from '#common/kernel/ids.ts';
import type { Instant } from '#common/kernel/instant.ts';
import { PushedAction, type ActionResult } from '#common/contract/hub/push.ts';
import { insertOf, type Bulk } from './bulk.ts';
import type { Write } from './write-together.ts';

export type DeskPlace = { lastSeq: number; isRevoked: boolean };

/**
 * Locks the desks' rows: the numbers of each are counted by one transaction at a time. Always in the order of the ids, so that
 * two hubs never wait for each other. Rows that only point at a desk may be written meanwhile.
 */
export async function lockDesks(trx: Knex, deskIds: readonly string[]): Promise<Map<string, DeskPlace>> {
  const rows: { id: string; last_seq: number; revoked_at: string | null }[] = await trx('desk')
    .whereRaw('id = any(?)', [[...deskIds]])
    .orderBy('id')
    .forNoKeyUpdate()
    .select('id', 'last_seq', 'revoked_at');
  return new Map(
    rows.map(({ id, last_seq: lastSeq, revoked_at }) => [id, { lastSeq, isRevoked: revoked_at !== null }]),
  );
}

export function lastSeqsWrite(reached: ReadonlyMap<string, number>): Write {
  if (reached.size === 0) return null;
  const rows = [...reached].map(([id, last_seq]) => ({ id, last_seq }));
  return {
    sql: `update desk d set last_seq = r.last_seq from json_to_recordset(?::json) as r (id text, last_seq bigint)
     where d.id = r.id`,
    bindings: [JSON.stringify(rows)],
  };
}

type Row = {
  seq: number;
  action_id: ActionId;
  status: ActionResult['status'];
  code: string | null;
  details: Extract<ActionResult, { status: 'REFUSED' }>['details'] | null;
  version: number | null;
};

export async function storedResults(
  trx: Knex,
  deskId: string,
  seqs: readonly number[],
): Promise<ActionResult[]> {
  if (seqs.length === 0) return [];
  const rows: Row[] = await trx('command')
    .where({ desk_id: deskId })
    .whereRaw('seq = any(?)', [[...seqs]])
    .orderBy('seq')
    .select('seq', 'action_id', 'status', 'code', 'details', 'version');
  return rows.map(toResult);
}

function toResult({ seq, action_id: id, status, code, details, version }: Row): ActionResult {
  switch (status) {
    case 'ACCEPTED':
      return { status, seq, id, version: version ?? 1 };
    case 'REFUSED':
      return { status, seq, id, code: code ?? 'CONSTRAINT', details: details ?? {}, version };
    case 'DEFERRED':
      return { status, seq, id };
  }
}

const COMMAND: Bulk = {
  table: 'command',
  columns: {
    desk_id: 'text',
    seq: 'bigint',
    office_id: 'text',
    action_id: 'text',
    status: 'text',
    code: 'text',
    details: 'json',
    version: 'integer',
    received_at: 'text',
    body: 'json',
  },
  // A deferred action that is understood at last gets its result in its old place.
  suffix: `on conflict (desk_id, seq) do update
    set status = excluded.status, code = excluded.code, details = excluded.details, version = excluded.version,
      body = excluded.body`,
};

export type Answered = { deskId: string; pushed: PushedAction; result: ActionResult };

export function resultsWrite(
  { officeId, at }: { officeId: string; at: Instant },
  answers: readonly Answered[],
): Write {
  const rows = answers.map(({ deskId, pushed, result }) => ({
    desk_id: deskId,
    seq: result.seq,
    office_id: officeId,
    action_id: result.id,
    status: result.status,
    code: result.status === 'REFUSED' ? result.code : null,
    details: result.status === 'REFUSED' ? result.details : null,
    version: result.status === 'DEFERRED' ? null : result.version,
    received_at: at,
    body: result.status === 'DEFERRED' ? pushed : null,
  }));
  return insertOf(COMMAND, rows);
}

export async function desksWithDeferred(db: Knex): Promise<{ id: string; name: string; officeId: string }[]> {
  return db('desk as d')
    .whereExists(
      (query) =>
        void query
          .from('command as c')
          .whereRaw(`c.desk_id = d.id and c.status = 'DEFERRED'`)
          .select('c.seq'),
    )
    .select('d.id', 'd.name', { officeId: 'd.office_id' });
}

export async function listDeferred(trx: Knex, deskId: string): Promise<PushedAction[]> {
  const rows: { body: unknown }[] = await trx('command')
    .where({ desk_id: deskId, status: 'DEFERRED' })
    .orderBy('seq')
    .select('body');
  return rows.map(({ body }) => PushedAction.parse(body));
}
