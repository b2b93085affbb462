import type { Knex } from 'knex';
import type { ApplicationId } from '#common/kernel/ids.ts';
import { insertOf } from './bulk.ts';
import type { Read } from './read-together.ts';
import type { Write } from './write-together.ts';

const BILL = {
  table: 'settled_bill',
  columns: { office_id: 'text', bill: 'text', application_id: 'text' },
};

export type BillHolder = { applicationId: ApplicationId; number: string };

/** Which file each of these payments settles already. */
export function findBills(
  trx: Knex,
  officeId: string,
  bills: readonly string[],
): Read<Map<string, BillHolder>> {
  return {
    query:
      bills.length === 0
        ? null
        : trx('settled_bill as b')
            .join('application as a', 'a.id', 'b.application_id')
            .where({ 'b.office_id': officeId })
            .whereRaw('b.bill = any(?)', [[...bills]])
            .select('b.bill', 'a.number', { applicationId: 'b.application_id' }),
    toResult: (rows: (BillHolder & { bill: string })[]) =>
      new Map(rows.map(({ bill, ...holder }) => [bill, holder])),
  };
}

/** What each of these payments settles from now on; null for one that its file let go. Their holders were read under the same lock. */
export function billsWrites(
  officeId: string,
  bills: ReadonlyMap<string, BillHolder | null>,
): { freed: Write; held: Write } {
  const freed = [...bills].filter(([, holder]) => holder === null).map(([bill]) => bill);
  const held = [...bills].flatMap(([bill, holder]) =>
    holder ? [{ office_id: officeId, bill, application_id: holder.applicationId }] : [],
  );
  return {
    freed:
      freed.length === 0
        ? null
        : {
            sql: 'delete from settled_bill where office_id = ? and bill = any(?)',
            bindings: [officeId, freed],
          },
    held: insertOf(
      {
        ...BILL,
        suffix: 'on conflict (office_id, bill) do update set application_id = excluded.application_id',
      },
      held,
    ),
  };
}

/** A payment belongs to the file that named it first. */
export function billsWrite(
  officeId: string,
  bills: readonly { bill: string; applicationId: ApplicationId }[],
): Write {
  return insertOf(
    { ...BILL, suffix: 'on conflict (office_id, bill) do nothing' },
    bills.map(({ bill, applicationId }) => ({ office_id: officeId, bill, application_id: applicationId })),
  );
}
