import type { Knex } from 'knex';
import type { ApplicationId } from '#common/kernel/ids.ts';
import type { Instant } from '#common/kernel/instant.ts';
import type { Application } from '#common/domain/applications/application.ts';
import { CentreResult, resultKey } from '#common/domain/gateway/result.ts';

/** False when the centre told it before, word for word or otherwise: the first telling stays. */
export async function insertResult(
  trx: Knex,
  officeId: string,
  result: CentreResult,
  at: Instant,
): Promise<boolean> {
  const row = {
    office_id: officeId,
    key: resultKey(result),
    number: result.number,
    body: JSON.stringify(result),
    received_at: at,
  };
  const rows = await trx('gateway_result')
    .insert(row)
    .onConflict(['office_id', 'key'])
    .ignore()
    .returning('key');
  return rows.length > 0;
}

export async function getResult(db: Knex, officeId: string, key: string): Promise<CentreResult> {
  const row: { body: unknown } | undefined = await db('gateway_result')
    .where({ office_id: officeId, key })
    .first('body');
  return CentreResult.parse(row?.body);
}

export async function listResults(db: Knex, officeId: string, number: string): Promise<CentreResult[]> {
  const rows: { body: unknown }[] = await db('gateway_result')
    .where({ office_id: officeId, number })
    .orderBy('received_at')
    .select('body');
  return rows.map(({ body }) => CentreResult.parse(body));
}

/** The office's files of these numbers; a number that nobody has is left out. */
export async function findFilesByNumber(
  db: Knex,
  officeId: string,
  numbers: readonly string[],
): Promise<Map<string, Application>> {
  if (numbers.length === 0) return new Map();
  const rows: { number: string; snapshot: Application }[] = await db('application')
    .where({ office_id: officeId })
    .whereRaw('number = any(?)', [[...numbers]])
    .select('number', 'snapshot');
  return new Map(rows.map(({ number, snapshot }) => [number, snapshot]));
}

export async function findOfficeFile(
  db: Knex,
  officeId: string,
  id: ApplicationId,
): Promise<Application | null> {
  const row: { snapshot: Application } | undefined = await db('application')
    .where({ office_id: officeId, id })
    .first('snapshot');
  return row?.snapshot ?? null;
}
