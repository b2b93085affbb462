import type { Knex } from 'knex';
import type { Instant } from '#common/kernel/instant.ts';
import type { PlainDate } from '#common/kernel/plain-date.ts';
import type { ListSource } from '#common/contract/central/wire.ts';
import type { Application } from '#common/domain/applications/application.ts';
import { PaymentRow, SimkimRow } from '#common/domain/gateway/lists.ts';

export type StoredList = { source: ListSource; day: PlainDate; rows: readonly unknown[]; at: Instant };

/** The newest telling of a day's list takes the place of an earlier one. */
export async function saveList(
  trx: Knex,
  officeId: string,
  { source, day, rows, at }: StoredList,
): Promise<void> {
  await trx('gateway_list')
    .insert({ office_id: officeId, source, day, rows: JSON.stringify(rows), received_at: at })
    .onConflict(['office_id', 'source', 'day'])
    .merge(['rows', 'received_at']);
}

export async function findSimkimList(
  db: Knex,
  officeId: string,
  day: PlainDate,
): Promise<SimkimRow[] | null> {
  const rows = await findRows(db, officeId, { source: 'SIMKIM', day });
  return rows === null ? null : SimkimRow.array().parse(rows);
}

export async function findPaymentList(
  db: Knex,
  officeId: string,
  day: PlainDate,
): Promise<PaymentRow[] | null> {
  const rows = await findRows(db, officeId, { source: 'PAYMENTS', day });
  return rows === null ? null : PaymentRow.array().parse(rows);
}

async function findRows(
  db: Knex,
  officeId: string,
  { source, day }: { source: ListSource; day: PlainDate },
): Promise<unknown> {
  const row: { rows: unknown } | undefined = await db('gateway_list')
    .where({ office_id: officeId, source, day })
    .first('rows');
  return row?.rows ?? null;
}

/** Which of the lists of these days are there. */
export async function listsThere(
  db: Knex,
  officeId: string,
  days: readonly PlainDate[],
): Promise<{ source: ListSource; day: PlainDate }[]> {
  return db('gateway_list')
    .where({ office_id: officeId })
    .whereRaw('day = any(?)', [[...days]])
    .select('source', 'day');
}

/** Payments that lists of other days hold for these bills. */
export async function paymentsFor(
  db: Knex,
  officeId: string,
  { billingCodes, otherThan }: { billingCodes: readonly string[]; otherThan: PlainDate },
): Promise<PaymentRow[]> {
  if (billingCodes.length === 0) return [];
  const { rows }: { rows: { payment: unknown }[] } = await db.raw(
    `select payment from gateway_list l, json_array_elements(l.rows) payment
     where l.office_id = ? and l.source = 'PAYMENTS' and l.day <> ? and payment ->> 'billingCode' = any(?)`,
    [officeId, otherThan, [...billingCodes]],
  );
  return rows.map(({ payment }) => PaymentRow.parse(payment));
}

/** Files whose book was issued on the day, and those that have one of these numbers or bills. */
export async function filesNamed(
  db: Knex,
  officeId: string,
  {
    day,
    numbers,
    billingCodes,
  }: { day: PlainDate; numbers: readonly string[]; billingCodes: readonly string[] },
): Promise<Application[]> {
  const { rows }: { rows: { snapshot: Application }[] } = await db.raw(
    `select snapshot from application where id in (
       select id from application where office_id = :office and issued_on = :day
       union select id from application where office_id = :office and number = any(:numbers)
       union select id from application where office_id = :office and billing_codes && :bills)`,
    { office: officeId, day, numbers: [...numbers], bills: [...billingCodes] },
  );
  return rows.map(({ snapshot }) => snapshot);
}
