import { CodedError } from '#common/contract/coded-error.ts';
import { permittedActions } from '#common/domain/applications/permitted-actions.ts';
import { EVIDENCE_KINDS } from '#common/domain/documents/named-attachments.ts';
import type { ApplicationId } from '#common/kernel/ids.ts';
import { findApplication } from '#main/records/repositories/applications.ts';
import { authorOf } from '#main/features/author.ts';
import type { Desk } from '#main/features/desk.ts';
import { mayLookInside } from './file-view.ts';
import { kinshipWith } from './kinship.ts';
import { factsFor } from './record.ts';

/**
 * Pages and captures are brought to a file by whoever may put one on record there now, or may look into it anyway.
 * Throws NOT_FOUND, FILE_HIDDEN.
 */
export async function checkMayWork(desk: Desk, applicationId: ApplicationId): Promise<void> {
  const { db, office, clock } = desk;
  if (await mayLookInside(desk, applicationId)) return;
  const author = authorOf(desk);
  const file = await findApplication(db, applicationId);
  if (!file) throw new CodedError('NOT_FOUND');
  const now = clock.now();
  const facts = {
    ...(await factsFor(db, null, author, now)),
    kinship: await kinshipWith(db, office, { author, file }),
  };
  const permitted = permittedActions(file, author, {
    policy: office.policy(file.sopId),
    facts,
    now,
  });
  if (!permitted.some(({ kind }) => EVIDENCE_KINDS.has(kind))) throw new CodedError('FILE_HIDDEN');
}
