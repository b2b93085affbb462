import type { Knex } from 'knex';
import type { FieldCandidate, FieldFile } from '#common/contract/ipc/field.ts';
import type { ApplicationId } from '#common/kernel/ids.ts';
import type { PlainDate } from '#common/kernel/plain-date.ts';

/** Files by their ids, as far as this desk holds them. */
export async function findFieldFiles(
  db: Knex,
  ids: readonly ApplicationId[],
): Promise<Map<ApplicationId, FieldFile>> {
  const rows: FieldFile[] = await db('application')
    .whereRaw('id in (select value from json_each(?))', [JSON.stringify(ids)])
    .select('id', 'number', 'name', 'state');
  return new Map(rows.map((row) => [row.id, row]));
}

/** Who is booked for a day and has not come yet, in the order of the times. */
export async function listBookedOn(db: Knex, on: PlainDate): Promise<Omit<FieldCandidate, 'place'>[]> {
  return db('application')
    .where({ state: 'BOOKED', appointment_date: on })
    .orderBy(['appointment_time', 'number'])
    .select('id', 'number', 'name', 'lane', { time: db.raw(`coalesce(appointment_time, '')`) });
}
