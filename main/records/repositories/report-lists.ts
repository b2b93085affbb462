import type { Knex } from 'knex';
import { FINAL_STATES } from '#common/domain/applications/vocabulary.ts';
import type { Action } from '#common/domain/applications/rules.ts';
import type { ApplicationId } from '#common/kernel/ids.ts';
import type { Instant } from '#common/kernel/instant.ts';
import { listActionsOf } from './actions.ts';

/** Some tens of milliseconds of work, after which the window is served. */
const PORTION = 100;

type Asked = {
  since: Instant;
  until: Instant;
  kinds?: readonly string[];
  refusedSince?: Instant;
};

/**
 * Lists, whole or of some kinds, of every file that was open at some time of the span, or on which something was done in it. With
 * `refusedSince` also those refused since then, whose applicant may still have to be told.
 */
export async function* reportLists(
  db: Knex,
  { since, until, kinds, refusedSince = since }: Asked,
): AsyncGenerator<Action[][]> {
  const open = db('application')
    .select('id')
    .whereNotIn('state', [...FINAL_STATES])
    .orWhere('state_since', '>=', since)
    .orWhere((refused) => void refused.where({ state: 'REJECTED' }).where('state_since', '>=', refusedSince));
  const touched = db('action')
    .select('application_id as id')
    .where('occurred_at', '>=', since)
    .where('occurred_at', '<', until);
  const rows: { id: ApplicationId }[] = await db.union([open, touched]);
  const ids = rows.map(({ id }) => id);
  for (let at = 0; at < ids.length; at += PORTION) {
    yield [...(await listActionsOf(db, ids.slice(at, at + PORTION), kinds)).values()];
  }
}
