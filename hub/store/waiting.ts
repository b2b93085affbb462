import type { Knex } from 'knex';
import type { ApplicationId } from '#common/kernel/ids.ts';
import type { PlainDate } from '#common/kernel/plain-date.ts';

/** Who waits for a day or was missed on it: whoever a change of that day is about. */
export async function listWaiting(db: Knex, officeId: string, day: PlainDate): Promise<ApplicationId[]> {
  return db('application')
    .where({ office_id: officeId, appointment_date: day })
    .whereIn('state', ['BOOKED', 'NO_SHOW'])
    .orderBy('id')
    .pluck('id');
}
