import type { Knex } from 'knex';
import type { ApplicationId } from '#common/kernel/ids.ts';
import { billKey } from '#common/domain/applications/bill-keys.ts';
import type { Application } from '#common/domain/applications/application.ts';
import { FINAL_STATES } from '#common/domain/applications/vocabulary.ts';

/** Open files by the billing code and the receipt of their first bill, as far as these lines name them. */
export async function findByBills(
  db: Knex,
  { codes, ntpns }: { codes: readonly string[]; ntpns: readonly string[] },
): Promise<Map<string, Application>> {
  const rows: { snapshot: string }[] = await db('application')
    .whereNotIn('state', FINAL_STATES)
    .where((any) => {
      void any
        .whereRaw(`json_extract(snapshot, '$.payment.billingCode') in (select value from json_each(?))`, [
          JSON.stringify(codes),
        ])
        .orWhereRaw(`json_extract(snapshot, '$.payment.ntpn') in (select value from json_each(?))`, [
          JSON.stringify(ntpns),
        ]);
    })
    .orderBy('id', 'desc')
    .select('snapshot');
  const found = new Map<string, Application>();
  for (const { snapshot } of rows) {
    const file: Application = JSON.parse(snapshot);
    const { billingCode, ntpn } = file.payment;
    if (billingCode !== null) found.set(billKey('B', billingCode), file);
    if (ntpn !== null) found.set(billKey('N', ntpn), file);
  }
  return found;
}

/** Which files these payments have settled. */
export async function findSettled(
  db: Knex,
  keys: readonly string[],
): Promise<Map<string, { id: ApplicationId; number: string }>> {
  const rows: { bill: string; id: ApplicationId; number: string }[] = await db('settled_bill as b')
    .join('application as a', 'a.id', 'b.application_id')
    .whereRaw('b.bill in (select value from json_each(?))', [JSON.stringify(keys)])
    .select('b.bill', 'a.id', 'a.number');
  return new Map(rows.map(({ bill, ...file }) => [bill, file]));
}
