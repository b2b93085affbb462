import { CodedError } from '#common/contract/coded-error.ts';
import { whyNot } from '#common/domain/applications/permitted-actions.ts';
import type { ApplicationId } from '#common/kernel/ids.ts';
import { kinshipWith } from '#main/features/applications/kinship.ts';
import { factsFor } from '#main/features/applications/record.ts';
import { authorOf } from '#main/features/author.ts';
import type { Desk } from '#main/features/desk.ts';
import { findApplication } from '#main/records/repositories/applications.ts';

/** A finger is taken by whoever may record it and has the file in hand; asked before the device is. Throws the rule's own refusal. */
export async function checkMayCapture(desk: Desk, applicationId: ApplicationId): Promise<void> {
  const { db, office, clock } = desk;
  const author = authorOf(desk);
  const file = await findApplication(db, applicationId);
  if (!file) throw new CodedError('NOT_FOUND');
  const refusal = whyNot(file, 'biometrics.captureFingerprints/1', author, {
    policy: office.policy(file.sopId),
    facts: {
      ...(await factsFor(db, null, author, clock.now())),
      kinship: await kinshipWith(db, office, { author, file }),
    },
    now: clock.now(),
  });
  if (refusal) throw new CodedError(refusal.code, refusal.details);
  if (file.claim?.by !== author.userId) throw new CodedError('FILE_HIDDEN');
}
