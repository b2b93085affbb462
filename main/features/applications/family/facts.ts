import type { Application } from '#common/domain/applications/application.ts';
import { numbersOnHold } from '#common/domain/applications/family.ts';
import type { Facts } from '#common/domain/applications/policy.ts';
import type { DeskDatabase } from '#main/records/encrypted-sqlite.ts';
import { findFamily } from '#main/records/repositories/families.ts';

/** Who of the family waits, asked only where one of them would be approved. */
export async function factsOfFamily(
  db: DeskDatabase,
  file: Application | null,
  kind: string,
): Promise<Pick<Facts, 'familyOnHold'>> {
  if (!file?.family || kind !== 'approval.approve/1') return {};
  return { familyOnHold: numbersOnHold(file, await findFamily(db, file.family.id)) };
}
