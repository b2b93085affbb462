import type { Knex } from 'knex';
import type { ApplicationId } from '#common/kernel/ids.ts';
import type { PlainDate } from '#common/kernel/plain-date.ts';
import { FINAL_STATES, type AppState } from '#common/domain/applications/vocabulary.ts';

const BILLING_CODE = /^\d{15}$/;
/** Not a column of its own: the bookings of a day are few enough to look into each. */
const BILLING_COLUMN = `json_extract(snapshot, '$.payment.billingCode')`;
const NIK = /^\d{16}$/;

/**
 * The booking of one day by billing code or NIK, exactly as written. Null when none fits, or when several that still
 * wait do: which of them is meant is then for a person to say.
 */
export async function findBookingOf(db: Knex, day: PlainDate, code: string): Promise<ApplicationId | null> {
  const column = BILLING_CODE.test(code) ? BILLING_COLUMN : NIK.test(code) ? 'nik' : null;
  if (column === null) return null;
  const rows: { id: ApplicationId; state: string }[] = await db('application')
    .where({ appointment_date: day })
    .whereRaw(`${column} = ?`, code)
    .select('id', 'state');
  const waiting = rows.filter(({ state }) => state === 'BOOKED');
  const [found, second] = waiting.length > 0 ? waiting : rows;
  return found && !second ? found.id : null;
}

/** The newest file of this NIK that has not come to its end. */
export async function findOpenFileOf(
  db: Knex,
  nik: string,
): Promise<{ number: string; state: AppState } | null> {
  const row: { number: string; state: AppState } | undefined = await db('application')
    .where({ nik })
    .whereNotIn('state', [...FINAL_STATES])
    .orderBy('ordinal', 'desc')
    .first('number', 'state');
  return row ?? null;
}

/** Files of older builds tell the end of a timed suspension only while they are suspended. */
const BAR_COLUMN = `coalesce(json_extract(snapshot, '$.barredUntil'),
  case when json_extract(snapshot, '$.suspension.timed') then json_extract(snapshot, '$.suspension.until') end)`;

/** Last day of the latest timed suspension in any file of this NIK; past ones too. */
export async function findBarOf(db: Knex, nik: string): Promise<PlainDate | null> {
  const row = await db('application')
    .where({ nik })
    .first<{ until: PlainDate | null } | undefined>(db.raw(`max(${BAR_COLUMN}) as until`));
  return row?.until ?? null;
}
