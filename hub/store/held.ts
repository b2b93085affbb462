import type { Knex } from 'knex';
import type { HeldFiles } from '#common/contract/hub/held.ts';
import { isFinal, type AppState } from '#common/domain/applications/vocabulary.ts';
import { CLAIM_DESK_ID } from './claim-desk.ts';
import type { Instant } from '#common/kernel/instant.ts';

type Asked = {
  officeId: string;
  deskId: string;
  deskName: string;
  seenAt: Instant;
  closedSince: Instant;
};

/** Files that had begun when the desk was last heard of, and that were open then or had not been closed for long. */
export async function listHeld(
  db: Knex,
  { officeId, deskId, deskName, seenAt, closedSince }: Asked,
): Promise<HeldFiles['files']> {
  const rows: {
    number: string;
    state: AppState;
    by: string | null;
    desk: string | null;
    desk_id: string | null;
    carried: boolean;
  }[] = await db('application as f')
    .joinRaw(`left join account a on a.id = f.snapshot -> 'claim' ->> 'by'`)
    .where({ 'f.office_id': officeId })
    .whereRaw(`f.snapshot ->> 'createdAt' <= ?`, [seenAt])
    .where((open) => void open.whereNull('f.closed_at').orWhere('f.closed_at', '>=', closedSince))
    .orderBy('f.number')
    .select('f.number', 'f.state', {
      by: 'a.display_name',
      desk: db.raw(`f.snapshot -> 'claim' ->> 'desk'`),
      desk_id: db.raw(`case when f.snapshot -> 'claim' ->> 'by' is null then null else ${CLAIM_DESK_ID} end`),
      carried: db.raw(
        `exists (select from field_day d where d.desk_id = ? and (d.ended_at is null or d.ended_as = 'LOST')
          and jsonb_exists(d.files, f.id))`,
        [deskId],
      ),
    });
  return rows.map(({ number, state, by, desk, desk_id, carried }) => ({
    number,
    state,
    isOpen: !isFinal(state),
    claimedBy: (desk_id === null ? desk === deskName : desk_id === deskId) ? by : null,
    isCarried: carried,
  }));
}

/** Pictures that came from the desk: those were on its disk for certain. */
export async function countTaken(db: Knex, deskId: string): Promise<number> {
  const row = await db('attachment').where({ desk_id: deskId }).count({ n: '*' }).first();
  return Number(row?.['n'] ?? 0);
}
