import type { Knex } from 'knex';
import type { Acknowledgement } from '#common/contract/hub/publication.ts';
import { nextFeedSeq } from './feed.ts';

export const ACKNOWLEDGEMENT_COLUMNS = {
  name: 'name',
  version: 'version',
  by: 'account_id',
  at: 'at',
} as const;

export async function listAcknowledgements(db: Knex, officeId: string): Promise<Acknowledgement[]> {
  return db('acknowledgement')
    .where({ office_id: officeId })
    .orderBy(['name', 'version', 'account_id'])
    .select(ACKNOWLEDGEMENT_COLUMNS);
}

/** Once for each person and version, however often it is sent; of a version that is there. */
export async function insertAcknowledgement(
  trx: Knex,
  { name, version, by, at }: Acknowledgement,
  { officeId, deskId }: { officeId: string; deskId: string },
): Promise<void> {
  const known: unknown = await trx('document').where({ office_id: officeId, name, version }).first('version');
  const said: unknown = await trx('acknowledgement')
    .where({ office_id: officeId, name, version, account_id: by })
    .first('version');
  if (!known || said) return;
  await trx('acknowledgement').insert({
    office_id: officeId,
    name,
    version,
    account_id: by,
    at,
    desk_id: deskId,
    feed_seq: await nextFeedSeq(trx, officeId),
  });
}
