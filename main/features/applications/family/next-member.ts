import type { Application } from '#common/domain/applications/application.ts';
import type { Stage } from '#common/domain/applications/vocabulary.ts';
import { queueStages } from '#common/domain/queue/queue-stages.ts';
import type { ApplicationId, UserId } from '#common/kernel/ids.ts';
import type { DeskDatabase } from '#main/records/encrypted-sqlite.ts';
import { findApplication } from '#main/records/repositories/applications.ts';
import { findFamily } from '#main/records/repositories/families.ts';
import type { OfficeContext } from '#main/features/office/office-context.ts';

type Asked = { after: ApplicationId; stage: Stage; viewer: UserId };

/** Who of the family of the file before stands in this stage: in this person's hands already, or free. */
export async function nextOfFamily(
  db: DeskDatabase,
  office: OfficeContext,
  { after, stage, viewer }: Asked,
): Promise<{ inHand: ApplicationId[]; free: ApplicationId[] }> {
  const done = await findApplication(db, after);
  const away = new Set([after, ...office.carriedAway]);
  const family = done?.family ? await findFamily(db, done.family.id) : [];
  const here = family.filter(
    (file) =>
      !away.has(file.id) &&
      file.ticket?.status !== 'PARKED' &&
      queueStages(file, office.policy(file.sopId)).includes(stage),
  );
  const idsOf = (isWanted: (claim: Application['claim']) => boolean) =>
    here.filter(({ claim }) => isWanted(claim)).map(({ id }) => id);
  return { inHand: idsOf((claim) => claim?.by === viewer), free: idsOf((claim) => claim === null) };
}
