import type { Knex } from 'knex';
import type { Action } from '#common/domain/applications/rules.ts';
import type { ApplicationId } from '#common/kernel/ids.ts';
import type { Instant } from '#common/kernel/instant.ts';
import { actionsOf } from './pull-reads.ts';

const PORTION = 500;

type Asked = {
  officeId: string;
  code: string;
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
  trx: Knex,
  { officeId, code, since, until, kinds, refusedSince = since }: Asked,
): AsyncGenerator<Action[][]> {
  const open = trx('application')
    .select('id')
    .where({ office_id: officeId })
    .where(
      (left) =>
        void left
          .whereNull('closed_at')
          .orWhere('closed_at', '>=', since)
          .orWhere(
            (refused) => void refused.where({ state: 'REJECTED' }).where('closed_at', '>=', refusedSince),
          ),
    );
  const touched = trx('action')
    .select('application_id as id')
    .where({ office_id: officeId })
    .where('occurred_at', '>=', since)
    .where('occurred_at', '<', until);
  const rows: { id: ApplicationId }[] = await trx.union([open, touched]);
  const ids = rows.map(({ id }) => id);
  for (let at = 0; at < ids.length; at += PORTION) {
    const lists = await actionsOf(trx, code, ids.slice(at, at + PORTION), kinds);
    // Each was parsed by the rule of its kind when it was accepted.
    yield [...lists.values()] as unknown as Action[][];
  }
}
