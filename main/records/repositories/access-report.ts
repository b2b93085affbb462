import type { Knex } from 'knex';
import type { AccessFile } from '#common/contract/hub/access-report.ts';
import type { AuditEntry } from '#common/domain/office/audit-entry.ts';
import type { ApplicationId } from '#common/kernel/ids.ts';

export async function picturesOfFile(db: Knex, id: ApplicationId): Promise<AccessFile['pictures']> {
  return db('specific_image')
    .where({ application_id: id })
    .orderBy(['captured_at', 'attachment_id'])
    .select('kind', { capturedAt: 'captured_at', erasedAt: 'erased_at' });
}

export async function entriesOfFile(
  db: Knex,
  id: ApplicationId,
): Promise<Pick<AuditEntry, 'at' | 'event' | 'desk' | 'detail'>[]> {
  return db('audit').where({ subject: id }).orderBy('seq').select('at', 'event', 'desk', 'detail');
}
