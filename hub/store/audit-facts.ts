import type { Knex } from 'knex';
import type { Application } from '#common/domain/applications/application.ts';
import type { AuditEntry } from '#common/domain/office/audit-entry.ts';
import type { ClaimOnRecord } from '#common/domain/audit/claims-in-order.ts';
import type { ViewedFile, Viewer } from '#common/domain/audit/unusual-views.ts';
import type { Instant } from '#common/kernel/instant.ts';

type Span = { from: Instant; until: Instant; limit: number };

/** Who looked at what, in the order of the chain; one more than the limit shows that there is more. */
export async function listViews(
  db: Knex,
  officeId: string,
  { from, until, limit }: Span,
): Promise<(AuditEntry & { seq: number })[]> {
  return (
    db('audit')
      .where({ office_id: officeId })
      .whereRaw(`event in ('VIEW', 'REVEAL')`)
      // Nobody is asked about what a desk says of a person who was not there.
      .where({ unconfirmed: false })
      .where('at', '>=', from)
      .where('at', '<', until)
      .orderBy('at')
      .orderBy('seq')
      .limit(limit + 1)
      .select('seq', 'at', 'actor', 'desk', 'event', 'subject', 'detail')
  );
}

export async function countUnconfirmedViews(
  db: Knex,
  officeId: string,
  { from, until }: Omit<Span, 'limit'>,
): Promise<number> {
  const row = await db('audit')
    .where({ office_id: officeId, unconfirmed: true })
    .whereRaw(`event in ('VIEW', 'REVEAL')`)
    .where('at', '>=', from)
    .where('at', '<', until)
    .count({ n: '*' })
    .first();
  return Number(row?.['n'] ?? 0);
}

/** How files were taken up in a time, each as it stands in its list. */
export async function listClaimsOnRecord(
  db: Knex,
  officeId: string,
  { from, until }: { from: Instant; until: Instant },
): Promise<ClaimOnRecord[]> {
  return db('action')
    .where({ office_id: officeId })
    .whereIn('kind', ['queue.claim/1', 'queue.callTicket/1'])
    .where('occurred_at', '>=', from)
    .where('occurred_at', '<', until)
    .select('actor', { applicationId: 'application_id', order: db.raw(`payload -> 'order'`) });
}

/** What desks said of the seeds: the promise while the day lasted, and afterwards the seed. */
export async function listSeeds(db: Knex, officeId: string): Promise<{ day: string; detail: string }[]> {
  return db('audit').where({ office_id: officeId, event: 'SEED' }).select('detail', { day: 'subject' });
}

export async function listViewers(db: Knex, officeId: string, ids: readonly string[]): Promise<Viewer[]> {
  return db('account')
    .where({ office_id: officeId })
    .whereRaw('id = any(?)', [[...new Set(ids)]])
    .select({ id: 'id', name: 'display_name', nik: 'nik' });
}

type FileRow = { id: string; snapshot: Application; closed_at: Instant | null };

/** The files that were looked at, and the viewers' own: these tell who is family. */
export async function viewedFiles(
  db: Knex,
  officeId: string,
  { ids, niks }: { ids: readonly string[]; niks: readonly string[] },
): Promise<ViewedFile[]> {
  const rows: FileRow[] = await db('application')
    .where({ office_id: officeId })
    .whereRaw('(id = any(?) or nik = any(?))', [[...new Set(ids)], [...niks]])
    .select('id', 'snapshot', 'closed_at');
  const hands: { application_id: string; actor: string }[] = await db('action')
    .whereRaw('application_id = any(?)', [rows.map(({ id }) => id)])
    .distinct('application_id', 'actor');
  const byFile = Map.groupBy(hands, ({ application_id }) => application_id);
  return rows.map(({ id, snapshot: { applicant }, closed_at: closedAt }) => ({
    id,
    nik: applicant.nik,
    kkNumber: applicant.kkNumber,
    name: applicant.fullName,
    address: applicant.address,
    closedAt,
    hands: new Set(byFile.get(id)?.map(({ actor }) => actor)),
  }));
}
