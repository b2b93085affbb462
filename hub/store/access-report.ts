import type { Knex } from 'knex';
import type { AccessFile } from '#common/contract/hub/access-report.ts';
import type { Application } from '#common/domain/applications/application.ts';
import type { AuditEntry } from '#common/domain/office/audit-entry.ts';
import type { ApplicationId } from '#common/kernel/ids.ts';

/** Every file of the person whose file this is, by the number of the person; none for an unknown one. */
export async function filesOfPerson(db: Knex, officeId: string, id: ApplicationId): Promise<Application[]> {
  const rows: { snapshot: Application }[] = await db('application')
    .where({ office_id: officeId })
    .whereIn('nik', db('application').where({ office_id: officeId, id }).select('nik'))
    .orderBy('id')
    .select('snapshot');
  return rows.map(({ snapshot }) => snapshot);
}

export async function picturesOfFile(
  db: Knex,
  officeId: string,
  id: ApplicationId,
): Promise<AccessFile['pictures']> {
  return db('specific_image')
    .where({ office_id: officeId, application_id: id })
    .orderBy(['captured_at', 'attachment_id'])
    .select('kind', { capturedAt: 'captured_at', erasedAt: 'erased_at' });
}

/** What the centre was told of a file and has taken. */
export async function toldToCentre(
  db: Knex,
  officeId: string,
  id: ApplicationId,
): Promise<AccessFile['told']> {
  return db('gateway_outbox')
    .where({ office_id: officeId, application_id: id, state: 'SENT' })
    .orderBy('feed_seq')
    .select({ status: db.raw(`body ->> 'status'`), at: 'settled_at' });
}

export async function entriesOfFile(
  db: Knex,
  officeId: string,
  id: ApplicationId,
): Promise<Pick<AuditEntry, 'at' | 'event' | 'desk' | 'detail'>[]> {
  return db('audit')
    .where({ office_id: officeId, subject: id })
    .orderBy('seq')
    .select('at', 'event', 'desk', 'detail');
}
