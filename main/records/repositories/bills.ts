import type { Knex } from 'knex';
import type { ApplicationId } from '#common/kernel/ids.ts';
import type { Application } from '#common/domain/applications/application.ts';
import { billMoves } from '#common/domain/applications/bill-keys.ts';
import { insertEach, runEach } from '#main/records/run-each.ts';

/** The number of another file that one of these payments settles already; null for none. */
export async function findBillHolder(
  db: Knex,
  keys: readonly string[],
  applicationId: ApplicationId,
): Promise<string | null> {
  const row: { number: string } | undefined = await db('settled_bill as b')
    .join('application as a', 'a.id', 'b.application_id')
    .whereRaw('b.bill in (select value from json_each(?))', [JSON.stringify(keys)])
    .whereNot('b.application_id', applicationId)
    .first('a.number');
  return row?.number ?? null;
}

/** A payment belongs to the file that named it first, until that file no longer does. */
export async function saveBills(
  trx: Knex,
  files: readonly { file: Application; before: Application | null }[],
): Promise<void> {
  const added: { bill: string; application_id: string }[] = [];
  const gone: [string, string][] = [];
  for (const { file, before } of files) {
    const moves = billMoves({ before, after: file });
    added.push(...moves.added.map((bill) => ({ bill, application_id: file.id })));
    gone.push(...moves.freed.map((key): [string, string] => [key, file.id]));
  }
  await runEach(trx, 'delete from settled_bill where bill = ? and application_id = ?', gone);
  await insertEach(trx, 'settled_bill', added, 'on conflict (bill) do nothing');
}
