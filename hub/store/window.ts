import type { Knex } from 'knex';
import type { ApplicationId } from '#common/kernel/ids.ts';
import { insertAll } from './bulk.ts';
import type { OfficePlace } from './feed.ts';
import { setWindow } from './office.ts';

/** Bookings up to `until` belong on the desks from now on; those that were left out before take a place in the feed. */
export async function moveWindow(
  trx: Knex,
  officeId: string,
  { place, until }: { place: OfficePlace; until: string },
): Promise<OfficePlace> {
  if (until <= place.windowUntil) return place;
  const near: ApplicationId[] = await trx('application')
    .where({ office_id: officeId, state: 'BOOKED' })
    .where('appointment_date', '>', place.windowUntil)
    .where('appointment_date', '<=', until)
    .orderBy('appointment_date')
    .pluck('id');
  const rows = near.map((id, index) => ({
    office_id: officeId,
    feed_seq: place.feedSeq + index + 1,
    application_id: id,
  }));
  const columns = { office_id: 'text', feed_seq: 'bigint', application_id: 'text' };
  await insertAll(trx, { table: 'announcement', columns }, rows);
  await setWindow(trx, officeId, until);
  return { ...place, feedSeq: place.feedSeq + near.length, windowUntil: until };
}
