import type { Knex } from 'knex';
import type { Application } from '#common/domain/applications/application.ts';
import type { PlainDate } from '#common/kernel/plain-date.ts';

type Row = { snapshot: string; deadline_on: PlainDate | null };

/** Files whose passport waits, longest first; by the beginning of the number, a part of the name, the rack or the box. */
export async function listReady(
  db: Knex,
  text: string,
): Promise<{ file: Application; deadlineOn: PlainDate | null }[]> {
  const query = db('application').where({ state: 'READY_FOR_PICKUP' });
  const word = text.trim().toUpperCase().replaceAll(/[%_]/g, '');
  if (word) {
    void query.where((any) => {
      void any
        .where('number', 'like', `${word}%`)
        .orWhereRaw('upper(name) like ?', [`%${word}%`])
        .orWhereRaw(`json_extract(snapshot, '$.shelf.rack') = ?`, [word])
        .orWhereRaw(`json_extract(snapshot, '$.shelf.box') = ?`, [word]);
    });
  }
  const rows: Row[] = await query.orderBy(['state_since', 'id']).select('snapshot', 'deadline_on');
  return rows.map(({ snapshot, deadline_on: deadlineOn }) => ({ file: JSON.parse(snapshot), deadlineOn }));
}
